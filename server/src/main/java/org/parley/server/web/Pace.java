package org.parley.server.web;

/** What lies between two looks of a stream of news. */
@FunctionalInterface
public interface Pace {

    /** Returns when it is time for the next look. */
    void untilTheNextLook() throws InterruptedException;
}
