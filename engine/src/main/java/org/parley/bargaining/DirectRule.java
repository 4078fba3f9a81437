package org.parley.bargaining;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.parley.model.Rational;

/** What {@link DirectSearch} makes as large as can be; it falls with nobody's utility. */
sealed interface DirectRule {

    /** Gains below this are beyond doubles, and count as none. */
    double ROUNDING = 1e-12;

    /** Minus infinity where the rule does not take such an outcome. */
    double of(double[] utilities);

    /** No outcome in which nobody has more than this is worth more. */
    default double within(double[] most) {
        return of(most);
    }

    /** Which of two outcomes that are worth the same, or nearly so, is the better one; exact. */
    int compare(List<Rational> one, List<Rational> other);

    /** Whether among equals an outcome in which nobody has more than {@code most} could be better than this one. */
    default boolean ahead(double[] most, double[] best) {
        return false;
    }

    /** How many lines above the function are worth drawing; none where it is not concave. */
    int lines();

    /** The slope of a line above the function; {@code round} sharpens it where the function has edges. */
    double[] slope(double[] at, int round);

    /** How far the line with this slope has to be raised to lie above the function everywhere. */
    double offset(double[] at, double[] slope);

    /** The sum of the utilities of some. */
    record Sum(boolean[] counts) implements DirectRule {
        static Sum all(int parties) {
            boolean[] counts = new boolean[parties];
            Arrays.fill(counts, true);
            return new Sum(counts);
        }

        /** Everything is worth the same. */
        static Sum none(int parties) {
            return new Sum(new boolean[parties]);
        }

        static Sum only(int party, int parties) {
            boolean[] counts = new boolean[parties];
            counts[party] = true;
            return new Sum(counts);
        }

        @Override
        public double of(double[] utilities) {
            double sum = 0;
            for (int p = 0; p < counts.length; p++) {
                sum += counts[p] ? utilities[p] : 0;
            }
            return sum;
        }

        @Override
        public int compare(List<Rational> one, List<Rational> other) {
            return sum(one).compareTo(sum(other));
        }

        private Rational sum(List<Rational> utilities) {
            Rational sum = Rational.ZERO;
            for (int p = 0; p < counts.length; p++) {
                sum = counts[p] ? sum.plus(utilities.get(p)) : sum;
            }
            return sum;
        }

        @Override
        public int lines() {
            return 1;
        }

        @Override
        public double[] slope(double[] at, int round) {
            return IntStream.range(0, counts.length)
                    .mapToDouble(p -> counts[p] ? 1 : 0)
                    .toArray();
        }

        @Override
        public double offset(double[] at, double[] slope) {
            return 0;
        }
    }

    /**
     * (utility - threat) / unit over parties whose unit is above 0, the smallest first, compared in that order; worth the
     * smallest.
     */
    record Leximin(List<Rational> threats, List<Rational> units, double[] threat, double[] unit) implements DirectRule {
        static Leximin of(List<Rational> threats, List<Rational> units) {
            return new Leximin(threats, units, doubles(threats), doubles(units));
        }

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

        @Override
        public int compare(List<Rational> one, List<Rational> other) {
            List<Rational> mine = sorted(one);
            List<Rational> theirs = sorted(other);
            int sign = 0;
            for (int i = 0; i < mine.size() && sign == 0; i++) {
                sign = mine.get(i).compareTo(theirs.get(i));
            }
            return sign;
        }

        private List<Rational> sorted(List<Rational> utilities) {
            List<Rational> shares = new ArrayList<>();
            for (int p = 0; p < threats.size(); p++) {
                if (units.get(p).signum() > 0) {
                    shares.add(utilities.get(p).minus(threats.get(p)).dividedBy(units.get(p)));
                }
            }
            Collections.sort(shares);
            return shares;
        }

        @Override
        public boolean ahead(double[] most, double[] best) {
            double[] mine = shares(most);
            double[] theirs = shares(best);
            for (int i = 0; i < mine.length; i++) {
                if (Math.abs(mine[i] - theirs[i]) > ROUNDING) {
                    return mine[i] > theirs[i];
                }
            }
            return false;
        }

        private double[] shares(double[] utilities) {
            return IntStream.range(0, threat.length)
                    .filter(p -> unit[p] > 0)
                    .mapToDouble(p -> (utilities[p] - threat[p]) / unit[p])
                    .sorted()
                    .toArray();
        }

        @Override
        public int lines() {
            return 400;
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

    /** The sum of the logarithms of the gains of some, all of whom must gain. */
    record Product(List<Rational> threats, double[] threat, boolean[] gainers) implements DirectRule {
        static Product of(List<Rational> threats, boolean[] gainers) {
            return new Product(threats, doubles(threats), gainers);
        }

        @Override
        public double of(double[] utilities) {
            double sum = 0;
            for (int p = 0; p < threat.length; p++) {
                double gain = utilities[p] - threat[p];
                sum += !gainers[p] ? 0 : gain > ROUNDING ? Math.log(gain) : Double.NEGATIVE_INFINITY;
            }
            return sum;
        }

        @Override
        public int compare(List<Rational> one, List<Rational> other) {
            return product(one).compareTo(product(other));
        }

        private Rational product(List<Rational> utilities) {
            Rational product = Rational.ONE;
            for (int p = 0; p < gainers.length; p++) {
                product = gainers[p] ? product.times(utilities.get(p).minus(threats.get(p))) : product;
            }
            return product;
        }

        @Override
        public int lines() {
            return 400;
        }

        @Override
        public double[] slope(double[] at, int round) {
            double[] slope = new double[threat.length];
            for (int p = 0; p < slope.length; p++) {
                slope[p] = gainers[p] ? 1 / Math.max(at[p] - threat[p], 1e-4) : 0;
            }
            return slope;
        }

        @Override
        public double offset(double[] at, double[] slope) {
            double offset = 0;
            for (int p = 0; p < slope.length; p++) {
                double gain = Math.max(at[p] - threat[p], 1e-4);
                offset += gainers[p] ? Math.log(gain) - slope[p] * (threat[p] + gain) : 0;
            }
            return offset;
        }
    }

    /** How many gain. */
    record Gainers(List<Rational> threats, double[] threat) implements DirectRule {
        static Gainers of(List<Rational> threats) {
            return new Gainers(threats, doubles(threats));
        }

        @Override
        public double of(double[] utilities) {
            int many = 0;
            for (int p = 0; p < threat.length; p++) {
                many += utilities[p] - threat[p] > ROUNDING ? 1 : 0;
            }
            return many;
        }

        @Override
        public int compare(List<Rational> one, List<Rational> other) {
            return Long.compare(many(one), many(other));
        }

        private long many(List<Rational> utilities) {
            return IntStream.range(0, threat.length)
                    .filter(p -> utilities.get(p).compareTo(threats.get(p)) > 0)
                    .count();
        }

        @Override
        public int lines() {
            return 0;
        }

        @Override
        public double[] slope(double[] at, int round) {
            throw new IllegalStateException("a count is not concave");
        }

        @Override
        public double offset(double[] at, double[] slope) {
            throw new IllegalStateException("a count is not concave");
        }
    }

    /** The sum of the logarithms of the gains of whoever gains, where so many do; nowhere do more. */
    record ProductOf(int many, List<Rational> threats, double[] threat) implements DirectRule {
        static ProductOf of(int many, List<Rational> threats) {
            return new ProductOf(many, threats, doubles(threats));
        }

        @Override
        public double of(double[] utilities) {
            return within(utilities);
        }

        /** The largest gains that so many could have. */
        @Override
        public double within(double[] most) {
            double[] gains = IntStream.range(0, threat.length)
                    .mapToDouble(p -> most[p] - threat[p])
                    .filter(gain -> gain > ROUNDING)
                    .sorted()
                    .toArray();
            return gains.length < many
                    ? Double.NEGATIVE_INFINITY
                    : Arrays.stream(gains, gains.length - many, gains.length)
                            .map(Math::log)
                            .sum();
        }

        @Override
        public int compare(List<Rational> one, List<Rational> other) {
            return product(one).compareTo(product(other));
        }

        private Rational product(List<Rational> utilities) {
            return IntStream.range(0, threat.length)
                    .mapToObj(p -> utilities.get(p).minus(threats.get(p)))
                    .filter(gain -> gain.signum() > 0)
                    .reduce(Rational.ONE, Rational::times);
        }

        @Override
        public int lines() {
            return 0;
        }

        @Override
        public double[] slope(double[] at, int round) {
            throw new IllegalStateException("who gains is open, so that the product is not concave");
        }

        @Override
        public double offset(double[] at, double[] slope) {
            throw new IllegalStateException("who gains is open, so that the product is not concave");
        }
    }

    private static double[] doubles(List<Rational> exact) {
        return exact.stream().mapToDouble(Rational::toDouble).toArray();
    }
}
