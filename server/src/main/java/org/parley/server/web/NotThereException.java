package org.parley.server.web;

/** There is nothing here for the one who asks; whether there is for others is not told. */
final class NotThereException extends RuntimeException {

    private static final long serialVersionUID = 1;
}
