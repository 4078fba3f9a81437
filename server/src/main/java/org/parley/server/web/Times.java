package org.parley.server.web;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.springframework.stereotype.Component;

/** Moments as pages write them out. */
@Component("times")
public final class Times {

    private static final DateTimeFormatter SAID = DateTimeFormatter.ofPattern(
                    "d MMMM uuuu, HH:mm 'UTC'", Locale.ENGLISH)
            .withZone(ZoneOffset.UTC);

    public String said(Instant at) {
        return SAID.format(at);
    }
}
