package org.parley.pareto;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.parley.model.Issue;
import org.parley.model.Options;
import org.parley.model.OutcomeSpace;

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

    /**
     * So much of a space in which real-valued issues are looked at on a grid only. What lies between its values is not
     * spoken for.
     *
     * @param there how much of the space on the grid
     * @param grid real-valued issues to how many values of them are looked at
     */
    record OnGrid(Coverage there, Map<String, Integer> grid) implements Coverage {
        private static final int NAMED = 3;

        public OnGrid {
            grid = Collections.unmodifiableMap(new LinkedHashMap<>(grid));
        }

        @Override
        public String toString() {
            List<String> named = new ArrayList<>();
            grid.forEach((issue, values) -> named.add(values + (named.isEmpty() ? " values of " : " of ") + issue));
            int more = named.size() - NAMED;
            return there + (there instanceof Exact ? "" : ",") + " on a grid of "
                    + String.join(", ", named.subList(0, Math.min(NAMED, named.size())))
                    + (more > 0 ? " and of " + more + " more issues" : "");
        }
    }

    /** Whether all of the space, or of its grid, was looked at. */
    default boolean whole() {
        return this instanceof Exact
                || this instanceof OnGrid grid && grid.there().whole();
    }

    /** The same, with the grid of the space where it has one. */
    static Coverage over(OutcomeSpace space, Coverage there) {
        Map<String, Integer> grid = new LinkedHashMap<>();
        for (Issue issue : space.issues()) {
            if (issue.options() instanceof Options.Range range && range.real()) {
                grid.put(issue.id(), range.size());
            }
        }
        return grid.isEmpty() || there instanceof OnGrid ? there : new OnGrid(there, grid);
    }
}
