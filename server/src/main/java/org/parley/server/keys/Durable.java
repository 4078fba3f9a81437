package org.parley.server.keys;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Set;

/** Files for their owner alone that are there, whole, once a call has returned; or not there at all. */
final class Durable {

    /** What a file is called until it is whole. */
    static final String PART = ".part";

    static final boolean POSIX =
            FileSystems.getDefault().supportedFileAttributeViews().contains("posix");

    private Durable() {}

    static void folder(Path folder) throws IOException {
        if (Files.isDirectory(folder)) {
            return;
        }
        Path parent = folder.toAbsolutePath().getParent();
        if (parent != null) {
            Files.createDirectories(parent);
        }
        Files.createDirectory(folder, owner("rwx------"));
        syncName(folder);
    }

    /** Writes the file anew, in one step. */
    static void put(Path file, byte[] bytes) throws IOException {
        Path part = file.resolveSibling(file.getFileName() + PART);
        Files.deleteIfExists(part);
        try (FileChannel out = FileChannel.open(
                part, Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE), owner("rw-------"))) {
            writeAll(out, bytes);
            out.force(true);
        }
        Files.move(part, file, StandardCopyOption.ATOMIC_MOVE);
        syncName(file);
    }

    /** Adds to the end of a file, which is made if need be. */
    static void append(Path file, byte[] bytes) throws IOException {
        boolean made = Files.notExists(file);
        try (FileChannel out = FileChannel.open(
                file, Set.of(StandardOpenOption.CREATE, StandardOpenOption.WRITE), owner("rw-------"))) {
            long before = out.size();
            out.position(before);
            try {
                writeAll(out, bytes);
                out.force(true);
            } catch (IOException e) {
                out.truncate(before); // half a line on a full disk would stand before the next one
                throw e;
            }
        }
        if (made) {
            syncName(file);
        }
    }

    /** Writes chance over the bytes of an open file, in its place as far as the file system lets us. */
    static void overwrite(FileChannel channel, SecureRandom random) throws IOException {
        byte[] chance = new byte[Math.toIntExact(channel.size())];
        random.nextBytes(chance);
        channel.position(0);
        writeAll(channel, chance);
        channel.force(true);
    }

    static void overwrite(Path file, SecureRandom random) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            overwrite(channel, random);
        }
    }

    /** Overwrites and removes all files in a folder without folders, and the folder. */
    static void shred(Path folder, SecureRandom random) throws IOException {
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder)) {
            for (Path file : files) {
                overwrite(file, random);
                Files.delete(file);
            }
        }
        Files.delete(folder);
        syncName(folder);
    }

    /** Removes what a crash left half written; nobody was told that it was there. */
    static void removeParts(Path folder) throws IOException {
        try (DirectoryStream<Path> parts = Files.newDirectoryStream(folder, "*" + PART)) {
            for (Path part : parts) {
                Files.delete(part);
            }
        }
    }

    private static void writeAll(FileChannel out, byte[] bytes) throws IOException {
        ByteBuffer buffer = ByteBuffer.wrap(bytes);
        while (buffer.hasRemaining()) {
            out.write(buffer);
        }
    }

    /** Makes the name durable, which stands in the folder around. */
    private static void syncName(Path named) throws IOException {
        Path folder = named.toAbsolutePath().getParent();
        if (folder == null || !POSIX) {
            return; // Windows has no call that makes a name durable.
        }
        try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }

    private static FileAttribute<?>[] owner(String rights) {
        return POSIX
                ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(rights))}
                : new FileAttribute<?>[0];
    }
}
