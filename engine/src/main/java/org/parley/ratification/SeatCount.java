package org.parley.ratification;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;

/**
 * Coalitions of the voters of one body, counted by their number and their seats: the coefficients of
 * {@code product over voters of (1 + x y^seats)}, up to a quota (Mann and Shapley 1962).
 *
 * <p>Counts run to 200 bits and more. They are kept as remainders for several moduli without a common factor, in arrays of
 * longs, and put together again (Chinese remainders) only where a count is asked for. The count without one voter is a
 * difference of sums that telescopes, so that nothing has to be counted anew per voter.
 */
final class SeatCount {

    /** The most numbers in one table: 200 MB. */
    static final long MOST_CELLS = 25_000_000;

    private final int[] seats;
    private final int quota;
    private final List<BigInteger> moduli = new ArrayList<>();
    private final List<long[][]> below = new ArrayList<>();
    private final BigInteger product;

    /** @param quota seats needed, at least 1, in the same unit */
    SeatCount(int[] seats, int quota) {
        this.seats = seats.clone();
        this.quota = quota;
        BigInteger all = BigInteger.ONE;
        BigInteger candidate = BigInteger.ONE.shiftLeft(62).subtract(BigInteger.ONE);
        while (all.bitLength() < seats.length + 2) {
            if (candidate.gcd(all).equals(BigInteger.ONE)) {
                moduli.add(candidate);
                all = all.multiply(candidate);
            }
            candidate = candidate.subtract(BigInteger.TWO);
        }
        product = all;
        moduli.forEach(m -> below.add(prefixes(table(m.longValueExact()), m.longValueExact())));
    }

    /** Whether a table for so many voters and this quota fits. */
    static boolean fits(int voters, long quota) {
        return quota <= MOST_CELLS && (voters + 1) * (quota + 1) <= MOST_CELLS;
    }

    /** Coalitions by number that reach the quota. */
    Sizes winning() {
        BigInteger[] losing = new BigInteger[seats.length + 1];
        for (int k = 0; k < losing.length; k++) {
            losing[k] = count(k, quota);
        }
        return new Sizes(losing).complement();
    }

    /** Coalitions of the others by number that the voter lifts to the quota. */
    Sizes swings(int voter) {
        int mine = seats[voter];
        BigInteger[] swings = Sizes.none(seats.length - 1).counts();
        if (mine == 0) {
            return new Sizes(swings);
        }
        for (int k = 0; k < swings.length; k++) {
            BigInteger sum = BigInteger.ZERO;
            for (int j = 0; j <= k && quota - (long) j * mine > 0; j++) {
                BigInteger window =
                        count(k - j, quota - j * mine).subtract(count(k - j, Math.max(0, quota - (j + 1) * mine)));
                sum = (j & 1) == 0 ? sum.add(window) : sum.subtract(window);
            }
            swings[k] = sum;
        }
        return new Sizes(swings);
    }

    /** By number k, then by seats below the quota: coalitions, as remainders. */
    private long[][] table(long modulus) {
        long[][] counts = new long[seats.length + 1][quota];
        counts[0][0] = 1;
        int reached = 0;
        for (int v = 0; v < seats.length; v++) {
            int mine = seats[v];
            reached = (int) Math.min(quota - 1L, (long) reached + mine);
            for (int k = v; k >= 0; k--) {
                add(counts[k], counts[k + 1], mine, reached, modulus);
            }
        }
        return counts;
    }

    private static void add(long[] from, long[] to, int mine, int reached, long modulus) {
        for (int s = mine; s <= reached; s++) {
            long sum = to[s] + from[s - mine];
            to[s] = sum >= modulus ? sum - modulus : sum;
        }
    }

    /** Sums over seats: at s, the coalitions with fewer than s seats. */
    private long[][] prefixes(long[][] counts, long modulus) {
        long[][] sums = new long[counts.length][quota + 1];
        for (int k = 0; k < counts.length; k++) {
            long sum = 0;
            for (int s = 0; s < quota; s++) {
                sum += counts[k][s];
                sum = sum >= modulus ? sum - modulus : sum;
                sums[k][s + 1] = sum;
            }
        }
        return sums;
    }

    /** Coalitions of so many voters with fewer than so many seats. */
    private BigInteger count(int number, int fewerThan) {
        BigInteger whole = BigInteger.valueOf(below.getFirst()[number][fewerThan]);
        BigInteger so = moduli.getFirst();
        for (int m = 1; m < moduli.size(); m++) {
            BigInteger modulus = moduli.get(m);
            BigInteger rest = BigInteger.valueOf(below.get(m)[number][fewerThan]);
            BigInteger steps = rest.subtract(whole).multiply(inverses(m)).mod(modulus);
            whole = whole.add(so.multiply(steps));
            so = so.multiply(modulus);
        }
        return whole.mod(product);
    }

    private final List<BigInteger> inverses = new ArrayList<>();

    private BigInteger inverses(int m) {
        while (inverses.size() <= m) {
            BigInteger before =
                    moduli.subList(0, inverses.size()).stream().reduce(BigInteger.ONE, BigInteger::multiply);
            inverses.add(before.modInverse(moduli.get(inverses.size())));
        }
        return inverses.get(m);
    }
}
