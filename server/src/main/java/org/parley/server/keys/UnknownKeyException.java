package org.parley.server.keys;

/** The key should be in the folder of keys and is not: the folder is incomplete, or an older copy. */
public final class UnknownKeyException extends KeysException {

    private static final long serialVersionUID = 1L;

    UnknownKeyException(String message) {
        super(message);
    }
}
