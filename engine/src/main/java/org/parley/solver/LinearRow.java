package org.parley.solver;

/** That a linear form is not negative, or that it is zero. */
public record LinearRow(LinearForm form, boolean equal) {

    public static LinearRow atLeastZero(LinearForm form) {
        return new LinearRow(form, false);
    }

    /** {@code larger >= smaller}. */
    public static LinearRow atLeast(LinearForm larger, LinearForm smaller) {
        return new LinearRow(larger.minus(smaller), false);
    }

    public static LinearRow equal(LinearForm one, LinearForm other) {
        return new LinearRow(one.minus(other), true);
    }
}
