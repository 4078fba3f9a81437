package org.parley.server.web;

import java.time.Duration;

/** What lies between two looks of an open stream for what is new, and whether its reader is still one. */
@FunctionalInterface
public interface Pace {

    /** Usually: whoever has left, is locked out or has another role gets nothing a second later (P8). */
    Duration USUAL = Duration.ofMillis(500);

    /** Returns when it is time for the next look. */
    void untilTheNextLook() throws InterruptedException;
}
