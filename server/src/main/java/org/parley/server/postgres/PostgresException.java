package org.parley.server.postgres;

/** The database cannot be started, stopped, copied or filled; the message says what stands in the way and what helps. */
public final class PostgresException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public PostgresException(String message) {
        super(message);
    }

    public PostgresException(String message, Throwable cause) {
        super(message, cause);
    }
}
