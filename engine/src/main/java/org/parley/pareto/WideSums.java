package org.parley.pareto;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Points of any width, for numbers without a common scale in 62 bits. Beside each exact number stand its leading bits, and
 * these decide wherever they are far enough apart; only numbers that are equal or nearly so are compared exactly. Sums that
 * were just formed keep their two parts and are added up exactly only when asked for.
 */
final class WideSums implements Sums {

    private final int size;
    private final int[] shifts;
    /** Each number without its last bits, rounded down part by part: at most {@code terms} too small, never too large. */
    private final long[][] leading;

    private final int terms;
    /** Empty where the numbers are sums of {@code one} and {@code other}. */
    private final BigInteger[][] exact;

    private final @Nullable WideSums one;
    private final @Nullable WideSums other;

    private WideSums(
            int size,
            int[] shifts,
            long[][] leading,
            int terms,
            BigInteger[][] exact,
            @Nullable WideSums one,
            @Nullable WideSums other) {
        this.size = size;
        this.shifts = shifts;
        this.leading = leading;
        this.terms = terms;
        this.exact = exact;
        this.one = one;
        this.other = other;
    }

    /**
     * @param exact one column per party
     * @param shifts per party, how many bits to leave out so that no sum that will be formed needs more than 61
     */
    static WideSums of(BigInteger[][] exact, int size, int[] shifts) {
        long[][] leading = new long[exact.length][size];
        for (int p = 0; p < exact.length; p++) {
            for (int i = 0; i < size; i++) {
                leading[p][i] = exact[p][i].shiftRight(shifts[p]).longValueExact();
            }
        }
        return new WideSums(size, shifts, leading, 1, exact, null, null);
    }

    @Override
    public int size() {
        return size;
    }

    @Override
    public int parties() {
        return leading.length;
    }

    @Override
    public Sums plus(Sums options) {
        WideSums more = (WideSums) options;
        long[][] sums = new long[leading.length][size * more.size];
        for (int p = 0; p < leading.length; p++) {
            for (int o = 0; o < more.size; o++) {
                long part = more.leading[p][o];
                int at = o * size;
                for (int i = 0; i < size; i++) {
                    sums[p][at + i] = leading[p][i] + part;
                }
            }
        }
        return new WideSums(size * more.size, shifts, sums, terms + more.terms, new BigInteger[0][], this, more);
    }

    /** Each number's place among the party's distinct numbers. */
    @Override
    public long[][] comparable() {
        long[][] ranks = new long[leading.length][size];
        for (int p = 0; p < leading.length; p++) {
            rank(p, ranks[p]);
        }
        return ranks;
    }

    private void rank(int party, long[] ranks) {
        long[] mine = leading[party];
        int[] order = Order.descending(new long[][] {mine}, size);
        long rank = size;
        int start = 0;
        for (int i = 1; i <= size; i++) {
            if (i < size && mine[order[i - 1]] - mine[order[i]] < terms) {
                continue; // too close to tell
            }
            if (i - start == 1) {
                ranks[order[start]] = rank--;
            } else {
                rank = settle(party, order, start, i, ranks, rank);
            }
            start = i;
        }
    }

    /** Ranks a run of numbers by their exact values. */
    private long settle(int party, int[] order, int from, int to, long[] ranks, long rank) {
        BigInteger[] values = new BigInteger[to - from];
        Arrays.setAll(values, i -> number(party, order[from + i]));
        int[] sorted = IntStream.range(0, values.length)
                .boxed()
                .sorted((a, b) -> values[b].compareTo(values[a]))
                .mapToInt(i -> i)
                .toArray();
        long next = rank;
        for (int i = 0; i < sorted.length; i++) {
            if (i > 0 && !values[sorted[i]].equals(values[sorted[i - 1]])) {
                next--;
            }
            ranks[order[from + sorted[i]]] = next;
        }
        return next - 1;
    }

    @Override
    public Sums at(int[] places, int many) {
        long[][] chosen = new long[leading.length][many];
        BigInteger[][] numbers = new BigInteger[leading.length][many];
        for (int p = 0; p < leading.length; p++) {
            for (int i = 0; i < many; i++) {
                chosen[p][i] = leading[p][places[i]];
                numbers[p][i] = number(p, places[i]);
            }
        }
        return new WideSums(many, shifts, chosen, terms, numbers, null, null);
    }

    @Override
    public int find(Sums all, int i, Sums options, int o) {
        int low = 0;
        int high = size - 1;
        while (low <= high) {
            int middle = (low + high) >>> 1;
            int sign = 0;
            for (int p = 0; p < leading.length && sign == 0; p++) {
                sign = number(p, middle).compareTo(all.number(p, i).subtract(options.number(p, o)));
            }
            if (sign == 0) {
                return middle;
            }
            if (sign > 0) {
                low = middle + 1;
            } else {
                high = middle - 1;
            }
        }
        return -1;
    }

    @Override
    public boolean reaches(int i, BigInteger[] most, BigInteger[] bounds) {
        for (int p = 0; p < leading.length; p++) {
            if (number(p, i).add(most[p]).compareTo(bounds[p]) < 0) {
                return false;
            }
        }
        return true;
    }

    @Override
    public BigInteger number(int party, int i) {
        return one == null || other == null
                ? exact[party][i]
                : one.number(party, i % one.size).add(other.number(party, i / one.size));
    }

    @Override
    public double approximate(int party, int i) {
        return number(party, i).doubleValue();
    }
}
