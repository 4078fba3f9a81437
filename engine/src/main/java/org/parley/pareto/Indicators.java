package org.parley.pareto;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.parley.model.Rational;

/**
 * Figures about a space and its frontier, as doubles: they describe, nothing is decided by them.
 *
 * @param opposition least Euclidean distance of a frontier point to the corner where every party has 1; 0 when all can
 *     have their best at once
 * @param distribution mean Euclidean distance of all outcomes to the nearest point of the exact frontier; empty where the
 *     outcomes are too many to try
 * @param roundedDistribution the same to the frontier as GENIUS finds it, which is GENIUS's figure; empty where there is
 *     no such frontier
 * @param best each party's best utility of any outcome
 * @param ideal each party's best utility of a rational outcome; empty where none is rational
 * @param nadir each party's worst utility on the frontier
 * @param least each party's worst utility of any outcome; empty where the outcomes are too many to try
 * @param hypervolume share of the unit square or cube that some frontier point dominates; empty for other than two or
 *     three parties
 * @param rational share of outcomes that give every party its reservation value; empty where the outcomes are too many
 */
public record Indicators(
        double opposition,
        OptionalDouble distribution,
        OptionalDouble roundedDistribution,
        List<Rational> best,
        List<Rational> ideal,
        List<Rational> nadir,
        List<Double> least,
        OptionalDouble hypervolume,
        OptionalDouble rational) {

    private static final int MOST_FOR_VOLUME = 20_000;

    /** What the figures mean, one line each; the first word is the figure. */
    public static final List<String> DEFINITIONS = List.of(
            "opposition: least distance of a frontier point to the corner where every party has 1",
            "distribution: mean distance of all outcomes to the nearest frontier point; GENIUS's figure, to the frontier"
                    + " as GENIUS rounds it, stands as distribution where it has one, the exact one beside it",
            "best: each party's best utility of any outcome",
            "ideal: each party's best utility of an outcome that gives every party its reservation value",
            "nadir: each party's worst utility on the frontier",
            "least: each party's worst utility of any outcome",
            "hypervolume: share of the unit square or cube that some frontier point dominates",
            "rational share: share of outcomes that give every party its reservation value");

    public Indicators {
        best = List.copyOf(best);
        ideal = List.copyOf(ideal);
        nadir = List.copyOf(nadir);
        least = List.copyOf(least);
    }

    /** Why there is no hypervolume. */
    public static final String NO_VOLUME =
            "computed for two parties, and for three with at most " + MOST_FOR_VOLUME + " points";

    /** Needs a frontier with at least one point; O(outcomes x points near by) where outcomes are tried. */
    public static Indicators of(ParetoFrontier frontier, Optional<RoundedFrontier> rounded) {
        Valuation valuation = frontier.valuation();
        double[][] points = new double[frontier.size()][valuation.count()];
        for (int i = 0; i < points.length; i++) {
            for (int p = 0; p < points[i].length; p++) {
                points[i][p] = frontier.approximate(p, i);
            }
        }
        boolean[] rational = new boolean[points.length];
        for (int i = 0; i < points.length; i++) {
            rational[i] = isRational(frontier, i);
        }
        List<Rational> best = new ArrayList<>();
        List<Rational> ideal = new ArrayList<>();
        List<Rational> nadir = new ArrayList<>();
        for (int p = 0; p < valuation.count(); p++) {
            int top = 0;
            int worst = 0;
            int within = -1;
            for (int i = 0; i < points.length; i++) {
                top = points[i][p] > points[top][p] ? i : top;
                worst = points[i][p] < points[worst][p] ? i : worst;
                if (rational[i] && (within < 0 || points[i][p] > points[within][p])) {
                    within = i;
                }
            }
            best.add(frontier.utility(p, top));
            if (within >= 0) {
                ideal.add(frontier.utility(p, within));
            }
            nadir.add(frontier.utility(p, worst));
        }
        OutcomeWalk walk = valuation.enumerable() ? OutcomeWalk.over(valuation, points) : null;
        return new Indicators(
                opposition(points),
                walk == null ? OptionalDouble.empty() : OptionalDouble.of(walk.distance() / walk.outcomes()),
                rounded.isEmpty() || walk == null
                        ? OptionalDouble.empty()
                        : OptionalDouble.of(distribution(valuation, rounded.get(), points, walk)),
                best,
                ideal,
                nadir,
                walk == null ? List.of() : Arrays.stream(walk.least()).boxed().toList(),
                hypervolume(points),
                walk == null ? OptionalDouble.empty() : OptionalDouble.of((double) walk.rational() / walk.outcomes()));
    }

    private static boolean isRational(ParetoFrontier frontier, int point) {
        List<Rational> reserve = frontier.valuation().reservations();
        for (int p = 0; p < reserve.size(); p++) {
            if (!frontier.atLeast(p, point, reserve.get(p))) {
                return false;
            }
        }
        return true;
    }

    private static double distribution(
            Valuation valuation, RoundedFrontier rounded, double[][] points, OutcomeWalk exact) {
        OutcomeWalk walk =
                close(rounded.utilities(), points) ? exact : OutcomeWalk.over(valuation, rounded.utilities());
        return walk.distance() / walk.outcomes();
    }

    /** Whether two lists of points are the same but for rounding. */
    private static boolean close(double[][] one, double[][] other) {
        boolean close = one.length == other.length;
        for (int i = 0; i < one.length && close; i++) {
            for (int p = 0; p < one[i].length; p++) {
                close &= Math.abs(one[i][p] - other[i][p]) < 1e-9;
            }
        }
        return close;
    }

    /** Euclidean distance between utilities. */
    public static double distance(List<Rational> one, List<Rational> other) {
        double sum = 0;
        for (int p = 0; p < one.size(); p++) {
            double apart = one.get(p).toDouble() - other.get(p).toDouble();
            sum += apart * apart;
        }
        return Math.sqrt(sum);
    }

    private static double opposition(double[][] points) {
        double least = Double.POSITIVE_INFINITY;
        for (double[] point : points) {
            double sum = 0;
            for (double utility : point) {
                sum += (1 - utility) * (1 - utility);
            }
            least = Math.min(least, sum);
        }
        return Math.sqrt(least);
    }

    /** Points come best for the first party first. */
    private static OptionalDouble hypervolume(double[][] points) {
        int parties = points[0].length;
        if (parties == 2) {
            double area = 0;
            double covered = 0;
            for (double[] point : points) {
                area += point[0] * Math.max(0, point[1] - covered);
                covered = Math.max(covered, point[1]);
            }
            return OptionalDouble.of(area);
        }
        return parties == 3 && points.length <= MOST_FOR_VOLUME
                ? OptionalDouble.of(volume(points))
                : OptionalDouble.empty();
    }

    /** Slices along the first party; between two slices the covered area of the other two is that of the points so far. */
    private static double volume(double[][] points) {
        List<double[]> stairs = new ArrayList<>();
        double volume = 0;
        for (int i = 0; i < points.length; i++) {
            double[] here = points[i];
            boolean covered = stairs.stream().anyMatch(s -> s[1] >= here[1] && s[2] >= here[2]);
            if (!covered) {
                stairs.removeIf(s -> s[1] <= here[1] && s[2] <= here[2]);
                int at = 0;
                while (at < stairs.size() && stairs.get(at)[1] > here[1]) {
                    at++;
                }
                stairs.add(at, here);
            }
            double down = i + 1 < points.length ? points[i + 1][0] : 0;
            if (here[0] > down) {
                double area = 0;
                double height = 0;
                for (double[] s : stairs) {
                    area += s[1] * (s[2] - height);
                    height = s[2];
                }
                volume += (here[0] - down) * area;
            }
        }
        return volume;
    }
}
