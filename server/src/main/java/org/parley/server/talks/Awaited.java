package org.parley.server.talks;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.parley.seal.PlainSight;

/**
 * An answer that has not come. Silence says nothing about what it will be.
 *
 * @param what is to be answered
 * @param party whose answer it is; null for the mediation's
 * @param caucus the delegation in whose caucus it is awaited
 * @param since when what is to be answered was put there
 * @param until end of the reply window, or the day that was asked for; null where neither is known
 * @param asked whether {@code until} was asked for; otherwise it follows from how long a message takes
 * @param overdue whether that time has passed
 * @param entry what is to be answered
 * @param about a few words of it
 */
public record Awaited(
        What what,
        @Nullable String party,
        String caucus,
        Instant since,
        @Nullable Instant until,
        boolean asked,
        boolean overdue,
        Seen entry,
        String about) {

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern(
                    "d MMMM uuuu, HH:mm 'UTC'", Locale.ENGLISH)
            .withZone(ZoneOffset.UTC);

    /** What can wait for an answer. */
    public enum What {
        MESSAGE,
        TEXT,
        PACKAGE
    }

    /** Id of the text that waits; null where it is something else. */
    public @Nullable String text() {
        return switch (entry.deed()) {
            case Drafting.Shown shown -> shown.copy().version().text();
            case Drafting.Tabled tabled -> tabled.copy().version().text();
            default -> null;
        };
    }

    /** @param names party to name */
    public String says(Map<String, String> names) {
        String who = party == null ? "the mediation" : names.getOrDefault(party, party);
        String first = "An answer of " + who + " to " + about + " has been awaited since " + TIME.format(since);
        if (until == null) {
            return first + "; no reply window is known.";
        }
        String end = (asked ? "it was asked for by " : "the reply window ends on ") + TIME.format(until);
        String passed = asked ? "it was asked for by " : "the reply window ended on ";
        return overdue
                ? first + " and is overdue: " + passed + TIME.format(until)
                        + ". Silence does not tell what the answer will be."
                : first + "; " + end + ".";
    }

    static String shortened(String words) {
        String line =
                PlainSight.of(words.strip().lines().findFirst().orElse("")).marked();
        int points = line.codePointCount(0, line.length());
        return "“" + (points > 60 ? line.substring(0, line.offsetByCodePoints(0, 60)) + "…" : line) + "”";
    }
}
