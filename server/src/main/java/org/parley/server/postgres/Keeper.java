package org.parley.server.postgres;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * Starts a database again that ended although nobody stopped it: it was killed, or the disk was full and it could not go on.
 * It comes back at the same address once it can, without a hand.
 */
final class Keeper implements AutoCloseable {

    private static final Duration LOOK = Duration.ofMillis(500);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(15);

    private final Postmaster postmaster;
    private final int port;
    private final Duration start;
    private final Consumer<String> progress;
    private final CountDownLatch closing = new CountDownLatch(1);
    private final Thread thread;

    Keeper(Postmaster postmaster, int port, Duration start, Consumer<String> progress) {
        this.postmaster = postmaster;
        this.port = port;
        this.start = start;
        this.progress = progress;
        this.thread =
                Thread.ofPlatform().name("parley-database-keeper").daemon().start(this::keep);
    }

    private void keep() {
        Duration pause = LOOK;
        String told = "";
        try {
            while (!closing.await(pause.toMillis(), TimeUnit.MILLISECONDS)) {
                String wrong = look();
                if (wrong.isEmpty()) {
                    pause = LOOK;
                } else {
                    pause = pause.multipliedBy(2).compareTo(LONGEST_PAUSE) < 0 ? pause.multipliedBy(2) : LONGEST_PAUSE;
                    if (!wrong.equals(told)) {
                        progress.accept(wrong);
                    }
                }
                told = wrong;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt(); // The process is ending.
        }
    }

    /** What keeps it from running; empty if it runs. */
    private String look() {
        try {
            if (postmaster.running()) {
                return "";
            }
            Command.Result result = postmaster.start(port, start);
            if (result.fine()) {
                progress.accept("The database had ended and was started again");
                return "";
            }
            return Failure.of(postmaster.place(), "The database ended and does not start again", result.said(), null)
                            .getMessage()
                    + " Parley goes on trying.";
        } catch (IOException e) {
            return Failure.of(
                                    postmaster.place(),
                                    "The database ended and does not start again",
                                    String.valueOf(e.getMessage()),
                                    e)
                            .getMessage()
                    + " Parley goes on trying.";
        }
    }

    /** Afterwards nothing is started any more. */
    @Override
    public void close() {
        closing.countDown();
        boolean interrupted = false;
        while (thread.isAlive()) {
            try {
                thread.join();
            } catch (InterruptedException e) {
                interrupted = true; // Stopping half-way would leave a database that nobody stops.
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
