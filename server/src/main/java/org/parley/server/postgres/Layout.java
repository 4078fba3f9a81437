package org.parley.server.postgres;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Where things lie in a data folder.
 *
 * @param folder only its owner opens it
 * @param base where the database and the unpacked programs are: the folder itself, or, where PostgreSQL runs as another user
 *     who cannot get there, a folder elsewhere to which {@code folder/elsewhere} points
 */
record Layout(Path folder, Path base) {

    private static final Path ELSEWHERE = Path.of("/var/lib/parley");

    /** {@code PARLEY_DATA}, or {@code parley} among the user's data. */
    static Path usual(Map<String, String> environment) {
        String asked = environment.getOrDefault("PARLEY_DATA", "");
        if (!asked.isBlank()) {
            return Path.of(asked);
        }
        String data = environment.getOrDefault("XDG_DATA_HOME", "");
        return data.isBlank()
                ? Path.of(System.getProperty("user.home"), ".local", "share", "parley")
                : Path.of(data, "parley");
    }

    static Layout of(Path folder) throws IOException {
        Path link = folder.resolve("elsewhere");
        return new Layout(folder, Files.isSymbolicLink(link) ? Files.readSymbolicLink(link) : folder);
    }

    /**
     * Makes the data folder if there is none.
     *
     * @throws PostgresException if what is there is no data folder of Parley
     */
    static void prepare(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            Private.folder(folder);
            return;
        }
        if (!Files.isDirectory(folder)) {
            throw new PostgresException(
                    folder + " is a file; the data folder has to be a folder. Name another in PARLEY_DATA.");
        }
        try (Stream<Path> list = Files.list(folder)) {
            boolean empty = list.findAny().isEmpty();
            if (!empty && !Files.exists(folder.resolve("lock"))) {
                throw new PostgresException(folder + " holds files that are not Parley's. Name an empty folder, or one"
                        + " that does not exist yet, in PARLEY_DATA.");
            }
            if (empty) {
                Private.mode(folder, "rwx------");
            }
        }
    }

    /** The same folder with its database where the account of the footing can get at it; null if it cannot. */
    @Nullable
    Layout reachable(Footing footing) throws IOException {
        if (footing.account() == null) {
            return footing.may("-w", folder) ? new Layout(folder, folder) : null;
        }
        Path parent = folder.getParent();
        if (parent == null || footing.may("-x", parent)) {
            if (!footing.may("-x", Path.of("/"))) {
                return null;
            }
            // Others may pass through to the database, which is the account's own, and list nothing.
            Private.mode(folder, "rwx--x--x");
            return new Layout(folder, folder);
        }
        if (!footing.may("-x", Path.of("/var/lib"))) {
            return null;
        }
        Path base = ELSEWHERE.resolve(name());
        Files.createDirectories(base);
        Private.mode(ELSEWHERE, "rwx--x--x");
        Private.mode(base, "rwx--x--x");
        Path link = folder.resolve("elsewhere");
        Files.deleteIfExists(link);
        Files.createSymbolicLink(link, base);
        return new Layout(folder, base);
    }

    private String name() {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256")
                    .digest(folder.toString().getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash, 0, 6);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    Path lock() {
        return folder.resolve("lock");
    }

    Path credentials() {
        return folder.resolve("credentials");
    }

    Path port() {
        return folder.resolve("port");
    }

    Path database() {
        return base.resolve("database");
    }

    /** What the programs say before the database runs, and what it says afterwards. */
    Path log() {
        return base.resolve("database.log");
    }

    Path programs() {
        return base.resolve("programs");
    }
}
