package org.parley.server.store;

/** The database does not let this member do this. Nothing was kept. */
public final class NotAllowedException extends RuntimeException {

    private static final long serialVersionUID = 1;

    /** @param message why, in words for the one who asked */
    public NotAllowedException(String message) {
        super(message);
    }
}
