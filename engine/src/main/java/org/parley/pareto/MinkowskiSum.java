package org.parley.pareto;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The undominated sums that pick one way from each block. A dominated partial sum stays dominated whatever is added, so it
 * can be dropped at once: after each block only the undominated sums so far go on. Time is that of the filter over (kept
 * sums x ways) per block; no outcome is ever listed.
 */
final class MinkowskiSum {

    /** The most candidates of one stage; beyond, the sum is given up. */
    static final int MOST_CANDIDATES = 60_000_000;

    private final List<Stage> stages = new ArrayList<>();
    private final List<Block> blocks;

    /** The sums after a block: from which sum before, by which sum of the block. */
    private record Stage(Sums sums, int[] before, int[] way, Tally tally) {}

    private MinkowskiSum(List<Block> blocks) {
        this.blocks = blocks;
    }

    /**
     * @param atLeast per party; sums that cannot reach it are left out. Null for no bound
     * @return null if some stage has more than {@code most} kept sums or {@link #MOST_CANDIDATES} candidates
     */
    static @Nullable MinkowskiSum of(List<Block> unordered, BigInteger @Nullable [] atLeast, long most) {
        // Few ways first: stages stay small for longer. Ties by position, for the same bits every time.
        List<Block> blocks = unordered.stream()
                .sorted(Comparator.comparingInt((Block b) -> b.sums().size()).thenComparingInt(b -> b.issues()[0]))
                .toList();
        MinkowskiSum sum = new MinkowskiSum(blocks);
        BigInteger[][] toCome = sum.toCome();
        for (int b = 0; b < blocks.size(); b++) {
            if (!sum.add(blocks.get(b), toCome[b], atLeast) || sum.last().sums().size() > most) {
                return null;
            }
        }
        return sum;
    }

    /** Per block, the most that all later blocks can bring. */
    private BigInteger[][] toCome() {
        BigInteger[][] toCome = new BigInteger[blocks.size()][];
        BigInteger[] sum = new BigInteger[blocks.getFirst().sums().parties()];
        Arrays.fill(sum, BigInteger.ZERO);
        for (int b = blocks.size() - 1; b >= 0; b--) {
            toCome[b] = sum.clone();
            BigInteger[] most = blocks.get(b).most();
            for (int p = 0; p < sum.length; p++) {
                sum[p] = sum[p].add(most[p]);
            }
        }
        return toCome;
    }

    private boolean add(Block block, BigInteger[] toCome, BigInteger @Nullable [] atLeast) {
        int ways = block.sums().size();
        if (stages.isEmpty()) {
            int[] places = bounded(block.sums(), toCome, atLeast);
            Tally tally = new Tally(places.length);
            for (int i = 0; i < places.length; i++) {
                tally.set(i, block.tally().get(places[i]));
            }
            stages.add(new Stage(block.sums().at(places, places.length), new int[places.length], places, tally));
            return true;
        }
        Stage last = last();
        int before = last.sums.size();
        if ((long) before * ways > MOST_CANDIDATES) {
            return false;
        }
        if (ways == 1 && atLeast == null) {
            Tally tally = new Tally(before);
            for (int i = 0; i < before; i++) {
                tally.addProduct(i, last.tally, i, block.tally(), 0);
            }
            int[] same = new int[before];
            Arrays.setAll(same, i -> i);
            stages.add(new Stage(last.sums.plus(block.sums()), same, new int[before], tally));
            return true;
        }
        Sums candidates = last.sums.plus(block.sums());
        long[][] columns = candidates.comparable();
        int[] starts = new int[ways + 1];
        for (int o = 0; o <= ways; o++) {
            starts[o] = o * before;
        }
        int[] order = Order.ofRuns(columns, starts);
        Tally tally = new Tally(candidates.size());
        int distinct = 0;
        for (int i = 0; i < order.length; i++) {
            int at = order[i];
            if (distinct == 0 || !Order.same(columns, order[distinct - 1], at)) {
                order[distinct++] = at;
            }
            tally.addProduct(order[distinct - 1], last.tally, at % before, block.tally(), at / before);
        }
        int kept = Dominance.sweep(columns, order, distinct);
        if (atLeast != null) {
            int reaching = 0;
            for (int i = 0; i < kept; i++) {
                if (candidates.reaches(order[i], toCome, atLeast)) {
                    order[reaching++] = order[i];
                }
            }
            kept = reaching;
        }
        int[] from = new int[kept];
        int[] way = new int[kept];
        Tally counts = new Tally(kept);
        for (int i = 0; i < kept; i++) {
            from[i] = order[i] % before;
            way[i] = order[i] / before;
            counts.set(i, tally.get(order[i]));
        }
        stages.add(new Stage(candidates.at(order, kept), from, way, counts));
        return true;
    }

    private static int[] bounded(Sums sums, BigInteger[] toCome, BigInteger @Nullable [] atLeast) {
        int[] places = new int[sums.size()];
        int kept = 0;
        for (int i = 0; i < places.length; i++) {
            if (atLeast == null || sums.reaches(i, toCome, atLeast)) {
                places[kept++] = i;
            }
        }
        return Arrays.copyOf(places, kept);
    }

    private Stage last() {
        return stages.getLast();
    }

    /** The undominated sums, in {@link Order}. */
    Sums sums() {
        return last().sums;
    }

    /** How many outcomes give each sum. */
    Tally tally() {
        return last().tally;
    }

    /** One outcome that gives the sum. */
    int[] picks(int point, int issues) {
        int[] picks = new int[issues];
        for (int b = blocks.size() - 1; b >= 0; b--) {
            Stage stage = stages.get(b);
            int way = stage.way[point];
            blocks.get(b).pick(blocks.get(b).ways()[way][0], picks);
            point = stage.before[point];
        }
        return picks;
    }

    /** Visits every outcome that gives the sum until {@code more} says no; the array is reused. */
    void each(int point, int issues, Consumer<int[]> visit, java.util.function.BooleanSupplier more) {
        each(blocks.size() - 1, point, new int[issues], visit, more);
    }

    private void each(int b, int point, int[] picks, Consumer<int[]> visit, java.util.function.BooleanSupplier more) {
        Block block = blocks.get(b);
        for (int o = 0; o < block.sums().size() && more.getAsBoolean(); o++) {
            int before = b == 0
                    ? (stages.get(0).way[point] == o ? 0 : -1)
                    : stages.get(b - 1).sums.find(stages.get(b).sums, point, block.sums(), o);
            if (before < 0) {
                continue;
            }
            for (long way : block.ways()[o]) {
                block.pick(way, picks);
                if (b == 0) {
                    visit.accept(picks);
                } else {
                    each(b - 1, before, picks, visit, more);
                }
                if (!more.getAsBoolean()) {
                    return;
                }
            }
        }
    }
}
