package org.parley.model;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A day, or the days between which something happened, with how that interval was inferred.
 *
 * @param earliest first day on which it can have happened
 * @param latest last such day; equal to {@code earliest} when the day is known
 * @param basis how an interval was inferred; null when the day is stated
 */
public record When(
        LocalDate earliest, LocalDate latest, @Nullable String basis) {

    public When {
        if (latest.isBefore(earliest)) {
            throw new IllegalArgumentException(
                    "latest (" + latest + ") must not be before earliest (" + earliest + ")");
        }
    }

    public static When on(LocalDate day) {
        return new When(day, day, null);
    }

    public static When between(LocalDate earliest, LocalDate latest, @Nullable String basis) {
        return new When(earliest, latest, basis);
    }

    public boolean isExact() {
        return earliest.equals(latest);
    }
}
