package org.parley.pareto;

import java.util.List;

/**
 * What a check of a claimed frontier found.
 *
 * @param tests what was tried, in order
 * @param faults what is wrong with the claim; empty if nothing was found
 * @param proved whether the tests leave nothing open: with no fault found, the points are the frontier, all of it
 */
public record FrontierCheck(List<Test> tests, List<String> faults, boolean proved) {

    public FrontierCheck {
        tests = List.copyOf(tests);
        faults = List.copyOf(faults);
        if (proved && !faults.isEmpty()) {
            throw new IllegalArgumentException("a frontier with a fault is not proved: " + faults.getFirst());
        }
    }

    /**
     * One test.
     *
     * @param name a word for machines
     * @param extent whether it looked at all that it is about, at some of it, or could not be made
     * @param says what was looked at, or why it was not
     */
    public record Test(String name, Extent extent, String says) {}

    /** How much of what a test is about it looked at. */
    public enum Extent {
        ALL,
        SOME,
        NONE
    }
}
