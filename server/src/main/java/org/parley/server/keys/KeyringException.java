package org.parley.server.keys;

/** The folder of keys cannot be used as it is. */
public final class KeyringException extends KeysException {

    private static final long serialVersionUID = 1L;

    KeyringException(String message) {
        super(message);
    }

    KeyringException(String message, Throwable cause) {
        super(message, cause);
    }
}
