package org.parley.server.postgres;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import java.util.OptionalLong;

/** The process of a database: whether it runs, its start and its stop. */
final class Postmaster {

    /** No system gives a process this number. */
    private static final String NOBODY = Integer.toString(Integer.MAX_VALUE);

    private static final long LOG_KEPT = 1024L * 1024;

    private final Layout layout;
    private final Footing footing;
    private final Programs programs;

    Postmaster(Layout layout, Footing footing, Programs programs) {
        this.layout = layout;
        this.footing = footing;
        this.programs = programs;
    }

    /**
     * Whether a database runs in the folder. The number in its lock file is not enough: after a restart of the machine, or in
     * a container, another program often has it.
     */
    boolean running() throws IOException {
        OptionalLong pid = pid();
        return pid.isPresent() && isOurs(pid.getAsLong());
    }

    /** Where it keeps its files. */
    Path place() {
        return layout.base();
    }

    /** The process named in the lock file, if there is one. */
    OptionalLong pid() throws IOException {
        try {
            List<String> lines = Files.readAllLines(lockFile(), StandardCharsets.UTF_8);
            return lines.isEmpty()
                    ? OptionalLong.empty()
                    : OptionalLong.of(Long.parseLong(lines.getFirst().strip()));
        } catch (NoSuchFileException e) {
            return OptionalLong.empty();
        } catch (NumberFormatException e) {
            return OptionalLong.empty(); // Written half when the disk was full; PostgreSQL says so itself.
        }
    }

    private Path lockFile() {
        return layout.database().resolve("postmaster.pid");
    }

    boolean isOurs(long pid) throws IOException {
        Path real = layout.database().toRealPath();
        if (Files.isDirectory(Path.of("/proc/self"))) {
            try {
                return Files.readSymbolicLink(Path.of("/proc", Long.toString(pid), "cwd"))
                        .equals(real);
            } catch (IOException e) {
                return false; // Gone, ended and not yet buried, or a stranger's.
            }
        }
        return ProcessHandle.of(pid)
                .flatMap(process -> process.info().commandLine())
                .filter(line -> line.contains("postgres")
                        && line.contains(layout.database().toString()))
                .isPresent();
    }

    /** Starts it and waits until it answers; how that went is in what it says. */
    Command.Result start(int port, Duration most) throws IOException {
        yieldStaleNumber();
        write("postgresql.conf", Settings.configuration(port));
        write("pg_hba.conf", Settings.admission());
        long before = freshLog();
        Command.Result result = Command.run(
                footing.words(List.of(
                        programs.program("pg_ctl"),
                        "start",
                        "--wait",
                        "--timeout=" + most.toSeconds(),
                        "--pgdata=" + layout.database(),
                        "--log=" + layout.log())),
                Path.of("/"),
                most.plusSeconds(30));
        return result.fine() ? result : new Command.Result(result.status(), logSince(before) + result.said());
    }

    /**
     * If another program got the number in the lock file, PostgreSQL would wait for it to go. The rest of the file stays: by
     * it PostgreSQL sees whether processes of a killed database still hold its memory.
     */
    private void yieldStaleNumber() throws IOException {
        OptionalLong pid = pid();
        if (pid.isPresent() && ProcessHandle.of(pid.getAsLong()).isPresent() && !isOurs(pid.getAsLong())) {
            List<String> lines = Files.readAllLines(lockFile(), StandardCharsets.UTF_8);
            lines.set(0, NOBODY);
            write("postmaster.pid", String.join("\n", lines) + "\n");
        }
    }

    private void write(String name, String text) throws IOException {
        Path file = layout.database().resolve(name);
        Path next = layout.database().resolve(name + ".parley");
        Private.write(next, text);
        footing.give(next);
        Files.move(next, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    private long freshLog() throws IOException {
        Path log = layout.log();
        if (Files.exists(log) && Files.size(log) > LOG_KEPT) {
            Files.move(log, log.resolveSibling("database.log.1"), StandardCopyOption.REPLACE_EXISTING);
        }
        if (!Files.exists(log)) {
            Private.write(log, "");
            footing.give(log);
        }
        return Files.size(log);
    }

    private String logSince(long before) throws IOException {
        byte[] all = Files.readAllBytes(layout.log());
        int from = (int) Math.min(before, all.length);
        return new String(all, from, all.length - from, StandardCharsets.UTF_8);
    }

    /** Ends what is going on in it, writes all to disk and waits until it is gone; nothing happens if it does not run. */
    void stop(Duration most) throws IOException {
        for (String mode : List.of("fast", "immediate")) {
            if (!running()) {
                return;
            }
            Command.Result stopped = Command.run(
                    footing.words(List.of(
                            programs.program("pg_ctl"),
                            "stop",
                            "--wait",
                            "--mode=" + mode,
                            "--timeout=" + most.toSeconds(),
                            "--pgdata=" + layout.database())),
                    Path.of("/"),
                    most.plusSeconds(30));
            if (stopped.fine()) {
                return;
            }
        }
        if (running()) {
            throw new PostgresException("The database in " + layout.database()
                    + " does not stop. Its process has the number "
                    + pid().orElse(0) + "; end it by hand (`kill -QUIT` that number) and start Parley again. What was"
                    + " acknowledged is safe.");
        }
    }
}
