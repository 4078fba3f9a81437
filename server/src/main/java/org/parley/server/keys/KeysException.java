package org.parley.server.keys;

/** Something about keys went wrong; the message says what, and what to do. It never holds a key or a content. */
public abstract sealed class KeysException extends RuntimeException
        permits DamagedException, ErasedException, KeyringException, UnknownKeyException {

    private static final long serialVersionUID = 1L;

    KeysException(String message) {
        super(message);
    }

    KeysException(String message, Throwable cause) {
        super(message, cause);
    }
}
