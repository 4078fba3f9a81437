package org.parley.pareto;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Undominated points of four parties and more, asked again and again whether one of them dominates a new point.
 *
 * <p>Kept points stand in blocks of bit sets: for each party and each of some bounds, which points of the block are at or
 * above the bound. The intersection over the parties holds every possible dominator, usually none, and is found 64 points
 * at a time; what is left in it is compared number by number. Blocks of equal size are merged as in a binary counter.
 */
final class Archive {

    private static final int CHUNK = 1024;
    private static final int PARALLEL_FROM = 2_000;

    private final long[][] columns;
    private final int parties;
    private final List<Block> blocks = new ArrayList<>();
    /** Kept points that are in no block yet. */
    private int[] tail = new int[CHUNK * 2];

    private int tailSize;
    private int blocked;

    Archive(long[][] columns) {
        this.columns = columns;
        this.parties = columns.length;
    }

    /** See {@link Dominance#sweep}. */
    int keep(int[] order, int size) {
        int kept = 0;
        boolean[] beaten = new boolean[CHUNK];
        for (int from = 0; from < size; from += CHUNK) {
            int start = from;
            int many = Math.min(CHUNK, size - from);
            IntStream places = IntStream.range(0, many);
            if (blocked + tailSize > PARALLEL_FROM) {
                places = places.parallel();
            }
            places.forEach(i -> beaten[i] = beaten(order[start + i]));
            int before = tailSize;
            for (int i = 0; i < many; i++) {
                int candidate = order[start + i];
                if (!beaten[i] && !beatenByTail(candidate, before)) {
                    tail[tailSize++] = candidate;
                    order[kept++] = candidate;
                }
            }
            if (tailSize >= CHUNK) {
                settle();
            }
        }
        return kept;
    }

    private boolean beaten(int candidate) {
        for (Block block : blocks) {
            if (block.beats(candidate)) {
                return true;
            }
        }
        return beatenByTail(candidate, 0);
    }

    private boolean beatenByTail(int candidate, int from) {
        for (int i = from; i < tailSize; i++) {
            if (noWorse(tail[i], candidate)) {
                return true;
            }
        }
        return false;
    }

    /** The first column needs no look: points come best for the first party first. */
    private boolean noWorse(int one, int other) {
        for (int p = 1; p < parties; p++) {
            if (columns[p][one] < columns[p][other]) {
                return false;
            }
        }
        return true;
    }

    private void settle() {
        int[] points = Arrays.copyOf(tail, tailSize);
        blocked += tailSize;
        tailSize = 0;
        while (!blocks.isEmpty() && blocks.getLast().points.length <= points.length) {
            int[] last = blocks.removeLast().points;
            int[] both = Arrays.copyOf(last, last.length + points.length);
            System.arraycopy(points, 0, both, last.length, points.length);
            points = both;
        }
        blocks.add(new Block(points));
    }

    /** Some kept points with their bit sets. */
    private final class Block {
        private final int[] points;
        private final int words;
        /** Per party but the first, ascending. */
        private final long[][] bounds;
        /** {@code atLeast[p][b]}: which points are at or above {@code bounds[p][b]}; all of them for b = -1. */
        private final long[][][] atLeast;

        Block(int[] points) {
            this.points = points;
            this.words = (points.length + Long.SIZE - 1) / Long.SIZE;
            this.bounds = new long[parties][];
            this.atLeast = new long[parties][][];
            int buckets = Math.clamp(points.length / 16, 16, 256);
            for (int p = 1; p < parties; p++) {
                fill(p, buckets);
            }
        }

        private void fill(int p, int buckets) {
            long[] sorted = new long[points.length];
            for (int i = 0; i < points.length; i++) {
                sorted[i] = columns[p][points[i]];
            }
            Arrays.sort(sorted);
            long[] cuts = new long[buckets];
            int many = 0;
            for (int b = 0; b < buckets; b++) {
                long cut = sorted[(int) ((long) b * sorted.length / buckets)];
                if (many == 0 || cut != cuts[many - 1]) {
                    cuts[many++] = cut;
                }
            }
            bounds[p] = Arrays.copyOf(cuts, many);
            atLeast[p] = new long[many][words];
            for (int i = 0; i < points.length; i++) {
                // The highest bound that the point reaches; lower ones follow below.
                int reached = bucket(bounds[p], columns[p][points[i]]);
                atLeast[p][reached][i >> 6] |= 1L << i;
            }
            for (int b = many - 2; b >= 0; b--) {
                for (int w = 0; w < words; w++) {
                    atLeast[p][b][w] |= atLeast[p][b + 1][w];
                }
            }
        }

        boolean beats(int candidate) {
            long[][] sets = new long[parties - 1][];
            int many = 0;
            for (int p = 1; p < parties; p++) {
                long here = columns[p][candidate];
                int bucket = bucket(bounds[p], here);
                if (bucket < 0) {
                    continue; // below every bound: all points are above
                }
                sets[many++] = atLeast[p][bucket];
            }
            for (int w = 0; w < words; w++) {
                long left = w == words - 1 && (points.length & 63) != 0 ? (1L << points.length) - 1 : -1L;
                for (int s = 0; s < many && left != 0; s++) {
                    left &= sets[s][w];
                }
                while (left != 0) {
                    if (noWorse(points[w * Long.SIZE + Long.numberOfTrailingZeros(left)], candidate)) {
                        return true;
                    }
                    left &= left - 1;
                }
            }
            return false;
        }

        /** The last bound that is not above the value, or -1. */
        private static int bucket(long[] bounds, long value) {
            int low = 0;
            int high = bounds.length - 1;
            while (low <= high) {
                int middle = (low + high) >>> 1;
                if (bounds[middle] <= value) {
                    low = middle + 1;
                } else {
                    high = middle - 1;
                }
            }
            return high;
        }
    }
}
