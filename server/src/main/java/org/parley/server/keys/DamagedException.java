package org.parley.server.keys;

/** The key is there, but what was to be opened is not what was sealed with it, or not in this place. */
public final class DamagedException extends KeysException {

    private static final long serialVersionUID = 1L;

    DamagedException(String message) {
        super(message);
    }
}
