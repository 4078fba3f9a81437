package org.parley.seal;

/**
 * What binds an entry to its text without telling it: SHA-256 of a random nonce and the bytes. Once nonce and text are
 * erased, nobody can try likely texts against it.
 *
 * @param hash of nonce and content
 */
public record Commitment(Hash hash) {

    /** How long a nonce is, in bytes. */
    public static final int NONCE = 32;

    /** @throws IllegalArgumentException if the nonce has not {@link #NONCE} bytes */
    public static Commitment to(byte[] nonce, byte[] content) {
        if (nonce.length != NONCE) {
            throw new IllegalArgumentException("a nonce has " + NONCE + " bytes, not " + nonce.length);
        }
        return new Commitment(
                new Bytes("parley commitment 1").add(nonce).add(content).hash());
    }
}
