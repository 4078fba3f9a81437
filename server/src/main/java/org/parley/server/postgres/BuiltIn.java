package org.parley.server.postgres;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.compressors.xz.XZCompressorInputStream;
import org.jspecify.annotations.Nullable;

/** The PostgreSQL that comes with Parley as a library, for machines that have none. */
final class BuiltIn {

    private static final int DIGITS = 16;

    private BuiltIn() {}

    /**
     * Unpacks it once, into a folder named for the hash of the archive, so that another version never mixes with it.
     *
     * @return the folder of its programs; null if none comes for this kind of machine
     * @throws IOException if the archive is damaged or the disk takes no more
     */
    static @Nullable Path unpack(Path into) throws IOException {
        String archive = archive();
        if (BuiltIn.class.getResource(archive) == null) {
            return null;
        }
        Path home = into.resolve(hash(archive).substring(0, DIGITS));
        if (!Files.isDirectory(home)) {
            Path next = into.resolve(home.getFileName() + ".new");
            Private.remove(next);
            Files.createDirectories(next);
            Private.mode(into, "rwxr-xr-x");
            Private.mode(next, "rwxr-xr-x");
            write(archive, next);
            Files.move(next, home);
        }
        return home.resolve("bin");
    }

    private static String archive() {
        String system = System.getProperty("os.name").toLowerCase(Locale.ROOT).contains("mac") ? "darwin" : "linux";
        String machine = switch (System.getProperty("os.arch")) {
            case "aarch64", "arm64" -> "arm_64";
            case "amd64", "x86_64" -> "x86_64";
            default -> "unknown";
        };
        return "/postgres-" + system + "-" + machine + ".txz";
    }

    private static InputStream open(String archive) throws IOException {
        InputStream in = BuiltIn.class.getResourceAsStream(archive);
        if (in == null) {
            throw new IOException(archive + " is gone");
        }
        return in;
    }

    private static String hash(String archive) throws IOException {
        try (DigestInputStream in = new DigestInputStream(open(archive), MessageDigest.getInstance("SHA-256"))) {
            in.transferTo(java.io.OutputStream.nullOutputStream());
            return HexFormat.of().formatHex(in.getMessageDigest().digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    private static void write(String archive, Path folder) throws IOException {
        try (TarArchiveInputStream tar =
                new TarArchiveInputStream(new XZCompressorInputStream(new BufferedInputStream(open(archive))))) {
            for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                Path file = within(folder, folder.resolve(entry.getName()), entry);
                if (entry.isDirectory()) {
                    Files.createDirectories(file);
                } else if (entry.isSymbolicLink()) {
                    Files.createDirectories(file.resolveSibling(""));
                    within(folder, file.resolveSibling(entry.getLinkName()), entry);
                    Files.createSymbolicLink(file, Path.of(entry.getLinkName()));
                } else if (entry.isLink()) {
                    Files.createLink(file, within(folder, folder.resolve(entry.getLinkName()), entry));
                } else {
                    Files.createDirectories(file.resolveSibling(""));
                    Files.copy(tar, file);
                    Private.mode(file, (entry.getMode() & 0100) != 0 ? "rwxr-xr-x" : "rw-r--r--");
                }
            }
        }
    }

    private static Path within(Path folder, Path file, TarArchiveEntry entry) throws IOException {
        if (!file.normalize().startsWith(folder)) {
            throw new IOException("the archive of PostgreSQL names a place outside itself: " + entry.getName());
        }
        return file;
    }
}
