package org.parley.server.keys;

import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/** The key that wraps all others, 256 random bits; in its file bare, or behind a passphrase (Argon2id). */
final class WrappingKey {

    static final int LENGTH = 32;

    private static final HexFormat HEX = HexFormat.of();
    private static final SecretFile FILE = new SecretFile(
            "parley-wrapping-key",
            "Whoever has this and the folder `wrapped` can read everything. Keep it out of backups.",
            "wrapping key",
            "Start without one, or set one with `parley keys rewrap --passphrase`.",
            "the recovery shares open the keys without it.",
            "Move it away and make it again from the recovery shares: `parley keys recover`.");

    private final byte[] secret;

    /** @throws IllegalArgumentException if there are not 32 bytes */
    WrappingKey(byte[] secret) {
        if (secret.length != LENGTH) {
            throw new IllegalArgumentException("a wrapping key has " + LENGTH + " bytes, not " + secret.length);
        }
        this.secret = secret.clone();
    }

    static WrappingKey random(SecureRandom random) {
        byte[] secret = new byte[LENGTH];
        random.nextBytes(secret);
        return new WrappingKey(secret);
    }

    /** Names the key without telling it: what its folder of wrapped keys is called. */
    String id() {
        return HEX.formatHex(Mac256.derived(secret, "id"), 0, 8);
    }

    byte[] forWrapping() {
        return Mac256.derived(secret, "wrap");
    }

    byte[] bytes() {
        return secret.clone();
    }

    /** Writes the file in one step and overwrites what was there before. */
    void write(Path file, char @Nullable [] passphrase, SecureRandom random) throws IOException {
        FILE.write(file, secret, passphrase, random);
    }

    /** Whether the file asks for a passphrase. */
    static boolean asksPassphrase(Path file) throws IOException {
        return FILE.asksPassphrase(file);
    }

    /** @throws KeyringException if it cannot be read with this passphrase, or without one */
    static WrappingKey read(Path file, char @Nullable [] passphrase) throws IOException {
        return new WrappingKey(FILE.read(file, passphrase));
    }
}
