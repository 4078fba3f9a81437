package org.parley.model;

/** A number known to lie between two others, or known exactly where both are the same. */
public record Interval(Rational low, Rational high) {

    public Interval {
        if (high.compareTo(low) < 0) {
            throw new IllegalArgumentException(
                    "the upper end (" + high + ") must not be below the lower end (" + low + ")");
        }
    }

    public static Interval of(Rational number) {
        return new Interval(number, number);
    }

    public static Interval of(long number) {
        return of(Rational.of(number));
    }

    public boolean isExact() {
        return low.equals(high);
    }
}
