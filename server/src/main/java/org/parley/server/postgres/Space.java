package org.parley.server.postgres;

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

    /** What to tell people while it is low. */
    public String advice() {
        return "The disk of this server is nearly full: less than " + mark / 1024 / 1024
                + " MB are free. Everything can be read, and nothing can be added until there is room again; what was"
                + " acknowledged is safe.";
    }
}
