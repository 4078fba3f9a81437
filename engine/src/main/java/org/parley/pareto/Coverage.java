package org.parley.pareto;

import java.math.BigInteger;

/** How much of an outcome space an answer speaks for; part of every print-out. */
public sealed interface Coverage {

    /** All of it. */
    record Exact() implements Coverage {
        @Override
        public String toString() {
            return "exact";
        }
    }

    /** Nothing better by more than {@code gap} (utility, in [0,1]) was left out; proven. */
    record Bounded(double gap) implements Coverage {
        @Override
        public String toString() {
            return "bounded, gap " + gap;
        }
    }

    /** Only {@code n} outcomes drawn with this seed were looked at. */
    record Sampled(long n, long seed) implements Coverage {
        @Override
        public String toString() {
            return "sampled, " + n + " outcomes, seed " + seed;
        }
    }

    /**
     * The first outcomes in an order, nothing left to chance.
     *
     * @param n how many were looked at
     * @param all how many there are
     * @param fewest what those looked at have the fewest of
     * @param mentioned whether of long ranges of numbers only those mentioned, beside a bound or at an end came into it
     */
    record Foremost(long n, BigInteger all, String fewest, boolean mentioned) implements Coverage {
        @Override
        public String toString() {
            return "the " + n + " outcomes with the fewest " + fewest + " of " + all
                    + (mentioned
                            ? ", of long ranges only the ends and the numbers that the case names or has a bound at"
                            : "");
        }
    }
}
