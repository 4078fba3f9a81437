package org.parley.server.keys;

import java.security.GeneralSecurityException;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** HMAC-SHA-256, and keys drawn from a key with it (RFC 5869). */
final class Mac256 {

    private static final byte[] SALT = Fields.bytes("parley keyring 1");

    private Mac256() {}

    static byte[] of(byte[] key, byte[] statement) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            return mac.doFinal(statement);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has HMAC-SHA-256", e);
        }
    }

    /** 32 bytes for one use: extract and one step of expand. Keys of different uses tell nothing about each other. */
    static byte[] derived(byte[] secret, String use) {
        byte[] info = Fields.of(use);
        byte[] step = new byte[info.length + 1];
        System.arraycopy(info, 0, step, 0, info.length);
        step[info.length] = 1;
        return of(of(SALT, secret), step);
    }
}
