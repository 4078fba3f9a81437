package org.parley.server.web;

import java.time.Duration;

/** The rhythm at which open streams look for what is new, and whether their reader is still one. */
@FunctionalInterface
public interface Rhythm {

    /** Time between two looks: whoever has left, is locked out or has another role gets nothing a second later (P8). */
    Duration EVERY = Duration.ofMillis(500);

    /** Comes back when it is time for the next look. */
    void next() throws InterruptedException;
}
