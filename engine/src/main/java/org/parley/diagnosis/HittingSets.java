package org.parley.diagnosis;

import java.math.BigInteger;
import java.util.ArrayList;
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

    private final int[] levels;
    private final BigInteger[] weights;
    private final List<BitSet> sets = new ArrayList<>();
    private final List<BitSet> confirmed = new ArrayList<>();
    private final PriorityQueue<Node> queue = new PriorityQueue<>(ORDER);
    private long made;
    private boolean full;

    /** @param number in the order of making; ties go to the deeper node, then to the earlier one */
    private record Node(BitSet in, BitSet out, int level, BigInteger weight, int size, long number) {}

    private static final Comparator<Node> ORDER = Comparator.comparingInt(Node::level)
            .thenComparing(Node::weight)
            .thenComparing(Comparator.comparingInt(Node::size).reversed())
            .thenComparingLong(Node::number);

    /**
     * @param levels of each element; a set is as good as its worst, and lower is better
     * @param weights of each element, none negative
     */
    HittingSets(int[] levels, BigInteger[] weights) {
        this.levels = levels.clone();
        this.weights = weights.clone();
        push(new BitSet(), new BitSet());
    }

    /** Adds a set that has to be hit. */
    void add(BitSet set) {
        sets.add((BitSet) set.clone());
    }

    /** Never again comes up what contains this set. */
    void confirm(BitSet set) {
        confirmed.add((BitSet) set.clone());
    }

    /** Whether nodes had to be given up, so that the end of the list is not the end of all there is. */
    boolean full() {
        return full;
    }

    /** A best set that hits all sets so far; it comes up again until it is confirmed or a set is added that it misses. */
    Optional<BitSet> next() {
        while (!queue.isEmpty()) {
            Node node = queue.remove();
            if (confirmed.stream().anyMatch(one -> contains(node.in, one))) {
                continue;
            }
            BitSet open = branching(node);
            if (open == null) {
                queue.add(node);
                return Optional.of((BitSet) node.in.clone());
            }
            BitSet out = (BitSet) node.out.clone();
            for (int element = open.nextSetBit(0); element >= 0; element = open.nextSetBit(element + 1)) {
                BitSet in = (BitSet) node.in.clone();
                in.set(element);
                push(in, out);
                out.set(element);
            }
        }
        return Optional.empty();
    }

    /** The elements still allowed of a set that the node does not hit, a smallest; null when it hits them all. */
    private @Nullable BitSet branching(Node node) {
        BitSet best = null;
        for (BitSet set : sets) {
            if (!set.intersects(node.in)) {
                BitSet open = (BitSet) set.clone();
                open.andNot(node.out);
                if (best == null || open.cardinality() < best.cardinality()) {
                    best = open;
                }
            }
        }
        return best;
    }

    private void push(BitSet in, BitSet out) {
        if (queue.size() >= MOST_NODES) {
            full = true;
            return;
        }
        int level = in.stream().map(e -> levels[e]).max().orElse(Integer.MIN_VALUE);
        BigInteger weight = in.stream().mapToObj(e -> weights[e]).reduce(BigInteger.ZERO, BigInteger::add);
        BitSet counted = new BitSet();
        for (BitSet set : sets) {
            if (set.intersects(in)) {
                continue;
            }
            BitSet open = (BitSet) set.clone();
            open.andNot(out);
            if (open.isEmpty()) {
                return; // nothing can hit this set any more
            }
            level = Math.max(level, open.stream().map(e -> levels[e]).min().orElse(level));
            if (!open.intersects(counted)) {
                counted.or(open);
                weight = weight.add(open.stream()
                        .mapToObj(e -> weights[e])
                        .reduce(BigInteger::min)
                        .orElse(BigInteger.ZERO));
            }
        }
        queue.add(new Node(in, (BitSet) out.clone(), level, weight, in.cardinality(), made++));
    }

    static boolean contains(BitSet large, BitSet small) {
        BitSet rest = (BitSet) small.clone();
        rest.andNot(large);
        return rest.isEmpty();
    }
}
