package org.parley.pareto;

import java.util.Arrays;

/**
 * Which points of a set no other point beats: x dominates y when no party is worse and one is better. Points come as one
 * column of numbers per party.
 *
 * <p>One and two parties: one pass over the sorted points. Three: a pass with a tree of maxima (Kung, Luccio, Preparata
 * 1975). Both O(n log n). Four and more: {@link Archive}, O(n * kept / 64) in the worst case. The answer never depends on
 * the number of threads.
 */
public final class Dominance {

    private Dominance() {}

    /**
     * Indices of the undominated points, best for the first party first; of points that are equal, only the one with the
     * smallest index.
     *
     * @throws IllegalArgumentException if there is no party or the columns differ in length
     */
    public static int[] undominated(long[][] columns) {
        int size = length(columns.length, columns.length == 0 ? 0 : columns[0].length);
        for (long[] column : columns) {
            length(columns.length, column.length == size ? size : -1);
        }
        int[] order = Order.descending(columns, size);
        return Arrays.copyOf(order, sweep(columns, order, distinct(columns, order)));
    }

    /**
     * The same for measured numbers; -0.0 counts as 0.0.
     *
     * @throws IllegalArgumentException also if a number is NaN, which can be compared with nothing
     */
    public static int[] undominated(double[][] columns) {
        long[][] comparable = new long[columns.length][];
        for (int p = 0; p < columns.length; p++) {
            comparable[p] = new long[columns[p].length];
            for (int i = 0; i < columns[p].length; i++) {
                comparable[p][i] = comparable(columns[p][i]);
            }
        }
        return undominated(comparable);
    }

    /** A whole number that compares with others of its kind as the double does. */
    static long comparable(double number) {
        if (Double.isNaN(number)) {
            throw new IllegalArgumentException("a point has no number (NaN) for a party");
        }
        long bits = Double.doubleToRawLongBits(number + 0.0);
        return bits >= 0 ? bits : Long.MIN_VALUE - bits;
    }

    /** The double that {@link #comparable} was made of. */
    static double number(long comparable) {
        return Double.longBitsToDouble(comparable >= 0 ? comparable : Long.MIN_VALUE - comparable);
    }

    private static int length(int parties, int size) {
        if (parties == 0 || size < 0) {
            throw new IllegalArgumentException("points need at least one party and one number for each");
        }
        return size;
    }

    /** Drops all but the first of equal points; returns how many are left. */
    static int distinct(long[][] columns, int[] order) {
        int kept = 0;
        for (int i = 0; i < order.length; i++) {
            if (kept == 0 || !Order.same(columns, order[kept - 1], order[i])) {
                order[kept++] = order[i];
            }
        }
        return kept;
    }

    /**
     * Keeps the undominated ones of the first {@code size} points of an order, which are distinct and sorted; they move to
     * the front. Returns how many they are.
     */
    static int sweep(long[][] columns, int[] order, int size) {
        return switch (columns.length) {
            case 1 -> Math.min(size, 1);
            case 2 -> two(columns[1], order, size);
            case 3 -> three(columns[1], columns[2], order, size);
            default -> new Archive(columns).keep(order, size);
        };
    }

    /** All rows, equal ones too, whose point is undominated; in {@link Order}. */
    static int[] undominatedRows(long[][] columns, int size) {
        int[] order = Order.descending(columns, size);
        int[] points = order.clone();
        int kept = sweep(columns, points, distinct(columns, points));
        int rows = 0;
        int point = -1;
        for (int at : order) {
            if (point + 1 < kept && points[point + 1] == at) {
                point++;
            }
            if (point >= 0 && Order.same(columns, points[point], at)) {
                order[rows++] = at;
            }
        }
        return Arrays.copyOf(order, rows);
    }

    private static int two(long[] second, int[] order, int size) {
        int kept = 0;
        long best = Long.MIN_VALUE;
        for (int i = 0; i < size; i++) {
            long here = second[order[i]];
            if (kept == 0 || here > best) {
                best = here;
                order[kept++] = order[i];
            }
        }
        return kept;
    }

    /** A point is dominated if and only if one before it has no smaller second and no smaller third number. */
    private static int three(long[] second, long[] third, int[] order, int size) {
        long[] values = new long[size];
        for (int i = 0; i < size; i++) {
            values[i] = second[order[i]];
        }
        int[] rank = ranks(values);
        // best[r], as a Fenwick tree: the largest third number among points whose rank in the second is at most r;
        // rank 1 is the largest second number.
        long[] best = new long[size + 1];
        Arrays.fill(best, Long.MIN_VALUE);
        int kept = 0;
        for (int i = 0; i < size; i++) {
            long here = third[order[i]];
            boolean dominated = false;
            for (int r = rank[i]; r > 0 && !dominated; r -= r & -r) {
                dominated = best[r] >= here && best[r] != Long.MIN_VALUE;
            }
            if (!dominated) {
                order[kept++] = order[i];
                for (int r = rank[i]; r <= size; r += r & -r) {
                    best[r] = Math.max(best[r], here);
                }
            }
        }
        return kept;
    }

    /** For each value its place among the distinct values, the largest first, from 1. */
    private static int[] ranks(long[] values) {
        int[] order = Order.descending(new long[][] {values}, values.length);
        int[] rank = new int[values.length];
        int place = 0;
        for (int i = 0; i < order.length; i++) {
            if (i == 0 || values[order[i]] != values[order[i - 1]]) {
                place++;
            }
            rank[order[i]] = place;
        }
        return rank;
    }
}
