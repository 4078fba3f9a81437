package org.parley.server.people;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Base64;
import org.parley.seal.Hash;

/**
 * A secret that a browser or a link holds: 256 random bits, written for addresses. The server keeps only its digest.
 *
 * @param text as it stands in the link or cookie
 */
public record Token(String text) {

    private static final int BYTES = 32;

    public static Token random(SecureRandom random) {
        byte[] bytes = new byte[BYTES];
        random.nextBytes(bytes);
        return new Token(Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
    }

    /** What is kept of it. Any text has a digest, so that a malformed one is simply not found. */
    public byte[] digest() {
        return Hash.of(text.getBytes(StandardCharsets.UTF_8)).bytes();
    }

    @Override
    public String toString() {
        return "Token";
    }
}
