package org.parley.server.postgres;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** The right to use a data folder, which one process has at a time. The system takes it back however the process ends. */
final class Hold implements AutoCloseable {

    /** Closing any channel on a file would give up every lock that this process has on it, so no second one is opened. */
    private static final Set<Path> HERE = ConcurrentHashMap.newKeySet();

    private final Path file;
    private final FileChannel channel;

    private Hold(Path file, FileChannel channel) {
        this.file = file;
        this.channel = channel;
    }

    /** @return null if another has it */
    static @Nullable Hold take(Path file) throws IOException {
        if (!HERE.add(file)) {
            return null;
        }
        Hold taken = null;
        FileChannel channel = null;
        try {
            channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            Private.mode(file, "rw-------");
            FileLock lock = channel.tryLock();
            taken = lock == null ? null : new Hold(file, channel);
            return taken;
        } finally {
            if (taken == null) {
                HERE.remove(file);
                if (channel != null) {
                    channel.close();
                }
            }
        }
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            throw new PostgresException("The lock " + file + " cannot be let go (" + e.getMessage() + ").", e);
        } finally {
            HERE.remove(file);
        }
    }
}
