package org.parley.server.store;

import java.security.SecureRandom;
import java.util.HexFormat;

/** The key of passes: made anew at each start, known to the running server and to the owner's functions in the database. */
public final class PassKey {

    private static final int BLOCK = 64;
    private final byte[] bytes;

    private PassKey(byte[] bytes) {
        this.bytes = bytes;
    }

    public static PassKey random(SecureRandom random) {
        byte[] bytes = new byte[BLOCK];
        random.nextBytes(bytes);
        return new PassKey(bytes);
    }

    /** @throws IllegalArgumentException if it is not 128 hexadecimal digits */
    public static PassKey parse(String digits) {
        byte[] bytes = HexFormat.of().parseHex(digits);
        if (bytes.length != BLOCK) {
            throw new IllegalArgumentException("the key of passes has " + BLOCK + " bytes");
        }
        return new PassKey(bytes);
    }

    /** For handing it to the process that migrates, over its standard input. */
    public String digits() {
        return HexFormat.of().formatHex(bytes);
    }

    byte[] bytes() {
        return bytes.clone();
    }

    /** The key with HMAC's inner (0x36) or outer (0x5c) constant in every byte (RFC 2104). */
    byte[] block(int constant) {
        byte[] block = new byte[BLOCK];
        for (int i = 0; i < BLOCK; i++) {
            block[i] = (byte) (bytes[i] ^ constant);
        }
        return block;
    }

    @Override
    public String toString() {
        return "PassKey";
    }
}
