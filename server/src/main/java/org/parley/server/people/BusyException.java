package org.parley.server.people;

/** So many want to sign in at once that one more would have to wait too long. */
public final class BusyException extends RuntimeException {

    private static final long serialVersionUID = 1;

    BusyException() {
        super("many people want to come in at this moment; wait a little and try again");
    }
}
