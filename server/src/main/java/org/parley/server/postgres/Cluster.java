package org.parley.server.postgres;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * A PostgreSQL of Parley's own in a data folder. It is made when there is none, and started whatever the last run left
 * behind: a crash, a lock of a process that is gone, a database that still runs without its server.
 */
public final class Cluster {

    /** A crash can leave much to replay. */
    private static final Duration START = Duration.ofMinutes(10);

    private static final Duration STOP = Duration.ofMinutes(2);
    private static final int ATTEMPTS = 60;
    private static final long MEGABYTE = 1024L * 1024;

    /** A new database takes some 40 MB, its log of changes 16 MB more. */
    private static final long NEEDED = 150 * MEGABYTE;

    private final Path folder;
    private final Map<String, String> environment;
    private final List<Footing> candidates;

    private Cluster(Path folder, Map<String, String> environment, List<Footing> candidates) {
        this.folder = folder;
        this.environment = environment;
        this.candidates = candidates;
    }

    /** @param folder the data folder; made on the first start */
    public static Cluster in(Path folder) {
        return in(folder, System.getenv(), Footing.candidates());
    }

    /** The data folder that is meant where none is named: {@code PARLEY_DATA}, or {@code parley} among the user's data. */
    public static Path usualFolder() {
        return Layout.usual(System.getenv());
    }

    static Cluster in(Path folder, Map<String, String> environment, List<Footing> candidates) {
        return new Cluster(folder.toAbsolutePath().normalize(), environment, candidates);
    }

    /**
     * Starts the database and makes Parley's roles in it where they are missing.
     *
     * @param random for passwords
     * @param progress is told what takes long
     * @throws PostgresException if it cannot be started; the message says why and what helps
     */
    public Running start(SecureRandom random, Consumer<String> progress) {
        Hold held = null;
        try {
            Layout.prepare(folder);
            held = hold();
            Running running = start(held, random, progress);
            held = null;
            return running;
        } catch (AccessDeniedException e) {
            throw new PostgresException(
                    "Parley may not use " + e.getFile() + " in the data folder " + folder
                            + ". Start it as the user to whom the folder belongs, or name another folder in PARLEY_DATA.",
                    e);
        } catch (IOException e) {
            throw Failure.of(
                    folder, "The data folder " + folder + " cannot be used", String.valueOf(e.getMessage()), e);
        } finally {
            if (held != null) {
                held.close();
            }
        }
    }

    /**
     * The database of this folder for a short while: as it runs under its server, or else started for the purpose and stopped
     * on closing.
     *
     * @throws PostgresException if there is no data folder, or the database cannot be started
     */
    public Database reach(SecureRandom random, Consumer<String> progress) {
        if (!Files.exists(folder.resolve("credentials"))) {
            throw new PostgresException("There is no talks room in " + folder
                    + ". Name its data folder in PARLEY_DATA, or begin one with `parley serve`.");
        }
        try {
            Hold held = Hold.take(folder.resolve("lock"));
            if (held == null) {
                Layout layout = Layout.of(folder);
                return new Reached(Roles.url(kept(layout), Roles.DATABASE), Credentials.read(layout.credentials()));
            }
            held.close();
        } catch (IOException e) {
            throw Failure.of(
                    folder, "The data folder " + folder + " cannot be used", String.valueOf(e.getMessage()), e);
        }
        return start(random, progress);
    }

    /** A database that runs under its server; whoever reached it leaves it running. */
    private record Reached(String url, Credentials credentials) implements Database {
        @Override
        public String password(Role role) {
            return credentials.of(role);
        }

        @Override
        public void close() {}
    }

    private Running start(Hold held, SecureRandom random, Consumer<String> progress) throws IOException {
        Layout layout = Layout.of(folder);
        Footing footing;
        Programs programs;
        if (Files.exists(layout.database().resolve("PG_VERSION"))) {
            footing = Footing.forExisting(layout.database());
            int major = Integer.parseInt(
                    Files.readString(layout.database().resolve("PG_VERSION")).strip());
            programs = Programs.find(major, environment, layout.programs());
        } else {
            Seat seat = seat(layout);
            layout = seat.layout;
            footing = seat.footing;
            programs = Programs.find(null, environment, layout.programs());
            progress.accept("Making a database with PostgreSQL " + programs.version() + " in " + layout.database());
            make(layout, footing, programs, random);
        }
        Credentials credentials = Credentials.read(layout.credentials());
        Postmaster postmaster = new Postmaster(layout, footing, programs);
        if (postmaster.running()) {
            // What it was started with may differ from what this version of Parley starts with, so it is not taken
            // over.
            progress.accept("A database still runs from a Parley that ended suddenly; stopping it");
            postmaster.stop(STOP);
        }
        int port = launch(layout, postmaster, progress);
        Roles.ensure(port, credentials);
        Keeper keeper = new Keeper(postmaster, port, START, progress);
        return new Running(port, credentials, postmaster, keeper, held, STOP);
    }

    private record Seat(Layout layout, Footing footing) {}

    private Seat seat(Layout layout) throws IOException {
        for (Footing footing : candidates) {
            Layout there = layout.reachable(footing);
            if (there != null) {
                return new Seat(there, footing);
            }
        }
        throw Footing.none();
    }

    private void make(Layout layout, Footing footing, Programs programs, SecureRandom random) throws IOException {
        long free = Files.getFileStore(layout.base()).getUsableSpace();
        if (free < NEEDED) {
            throw new PostgresException("A new database needs " + NEEDED / MEGABYTE + " MB, and only " + free / MEGABYTE
                    + " MB are free on the disk of " + layout.base()
                    + ". Make room, or name a folder on another disk in PARLEY_DATA.");
        }
        Path next = layout.base().resolve("database.new");
        Private.remove(next);
        Private.folder(next);
        footing.give(next);
        Credentials credentials = Credentials.random(random);
        credentials.write(layout.credentials());
        Path password = layout.base().resolve("first-password");
        Private.write(password, credentials.of(Credentials.SUPERUSER));
        footing.give(password);
        try {
            Command.Result made = Command.run(
                    footing.words(List.of(
                            programs.program("initdb"),
                            "--pgdata=" + next,
                            "--username=" + Credentials.SUPERUSER,
                            "--auth=scram-sha-256",
                            "--pwfile=" + password,
                            "--encoding=UTF8",
                            "--no-locale",
                            "--data-checksums")),
                    Path.of("/"),
                    START);
            if (!made.fine()) {
                throw Failure.of(layout.base(), "No database could be made in " + layout.base(), made.said(), null);
            }
        } finally {
            Files.deleteIfExists(password);
        }
        Files.move(next, layout.database());
    }

    private int launch(Layout layout, Postmaster postmaster, Consumer<String> progress) throws IOException {
        int port = kept(layout);
        String said = "";
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            Command.Result result = postmaster.start(port, START);
            if (result.fine()) {
                return port;
            }
            said = result.said();
            if (Failure.portTaken(said)) {
                port = choose(layout);
                progress.accept("The database's port was taken; it moves to port " + port);
            } else if (Failure.othersGoing(said)) {
                // Processes of a database that was killed see so within moments and leave.
                pause();
            } else {
                break;
            }
        }
        throw Failure.of(layout.base(), "The database in " + layout.database() + " does not start", said, null);
    }

    private static void pause() {
        try {
            Thread.sleep(500);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new PostgresException("Interrupted while the database started.", e);
        }
    }

    private static int kept(Layout layout) throws IOException {
        if (Files.exists(layout.port())) {
            try {
                int port = Integer.parseInt(Files.readString(layout.port()).strip());
                if (port > 0 && port < 65536) {
                    return port;
                }
            } catch (NumberFormatException e) {
                return choose(layout); // A file that somebody changed is as good as none.
            }
        }
        return choose(layout);
    }

    private static int choose(Layout layout) throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            int port = socket.getLocalPort();
            Private.write(layout.port(), Integer.toString(port));
            return port;
        }
    }

    private Hold hold() throws IOException {
        Hold taken = Hold.take(folder.resolve("lock"));
        if (taken == null) {
            throw new PostgresException("Another Parley is running on the data folder " + folder
                    + ". Stop that one first, or give this one a folder of its own in PARLEY_DATA.");
        }
        return taken;
    }
}
