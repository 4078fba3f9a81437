package org.parley.server.postgres;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** One program of the system, run to its end. */
final class Command {

    /** More of what a program says is not kept. */
    private static final int MOST = 64 * 1024;

    /**
     * @param status its exit status; -1 if it could not be started, -2 if it took too long and was ended
     * @param said what it wrote, both streams together
     */
    record Result(int status, String said) {
        boolean fine() {
            return status == 0;
        }
    }

    private Command() {}

    /** Runs it in a plain environment: English messages, and none of the settings meant for other databases. */
    static Result run(List<String> words, Path folder, Duration most) {
        ProcessBuilder builder =
                new ProcessBuilder(words).redirectErrorStream(true).directory(folder.toFile());
        builder.environment().keySet().removeIf(name -> name.startsWith("PG"));
        builder.environment().put("LC_ALL", "C");
        Process process;
        try {
            process = builder.start();
            process.getOutputStream().close();
        } catch (IOException e) {
            return new Result(-1, String.valueOf(e.getMessage()));
        }
        CompletableFuture<String> said =
                CompletableFuture.supplyAsync(() -> words(process.getInputStream()), Thread::startVirtualThread);
        try {
            boolean done = process.waitFor(most.toMillis(), TimeUnit.MILLISECONDS);
            if (!done) {
                process.destroyForcibly().waitFor();
            }
            // A child that it left behind may hold the stream open; what was said until now is enough then.
            String text = said.completeOnTimeout("", 2, TimeUnit.SECONDS).join();
            return new Result(done ? process.exitValue() : -2, text);
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
            throw new PostgresException("Interrupted while waiting for " + words.getFirst() + ".", e);
        }
    }

    private static String words(InputStream in) {
        try (in) {
            String kept = new String(in.readNBytes(MOST), StandardCharsets.UTF_8);
            in.transferTo(java.io.OutputStream.nullOutputStream());
            return kept.strip();
        } catch (IOException e) {
            return "(what it said cannot be read: " + e.getMessage() + ")";
        }
    }
}
