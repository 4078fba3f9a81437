package org.parley.brief;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;

/** A plan as a calendar that others can read (RFC 5545): one entry per row of the timetable, whole days. */
public final class PlanCalendar {

    private static final int MOST_OCTETS = 73;

    private PlanCalendar() {}

    /** @throws IllegalArgumentException if no day zero is known */
    public static String write(PlanReport report) {
        LocalDate zero = report.dayZero()
                .orElseThrow(() -> new IllegalArgumentException(
                        "a calendar needs dates, and the agreement has no day zero. Give one with --day-zero DATE."));
        PlanWords words = new PlanWords(report);
        StringBuilder out = new StringBuilder();
        line(out, "BEGIN:VCALENDAR");
        line(out, "VERSION:2.0");
        line(out, "PRODID:-//Parley//Parley 1//EN");
        line(out, "X-WR-CALNAME:" + escaped(report.exchange().agreement().title()));
        int n = 0;
        for (PlanWords.Row row : words.rows()) {
            line(out, "BEGIN:VEVENT");
            line(
                    out,
                    "UID:" + row.delivery() + "-" + row.kind().name().toLowerCase(java.util.Locale.ROOT) + "-" + ++n
                            + "@parley.example");
            line(out, "DTSTAMP:" + basic(report.read().asOf()) + "T000000Z");
            line(out, "DTSTART;VALUE=DATE:" + basic(zero.plusDays(row.firstDay())));
            line(out, "DTEND;VALUE=DATE:" + basic(zero.plusDays(row.lastDay() + 1L)));
            line(out, "SUMMARY:" + escaped(PlanText.what(words, row)));
            line(out, "DESCRIPTION:" + escaped(words.limits()));
            line(out, "TRANSP:TRANSPARENT");
            line(out, "END:VEVENT");
        }
        line(out, "END:VCALENDAR");
        return out.toString();
    }

    private static String basic(LocalDate day) {
        return DateTimeFormatter.BASIC_ISO_DATE.format(day);
    }

    private static String escaped(String text) {
        return text.replace("\\", "\\\\")
                .replace(";", "\\;")
                .replace(",", "\\,")
                .replace("\n", "\\n");
    }

    /** Long lines go on in the next, after a blank; never within a character. */
    private static void line(StringBuilder out, String text) {
        int octets = 0;
        for (int i = 0; i < text.length(); ) {
            int point = text.codePointAt(i);
            String one = Character.toString(point);
            int size = one.getBytes(StandardCharsets.UTF_8).length;
            if (octets + size > MOST_OCTETS) {
                out.append("\r\n ");
                octets = 1;
            }
            out.append(one);
            octets += size;
            i += Character.charCount(point);
        }
        out.append("\r\n");
    }
}
