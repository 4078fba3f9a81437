package org.parley.evidence.intake;

/** A document cannot be read; the message says which, why, and what would help. */
public final class UnreadableException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public UnreadableException(String message) {
        super(message);
    }
}
