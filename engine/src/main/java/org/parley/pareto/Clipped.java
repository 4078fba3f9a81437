package org.parley.pareto;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Clips sums that may exceed 1 after the fact, so that their space need not be enumerated. Clipping never makes a point that was
 * not there, but it can make dominated outcomes equal to undominated ones; these are found by a bounded search.
 */
final class Clipped {

    /** The most partial outcomes that the search looks at. */
    private static final long MOST_STEPS = 20_000_000;

    private final Valuation valuation;
    private final BigInteger[][] toCome;
    private long steps;

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

    /** Empty where the search would take too long, or where constraints or terms are in play. */
    static Optional<ParetoFrontier.Found> of(Valuation valuation, ParetoFrontier.Found raw) {
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
        List<List<int[]>> outcomes = new ArrayList<>();
        for (int i = 0; i < kept; i++) {
            boolean touched = false;
            for (int p = 0; p < columns.length; p++) {
                touched |= valuation.clipped(p) && points.number(p, i).equals(valuation.scale(p));
            }
            if (!touched) {
                outcomes.add(List.of());
                continue;
            }
            List<int[]> all = new ArrayList<>();
            if (!plain(valuation)
                    || !search.collect(0, new int[valuation.space().issues().size()], search.zero(), points, i, all)) {
                return Optional.empty();
            }
            outcomes.add(all);
        }
        return Optional.of(new Points(points, raw, order, outcomes));
    }

    /**
     * Points after clipping.
     *
     * @param places where each point stood before
     * @param outcomes of points that clipping touches; an empty list for others, whose outcomes are as before
     */
    private record Points(Sums sums, ParetoFrontier.Found raw, int[] places, List<List<int[]>> outcomes)
            implements ParetoFrontier.Found {
        @Override
        public @Nullable BigInteger outcomes(int point) {
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

    /** All outcomes that give the point once clipped; false if that takes too many steps. */
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
            return true;
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
