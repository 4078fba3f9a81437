package org.parley.pareto;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.parley.model.Issue;
import org.parley.model.Profile;
import org.parley.model.Rational;
import org.parley.model.UtilityFunction;

/**
 * The frontier as GENIUS finds it. It sums doubles in the order of the issues, so that outcomes of equal utility can come
 * out a last digit apart, and a dominated one can seem undominated; kept for comparison, never used for an answer. An
 * evaluation over the largest of its issue is the double next to the quotient; GENIUS divides two doubles, which is the same
 * for whole numbers and may be a last digit off where a file has evaluations with decimals.
 */
public final class RoundedFrontier {

    private static final int BATCH = 1 << 17;

    private final double[][] utilities;
    private final int outcomes;

    private RoundedFrontier(double[][] utilities, int outcomes) {
        this.utilities = utilities;
        this.outcomes = outcomes;
    }

    /** How many different rows of doubles there are. */
    public int points() {
        return utilities.length;
    }

    /** How many outcomes give them. */
    public int outcomes() {
        return outcomes;
    }

    /** One row per point, best for the first party first; callers leave it as it is. */
    double[][] utilities() {
        return utilities;
    }

    /**
     * Empty where a profile is of a kind that GENIUS does not have, or there are constraints, or where the space is too large
     * to be enumerated.
     *
     * @param exact what was found exactly: outcomes that it beats by more than rounding can make are not looked at twice
     */
    public static Optional<RoundedFrontier> of(ParetoFrontier exact) {
        return missing(exact.valuation()).isEmpty() ? Optional.of(new Count(exact).count()) : Optional.empty();
    }

    /** Why there is no such frontier; empty where there is one. */
    public static Optional<String> missing(Valuation valuation) {
        if (!valuation.enumerable()) {
            return Optional.of("the space is too large to try every outcome");
        }
        if (valuation.constrained()) {
            return Optional.of("GENIUS has no constraints");
        }
        boolean known = true;
        for (Profile profile : valuation.profiles()) {
            UtilityFunction utility = profile.utility().atOnce();
            known &= utility instanceof UtilityFunction.Additive
                    || utility instanceof UtilityFunction.HyperRectangles rectangles
                            && rectangles.aggregation() == UtilityFunction.Aggregation.SUM;
        }
        return known ? Optional.empty() : Optional.of("GENIUS has no such profiles");
    }

    /** Walks over the outcomes, a batch at a time, and keeps rows that no row so far dominates. */
    private static final class Count {
        private final Valuation valuation;
        private final int issues;
        private final int parties;
        /** What an option brings in GENIUS's arithmetic: weight times evaluation, each rounded. */
        private final double[][][] parts;

        private final double[][] pays;
        private final double[] maximum;
        private final double[] factor;
        private final double[][] prefix;
        private final int[] picks;
        private final double[] here;

        /** Null where there are not two parties. */
        private final @Nullable Stairs stairs;

        private long[][] rows;
        private int size;

        Count(ParetoFrontier exact) {
            this.valuation = exact.valuation();
            this.stairs = valuation.count() == 2 ? new Stairs(exact) : null;
            this.issues = valuation.space().issues().size();
            this.parties = valuation.count();
            this.parts = new double[parties][issues][];
            this.pays = new double[parties][];
            this.maximum = new double[parties];
            this.factor = new double[parties];
            this.prefix = new double[issues + 1][parties];
            this.picks = new int[issues];
            this.here = new double[parties];
            this.rows = new long[parties][BATCH];
            for (int p = 0; p < parties; p++) {
                fill(p, valuation.profiles().get(p).utility().atOnce());
                factor[p] = valuation.top(p).toDouble();
            }
        }

        private void fill(int p, UtilityFunction utility) {
            pays[p] = new double[0];
            for (int i = 0; i < issues; i++) {
                parts[p][i] = new double[valuation.space().options(i)];
            }
            if (utility instanceof UtilityFunction.HyperRectangles rectangles) {
                pays[p] = rectangles.rectangles().stream()
                        .mapToDouble(r -> r.pays().toDouble())
                        .toArray();
                maximum[p] = rectangles.maximum().toDouble();
            } else if (utility instanceof UtilityFunction.Additive additive) {
                for (int i = 0; i < issues; i++) {
                    Issue issue = valuation.space().issues().get(i);
                    double weight = additive.weights()
                            .getOrDefault(issue.id(), Rational.ZERO)
                            .toDouble();
                    var values = additive.values().getOrDefault(issue.id(), java.util.Map.of());
                    for (int o = 0; o < parts[p][i].length; o++) {
                        parts[p][i][o] = weight
                                * values.getOrDefault(issue.options().get(o).id(), Rational.ZERO)
                                        .toDouble();
                    }
                }
            }
        }

        RoundedFrontier count() {
            walk(0);
            reduce();
            long[][] kept = trimmed();
            int[] order = Order.descending(kept, size);
            double[][] points = new double[Dominance.distinct(kept, order)][parties];
            for (int i = 0; i < points.length; i++) {
                for (int p = 0; p < parties; p++) {
                    points[i][p] = Dominance.number(kept[p][order[i]]);
                }
            }
            return new RoundedFrontier(points, size);
        }

        private void walk(int issue) {
            if (issue == issues) {
                add();
                return;
            }
            for (int o = 0; o < valuation.space().options(issue); o++) {
                picks[issue] = o;
                for (int p = 0; p < parties; p++) {
                    prefix[issue + 1][p] = prefix[issue][p] + parts[p][issue][o];
                }
                walk(issue + 1);
            }
        }

        private void add() {
            for (int p = 0; p < parties; p++) {
                here[p] = Math.min(utility(p), 1) * factor[p];
            }
            if (stairs != null && stairs.above(here[0], here[1])) {
                return;
            }
            if (size == rows[0].length) {
                reduce();
                if (size > rows[0].length / 2) {
                    for (int p = 0; p < parties; p++) {
                        rows[p] = Arrays.copyOf(rows[p], 2 * rows[p].length);
                    }
                }
            }
            for (int p = 0; p < parties; p++) {
                rows[p][size] = Dominance.comparable(here[p]);
            }
            size++;
        }

        private double utility(int party) {
            if (pays[party].length == 0) {
                return prefix[issues][party];
            }
            double paid = 0;
            List<Term> terms = valuation.terms(party);
            for (int t = 0; t < pays[party].length; t++) {
                paid += terms.get(t).level(picks) == 1 ? pays[party][t] : 0;
            }
            return paid / maximum[party];
        }

        private void reduce() {
            long[][] all = trimmed();
            int[] kept = Dominance.undominatedRows(all, size);
            for (int p = 0; p < parties; p++) {
                for (int i = 0; i < kept.length; i++) {
                    rows[p][i] = all[p][kept[i]];
                }
            }
            size = kept.length;
        }

        private long[][] trimmed() {
            List<long[]> all = new ArrayList<>();
            for (long[] row : rows) {
                all.add(Arrays.copyOf(row, size));
            }
            return all.toArray(long[][]::new);
        }
    }
    /** For each strip of the first party's utilities, what the second has at a frontier point beyond it. */
    private static final class Stairs {
        private static final int STRIPS = 1 << 12;
        /** More than all roundings of a sum of doubles between 0 and 1 together. */
        private static final double ROUNDING = 1e-9;

        private final double[] height = new double[STRIPS + 1];

        Stairs(ParetoFrontier exact) {
            // Best for the first party first, so that the second party's best so far lies beyond all strips to come.
            double best = Double.NEGATIVE_INFINITY;
            int point = 0;
            for (int strip = STRIPS; strip >= 0; strip--) {
                double end = (strip + 1.0) / STRIPS;
                while (point < exact.size() && exact.approximate(0, point) > end + ROUNDING) {
                    best = Math.max(best, exact.approximate(1, point++));
                }
                height[strip] = best - ROUNDING;
            }
        }

        /** Whether some frontier point is surely better for both. */
        boolean above(double first, double second) {
            return first >= 0 && second < height[(int) (first * STRIPS)];
        }
    }
}
