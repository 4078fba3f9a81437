package org.parley.server.postgres;

import java.io.IOException;
import java.nio.file.Path;
import java.util.function.LongSupplier;

/**
 * Tells whether the disk is nearly full, so that the server takes nothing new while it still can keep what it has: below the
 * mark it is low; it is enough again once a quarter of the mark is free beyond it, so that it does not flutter.
 */
public final class Space {

    /** 200 MB: what the database's log of changes may take between two clean-ups of its own. */
    public static final long USUAL_MARK = 200L * 1024 * 1024;

    private final LongSupplier free;
    private final long mark;
    private boolean low;

    private Space(LongSupplier free, long mark) {
        this.free = free;
        this.mark = mark;
    }

    /**
     * @param folder on the disk that is watched; one that is gone counts as full
     * @param mark in bytes
     */
    public static Space under(Path folder, long mark) {
        return of(folder.toFile()::getUsableSpace, mark);
    }

    /**
     * Watches the disk of a data folder, and that of the database where it lies elsewhere on this machine.
     *
     * @param mark in bytes
     * @throws PostgresException if the data folder cannot be read
     */
    public static Space around(Path data, long mark) {
        try {
            Path base = Layout.of(data).base();
            return of(
                    () -> Math.min(data.toFile().getUsableSpace(), base.toFile().getUsableSpace()), mark);
        } catch (IOException e) {
            throw new PostgresException("The data folder " + data + " cannot be read (" + e.getMessage() + ").", e);
        }
    }

    static Space of(LongSupplier free, long mark) {
        return new Space(free, mark);
    }

    /** Looks now. */
    public synchronized boolean low() {
        low = low(low, free.getAsLong(), mark);
        return low;
    }

    static boolean low(boolean before, long free, long mark) {
        return free < (before ? mark + mark / 4 : mark);
    }
}
