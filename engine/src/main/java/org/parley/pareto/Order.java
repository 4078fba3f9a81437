package org.parley.pareto;

import java.util.Arrays;

/** Orders points best first: descending in the first column, then the second, and so on; ties by index. */
final class Order {

    private static final int MANY = 4_000;
    private static final int DIGIT = 11;

    private Order() {}

    /** The order of points given in any sequence. O(n log n). */
    static int[] descending(long[][] columns, int size) {
        int[] order = new int[size];
        if (size == 0) {
            return order;
        }
        long[] first = columns[0];
        long least = Long.MAX_VALUE;
        long most = Long.MIN_VALUE;
        for (int i = 0; i < size; i++) {
            least = Math.min(least, first[i]);
            most = Math.max(most, first[i]);
        }
        // One word per point: the leading bits of (most - value), then the index. Sorting words is several times faster
        // than sorting indices by comparison; only runs with equal leading bits need the comparison.
        int indexBits = Integer.SIZE - Integer.numberOfLeadingZeros(size);
        int shift = Math.max(0, Long.SIZE - Long.numberOfLeadingZeros(most - least) + indexBits - (Long.SIZE - 1));
        long[] words = new long[size];
        for (int i = 0; i < size; i++) {
            words[i] = (most - first[i]) >>> shift << indexBits | i;
        }
        words = sorted(words, indexBits);
        long mask = (1L << indexBits) - 1;
        for (int i = 0; i < size; i++) {
            order[i] = (int) (words[i] & mask);
        }
        int start = 0;
        for (int i = 1; i <= size; i++) {
            if (i == size || words[i] >>> indexBits != words[start] >>> indexBits) {
                if (i - start > 1 && (shift > 0 || columns.length > 1)) {
                    settle(columns, order, start, i);
                }
                start = i;
            }
        }
        return order;
    }

    /** Ascending. Many words are sorted digit by digit; they come by index, and stable passes keep that for equal bits. */
    private static long[] sorted(long[] words, int indexBits) {
        if (words.length < MANY) {
            Arrays.sort(words);
            return words;
        }
        int passes = (Long.SIZE - 1 - indexBits + DIGIT - 1) / DIGIT;
        int[][] starts = new int[passes][1 << DIGIT];
        for (long word : words) {
            for (int d = 0; d < passes; d++) {
                starts[d][digit(word, indexBits + d * DIGIT)]++;
            }
        }
        long[] from = words;
        long[] to = new long[words.length];
        for (int d = 0; d < passes; d++) {
            int shift = indexBits + d * DIGIT;
            if (starts[d][digit(from[0], shift)] == words.length) {
                continue; // all alike in this digit
            }
            int sum = 0;
            for (int v = 0; v < starts[d].length; v++) {
                int many = starts[d][v];
                starts[d][v] = sum;
                sum += many;
            }
            for (long word : from) {
                to[starts[d][digit(word, shift)]++] = word;
            }
            long[] swap = from;
            from = to;
            to = swap;
        }
        return from;
    }

    private static int digit(long word, int shift) {
        return (int) (word >>> shift) & (1 << DIGIT) - 1;
    }

    /** Sorts a run by comparison: insertion for short runs, merging for long ones. */
    private static void settle(long[][] columns, int[] order, int from, int to) {
        if (to - from > 16) {
            int middle = (from + to) >>> 1;
            settle(columns, order, from, middle);
            settle(columns, order, middle, to);
            if (precedes(columns, order[middle - 1], order[middle])) {
                return;
            }
            int[] left = Arrays.copyOfRange(order, from, middle);
            merge(columns, left, 0, left.length, order, middle, to, order, from);
            return;
        }
        for (int i = from + 1; i < to; i++) {
            int moved = order[i];
            int j = i - 1;
            while (j >= from && !precedes(columns, order[j], moved)) {
                order[j + 1] = order[j--];
            }
            order[j + 1] = moved;
        }
    }

    /**
     * The order of points that come as runs, each already in order. O(n log runs).
     *
     * @param starts where each run begins, and the number of points at the end
     */
    static int[] ofRuns(long[][] columns, int[] starts) {
        int size = starts[starts.length - 1];
        int[] from = new int[size];
        for (int i = 0; i < size; i++) {
            from[i] = i;
        }
        int[] to = new int[size];
        int[] bounds = starts;
        while (bounds.length > 2) {
            int runs = bounds.length - 1;
            int[] merged = new int[(runs + 1) / 2 + 1];
            for (int r = 0; r < runs; r += 2) {
                merged[r / 2] = bounds[r];
                int middle = bounds[r + 1];
                int end = r + 2 <= runs ? bounds[r + 2] : middle;
                merge(columns, from, bounds[r], middle, from, middle, end, to, bounds[r]);
            }
            merged[merged.length - 1] = size;
            bounds = merged;
            int[] swap = from;
            from = to;
            to = swap;
        }
        return from;
    }

    private static void merge(
            long[][] columns, int[] a, int i, int endA, int[] b, int j, int endB, int[] target, int at) {
        while (i < endA && j < endB) {
            target[at++] = precedes(columns, a[i], b[j]) ? a[i++] : b[j++];
        }
        System.arraycopy(a, i, target, at, endA - i);
        System.arraycopy(b, j, target, at + endA - i, endB - j);
    }

    private static boolean precedes(long[][] columns, int one, int other) {
        for (long[] column : columns) {
            if (column[one] != column[other]) {
                return column[one] > column[other];
            }
        }
        return one < other;
    }

    static boolean same(long[][] columns, int one, int other) {
        for (long[] column : columns) {
            if (column[one] != column[other]) {
                return false;
            }
        }
        return true;
    }
}
