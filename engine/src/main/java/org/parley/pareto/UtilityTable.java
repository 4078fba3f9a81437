package org.parley.pareto;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.parley.model.OutcomeSpace;

/**
 * A party's utilities by the index of the outcome, for strategies that ask millions of times. An outcome's index counts
 * with the last issue turning fastest. Doubles, each within two units in the last place of the exact utility; nothing is
 * decided by them that has to be exact.
 *
 * <p>For a sum over issues, issues are cut into segments with a table of partial sums each: a look-up costs one division
 * per further segment. Other utilities are tabulated outcome by outcome. Immutable.
 */
public final class UtilityTable {

    private static final int SEGMENT = 1 << 12;

    private final OutcomeSpace space;
    private final long size;
    private final int[] sizes;
    private final double[][] segments;
    private final int[] segmentSizes;
    /** Dividing an index below 2^31 by a segment's size is multiplying by this and shifting (Granlund, Montgomery 1994). */
    private final long[] reciprocals;

    private final int[] shifts;
    /** Outcomes by utility, best first; empty where they are too many. */
    private final int[] best;

    private UtilityTable(OutcomeSpace space, double[][] segments, boolean ranked) {
        this.space = space;
        this.size = space.size().longValueExact();
        this.sizes = new int[space.issues().size()];
        Arrays.setAll(sizes, space::options);
        this.segments = segments;
        this.segmentSizes = Arrays.stream(segments).mapToInt(s -> s.length).toArray();
        this.shifts = Arrays.stream(segmentSizes)
                .map(d -> 31 + (32 - Integer.numberOfLeadingZeros(d - 1)))
                .toArray();
        this.reciprocals = new long[segmentSizes.length];
        Arrays.setAll(reciprocals, s -> ((1L << shifts[s]) + segmentSizes[s] - 1) / segmentSizes[s]);
        this.best = ranked ? ranked() : new int[0];
    }

    /**
     * @throws IllegalArgumentException if the space has more than 2^62 outcomes, or more than {@link Valuation#MOST} and
     *     the party's utility is no sum over issues
     */
    public static UtilityTable of(Valuation valuation, int party) {
        OutcomeSpace space = valuation.space();
        if (space.size().bitLength() > 62) {
            throw new IllegalArgumentException("the space has " + space.size() + " outcomes; an index holds 2^62");
        }
        boolean sum = valuation.terms(party).isEmpty() && !valuation.clipped(party);
        if (!sum && !valuation.enumerable()) {
            throw new IllegalArgumentException(
                    "the utility of " + valuation.parties().get(party)
                            + " is no sum over issues, and the space has " + space.size() + " outcomes; at most "
                            + Valuation.MOST + " are tabulated");
        }
        double[][] segments = sum ? summed(valuation, party) : tabulated(valuation, party);
        return new UtilityTable(space, segments, valuation.enumerable());
    }

    /** Segments of consecutive issues, the last first, none larger than {@link #SEGMENT} unless a single issue is. */
    private static double[][] summed(Valuation valuation, int party) {
        List<double[]> segments = new ArrayList<>();
        BigInteger scale = valuation.scale(party);
        int end = valuation.space().issues().size();
        while (end > 0) {
            int start = end - 1;
            int length = valuation.space().options(start);
            while (start > 0 && (long) length * valuation.space().options(start - 1) <= SEGMENT) {
                length *= valuation.space().options(--start);
            }
            double[] table = new double[length];
            for (int at = 0; at < length; at++) {
                int rest = at;
                BigInteger exact = BigInteger.ZERO;
                for (int i = end - 1; i >= start; i--) {
                    exact = exact.add(
                            valuation.part(party, i, rest % valuation.space().options(i)));
                    rest /= valuation.space().options(i);
                }
                table[at] = new org.parley.model.Rational(exact, scale).toDouble();
            }
            segments.add(table);
            end = start;
        }
        return segments.toArray(double[][]::new);
    }

    private static double[][] tabulated(Valuation valuation, int party) {
        double[] all = new double[valuation.space().size().intValueExact()];
        int[] picks = new int[valuation.space().issues().size()];
        for (int at = 0; at < all.length; at++) {
            int rest = at;
            for (int i = picks.length - 1; i >= 0; i--) {
                picks[i] = rest % valuation.space().options(i);
                rest /= valuation.space().options(i);
            }
            all[at] = valuation.approximate(party, picks);
        }
        return new double[][] {all};
    }

    private int[] ranked() {
        long[] comparable = new long[(int) size];
        for (int i = 0; i < comparable.length; i++) {
            comparable[i] = Dominance.comparable(utility(i));
        }
        return Order.descending(new long[][] {comparable}, comparable.length);
    }

    /** How many outcomes there are. */
    public long size() {
        return size;
    }

    /**
     * The utility of the outcome at this index, in O(segments): one for spaces up to 4,096 outcomes, two up to 16 million.
     *
     * @throws IndexOutOfBoundsException if there is no such outcome
     */
    public double utility(long index) {
        if (index < 0 || index >= size) {
            throw new IndexOutOfBoundsException("no outcome " + index + "; there are " + size);
        }
        if (index <= Integer.MAX_VALUE) {
            return narrow(index);
        }
        double sum = 0;
        long rest = index;
        int last = segmentSizes.length - 1;
        for (int s = 0; s < last; s++) {
            long next = rest / segmentSizes[s];
            sum += segments[s][(int) (rest - next * segmentSizes[s])];
            rest = next;
        }
        return sum + segments[last][(int) rest];
    }

    private double narrow(long index) {
        double sum = 0;
        long rest = index;
        int last = segmentSizes.length - 1;
        for (int s = 0; s < last; s++) {
            int next = (int) (rest * reciprocals[s] >>> shifts[s]);
            sum += segments[s][(int) rest - next * segmentSizes[s]];
            rest = next;
        }
        return sum + segments[last][(int) rest];
    }

    /** The options of the outcome at this index. */
    public int[] picks(long index) {
        int[] picks = new int[sizes.length];
        long rest = index;
        for (int i = sizes.length - 1; i >= 0; i--) {
            picks[i] = (int) (rest % sizes[i]);
            rest /= sizes[i];
        }
        return picks;
    }

    /** The index of an outcome. */
    public long index(int[] picks) {
        long index = 0;
        for (int i = 0; i < sizes.length; i++) {
            index = index * sizes[i] + picks[i];
        }
        return index;
    }

    public OutcomeSpace space() {
        return space;
    }

    /** How many outcomes have a utility of {@code least} or more; O(log n). */
    public int countFrom(double least) {
        requireRanked();
        int low = 0;
        int high = best.length;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (utility(best[middle]) >= least) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    /** The outcome in this place, the best being 0; ties by index. O(1). */
    public int ranked(int place) {
        requireRanked();
        return best[place];
    }

    /** The outcome with the least utility at or above {@code least}, the one with the smallest index of several; or -1. */
    public int worstFrom(double least) {
        int many = countFrom(least);
        if (many == 0) {
            return -1;
        }
        return best[countFrom(Math.nextUp(utility(best[many - 1])))];
    }

    private void requireRanked() {
        if (best.length == 0) {
            throw new IllegalStateException(
                    "the space has " + size + " outcomes; at most " + Valuation.MOST + " are ranked by utility");
        }
    }
}
