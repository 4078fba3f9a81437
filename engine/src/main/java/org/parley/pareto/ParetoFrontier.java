package org.parley.pareto;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;
import org.parley.model.Outcome;
import org.parley.model.Rational;

/**
 * The undominated utility points of a space: x dominates y when no party is worse and one is better. Outcomes with equal
 * utilities are one point.
 *
 * @param points best for the first party first, then for the second, and so on
 * @param coverage what part of the space was looked at
 */
public record ParetoFrontier(List<Point> points, Coverage coverage) {

    public ParetoFrontier {
        points = List.copyOf(points);
    }

    /**
     * One point.
     *
     * @param utilities in the order of the parties
     * @param outcome one outcome that gives them
     * @param outcomes how many outcomes give them
     */
    public record Point(List<Rational> utilities, Outcome outcome, BigInteger outcomes) {
        public Point {
            utilities = List.copyOf(utilities);
        }
    }

    /**
     * The exact frontier. Without constraints it is built issue by issue from the undominated sums of what the options
     * bring; dominated partial sums can never become undominated, so nothing is lost. With constraints every outcome is
     * tried.
     *
     * @throws IllegalArgumentException if there are constraints and more than {@link Valuation#MOST} outcomes
     */
    public static ParetoFrontier of(Valuation valuation) {
        List<Sum> sums = valuation.constrained() ? enumerated(valuation) : summed(valuation);
        List<Point> points = sums.stream()
                .map(sum -> new Point(
                        valuation.utilities(sum.worth), valuation.space().outcome(sum.picks), sum.outcomes))
                .toList();
        return new ParetoFrontier(points, new Coverage.Exact());
    }

    /** How many outcomes lie on the frontier. */
    public BigInteger outcomes() {
        return points.stream().map(Point::outcomes).reduce(BigInteger.ZERO, BigInteger::add);
    }

    /** Least Euclidean distance of a point to the corner where every party has 1; 0 when they can all have their best. */
    public double opposition() {
        return points.stream()
                .mapToDouble(p -> distance(
                        p.utilities().stream().mapToDouble(Rational::toDouble).toArray(), null))
                .min()
                .orElse(Double.NaN);
    }

    /**
     * Mean distance of all outcomes to the nearest point of the frontier; empty where that needs more than some 10^8
     * comparisons.
     */
    public OptionalDouble distribution(Valuation valuation) {
        if (!valuation.enumerable()
                || valuation
                                .space()
                                .size()
                                .multiply(BigInteger.valueOf(points.size()))
                                .bitLength()
                        > 27) {
            return OptionalDouble.empty();
        }
        double[][] all = points.stream()
                .map(p -> p.utilities().stream().mapToDouble(Rational::toDouble).toArray())
                .toArray(double[][]::new);
        double[] sum = new double[2];
        valuation.each(picks -> {
            double[] here = valuation.utilities(valuation.worth(picks)).stream()
                    .mapToDouble(Rational::toDouble)
                    .toArray();
            double nearest = Double.POSITIVE_INFINITY;
            for (double[] point : all) {
                nearest = Math.min(nearest, distance(here, point));
            }
            sum[0] += nearest;
            sum[1]++;
        });
        return sum[1] == 0 ? OptionalDouble.empty() : OptionalDouble.of(sum[0] / sum[1]);
    }

    private static double distance(double[] from, double @Nullable [] to) {
        double sum = 0;
        for (int i = 0; i < from.length; i++) {
            double difference = (to == null ? 1 : to[i]) - from[i];
            sum += difference * difference;
        }
        return Math.sqrt(sum);
    }

    /** A sum over some issues: its worth per party, one choice that gives it, and how many do. */
    private static final class Sum {
        private final long[] worth;
        private final int[] picks;
        private BigInteger outcomes;

        Sum(long[] worth, int[] picks, BigInteger outcomes) {
            this.worth = worth;
            this.picks = picks;
            this.outcomes = outcomes;
        }
    }

    private static List<Sum> summed(Valuation valuation) {
        int issues = valuation.space().issues().size();
        List<Sum> sums = List.of(new Sum(new long[valuation.count()], new int[issues], BigInteger.ONE));
        for (int issue = 0; issue < issues; issue++) {
            Merged next = new Merged();
            for (Sum sum : sums) {
                for (int option = 0; option < valuation.space().options(issue); option++) {
                    long[] worth = sum.worth.clone();
                    for (int p = 0; p < worth.length; p++) {
                        worth[p] += valuation.part(p, issue, option);
                    }
                    next.add(worth, sum.picks, issue, option, sum.outcomes);
                }
            }
            sums = undominated(next.all());
        }
        return sums;
    }

    private static List<Sum> enumerated(Valuation valuation) {
        Merged all = new Merged();
        valuation.each(picks -> all.add(valuation.worth(picks), picks, 0, picks[0], BigInteger.ONE));
        return undominated(all.all());
    }

    /** Sums with equal worth become one. */
    private static final class Merged {
        private final Map<Key, Sum> byWorth = new HashMap<>();

        void add(long[] worth, int[] picks, int issue, int option, BigInteger outcomes) {
            Sum there = byWorth.get(new Key(worth));
            if (there == null) {
                int[] chosen = picks.clone();
                chosen[issue] = option;
                byWorth.put(new Key(worth), new Sum(worth, chosen, outcomes));
            } else {
                there.outcomes = there.outcomes.add(outcomes);
            }
        }

        List<Sum> all() {
            return new ArrayList<>(byWorth.values());
        }
    }

    private record Key(long[] worth) {
        @Override
        public boolean equals(Object other) {
            return other instanceof Key key && Arrays.equals(worth, key.worth);
        }

        @Override
        public int hashCode() {
            return Arrays.hashCode(worth);
        }
    }

    /** The undominated ones, sorted. For two parties one sweep; for more, each against those kept before it. */
    private static List<Sum> undominated(List<Sum> sums) {
        sums.sort(Comparator.comparing((Sum sum) -> sum.worth, (a, b) -> Arrays.compare(b, a)));
        List<Sum> kept = new ArrayList<>();
        long bestOfSecond = Long.MIN_VALUE;
        for (Sum sum : sums) {
            if (sum.worth.length == 2) {
                if (sum.worth[1] > bestOfSecond) {
                    bestOfSecond = sum.worth[1];
                    kept.add(sum);
                }
            } else if (kept.stream().noneMatch(other -> noWorse(other.worth, sum.worth))) {
                // Distinct worths in descending order: whatever dominates a sum stands before it.
                kept.add(sum);
            }
        }
        return kept;
    }

    private static boolean noWorse(long[] one, long[] other) {
        for (int p = 0; p < one.length; p++) {
            if (one[p] < other[p]) {
                return false;
            }
        }
        return true;
    }
}
