package org.parley.diagnosis;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.PriorityQueue;
import org.jspecify.annotations.Nullable;

/**
 * Minimal sets that share something with every set of a collection that grows, best first.
 *
 * <p>A best-first tree (Reiter 1987): a node holds elements that are in and elements that are out; it branches on a set
 * that nothing in it hits, each branch taking one element in and those before it out, so that no set comes up twice. The
 * order is by the worst level of an element, then total weight, then size; what is still to come is bounded by sets that
 * share no element. So the first complete node is a best one, and a set that contains one already confirmed is dropped.
 */
final class HittingSets {

    /** The most nodes that are held. */
    static final int MOST_NODES = 400_000;

    /** The most comparisons of a node with a set in one answer. */
    private static final long MOST_EFFORT = 100_000_000;

    private final int[] levels;
    private final BigInteger[] weights;
    private final int words;
    private final List<long[]> sets = new ArrayList<>();
    private final List<long[]> confirmed = new ArrayList<>();
    private final PriorityQueue<Node> queue = new PriorityQueue<>(ORDER);
    private long made;
    private long effort;
    private boolean full;

    /** @param number in the order of making; ties go to the deeper node, then to the earlier one */
    private record Node(long[] in, long[] out, int level, BigInteger weight, int size, long number) {}

    private static final Comparator<Node> ORDER = Comparator.comparingInt(Node::level)
            .thenComparing(Node::weight)
            .thenComparing(Comparator.comparingInt(Node::size).reversed())
            .thenComparingLong(Node::number);

    /**
     * @param levels of each element; a set is as good as its worst, and lower is better
     * @param weights of each element, above 0, so that no set is as good as a part of it
     */
    HittingSets(int[] levels, BigInteger[] weights) {
        this.levels = levels.clone();
        this.weights = weights.clone();
        this.words = (levels.length + 63) / 64;
        push(new long[words], new long[words]);
    }

    /** Adds a set that has to be hit. */
    void add(BitSet set) {
        sets.add(Arrays.copyOf(set.toLongArray(), words));
    }

    /** Never again comes up what contains this set. */
    void confirm(BitSet set) {
        confirmed.add(Arrays.copyOf(set.toLongArray(), words));
    }

    /** Whether nodes had to be given up, so that the end of the list is not the end of all there is. */
    boolean full() {
        return full;
    }

    /** How often a node was held against a set since this was asked last. */
    long effort() {
        long spent = effort;
        effort = 0;
        return spent;
    }

    /** A best set that hits all sets so far; it comes up again until it is confirmed or a set is added that it misses. */
    Optional<BitSet> next() {
        while (!queue.isEmpty() && effort < MOST_EFFORT) {
            Node node = queue.remove();
            if (confirmed.stream().anyMatch(one -> covers(node.in, one))) {
                continue;
            }
            long[] open = branching(node);
            if (open == null) {
                queue.add(node);
                return Optional.of(BitSet.valueOf(node.in));
            }
            long[] out = node.out.clone();
            for (int element = 0; element < levels.length; element++) {
                long bit = 1L << element;
                if ((open[element >> 6] & bit) != 0) {
                    long[] in = node.in.clone();
                    in[element >> 6] |= bit;
                    push(in, out.clone());
                    out[element >> 6] |= bit;
                }
            }
        }
        full |= !queue.isEmpty();
        return Optional.empty();
    }

    /** The elements still allowed of a set that the node does not hit, a smallest; null when it hits them all. */
    private long @Nullable [] branching(Node node) {
        long[] best = null;
        int least = Integer.MAX_VALUE;
        for (long[] set : sets) {
            if (!meets(set, node.in)) {
                int size = 0;
                for (int w = 0; w < words; w++) {
                    size += Long.bitCount(set[w] & ~node.out[w]);
                }
                if (size < least) {
                    least = size;
                    best = set;
                }
            }
        }
        return best == null ? null : without(best, node.out);
    }

    private void push(long[] in, long[] out) {
        if (queue.size() >= MOST_NODES) {
            full = true;
            return;
        }
        int level = Integer.MIN_VALUE;
        BigInteger weight = BigInteger.ZERO;
        int size = 0;
        for (int e = 0; e < levels.length; e++) {
            if ((in[e >> 6] >>> e & 1) != 0) {
                level = Math.max(level, levels[e]);
                weight = weight.add(weights[e]);
                size++;
            }
        }
        effort += sets.size();
        long[] counted = new long[words];
        for (long[] set : sets) {
            if (meets(set, in)) {
                continue;
            }
            long[] open = without(set, out);
            int lowest = Integer.MAX_VALUE;
            BigInteger lightest = null;
            for (int e = 0; e < levels.length; e++) {
                if ((open[e >> 6] >>> e & 1) != 0) {
                    lowest = Math.min(lowest, levels[e]);
                    lightest = lightest == null ? weights[e] : lightest.min(weights[e]);
                }
            }
            if (lightest == null) {
                return; // nothing can hit this set any more
            }
            level = Math.max(level, lowest);
            if (!meets(open, counted)) {
                for (int w = 0; w < words; w++) {
                    counted[w] |= open[w];
                }
                weight = weight.add(lightest);
            }
        }
        queue.add(new Node(in, out, level, weight, size, made++));
    }

    private boolean meets(long[] one, long[] other) {
        for (int w = 0; w < words; w++) {
            if ((one[w] & other[w]) != 0) {
                return true;
            }
        }
        return false;
    }

    private boolean covers(long[] large, long[] small) {
        for (int w = 0; w < words; w++) {
            if ((small[w] & ~large[w]) != 0) {
                return false;
            }
        }
        return true;
    }

    private long[] without(long[] set, long[] out) {
        long[] rest = new long[words];
        for (int w = 0; w < words; w++) {
            rest[w] = set[w] & ~out[w];
        }
        return rest;
    }

    static boolean contains(BitSet large, BitSet small) {
        BitSet rest = (BitSet) small.clone();
        rest.andNot(large);
        return rest.isEmpty();
    }
}
