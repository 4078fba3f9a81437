package org.parley.evidence.proposal;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.parley.evidence.intake.Times;
import org.parley.model.When;

/**
 * Words for a time to days, counted from the day of publication: "on Thursday" is the last Thursday up to it. Without a
 * day of publication only days that are written in full are resolved.
 */
final class SaidWhen {

    private static final Pattern DAY =
            Pattern.compile("\\b(monday|tuesday|wednesday|thursday|friday|saturday|sunday)\\b");

    private SaidWhen() {}

    /** The days; null where the words cannot be resolved. */
    static @Nullable When of(String words, @Nullable LocalDate published) {
        LocalDate written = Times.day(words);
        if (written != null) {
            return When.on(written);
        }
        if (published == null) {
            return null;
        }
        String lower = words.toLowerCase(Locale.ROOT);
        String basis = lower.strip() + ", counted from the day of publication, " + published;
        LocalDate sunday = published.with(TemporalAdjusters.previousOrSame(DayOfWeek.SUNDAY));
        Matcher day = DAY.matcher(lower);
        if (day.find()) {
            DayOfWeek wanted = DayOfWeek.valueOf(day.group(1).toUpperCase(Locale.ROOT));
            return When.on(published.with(TemporalAdjusters.previousOrSame(wanted)));
        }
        if (lower.contains("last week")) {
            return When.between(sunday.minusDays(7), sunday.minusDays(1), basis);
        }
        if (lower.contains("this week")) {
            return When.between(sunday, published, basis);
        }
        if (lower.contains("last month")) {
            LocalDate first = published.minusMonths(1).withDayOfMonth(1);
            LocalDate last = published.withDayOfMonth(1).minusDays(1);
            return lower.contains("end of last month")
                    ? When.between(last.minusDays(6), last, basis)
                    : When.between(first, last, basis);
        }
        if (lower.contains("this month")) {
            return When.between(published.withDayOfMonth(1), published, basis);
        }
        if (lower.contains("yesterday")) {
            return When.on(published.minusDays(1));
        }
        return lower.contains("today") || lower.contains("tonight") ? When.on(published) : null;
    }
}
