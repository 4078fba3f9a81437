package org.parley.bargaining;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.function.IntFunction;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import org.parley.model.Rational;
import org.parley.pareto.ParetoFrontier;
import org.parley.pareto.ParetoFrontier.Point;

/**
 * A rule that picks points of the frontier. All ties are kept. The first four choose among individually rational points
 * (every party at or above its reservation value r) and are empty if and only if no outcome is rational.
 *
 * <p>Doubles narrow the choice to points within 1e-9 of the best; exact fractions decide among these. O(points x parties).
 */
public enum BargainingSolution {
    /**
     * Largest product of gains over the disagreement point (Nash 1950), as a sum of logarithms, so that many small gains
     * do not vanish and two losses never make a gain. Where no outcome gives every party a strict gain, the product over
     * the gainers, for the largest number of gainers.
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

    /** The largest weight of a party in an asymmetric Nash solution. */
    public static final int HEAVIEST = 1000;

    private static final double CLOSE = 1e-9;

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

    /** All points that the rule picks, in the order of the frontier. */
    public List<Point> of(ParetoFrontier frontier) {
        int[] chosen = switch (this) {
            case NASH ->
                nash(
                        frontier,
                        Arrays.stream(new int[parties(frontier)]).map(zero -> 1).toArray());
            case KALAI_SMORODINSKY -> kalaiSmorodinsky(frontier);
            case EGALITARIAN ->
                leximin(
                        rational(frontier),
                        point -> approximateGains(frontier, point),
                        point -> gains(frontier, point));
            case UTILITARIAN -> mostInAll(frontier, rational(frontier));
            case GENIUS_KALAI ->
                best(
                        all(frontier),
                        p -> -spread(frontier, p),
                        p -> spreadExactly(frontier, p).negated(),
                        Comparator.<Rational>naturalOrder());
            case NEGOLOG_KALAI -> mostInAll(frontier, all(frontier));
        };
        return Arrays.stream(chosen).mapToObj(frontier.points()::get).toList();
    }

    /**
     * The Nash solution with unequal weights: the largest product of gains, each to the power of its party's weight.
     *
     * @param weights one whole number from 1 to {@link #HEAVIEST} per party
     */
    public static List<Point> nash(ParetoFrontier frontier, List<Integer> weights) {
        if (weights.size() != parties(frontier) || weights.stream().anyMatch(w -> w <= 0 || w > HEAVIEST)) {
            throw new IllegalArgumentException("the weights (" + weights
                    + ") must be one whole number from 1 to " + HEAVIEST + " for each of " + parties(frontier)
                    + " parties");
        }
        int[] chosen = nash(frontier, weights.stream().mapToInt(w -> w).toArray());
        return Arrays.stream(chosen).mapToObj(frontier.points()::get).toList();
    }

    /** Parties whose best rational outcome gives them no gain, so that Kalai-Smorodinsky leaves them out. */
    public static List<String> withoutGain(ParetoFrontier frontier) {
        List<Rational> possible = possible(frontier, rational(frontier));
        return IntStream.range(0, possible.size())
                .filter(p -> possible.get(p).signum() <= 0)
                .mapToObj(frontier.valuation().parties()::get)
                .toList();
    }

    private static int parties(ParetoFrontier frontier) {
        return frontier.valuation().count();
    }

    private static int[] all(ParetoFrontier frontier) {
        return IntStream.range(0, frontier.size()).toArray();
    }

    private static int[] rational(ParetoFrontier frontier) {
        List<Rational> reserve = frontier.valuation().reservations();
        return IntStream.range(0, frontier.size())
                .filter(point ->
                        IntStream.range(0, reserve.size()).allMatch(p -> frontier.atLeast(p, point, reserve.get(p))))
                .toArray();
    }

    private static int[] nash(ParetoFrontier frontier, int[] weights) {
        int[] rational = rational(frontier);
        int[] gainers = new int[frontier.size()];
        double[] logs = new double[frontier.size()];
        for (int point : rational) {
            for (int p = 0; p < weights.length; p++) {
                double gain = gain(frontier, p, point);
                if (gain > 0) {
                    gainers[point]++;
                    logs[point] += weights[p] * Math.log(gain);
                }
            }
        }
        int most = Arrays.stream(rational).map(point -> gainers[point]).max().orElse(0);
        int[] gaining =
                Arrays.stream(rational).filter(point -> gainers[point] == most).toArray();
        return best(
                gaining,
                point -> logs[point],
                point -> {
                    List<Rational> gains = gains(frontier, point);
                    Rational product = Rational.ONE;
                    for (int p = 0; p < weights.length; p++) {
                        if (gains.get(p).signum() > 0) {
                            product = product.times(power(gains.get(p), weights[p]));
                        }
                    }
                    return product;
                },
                Comparator.<Rational>naturalOrder());
    }

    private static Rational power(Rational base, int exponent) {
        return new Rational(base.numerator().pow(exponent), base.denominator().pow(exponent));
    }

    /** A gain with its sign right and a small relative error. */
    private static double gain(ParetoFrontier frontier, int party, int point) {
        Rational threat = frontier.valuation().disagreement().get(party);
        double gain = frontier.approximate(party, point) - threat.toDouble();
        return Math.abs(gain) > 1e-3
                ? gain
                : frontier.utility(party, point).minus(threat).toDouble();
    }

    private static int[] kalaiSmorodinsky(ParetoFrontier frontier) {
        int[] rational = rational(frontier);
        List<Rational> possible = possible(frontier, rational);
        int[] gaining = IntStream.range(0, possible.size())
                .filter(p -> possible.get(p).signum() > 0)
                .toArray();
        return leximin(
                rational,
                point -> Arrays.stream(gaining)
                        .mapToDouble(
                                p -> gain(frontier, p, point) / possible.get(p).toDouble())
                        .toArray(),
                point -> {
                    List<Rational> gains = gains(frontier, point);
                    return Arrays.stream(gaining)
                            .mapToObj(p -> gains.get(p).dividedBy(possible.get(p)))
                            .toList();
                });
    }

    private static double[] approximateGains(ParetoFrontier frontier, int point) {
        return IntStream.range(0, parties(frontier))
                .mapToDouble(p -> gain(frontier, p, point))
                .toArray();
    }

    /** Each party's largest gain among these points. */
    private static List<Rational> possible(ParetoFrontier frontier, int[] points) {
        List<Rational> possible = new ArrayList<>();
        for (int party = 0; party < parties(frontier); party++) {
            int p = party;
            int[] best = best(
                    points,
                    point -> frontier.approximate(p, point),
                    point -> frontier.utility(p, point),
                    Comparator.<Rational>naturalOrder());
            possible.add(
                    best.length == 0
                            ? Rational.ZERO
                            : frontier.utility(p, best[0])
                                    .minus(frontier.valuation().disagreement().get(p)));
        }
        return possible;
    }

    private static List<Rational> gains(ParetoFrontier frontier, int point) {
        List<Rational> gains = new ArrayList<>();
        for (int p = 0; p < parties(frontier); p++) {
            gains.add(frontier.utility(p, point)
                    .minus(frontier.valuation().disagreement().get(p)));
        }
        return gains;
    }

    private static int[] mostInAll(ParetoFrontier frontier, int[] points) {
        return best(
                points,
                point -> IntStream.range(0, parties(frontier))
                        .mapToDouble(p -> frontier.approximate(p, point))
                        .sum(),
                point -> IntStream.range(0, parties(frontier))
                        .mapToObj(p -> frontier.utility(p, point))
                        .reduce(Rational.ZERO, Rational::plus),
                Comparator.<Rational>naturalOrder());
    }

    private static double spread(ParetoFrontier frontier, int point) {
        double least = Double.POSITIVE_INFINITY;
        double most = Double.NEGATIVE_INFINITY;
        for (int p = 0; p < parties(frontier); p++) {
            least = Math.min(least, frontier.approximate(p, point));
            most = Math.max(most, frontier.approximate(p, point));
        }
        return most - least;
    }

    private static Rational spreadExactly(ParetoFrontier frontier, int point) {
        List<Rational> sorted = IntStream.range(0, parties(frontier))
                .mapToObj(p -> frontier.utility(p, point))
                .sorted()
                .toList();
        return sorted.getLast().minus(sorted.getFirst());
    }

    /** Points whose sorted values, the smallest first, come last in the order of the dictionary. */
    private static int[] leximin(
            int[] points, IntFunction<double[]> approximately, IntFunction<List<Rational>> values) {
        double[][] approximate = new double[points.length][];
        for (int i = 0; i < points.length; i++) {
            approximate[i] = approximately.apply(points[i]);
            Arrays.sort(approximate[i]);
        }
        int[] left = IntStream.range(0, points.length).toArray();
        int depth = points.length == 0 ? 0 : approximate[0].length;
        for (int d = 0; d < depth && left.length > 1; d++) {
            int place = d;
            double most = Arrays.stream(left)
                    .mapToDouble(i -> approximate[i][place])
                    .max()
                    .orElse(0);
            left = Arrays.stream(left)
                    .filter(i -> approximate[i][place] >= most - close(most))
                    .toArray();
            // Beyond the first place only true ties may be narrowed further; the exact order decides from here.
            if (left.length <= 64) {
                break;
            }
            int[] tied = left;
            Rational top = Arrays.stream(tied)
                    .mapToObj(i -> sorted(values.apply(points[i])).get(place))
                    .max(Comparator.naturalOrder())
                    .orElse(Rational.ZERO);
            left = Arrays.stream(tied)
                    .filter(i -> sorted(values.apply(points[i])).get(place).equals(top))
                    .toArray();
        }
        int[] narrowed = Arrays.stream(left).map(i -> points[i]).toArray();
        return best(narrowed, point -> 0, point -> sorted(values.apply(point)), BargainingSolution::compareInOrder);
    }

    private static List<Rational> sorted(List<Rational> numbers) {
        return numbers.stream().sorted().toList();
    }

    private static int compareInOrder(List<Rational> one, List<Rational> other) {
        for (int i = 0; i < Math.min(one.size(), other.size()); i++) {
            int sign = one.get(i).compareTo(other.get(i));
            if (sign != 0) {
                return sign;
            }
        }
        return 0;
    }

    /** What an approximate value may be off by; large ones, as logarithms with weights, by more. */
    private static double close(double value) {
        return CLOSE * Math.max(1, Math.abs(value));
    }

    /** All points with the largest exact value; {@code approximate} may be off by less than {@link #close}. */
    private static <V> int[] best(
            int[] points, IntToDoubleFunction approximate, IntFunction<V> exact, Comparator<V> order) {
        double[] about =
                Arrays.stream(points).mapToDouble(approximate::applyAsDouble).toArray();
        double most = Arrays.stream(about).max().orElse(0);
        List<Integer> best = new ArrayList<>();
        V top = null;
        for (int i = 0; i < points.length; i++) {
            if (about[i] < most - close(most)) {
                continue;
            }
            V mine = exact.apply(points[i]);
            int sign = top == null ? 1 : order.compare(mine, top);
            if (sign > 0) {
                best.clear();
                top = mine;
            }
            if (sign >= 0) {
                best.add(points[i]);
            }
        }
        return best.stream().mapToInt(i -> i).toArray();
    }
}
