package org.parley.server.keys;

import java.nio.ByteBuffer;
import java.util.Arrays;

/** Makes a length tell little: the next power of two, 256 bytes at least, with the true length inside. */
final class Padding {

    static final int LEAST = 256;
    static final int MOST = 64 * 1024 * 1024;

    private Padding() {}

    /** @throws IllegalArgumentException if there are more than 64 MiB */
    static byte[] pad(byte[] plain) {
        if (plain.length > MOST - Integer.BYTES) {
            throw new IllegalArgumentException("at most 64 MiB can be sealed at once, not " + plain.length + " bytes");
        }
        int length = LEAST;
        while (length < Integer.BYTES + plain.length) {
            length *= 2;
        }
        return ByteBuffer.allocate(length).putInt(plain.length).put(plain).array();
    }

    /** @throws IllegalArgumentException if this was not padded here */
    static byte[] unpad(byte[] padded) {
        if (padded.length < LEAST) {
            throw new IllegalArgumentException("not padded");
        }
        int length = ByteBuffer.wrap(padded).getInt();
        if (length < 0 || length > padded.length - Integer.BYTES) {
            throw new IllegalArgumentException("not padded");
        }
        return Arrays.copyOfRange(padded, Integer.BYTES, Integer.BYTES + length);
    }
}
