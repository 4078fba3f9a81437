package org.parley.brief;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.parley.model.When;

/** Dates in words. */
final class Dates {

    private static final DateTimeFormatter FULL = DateTimeFormatter.ofPattern("d MMMM yyyy", Locale.ENGLISH);
    private static final DateTimeFormatter NO_YEAR = DateTimeFormatter.ofPattern("d MMMM", Locale.ENGLISH);

    private Dates() {}

    static String words(LocalDate day) {
        return FULL.format(day);
    }

    /** {@code on 14 February 2024}, or {@code between 11 and 15 February 2024}. */
    static String words(When when) {
        return when.isExact() ? "on " + words(when.earliest()) : "between " + span(when);
    }

    /** {@code since 14 February 2024}, or {@code since some day between 11 and 15 February 2024}. */
    static String since(When when) {
        return when.isExact() ? "since " + words(when.earliest()) : "since some day between " + span(when);
    }

    private static String span(When when) {
        LocalDate first = when.earliest();
        LocalDate last = when.latest();
        if (first.getYear() != last.getYear()) {
            return words(first) + " and " + words(last);
        }
        return (first.getMonth() == last.getMonth() ? String.valueOf(first.getDayOfMonth()) : NO_YEAR.format(first))
                + " and " + words(last);
    }

    /** ISO: {@code 2024-02-14}, or {@code 2024-02-11/2024-02-15}. */
    static String iso(When when) {
        return when.isExact() ? when.earliest().toString() : when.earliest() + "/" + when.latest();
    }
}
