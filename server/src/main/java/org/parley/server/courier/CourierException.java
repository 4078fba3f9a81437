package org.parley.server.courier;

/** A card, a letter or an answer cannot be used; the message says why, and what helps. */
public final class CourierException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public CourierException(String message) {
        super(message);
    }
}
