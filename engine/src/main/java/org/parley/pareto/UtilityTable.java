package org.parley.pareto;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntPredicate;
import org.parley.model.OutcomeSpace;

/**
 * A party's utilities by the index of the outcome, for strategies that ask millions of times. An outcome's index counts
 * with the last issue turning fastest. Doubles, each within two units in the last place of the exact utility; nothing is
 * decided by them that has to be exact: outcomes are ranked, and held against a bound, by their whole numbers where these fit
 * into 64 bits.
 *
 * <p>For a sum over issues, issues are cut into segments with a table of partial sums each: a look-up costs one division
 * per further segment. Other utilities are tabulated outcome by outcome. Immutable.
 */
public final class UtilityTable {

    private static final int SEGMENT = 1 << 12;
    /** More than doubles here are ever off by. */
    private static final double CLOSE = 1e-12;

    private final OutcomeSpace space;
    private final long size;
    private final int[] sizes;
    private final double[][] segments;
    private final int[] segmentSizes;
    /** Dividing an index below 2^31 by a segment's size is multiplying by this and shifting (Granlund, Montgomery 1994). */
    private final long[] reciprocals;

    private final int[] shifts;
    private final Valuation valuation;
    private final int party;
    /** The party's whole number for each outcome; empty where outcomes are too many, or numbers too wide. */
    private final long[] numbers;
    /** Outcomes by utility, best first; empty where they are too many. */
    private final int[] best;

    private UtilityTable(Valuation valuation, int party, double[][] segments) {
        this.valuation = valuation;
        this.party = party;
        this.space = valuation.space();
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
        this.numbers = valuation.enumerable() && valuation.narrow() ? numbers(valuation, party) : new long[0];
        this.best = valuation.enumerable() ? ranked() : new int[0];
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
        return new UtilityTable(valuation, party, segments);
    }

    /** Segments of consecutive issues, the last first, none larger than {@link #SEGMENT} unless a single issue is. */
    private static double[][] summed(Valuation valuation, int party) {
        List<double[]> segments = new ArrayList<>();
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
                table[at] = valuation.utility(party, exact).toDouble();
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

    private static long[] numbers(Valuation valuation, int party) {
        long[] all = new long[valuation.space().size().intValueExact()];
        int[] picks = new int[valuation.space().issues().size()];
        for (int at = 0; at < all.length; at++) {
            all[at] = valuation.narrowNumber(party, picks);
            int issue = picks.length - 1;
            while (issue >= 0 && ++picks[issue] == valuation.space().options(issue)) {
                picks[issue--] = 0;
            }
        }
        return all;
    }

    private int[] ranked() {
        long[] comparable = numbers;
        if (numbers.length == 0) {
            comparable = new long[(int) size];
            for (int i = 0; i < comparable.length; i++) {
                comparable[i] = Dominance.comparable(utility(i));
            }
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

    /** How many outcomes have a utility, as the double next to it, of {@code least} or more; O(log n). */
    public int countFrom(double least) {
        requireRanked();
        return places(index -> reaches(index, least));
    }

    private boolean reaches(int index, double least) {
        double apart = utility(index) - least;
        return numbers.length == 0 || Math.abs(apart) > CLOSE
                ? apart >= 0
                : valuation.utility(party, BigInteger.valueOf(numbers[index])).toDouble() >= least;
    }

    /** How many of the best outcomes meet what no outcome meets that comes after one that does not. */
    private int places(IntPredicate met) {
        int low = 0;
        int high = best.length;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (met.test(best[middle])) {
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
        int last = best[many - 1];
        return best[
                places(index -> numbers.length == 0 ? utility(index) > utility(last) : numbers[index] > numbers[last])];
    }

    private void requireRanked() {
        if (best.length == 0) {
            throw new IllegalStateException(
                    "the space has " + size + " outcomes; at most " + Valuation.MOST + " are ranked by utility");
        }
    }
}
