package org.parley.acceptance.room;

import org.jspecify.annotations.Nullable;
import org.parley.server.web.Pace;

/**
 * Looks of the one open stream of news, counted out by the script: what was told at which look can be compared, which by the
 * time of day it could not.
 */
final class Looks implements Pace {

    private static final long PATIENCE = 20_000;

    private @Nullable Thread waiting;
    private boolean due;

    @Override
    public synchronized void untilTheNextLook() throws InterruptedException {
        waiting = Thread.currentThread();
        notifyAll();
        try {
            while (!due) {
                wait();
            }
            due = false;
        } finally {
            waiting = null;
            notifyAll();
        }
    }

    /** Returns when the stream has looked for the first time, or again. */
    private void looked() throws InterruptedException {
        long until = System.currentTimeMillis() + PATIENCE;
        while (due || waiting == null) {
            long left = until - System.currentTimeMillis();
            if (left <= 0) {
                throw new IllegalStateException("the stream of news does not look");
            }
            wait(left);
        }
    }

    /** Waits for the first look of a stream that was just opened. */
    synchronized void first() {
        try {
            looked();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** Lets the stream look once, and waits until it has. */
    synchronized void next() {
        first();
        due = true;
        notifyAll();
        first();
    }

    /** Ends the stream, which would notice only much later that nobody listens. */
    synchronized void end() {
        Thread ending = waiting;
        if (ending == null) {
            return;
        }
        ending.interrupt();
        try {
            while (waiting == ending) {
                wait(PATIENCE);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
