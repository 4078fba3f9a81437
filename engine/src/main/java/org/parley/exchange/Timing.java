package org.parley.exchange;

import java.math.BigInteger;
import java.util.Optional;
import org.parley.model.Agreement;
import org.parley.model.Extent;
import org.parley.model.Obligation;
import org.parley.model.Rational;
import org.parley.model.Stage;

/** Days of stages and obligations, as far as they follow from the text alone. Day zero is day 0. */
final class Timing {

    private Timing() {}

    /** The first day of a stage, where it is stated or the lengths of all stages before are. */
    static Optional<Long> firstDay(Agreement agreement, Stage stage) {
        long day = 0;
        boolean known = true;
        for (Stage one : agreement.stages()) {
            if (one.firstDay() != null) {
                day = one.firstDay();
                known = true;
            }
            if (one.id().equals(stage.id())) {
                return known ? Optional.of(day) : Optional.empty();
            }
            known &= one.days() != null;
            day += one.days() == null ? 0 : one.days();
        }
        return Optional.empty();
    }

    /**
     * Days between the first and the last delivery of so much of an obligation that its daily capacity and its pace
     * allow at best; 0 where neither is stated.
     */
    static long leastDays(Obligation duty, Rational quantity) {
        Extent extent = duty.extent();
        long days = 0;
        if (extent.atomic() || extent.every() != null || quantity.signum() <= 0) {
            return days;
        }
        if (extent.dailyCapacity() != null) {
            days = Math.max(days, batches(quantity, extent.dailyCapacity()) - 1);
        }
        if (extent.pace() != null) {
            days = Math.max(
                    days,
                    (batches(quantity, extent.pace().quantity()) - 1)
                            * extent.pace().days());
        }
        return days;
    }

    /** The least whole number of batches of a size that hold a quantity. */
    static long batches(Rational quantity, Rational size) {
        Rational exact = quantity.dividedBy(size);
        BigInteger[] parts = exact.numerator().divideAndRemainder(exact.denominator());
        BigInteger whole = parts[1].signum() == 0 ? parts[0] : parts[0].add(BigInteger.ONE);
        return whole.min(BigInteger.valueOf(1_000_000_000L)).longValueExact();
    }
}
