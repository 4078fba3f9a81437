package org.parley.casefile;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFileAttributeView;

/**
 * New text for a case file that is there. It is written beside the file and put in its place in one step, so that a crash
 * or a full disk leaves the old text or the new one and never half of one.
 */
public final class Replacement implements AutoCloseable {

    private final Path target;
    private final Path beside;

    private Replacement(Path target, Path beside) {
        this.target = target;
        this.beside = beside;
    }

    /**
     * Writes the text beside the file, which stays as it is.
     *
     * @param file that is there; of a link the file that it leads to
     */
    public static Replacement of(Path file, String text) throws IOException {
        Path target = file.toRealPath();
        if (!Files.isWritable(target)) {
            throw new AccessDeniedException(file.toString());
        }
        Path beside = Files.createTempFile(target.getParent(), "." + target.getFileName() + ".", ".new");
        Replacement made = new Replacement(target, beside);
        try (FileChannel channel = FileChannel.open(beside, StandardOpenOption.WRITE)) {
            ByteBuffer bytes = ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
            channel.force(true);
            PosixFileAttributeView rights = Files.getFileAttributeView(target, PosixFileAttributeView.class);
            if (rights != null) {
                Files.setPosixFilePermissions(beside, rights.readAttributes().permissions());
            }
        } catch (IOException e) {
            made.close();
            throw e;
        }
        return made;
    }

    /** Puts the text in the place of the file. */
    public void move() throws IOException {
        try {
            Files.move(beside, target, StandardCopyOption.ATOMIC_MOVE);
        } catch (AtomicMoveNotSupportedException e) {
            Files.move(beside, target, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    /** Leaves nothing beside the file. */
    @Override
    public void close() throws IOException {
        Files.deleteIfExists(beside);
    }
}
