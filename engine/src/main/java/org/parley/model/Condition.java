package org.parley.model;

import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.SequencedSet;
import java.util.Set;

/** Something that an outcome meets or does not meet. Issues and options are named by their ids. */
public sealed interface Condition {

    /** The ids of the issues that decide it, in order of mention. */
    SequencedSet<String> issues();

    /** The issue is settled by one of these options; {@code options} is not empty. */
    record OneOf(String issue, Set<String> options) implements Condition {
        public OneOf {
            options = Collections.unmodifiableSet(new LinkedHashSet<>(options));
        }

        @Override
        public SequencedSet<String> issues() {
            return new LinkedHashSet<>(List.of(issue));
        }
    }

    /** The issue is settled by none of these options. */
    record NoneOf(String issue, Set<String> options) implements Condition {
        public NoneOf {
            options = Collections.unmodifiableSet(new LinkedHashSet<>(options));
        }

        @Override
        public SequencedSet<String> issues() {
            return new LinkedHashSet<>(List.of(issue));
        }
    }

    /**
     * The issue is settled at, above or below a bound. Where the bound is the id of an option of an ordered issue, rank
     * in the list counts; where it is a number, the options' values count, and an option without a value never meets it.
     */
    record Compare(String issue, Operator operator, String bound) implements Condition {
        @Override
        public SequencedSet<String> issues() {
            return new LinkedHashSet<>(List.of(issue));
        }
    }

    /** Every part holds. */
    record All(List<Condition> parts) implements Condition {
        public All {
            parts = List.copyOf(parts);
        }

        @Override
        public SequencedSet<String> issues() {
            return union(parts);
        }
    }

    /** At least one part holds. */
    record Any(List<Condition> parts) implements Condition {
        public Any {
            parts = List.copyOf(parts);
        }

        @Override
        public SequencedSet<String> issues() {
            return union(parts);
        }
    }

    /** If the premise holds, so does the conclusion. */
    record IfThen(Condition premise, Condition conclusion) implements Condition {
        @Override
        public SequencedSet<String> issues() {
            return union(List.of(premise, conclusion));
        }
    }

    /** How a bound is compared with. */
    enum Operator {
        AT_MOST("<="),
        AT_LEAST(">="),
        BELOW("<"),
        ABOVE(">");

        private final String sign;

        Operator(String sign) {
            this.sign = sign;
        }

        public String sign() {
            return sign;
        }

        /** Whether {@code comparison}, the sign of (value - bound), meets this operator. */
        public boolean admits(int comparison) {
            return switch (this) {
                case AT_MOST -> comparison <= 0;
                case AT_LEAST -> comparison >= 0;
                case BELOW -> comparison < 0;
                case ABOVE -> comparison > 0;
            };
        }
    }

    private static SequencedSet<String> union(List<Condition> parts) {
        SequencedSet<String> all = new LinkedHashSet<>();
        parts.forEach(part -> all.addAll(part.issues()));
        return all;
    }
}
