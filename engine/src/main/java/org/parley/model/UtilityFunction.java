package org.parley.model;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/** How much a party likes an outcome, in [0,1], up is better. Exact. */
public sealed interface UtilityFunction {

    /** The part of the utility that an option of an issue brings; a sum over issues gives the utility. */
    Rational part(String issue, String option);

    /** Turns a number in the unit of the file (a reservation value, say) into utility. */
    Rational toUtility(Rational stated);

    /**
     * {@code u(x) = sum of weight(i) * value(i, x_i)}.
     *
     * @param weights issue to weight, each in [0,1]; an issue without a weight counts nothing
     * @param values issue to option to value, each in [0,1]; an option without a value is worth 0
     */
    record Additive(Map<String, Rational> weights, Map<String, Map<String, Rational>> values)
            implements UtilityFunction {
        public Additive {
            weights = Collections.unmodifiableMap(new LinkedHashMap<>(weights));
            values = frozen(values);
        }

        @Override
        public Rational part(String issue, String option) {
            return weights.getOrDefault(issue, Rational.ZERO)
                    .times(values.getOrDefault(issue, Map.of()).getOrDefault(option, Rational.ZERO));
        }

        @Override
        public Rational toUtility(Rational stated) {
            return stated;
        }
    }

    /**
     * Points for options; utility is points divided by the party's best total.
     *
     * @param points issue to option to points, none negative; an option without points brings 0
     */
    record Points(Map<String, Map<String, Rational>> points) implements UtilityFunction {
        public Points {
            points = frozen(points);
        }

        /** The most points that one outcome can bring. */
        public Rational best() {
            Rational sum = Rational.ZERO;
            for (Map<String, Rational> options : points.values()) {
                sum = sum.plus(options.values().stream().reduce(Rational.ZERO, Rational::max));
            }
            return sum;
        }

        @Override
        public Rational part(String issue, String option) {
            return toUtility(points.getOrDefault(issue, Map.of()).getOrDefault(option, Rational.ZERO));
        }

        @Override
        public Rational toUtility(Rational stated) {
            Rational best = best();
            return best.signum() == 0 ? Rational.ZERO : stated.dividedBy(best);
        }
    }

    private static Map<String, Map<String, Rational>> frozen(Map<String, Map<String, Rational>> nested) {
        Map<String, Map<String, Rational>> copy = new LinkedHashMap<>();
        nested.forEach((issue, options) -> copy.put(issue, Collections.unmodifiableMap(new LinkedHashMap<>(options))));
        return Collections.unmodifiableMap(copy);
    }
}
