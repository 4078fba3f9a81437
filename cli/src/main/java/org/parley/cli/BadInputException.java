package org.parley.cli;

/** Something in a file or an id that the user gave cannot be used; the message says what and advises. */
public final class BadInputException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public BadInputException(String message) {
        super(message);
    }
}
