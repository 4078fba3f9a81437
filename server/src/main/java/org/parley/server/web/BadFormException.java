package org.parley.server.web;

/** A form that was sent is not filled in as it should be; the message says how it should. */
final class BadFormException extends RuntimeException {

    private static final long serialVersionUID = 1;

    BadFormException(String message) {
        super(message);
    }
}
