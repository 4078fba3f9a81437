package org.parley.seal;

/** A file that cannot be read as what it says it is; the message names the place, the reason and what to do. */
public final class BadSealException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public BadSealException(String message) {
        super(message);
    }
}
