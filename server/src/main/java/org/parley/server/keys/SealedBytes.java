package org.parley.server.keys;

/**
 * A content that only the keyring can read. Its length is one of few values (see {@link Keyring#seal}).
 *
 * @param epoch counts the keys of one audience from 1; it stands in the clear beside the bytes
 */
public record SealedBytes(int epoch, byte[] bytes) {

    /** @throws IllegalArgumentException if the epoch is not positive */
    public SealedBytes {
        if (epoch < 1) {
            throw new IllegalArgumentException("epochs count from 1, not " + epoch);
        }
    }
}
