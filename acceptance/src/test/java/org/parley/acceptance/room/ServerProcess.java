package org.parley.acceptance.room;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.parley.cli.Main;

/** {@code parley serve} in a process of its own, that can be killed. */
final class ServerProcess {

    private static final long PATIENCE_SECONDS = 180;

    private final Path data;
    private final Path output;
    private final int port;
    private Process process;

    ServerProcess(Path data) throws IOException {
        this.data = data;
        this.output = data.resolveSibling("output");
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            this.port = socket.getLocalPort();
        }
    }

    Path data() {
        return data;
    }

    URI address() {
        return URI.create("http://localhost:" + port);
    }

    /** Starts it, and returns when it says that it is open. */
    void start() throws IOException {
        Files.writeString(output, "");
        process = new ProcessBuilder(List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Main.class.getName(),
                        "serve",
                        "--port=" + port,
                        "--data=" + data))
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        long until = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
        while (!said().contains("Parley is open at")) {
            if (!process.isAlive() || System.nanoTime() > until) {
                throw new IllegalStateException("it does not start: " + said());
            }
            pause();
        }
    }

    /** What it has said since its last start. */
    String said() {
        try {
            return Files.readString(output);
        } catch (IOException e) {
            return "nothing: " + e.getMessage();
        }
    }

    /** The path of the link for the first account. */
    String welcome() {
        return said()
                .lines()
                .map(String::strip)
                .filter(line -> line.contains("/welcome/"))
                .map(line -> URI.create(line).getPath())
                .findFirst()
                .orElseThrow();
    }

    void killServer() {
        process.destroyForcibly();
        process.onExit().join();
    }

    /** Its postmaster; the processes that this one started see it and go. */
    void killDatabase() throws IOException {
        Path elsewhere = data.resolve("elsewhere");
        Path base = Files.isSymbolicLink(elsewhere) ? Files.readSymbolicLink(elsewhere) : data;
        List<String> lines = Files.readAllLines(base.resolve("database/postmaster.pid"));
        ProcessHandle.of(Long.parseLong(lines.getFirst().strip())).ifPresent(ProcessHandle::destroyForcibly);
    }

    /** As Ctrl+C does. */
    void stop() {
        if (process != null && process.isAlive()) {
            process.destroy();
            process.onExit().join();
        }
    }

    private static void pause() {
        try {
            Thread.sleep(50);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
