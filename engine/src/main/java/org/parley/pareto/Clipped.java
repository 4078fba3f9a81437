package org.parley.pareto;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Clips sums that may exceed 1 after the fact, so that their space need not be enumerated. Clipping never makes a point that was
 * not there, but it can make dominated outcomes equal to undominated ones; these are found by a bounded search. Where that
 * does not come to an end, points are as exact as ever, and outcomes of those at 1 are not counted.
 */
final class Clipped {

    /** The most partial outcomes that the search looks at. */
    private static final long MOST_STEPS = 20_000_000;

    /** The most outcomes that are kept, all points together. */
    private static final int MOST_KEPT = 200_000;

    private final Valuation valuation;
    private final BigInteger[][] toCome;
    private long steps;
    private int kept;

    private Clipped(Valuation valuation) {
        this.valuation = valuation;
        int issues = valuation.space().issues().size();
        this.toCome = new BigInteger[valuation.count()][issues + 1];
        for (int p = 0; p < toCome.length; p++) {
            toCome[p][issues] = BigInteger.ZERO;
            for (int i = issues - 1; i >= 0; i--) {
                BigInteger most = valuation.part(p, i, 0);
                for (int o = 1; o < valuation.space().options(i); o++) {
                    most = most.max(valuation.part(p, i, o));
                }
                toCome[p][i] = toCome[p][i + 1].add(most);
            }
        }
    }

    /** The points of {@code raw} once clipped; outcomes of points at 1 are not counted where constraints are in play. */
    static ParetoFrontier.Found of(Valuation valuation, ParetoFrontier.Found raw) {
        Sums sums = raw.sums();
        BigInteger[][] columns = new BigInteger[sums.parties()][sums.size()];
        for (int p = 0; p < columns.length; p++) {
            for (int i = 0; i < sums.size(); i++) {
                columns[p][i] = sums.number(p, i).min(valuation.scale(p));
            }
        }
        Sums clipped = WideSums.of(columns, sums.size(), valuation.shifts());
        long[][] comparable = clipped.comparable();
        int[] order = Order.descending(comparable, sums.size());
        int kept = Dominance.sweep(comparable, order, Dominance.distinct(comparable, order));
        Sums points = clipped.at(order, kept);
        Clipped search = new Clipped(valuation);
        boolean counted = plain(valuation);
        List<List<int[]>> outcomes = new ArrayList<>();
        BitSet untold = new BitSet();
        for (int i = 0; i < kept; i++) {
            List<int[]> all = new ArrayList<>();
            if (search.touches(points, i)) {
                int[] picks = new int[valuation.space().issues().size()];
                counted = counted && search.collect(0, picks, search.zero(), points, i, all);
                if (!counted) {
                    all.clear();
                    untold.set(i);
                }
            }
            outcomes.add(all);
        }
        return new Points(points, raw, order, outcomes, untold);
    }

    /** Whether somebody has 1 at a point and could have had more. */
    private boolean touches(Sums points, int point) {
        boolean touched = false;
        for (int p = 0; p < toCome.length; p++) {
            touched |= valuation.clipped(p) && points.number(p, point).equals(valuation.scale(p));
        }
        return touched;
    }

    /**
     * Points after clipping.
     *
     * @param places where each point stood before
     * @param outcomes of points that clipping touches; an empty list for others, whose outcomes are as before
     * @param untold points that have the outcomes they had before, and perhaps others
     */
    private record Points(Sums sums, ParetoFrontier.Found raw, int[] places, List<List<int[]>> outcomes, BitSet untold)
            implements ParetoFrontier.Found {
        @Override
        public @Nullable BigInteger outcomes(int point) {
            if (untold.get(point)) {
                return null;
            }
            return outcomes.get(point).isEmpty()
                    ? raw.outcomes(places[point])
                    : BigInteger.valueOf(outcomes.get(point).size());
        }

        @Override
        public int[] picks(int point) {
            return outcomes.get(point).isEmpty()
                    ? raw.picks(places[point])
                    : outcomes.get(point).getFirst().clone();
        }

        @Override
        public void each(int point, long most, Consumer<int[]> visit) {
            if (outcomes.get(point).isEmpty()) {
                raw.each(places[point], most, visit);
            } else {
                outcomes.get(point).stream().limit(most).map(int[]::clone).forEach(visit);
            }
        }
    }

    private static boolean plain(Valuation valuation) {
        boolean plain = valuation.constraints().isEmpty();
        for (int p = 0; p < valuation.count(); p++) {
            plain &= valuation.terms(p).isEmpty();
        }
        return plain;
    }

    private BigInteger[] zero() {
        BigInteger[] zero = new BigInteger[toCome.length];
        Arrays.fill(zero, BigInteger.ZERO);
        return zero;
    }

    /** All outcomes that give the point once clipped; false if these, or the steps to them, are too many. */
    private boolean collect(int issue, int[] picks, BigInteger[] sum, Sums points, int point, List<int[]> all) {
        if (++steps > MOST_STEPS) {
            return false;
        }
        for (int p = 0; p < sum.length; p++) {
            BigInteger wanted = points.number(p, point);
            boolean open = valuation.clipped(p) && wanted.equals(valuation.scale(p));
            if (sum[p].add(toCome[p][issue]).compareTo(wanted) < 0 || !open && sum[p].compareTo(wanted) > 0) {
                return true;
            }
        }
        if (issue == picks.length) {
            all.add(picks.clone());
            return ++kept <= MOST_KEPT;
        }
        for (int o = 0; o < valuation.space().options(issue); o++) {
            BigInteger[] next = new BigInteger[sum.length];
            for (int p = 0; p < sum.length; p++) {
                next[p] = sum[p].add(valuation.part(p, issue, o));
            }
            picks[issue] = o;
            if (!collect(issue + 1, picks, next, points, point, all)) {
                return false;
            }
        }
        return true;
    }
}
