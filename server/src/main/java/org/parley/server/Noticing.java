package org.parley.server;

import java.io.IOException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.parley.server.people.Announcing;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/** Looks for notices while the server runs, and enters them into the common chain of all talks. */
final class Noticing implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(Noticing.class);

    /** Time between two looks, in milliseconds. */
    private static final long LOOK = 2_000;

    private final Notices notices;
    private final Announcing announcing;
    private final AtomicBoolean running = new AtomicBoolean();

    Noticing(Notices notices, Announcing announcing) {
        this.notices = notices;
        this.announcing = announcing;
    }

    @Override
    public void start() {
        running.set(true);
        Thread.ofVirtual().name("notices").start(this::run);
    }

    private void run() {
        try {
            while (running.get()) {
                look();
                Thread.sleep(LOOK);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void look() {
        try {
            for (Notices.Notice one : notices.waiting()) {
                announcing.enter(one.id(), one.words());
                notices.entered(one);
            }
        } catch (IOException | RuntimeException e) {
            // It is tried again at the next look; what was entered already is not entered twice.
            LOG.warn(
                    "an act of the server could not be put on record yet: {}",
                    e.getClass().getName());
        }
    }

    @Override
    public void stop() {
        running.set(false);
    }

    @Override
    public boolean isRunning() {
        return running.get();
    }
}
