package org.parley.bargaining;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import org.parley.model.Rational;
import org.parley.pareto.ParetoFrontier;
import org.parley.pareto.ParetoFrontier.Point;
import org.parley.pareto.Valuation;

/**
 * A rule that picks points of the frontier. All ties are kept. The first four choose among individually rational points
 * (every party at or above its reservation value r) and are empty if and only if no outcome is rational.
 */
public enum BargainingSolution {
    /**
     * Largest product of gains over the disagreement point (Nash 1950). Where no outcome gives every party a strict gain,
     * the product over the gainers, for the largest number of gainers.
     */
    NASH("largest product of gains over what each has without a deal"),
    /**
     * Gains over the disagreement point as shares of the best rational gain, the smallest first, compared in that order
     * (Kalai and Smorodinsky 1975; leximin after Imai 1983). A party whose best rational gain is 0 is left out.
     */
    KALAI_SMORODINSKY("smallest share of the best possible gain made as large as can be"),
    /** Gains, the smallest first, compared in that order (Kalai 1977; leximin). */
    EGALITARIAN("smallest gain made as large as can be"),
    /** Largest sum of utilities. */
    UTILITARIAN("largest sum of utilities"),
    /** What GENIUS calls Kalai-Smorodinsky: smallest difference between utilities on the whole frontier. */
    GENIUS_KALAI("smallest difference between utilities, as GENIUS has it"),
    /** What NegoLog calls Kalai: largest sum of utilities on the whole frontier. */
    NEGOLOG_KALAI("largest sum of utilities on the whole frontier, as NegoLog has it");

    private final String definition;

    BargainingSolution(String definition) {
        this.definition = definition;
    }

    /** In a few words, to print beside the figure. */
    public String definition() {
        return definition;
    }

    /** As outputs name it, e.g. {@code kalai-smorodinsky}. */
    public String id() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** All points that the rule picks, in the order of the frontier. O(points x parties), numbers aside. */
    public List<Point> of(ParetoFrontier frontier, Valuation valuation) {
        List<Rational> reserve = valuation.reservations();
        List<Rational> threat = valuation.disagreement();
        List<Point> rational = frontier.points().stream()
                .filter(p -> atLeast(p.utilities(), reserve))
                .toList();
        return switch (this) {
            case NASH -> nash(rational, threat);
            case KALAI_SMORODINSKY -> best(rational, shares(rational, threat), Leximin::compare);
            case EGALITARIAN -> best(rational, p -> sorted(gains(p, threat)), Leximin::compare);
            case UTILITARIAN -> best(rational, p -> sum(p.utilities()), Comparator.<Rational>naturalOrder());
            case GENIUS_KALAI ->
                best(frontier.points(), p -> spread(p.utilities()).negated(), Comparator.<Rational>naturalOrder());
            case NEGOLOG_KALAI -> best(frontier.points(), p -> sum(p.utilities()), Comparator.<Rational>naturalOrder());
        };
    }

    private static List<Point> nash(List<Point> rational, List<Rational> threat) {
        long most = rational.stream().mapToLong(p -> gainers(p, threat)).max().orElse(0);
        List<Point> gaining =
                rational.stream().filter(p -> gainers(p, threat) == most).toList();
        return best(
                gaining,
                p -> gains(p, threat).stream().filter(g -> g.signum() > 0).reduce(Rational.ONE, Rational::times),
                Comparator.<Rational>naturalOrder());
    }

    private static long gainers(Point point, List<Rational> threat) {
        return gains(point, threat).stream().filter(g -> g.signum() > 0).count();
    }

    private static Function<Point, List<Rational>> shares(List<Point> rational, List<Rational> threat) {
        List<Rational> ideal = new ArrayList<>(threat);
        for (Point point : rational) {
            for (int p = 0; p < threat.size(); p++) {
                ideal.set(p, ideal.get(p).max(point.utilities().get(p)));
            }
        }
        return point -> {
            List<Rational> gains = gains(point, threat);
            List<Rational> shares = new ArrayList<>();
            for (int p = 0; p < gains.size(); p++) {
                Rational possible = ideal.get(p).minus(threat.get(p));
                if (possible.signum() > 0) {
                    shares.add(gains.get(p).dividedBy(possible));
                }
            }
            return sorted(shares);
        };
    }

    private static List<Rational> gains(Point point, List<Rational> threat) {
        List<Rational> gains = new ArrayList<>();
        for (int p = 0; p < threat.size(); p++) {
            gains.add(point.utilities().get(p).minus(threat.get(p)));
        }
        return gains;
    }

    private static boolean atLeast(List<Rational> utilities, List<Rational> bounds) {
        for (int p = 0; p < bounds.size(); p++) {
            if (utilities.get(p).compareTo(bounds.get(p)) < 0) {
                return false;
            }
        }
        return true;
    }

    private static Rational sum(List<Rational> numbers) {
        return numbers.stream().reduce(Rational.ZERO, Rational::plus);
    }

    private static Rational spread(List<Rational> numbers) {
        List<Rational> sorted = sorted(numbers);
        return sorted.getLast().minus(sorted.getFirst());
    }

    private static List<Rational> sorted(List<Rational> numbers) {
        return numbers.stream().sorted().toList();
    }

    private static <V> List<Point> best(List<Point> points, Function<Point, V> value, Comparator<V> order) {
        List<Point> best = new ArrayList<>();
        V top = null;
        for (Point point : points) {
            V mine = value.apply(point);
            int sign = top == null ? 1 : order.compare(mine, top);
            if (sign > 0) {
                best.clear();
                top = mine;
            }
            if (sign >= 0) {
                best.add(point);
            }
        }
        return best;
    }

    private static final class Leximin {
        static int compare(List<Rational> one, List<Rational> other) {
            for (int i = 0; i < Math.min(one.size(), other.size()); i++) {
                int sign = one.get(i).compareTo(other.get(i));
                if (sign != 0) {
                    return sign;
                }
            }
            return Integer.compare(one.size(), other.size());
        }
    }
}
