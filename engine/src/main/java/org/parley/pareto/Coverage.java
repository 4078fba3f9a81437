package org.parley.pareto;

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
}
