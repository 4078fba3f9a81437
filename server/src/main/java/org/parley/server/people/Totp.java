package org.parley.server.people;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.Locale;
import java.util.OptionalLong;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** One-time codes by the clock (RFC 6238): six digits, thirty seconds, HMAC-SHA-1 as every authenticator app has it. */
public final class Totp {

    private static final int SECONDS = 30;
    private static final int MODULUS = 1_000_000;
    private static final String BASE32 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

    private Totp() {}

    /** The step of thirty seconds in which a moment lies. */
    public static long step(Instant at) {
        return Math.floorDiv(at.getEpochSecond(), SECONDS);
    }

    public static String code(byte[] secret, long step) {
        try {
            Mac mac = Mac.getInstance("HmacSHA1");
            mac.init(new SecretKeySpec(secret, "HmacSHA1"));
            byte[] digest =
                    mac.doFinal(ByteBuffer.allocate(Long.BYTES).putLong(step).array());
            int at = digest[digest.length - 1] & 15;
            int number = ByteBuffer.wrap(digest).getInt(at) & Integer.MAX_VALUE;
            return String.format(Locale.ROOT, "%06d", number % MODULUS);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has HMAC-SHA-1", e);
        }
    }

    /** The step for which a code is right: now, just before or just after; empty for a wrong one. */
    public static OptionalLong match(byte[] secret, String code, Instant now) {
        String digits = code.replaceAll("[\\s-]+", "");
        long found = -1;
        for (long step = step(now) - 1; step <= step(now) + 1; step++) {
            boolean same = java.security.MessageDigest.isEqual(
                    code(secret, step).getBytes(java.nio.charset.StandardCharsets.US_ASCII),
                    digits.getBytes(java.nio.charset.StandardCharsets.UTF_8));
            found = same ? step : found; // every step is tried, so that the time tells nothing
        }
        return found < 0 ? OptionalLong.empty() : OptionalLong.of(found);
    }

    /** The secret as people type it into an app (RFC 4648, base 32). */
    public static String words(byte[] secret) {
        StringBuilder out = new StringBuilder();
        int bits = 0;
        int buffer = 0;
        for (byte one : secret) {
            buffer = buffer << 8 | one & 0xff;
            bits += 8;
            while (bits >= 5) {
                out.append(BASE32.charAt(buffer >>> bits - 5 & 31));
                bits -= 5;
            }
        }
        return out.toString();
    }

    /** What an app reads: the secret with the name that it shows. */
    public static String address(byte[] secret, String signIn) {
        return "otpauth://totp/Parley:" + signIn + "?secret=" + words(secret) + "&issuer=Parley";
    }
}
