package org.parley.server.keys;

/** The key was destroyed on purpose; nobody can read this any more. */
public final class ErasedException extends KeysException {

    private static final long serialVersionUID = 1L;

    ErasedException(String message) {
        super(message);
    }
}
