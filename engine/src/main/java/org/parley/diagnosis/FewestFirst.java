package org.parley.diagnosis;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.Set;

/**
 * The outcomes of a space in ascending order of a cost that is a sum over issues, one by one, without ever listing the
 * space. Ties come in the order of the options. Mutable.
 */
final class FewestFirst {

    private final int[][] order;
    private final long[][] costs;
    private final PriorityQueue<Node> open;
    private final Set<List<Integer>> seen = new HashSet<>();
    private long cost;

    /** Ranks within each issue's own order, and what they cost together. */
    private record Node(int[] ranks, long cost) {}

    /** @param costs per issue and option, none negative */
    FewestFirst(long[][] costs) {
        this.costs = costs;
        this.order = new int[costs.length][];
        for (int i = 0; i < costs.length; i++) {
            long[] own = costs[i];
            List<Integer> options = new ArrayList<>();
            for (int o = 0; o < own.length; o++) {
                options.add(o);
            }
            options.sort(Comparator.comparingLong((Integer o) -> own[o]));
            order[i] = options.stream().mapToInt(Integer::intValue).toArray();
        }
        this.open = new PriorityQueue<>(
                Comparator.comparingLong(Node::cost).thenComparing(node -> picks(node.ranks), Arrays::compare));
        add(new int[costs.length]);
    }

    private void add(int[] ranks) {
        if (seen.add(Arrays.stream(ranks).boxed().toList())) {
            long cost = 0;
            for (int i = 0; i < ranks.length; i++) {
                cost += costs[i][order[i][ranks[i]]];
            }
            open.add(new Node(ranks, cost));
        }
    }

    private int[] picks(int[] ranks) {
        int[] picks = new int[ranks.length];
        for (int i = 0; i < ranks.length; i++) {
            picks[i] = order[i][ranks[i]];
        }
        return picks;
    }

    /** The next outcome; empty after the last. */
    Optional<int[]> next() {
        Node node = open.poll();
        if (node == null) {
            return Optional.empty();
        }
        cost = node.cost;
        for (int i = 0; i < order.length; i++) {
            if (node.ranks[i] + 1 < order[i].length) {
                int[] ranks = node.ranks.clone();
                ranks[i]++;
                add(ranks);
            }
        }
        return Optional.of(picks(node.ranks));
    }

    /** What the last outcome given costs. */
    long cost() {
        return cost;
    }
}
