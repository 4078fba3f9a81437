package org.parley.acceptance.room;

import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.parley.cli.Main;

/** {@code parley serve} in a process of its own, that can be killed. */
final class ServerProcess {

    private static final long PATIENCE_SECONDS = 180;

    private final Path data;
    private final Path output;
    private final int port;
    private final List<String> before = new ArrayList<>();
    private final List<String> machine = new ArrayList<>();
    private final List<String> options = new ArrayList<>();
    private Process process;

    ServerProcess(Path data) throws IOException {
        this.data = data;
        this.output = data.resolveSibling("output");
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            this.port = socket.getLocalPort();
        }
    }

    /** Words before the command: of a program that starts it in its own way. */
    ServerProcess inside(String... words) {
        before.addAll(List.of(words));
        return this;
    }

    /** Options of the Java machine. */
    ServerProcess machine(String... words) {
        machine.addAll(List.of(words));
        return this;
    }

    /** Further options of {@code parley serve}. */
    ServerProcess options(String... words) {
        options.addAll(List.of(words));
        return this;
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
        process = new ProcessBuilder(command())
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

    private List<String> command() {
        List<String> command = new ArrayList<>(before);
        command.addAll(
                List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString()));
        command.addAll(List.of("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"));
        command.addAll(machine);
        command.addAll(List.of("-cp", classes(), Main.class.getName(), "serve", "--port=" + port, "--data=" + data));
        command.addAll(options);
        return command;
    }

    /** Without what is for tests only, so that it logs as it does for everybody. */
    private static String classes() {
        return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                .filter(place -> !place.endsWith("test-classes") && !place.endsWith("test-classes" + File.separator))
                .collect(Collectors.joining(File.pathSeparator));
    }

    /** Waits until it ends by itself. */
    int ends() throws InterruptedException {
        return process.waitFor();
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
        return said().lines()
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

    /** As Ctrl+C does. A program that watches it ends with it. */
    void stop() {
        if (process != null && process.isAlive()) {
            boolean watched = process.info()
                    .command()
                    .filter(name -> name.endsWith("strace"))
                    .isPresent();
            if (watched) {
                process.children().forEach(ProcessHandle::destroy);
            } else {
                process.destroy();
            }
            process.onExit().join();
        }
    }

    long pid() {
        return process.pid();
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
