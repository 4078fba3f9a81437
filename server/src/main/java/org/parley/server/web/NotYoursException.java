package org.parley.server.web;

/** The visibility matrix does not let this member do this; the message says so in words for them. Nothing was kept. */
final class NotYoursException extends RuntimeException {

    private static final long serialVersionUID = 1;

    NotYoursException(String message) {
        super(message);
    }
}
