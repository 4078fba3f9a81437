package org.parley.model;

import org.jspecify.annotations.Nullable;

/**
 * How many or how much an obligation is about.
 *
 * @param quantity null when not stated
 * @param unit null when the quantity is bare or not stated
 * @param roster id of the roster that it draws on; null when none
 * @param rate how it follows from another obligation; null when it does not
 * @param every the quantity is due again every so many days; null when it is due once
 * @param pace how it is spread over its days; null when not stated
 * @param dailyCapacity most that can be delivered on a day; null when not limited or not stated
 * @param atomic whether all of it is one step
 */
public record Extent(
        @Nullable Rational quantity,
        @Nullable String unit,
        @Nullable String roster,
        @Nullable Rate rate,
        @Nullable Integer every,
        @Nullable Pace pace,
        @Nullable Rational dailyCapacity,
        boolean atomic) {

    public static final Extent NONE = new Extent(null, null, null, null, null, null, null, false);

    public static Extent of(long quantity, String unit) {
        return new Extent(Rational.of(quantity), unit, null, null, null, null, null, false);
    }

    public static Extent at(Rate rate, String unit) {
        return new Extent(null, unit, null, rate, null, null, null, false);
    }

    public Extent capped(long perDay) {
        return new Extent(quantity, unit, roster, rate, every, pace, Rational.of(perDay), atomic);
    }

    /** So much in so many days, from the first day of its window on. */
    public record Pace(Rational quantity, int days) {}
}
