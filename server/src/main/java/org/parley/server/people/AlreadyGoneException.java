package org.parley.server.people;

/** Somebody else was quicker: the member left, or has the role already. Nothing was kept. */
public final class AlreadyGoneException extends RuntimeException {

    private static final long serialVersionUID = 1;

    AlreadyGoneException() {
        super("this was done already; load the page again");
    }
}
