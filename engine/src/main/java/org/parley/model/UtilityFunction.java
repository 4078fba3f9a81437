package org.parley.model;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** How much a party likes an outcome, in [0,1], up is better. Exact. */
public sealed interface UtilityFunction {

    /** The utility of an outcome of these issues. */
    Rational of(Outcome outcome, List<Issue> issues);

    /** Turns a number in the unit of the file (a reservation value, say) into utility. */
    Rational toUtility(Rational stated);

    /** The same for an agreement that does not come late. */
    default UtilityFunction atOnce() {
        return this;
    }

    /** What the utility {@link #atOnce} is multiplied by; 1 unless discounted. */
    default Rational factor() {
        return Rational.ONE;
    }

    /** A sum of what the options of the issues bring, clipped at 1 where it comes out higher. */
    sealed interface Separable extends UtilityFunction {

        /** The part of the utility that an option of an issue brings. */
        Rational part(String issue, String option);

        @Override
        default Rational of(Outcome outcome, List<Issue> issues) {
            Rational sum = Rational.ZERO;
            for (Map.Entry<String, String> choice : outcome.choices().entrySet()) {
                sum = sum.plus(part(choice.getKey(), choice.getValue()));
            }
            return sum.min(Rational.ONE);
        }
    }

    /**
     * {@code u(x) = min(1, sum of weight(i) * value(i, x_i))}.
     *
     * @param weights issue to weight, none negative; an issue without a weight counts nothing. They sum to 1, but for
     *     profiles that were imported as they were found
     * @param values issue to option to value, each in [0,1]; an option without a value is worth 0
     */
    record Additive(Map<String, Rational> weights, Map<String, Map<String, Rational>> values) implements Separable {
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
    record Points(Map<String, Map<String, Rational>> points) implements Separable {
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

    /**
     * Rectangles of numbers that pay when an outcome lies in them (or, for an excluding one, outside): {@code u(x) =
     * min(1, paid(x) / maximum)}, where {@code paid} is the sum, the least or the largest of what the rectangles pay at x.
     *
     * @param maximum above 0
     */
    record HyperRectangles(List<Rectangle> rectangles, Aggregation aggregation, Rational maximum)
            implements UtilityFunction {
        public HyperRectangles {
            rectangles = List.copyOf(rectangles);
            if (maximum.signum() <= 0) {
                throw new IllegalArgumentException("maximum (" + maximum + ") must be above 0");
            }
        }

        @Override
        public Rational of(Outcome outcome, List<Issue> issues) {
            List<Rational> paid =
                    rectangles.stream().map(r -> r.paid(outcome, issues)).toList();
            Rational total = switch (aggregation) {
                case SUM -> paid.stream().reduce(Rational.ZERO, Rational::plus);
                case LEAST -> paid.stream().reduce(Rational::min).orElse(Rational.ZERO);
                case LARGEST -> paid.stream().reduce(Rational::max).orElse(Rational.ZERO);
            };
            return total.dividedBy(maximum).min(Rational.ONE);
        }

        @Override
        public Rational toUtility(Rational stated) {
            return stated;
        }
    }

    /** How what several rectangles pay becomes one number. */
    enum Aggregation {
        SUM,
        LEAST,
        LARGEST
    }

    /**
     * One rectangle.
     *
     * @param pays not negative
     * @param bounds issue to the numbers that lie within; the issues' options have values
     * @param outside whether it pays outside of the bounds (any one violated) instead of inside (all met)
     */
    record Rectangle(Rational pays, Map<String, Bounds> bounds, boolean outside) {
        public Rectangle {
            bounds = Collections.unmodifiableMap(new LinkedHashMap<>(bounds));
        }

        Rational paid(Outcome outcome, List<Issue> issues) {
            boolean inside = issues.stream()
                    .filter(issue -> bounds.containsKey(issue.id()))
                    .allMatch(issue -> {
                        Options options = issue.options();
                        int index = options.indexOf(outcome.choices().getOrDefault(issue.id(), ""));
                        Bounds within = bounds.get(issue.id());
                        return index >= 0 && within != null && within.hold(options.get(index));
                    });
            return inside != outside ? pays : Rational.ZERO;
        }
    }

    /** The numbers from {@code least} to {@code most}, both included. */
    record Bounds(Rational least, Rational most) {
        /** Whether the option stands for a number within. */
        public boolean hold(Option option) {
            Rational value = option.value();
            return value != null && value.compareTo(least) >= 0 && value.compareTo(most) <= 0;
        }
    }

    /** Tables over groups of issues: {@code u(x)} is the sum of what each table lists for x's options, clipped at 1. */
    record Groups(List<Group> groups) implements UtilityFunction {
        public Groups {
            groups = List.copyOf(groups);
        }

        @Override
        public Rational of(Outcome outcome, List<Issue> issues) {
            Rational sum = Rational.ZERO;
            for (Group group : groups) {
                List<String> here = group.issues().stream()
                        .map(issue -> outcome.choices().getOrDefault(issue, ""))
                        .toList();
                sum = sum.plus(group.table().getOrDefault(here, Rational.ZERO));
            }
            return sum.min(Rational.ONE);
        }

        @Override
        public Rational toUtility(Rational stated) {
            return stated;
        }
    }

    /**
     * A table over some issues.
     *
     * @param name as the file calls it
     * @param table option ids in the order of {@code issues} to what they bring together; what is not listed brings 0
     */
    record Group(String name, List<String> issues, Map<List<String>, Rational> table) {
        public Group {
            issues = List.copyOf(issues);
            table = Collections.unmodifiableMap(new LinkedHashMap<>(table));
        }
    }

    /**
     * A utility that is worth less since the agreement comes late; what no agreement is worth stays as it was. No case file
     * holds one.
     *
     * @param atOnce what it is worth without delay; itself not discounted
     * @param factor above 0
     */
    record Discounted(UtilityFunction atOnce, Rational factor) implements UtilityFunction {
        public Discounted {
            if (factor.signum() <= 0 || atOnce instanceof Discounted) {
                throw new IllegalArgumentException(
                        "a utility is discounted once, by a factor above 0 (" + factor + ")");
            }
        }

        @Override
        public Rational of(Outcome outcome, List<Issue> issues) {
            return atOnce.of(outcome, issues).times(factor);
        }

        @Override
        public Rational toUtility(Rational stated) {
            return atOnce.toUtility(stated);
        }
    }

    private static Map<String, Map<String, Rational>> frozen(Map<String, Map<String, Rational>> nested) {
        Map<String, Map<String, Rational>> copy = new LinkedHashMap<>();
        nested.forEach((issue, options) -> copy.put(issue, Collections.unmodifiableMap(new LinkedHashMap<>(options))));
        return Collections.unmodifiableMap(copy);
    }
}
