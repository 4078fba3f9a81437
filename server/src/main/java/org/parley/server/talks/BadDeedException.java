package org.parley.server.talks;

/** What was entered cannot be: the message says what is wrong and what would do, in words for whoever entered it. */
public final class BadDeedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public BadDeedException(String message) {
        super(message);
    }
}
