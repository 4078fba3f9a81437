package org.parley.bargaining;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.parley.model.Outcome;
import org.parley.model.Rational;
import org.parley.pareto.Coverage;
import org.parley.pareto.Valuation;

/**
 * A solution of a space whose frontier is too large to be written down: one outcome, and a proof of how far from the best
 * it can be at most. Ties are not listed.
 *
 * <p>Branch and bound over the issues. Every rule here is a concave function of the utilities, so it lies below its
 * tangents; on a tangent, a sum over issues is at most the sum of each issue's best. Tangents are found by the method of
 * Frank and Wolfe (1956), first outcomes on the way.
 *
 * @param utilities exact, in the order of the parties
 * @param value what the rule makes as large as can be: the sum of the logarithms of the gains, the smallest gain, the
 *     smallest share of the best possible gain, or the sum of utilities
 * @param bound no outcome has more than that
 */
public record DirectSolution(
        BargainingSolution solution, Outcome outcome, List<Rational> utilities, double value, double bound) {

    /** The most parts of the space that are looked at. */
    private static final int MOST_PARTS = 3_000_000;

    private static final int TANGENTS = 8;
    private static final int ROUNDS = 400;
    private static final double ROUNDING = 1e-12;

    public DirectSolution {
        utilities = List.copyOf(utilities);
    }

    /** How far the outcome may be from the best, in the measure of {@link #value}; rounding included. */
    public Coverage coverage() {
        return new Coverage.Bounded(Math.max(0, bound - value) + 1e-9);
    }

    /**
     * The Nash, Kalai-Smorodinsky, egalitarian or utilitarian solution. Empty for other rules; where utilities are no sums
     * over issues or there are constraints; and where no outcome was found that is rational (and, for Nash, gives every
     * party a gain).
     */
    public static Optional<DirectSolution> of(Valuation valuation, BargainingSolution solution) {
        if (!valuation.separable() || valuation.constrained()) {
            return Optional.empty();
        }
        int parties = valuation.count();
        double[] threat = valuation.disagreement().stream()
                .mapToDouble(Rational::toDouble)
                .toArray();
        double[] ones = new double[parties];
        Arrays.fill(ones, 1);
        return switch (solution) {
            case UTILITARIAN -> new Search(valuation, new Sum(ones)).run(solution);
            case EGALITARIAN -> new Search(valuation, new Least(threat, ones)).run(solution);
            case NASH -> new Search(valuation, new Product(threat)).run(solution);
            case KALAI_SMORODINSKY -> {
                double[] possible = new double[parties];
                for (int p = 0; p < parties; p++) {
                    double[] alone = new double[parties];
                    alone[p] = 1;
                    double gain = new Search(valuation, new Sum(alone))
                                    .run(solution)
                                    .map(DirectSolution::bound)
                                    .orElse(0.0)
                            - threat[p];
                    possible[p] = gain > ROUNDING ? gain : 0;
                }
                yield Arrays.stream(possible).anyMatch(gain -> gain > 0)
                        ? new Search(valuation, new Least(threat, possible)).run(solution)
                        : Optional.empty();
            }
            case GENIUS_KALAI, NEGOLOG_KALAI -> Optional.empty();
        };
    }

    /** A concave function of the utilities, none of which it falls with. */
    private sealed interface Rule {
        double of(double[] utilities);

        /** The slope of a line above the function; {@code round} sharpens it where the function has edges. */
        double[] slope(double[] at, int round);

        /** How far the line with this slope has to be raised to lie above the function everywhere. */
        double offset(double[] at, double[] slope);
    }

    private record Sum(double[] weights) implements Rule {
        @Override
        public double of(double[] utilities) {
            return IntStream.range(0, weights.length)
                    .mapToDouble(p -> weights[p] * utilities[p])
                    .sum();
        }

        @Override
        public double[] slope(double[] at, int round) {
            return weights.clone();
        }

        @Override
        public double offset(double[] at, double[] slope) {
            return 0;
        }
    }

    /** The smallest of (utility - threat) / unit, over parties whose unit is above 0; some is. */
    private record Least(double[] threat, double[] unit) implements Rule {
        @Override
        public double of(double[] utilities) {
            double least = Double.POSITIVE_INFINITY;
            for (int p = 0; p < threat.length; p++) {
                if (unit[p] > 0) {
                    least = Math.min(least, (utilities[p] - threat[p]) / unit[p]);
                }
            }
            return least;
        }

        /** A weighted mean of the shares is no smaller than the smallest; the smaller a share, the more it weighs. */
        @Override
        public double[] slope(double[] at, int round) {
            double least = of(at);
            double[] slope = new double[threat.length];
            double sum = 0;
            for (int p = 0; p < slope.length; p++) {
                slope[p] =
                        unit[p] > 0 ? Math.exp(-(10 + round) * ((at[p] - threat[p]) / unit[p] - least)) / unit[p] : 0;
                sum += slope[p] * unit[p];
            }
            for (int p = 0; p < slope.length; p++) {
                slope[p] /= sum;
            }
            return slope;
        }

        @Override
        public double offset(double[] at, double[] slope) {
            double offset = 0;
            for (int p = 0; p < slope.length; p++) {
                offset -= slope[p] * threat[p];
            }
            return offset;
        }
    }

    /** The sum of the logarithms of the gains. */
    private record Product(double[] threat) implements Rule {
        @Override
        public double of(double[] utilities) {
            double sum = 0;
            for (int p = 0; p < threat.length; p++) {
                sum += utilities[p] > threat[p] ? Math.log(utilities[p] - threat[p]) : Double.NEGATIVE_INFINITY;
            }
            return sum;
        }

        @Override
        public double[] slope(double[] at, int round) {
            double[] slope = new double[threat.length];
            for (int p = 0; p < slope.length; p++) {
                slope[p] = 1 / Math.max(at[p] - threat[p], 1e-4);
            }
            return slope;
        }

        @Override
        public double offset(double[] at, double[] slope) {
            double offset = 0;
            for (int p = 0; p < slope.length; p++) {
                double gain = Math.max(at[p] - threat[p], 1e-4);
                offset += Math.log(gain) - slope[p] * (threat[p] + gain);
            }
            return offset;
        }
    }

    private static final class Search {
        private final Valuation valuation;
        private final Rule rule;
        private final int issues;
        private final int parties;
        private final double[][][] part;
        private final double[] reserve;
        private final int[] order;
        private final List<double[]> slopes = new ArrayList<>();
        private final List<Double> offsets = new ArrayList<>();
        private double[][] toCome = new double[0][];
        private double[][] mostToCome = new double[0][];
        private int[] best = new int[0];
        private double value = Double.NEGATIVE_INFINITY;
        private double open = Double.NEGATIVE_INFINITY;
        private int looked;

        Search(Valuation valuation, Rule rule) {
            this.valuation = valuation;
            this.rule = rule;
            this.issues = valuation.space().issues().size();
            this.parties = valuation.count();
            this.part = new double[issues][][];
            for (int i = 0; i < issues; i++) {
                part[i] = new double[valuation.space().options(i)][parties];
                for (int o = 0; o < part[i].length; o++) {
                    for (int p = 0; p < parties; p++) {
                        part[i][o][p] = valuation.brings(p, i, o);
                    }
                }
            }
            this.reserve = valuation.reservations().stream()
                    .mapToDouble(Rational::toDouble)
                    .toArray();
            this.order = IntStream.range(0, issues)
                    .boxed()
                    .sorted(Comparator.comparingDouble((Integer i) -> -spread(i)))
                    .mapToInt(i -> i)
                    .toArray();
        }

        /** What is at stake in an issue: the sum over parties of best less worst. */
        private double spread(int issue) {
            double sum = 0;
            for (int p = 0; p < parties; p++) {
                double least = Double.POSITIVE_INFINITY;
                double most = Double.NEGATIVE_INFINITY;
                for (double[] option : part[issue]) {
                    least = Math.min(least, option[p]);
                    most = Math.max(most, option[p]);
                }
                sum += most - least;
            }
            return sum;
        }

        Optional<DirectSolution> run(BargainingSolution solution) {
            tangents();
            climb();
            prepare();
            visit(0, new double[issues + 1][parties], new int[issues]);
            if (best.length == 0) {
                return Optional.empty();
            }
            List<Rational> utilities = valuation.utilities(best);
            return Optional.of(new DirectSolution(
                    solution, valuation.space().outcome(best), utilities, value, Math.max(value, open)));
        }

        private void offer(int[] picks) {
            double[] utilities = new double[parties];
            for (int i = 0; i < issues; i++) {
                for (int p = 0; p < parties; p++) {
                    utilities[p] += part[i][picks[i]][p];
                }
            }
            double here = rule.of(utilities);
            if (here > value && rational(picks, utilities)) {
                value = here;
                best = picks.clone();
            }
        }

        private boolean rational(int[] picks, double[] utilities) {
            for (int p = 0; p < parties; p++) {
                double apart = utilities[p] - reserve[p];
                if (Math.abs(apart) > 1e-9
                        ? apart < 0
                        : valuation
                                        .utility(p, picks)
                                        .compareTo(valuation.reservations().get(p))
                                < 0) {
                    return false;
                }
            }
            return true;
        }

        /** Walks towards the best mixture of outcomes; every tangent on the way is a bound, every outcome a candidate. */
        private void tangents() {
            double[] at = new double[parties];
            for (double[][] options : part) {
                for (double[] option : options) {
                    for (int p = 0; p < parties; p++) {
                        at[p] += option[p] / options.length;
                    }
                }
            }
            List<double[]> all = new ArrayList<>();
            for (int round = 0; round < ROUNDS; round++) {
                double[] slope = rule.slope(at, round);
                int[] picks = new int[issues];
                double[] reached = new double[parties];
                double bound = rule.offset(at, slope);
                for (int i = 0; i < issues; i++) {
                    picks[i] = bestOption(i, slope);
                    bound += weighted(part[i][picks[i]], slope);
                    for (int p = 0; p < parties; p++) {
                        reached[p] += part[i][picks[i]][p];
                    }
                }
                offer(picks);
                double[] line = Arrays.copyOf(slope, parties + 2);
                line[parties] = rule.offset(at, slope);
                line[parties + 1] = bound;
                all.add(line);
                double step = 2.0 / (round + 2);
                for (int p = 0; p < parties; p++) {
                    at[p] += step * (reached[p] - at[p]);
                }
            }
            all.sort(Comparator.comparingDouble(line -> line[parties + 1]));
            all.stream().limit(TANGENTS).forEach(line -> {
                slopes.add(Arrays.copyOf(line, parties));
                offsets.add(line[parties]);
            });
        }

        private int bestOption(int issue, double[] slope) {
            int chosen = 0;
            for (int o = 1; o < part[issue].length; o++) {
                if (weighted(part[issue][o], slope) > weighted(part[issue][chosen], slope)) {
                    chosen = o;
                }
            }
            return chosen;
        }

        private static double weighted(double[] utilities, double[] slope) {
            double sum = 0;
            for (int p = 0; p < utilities.length; p++) {
                sum += slope[p] * utilities[p];
            }
            return sum;
        }

        /** Changes one issue at a time for the better, from the best so far and from outcomes near it. */
        private void climb() {
            SplittableRandom random = new SplittableRandom(1);
            for (int round = 0; round < 200 && best.length > 0; round++) {
                int[] picks = best.clone();
                for (int kick = 0; kick < 1 + round % 4; kick++) {
                    int issue = random.nextInt(issues);
                    picks[issue] = random.nextInt(part[issue].length);
                }
                boolean better = true;
                while (better) {
                    double before = value;
                    for (int i = 0; i < issues; i++) {
                        int kept = picks[i];
                        for (int o = 0; o < part[i].length; o++) {
                            picks[i] = o;
                            offer(picks);
                        }
                        picks[i] = kept;
                    }
                    better = value > before;
                    picks = better ? best.clone() : picks;
                }
            }
        }

        private void prepare() {
            toCome = new double[slopes.size()][issues + 1];
            mostToCome = new double[issues + 1][parties];
            for (int depth = issues - 1; depth >= 0; depth--) {
                int issue = order[depth];
                for (int k = 0; k < slopes.size(); k++) {
                    toCome[k][depth] = toCome[k][depth + 1]
                            + weighted(part[issue][bestOption(issue, slopes.get(k))], slopes.get(k));
                }
                for (int p = 0; p < parties; p++) {
                    double most = Double.NEGATIVE_INFINITY;
                    for (double[] option : part[issue]) {
                        most = Math.max(most, option[p]);
                    }
                    mostToCome[depth][p] = mostToCome[depth + 1][p] + most;
                }
            }
        }

        private double bound(int depth, double[] sum) {
            double bound = Double.POSITIVE_INFINITY;
            for (int k = 0; k < slopes.size(); k++) {
                bound = Math.min(bound, offsets.get(k) + weighted(sum, slopes.get(k)) + toCome[k][depth]);
            }
            double[] reach = new double[parties];
            for (int p = 0; p < parties; p++) {
                reach[p] = sum[p] + mostToCome[depth][p];
                if (reach[p] < reserve[p] - 1e-9) {
                    return Double.NEGATIVE_INFINITY;
                }
            }
            return Math.min(bound, rule.of(reach));
        }

        private void visit(int depth, double[][] sums, int[] picks) {
            double bound = bound(depth, sums[depth]);
            if (bound <= value + ROUNDING) {
                return;
            }
            if (++looked > MOST_PARTS) {
                open = Math.max(open, bound);
                return;
            }
            if (depth == issues) {
                offer(picks);
                return;
            }
            int issue = order[depth];
            double[] slope = slopes.getFirst();
            int[] options = IntStream.range(0, part[issue].length)
                    .boxed()
                    .sorted(Comparator.comparingDouble((Integer o) -> -weighted(part[issue][o], slope)))
                    .mapToInt(o -> o)
                    .toArray();
            for (int o : options) {
                picks[issue] = o;
                for (int p = 0; p < parties; p++) {
                    sums[depth + 1][p] = sums[depth][p] + part[issue][o][p];
                }
                visit(depth + 1, sums, picks);
            }
        }
    }
}
