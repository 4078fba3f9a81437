package org.parley.exchange;

import java.util.Arrays;

/**
 * What a plan has to keep within; whole numbers in the lattice's unit.
 *
 * @param extra what is added to each party's loss
 * @param pair what is added to the losses of payer and payee together, where there is money
 * @param exposure largest exposure of any party
 * @param spread largest difference of two parties' exposures
 * @param lastDay latest day of the last step
 */
public record Limits(long[] extra, long pair, long exposure, long spread, int lastDay) {

    /** As the problem states it, and nothing more. */
    static Limits asStated(Lattice lattice) {
        return extra(new long[lattice.parties], lattice);
    }

    static Limits extra(long[] extra, Lattice lattice) {
        long pair = lattice.pays() ? Math.min(Lattice.UNBOUNDED, extra[lattice.payer] + extra[lattice.payee]) : 0;
        return new Limits(extra.clone(), pair, Lattice.UNBOUNDED, Lattice.UNBOUNDED, Integer.MAX_VALUE);
    }

    Limits withExtra(int party, long amount) {
        long[] other = extra.clone();
        other[party] = amount;
        return new Limits(other, pair, exposure, spread, lastDay);
    }

    Limits withPair(long other) {
        return new Limits(extra, other, exposure, spread, lastDay);
    }

    Limits withExposure(long other) {
        return new Limits(extra, pair, other, spread, lastDay);
    }

    Limits withSpread(long other) {
        return new Limits(extra, pair, exposure, other, lastDay);
    }

    Limits withLastDay(int other) {
        return new Limits(extra, pair, exposure, spread, other);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Limits l
                && Arrays.equals(extra, l.extra)
                && pair == l.pair
                && exposure == l.exposure
                && spread == l.spread
                && lastDay == l.lastDay;
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(new long[] {Arrays.hashCode(extra), pair, exposure, spread, lastDay});
    }
}
