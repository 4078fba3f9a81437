package org.parley.server.store;

/** This member may not do this, by the database or by the visibility matrix. Nothing was kept. */
public final class NotAllowedException extends RuntimeException {

    private static final long serialVersionUID = 1;

    /** @param message why, in words for the one who asked */
    public NotAllowedException(String message) {
        super(message);
    }
}
