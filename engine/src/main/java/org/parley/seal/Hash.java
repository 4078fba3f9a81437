package org.parley.seal;

import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;

/** A SHA-256 digest; compared in constant time, written in hexadecimal digits. */
public final class Hash {

    private static final int LENGTH = 32;

    /** What stands before the first entry of a chain. */
    public static final Hash NONE = new Hash(new byte[LENGTH]);

    private final byte[] bytes;

    /** @throws IllegalArgumentException if there are not 32 bytes */
    public Hash(byte[] bytes) {
        if (bytes.length != LENGTH) {
            throw new IllegalArgumentException("a digest has 32 bytes, not " + bytes.length);
        }
        this.bytes = bytes.clone();
    }

    public static Hash of(byte[] content) {
        return new Hash(Bytes.sha256(content));
    }

    /** @throws IllegalArgumentException if there are not 64 hexadecimal digits */
    public static Hash parse(String digits) {
        return new Hash(HexFormat.of().parseHex(digits));
    }

    public byte[] bytes() {
        return bytes.clone();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Hash hash && MessageDigest.isEqual(bytes, hash.bytes);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bytes);
    }

    @Override
    public String toString() {
        return HexFormat.of().formatHex(bytes);
    }
}
