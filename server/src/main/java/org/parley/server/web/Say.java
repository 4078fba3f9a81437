package org.parley.server.web;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.parley.server.talks.Languages;

/** How pages write times and languages; templates find it as {@code say}. */
public final class Say {

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern(
                    "d MMMM uuuu, HH:mm 'UTC'", Locale.ENGLISH)
            .withZone(ZoneOffset.UTC);

    /** As in 29 November 2026, 04:10 UTC. */
    public String time(Instant at) {
        return TIME.format(at);
    }

    /** {@code rtl} or {@code ltr}. */
    public String direction(String language) {
        return Languages.direction(language);
    }

    /** Its name in English. */
    public String language(String tag) {
        return Languages.name(tag);
    }
}
