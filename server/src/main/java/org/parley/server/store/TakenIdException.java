package org.parley.server.store;

/** The same id was sent before, with other words. Nothing was kept. */
public final class TakenIdException extends RuntimeException {

    private static final long serialVersionUID = 1;

    public TakenIdException() {
        super("this was sent before with other words; send it anew");
    }
}
