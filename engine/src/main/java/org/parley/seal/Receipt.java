package org.parley.seal;

import java.security.GeneralSecurityException;
import java.security.InvalidKeyException;
import java.security.MessageDigest;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import javax.crypto.Mac;
import javax.crypto.SecretKey;

/**
 * How far a chain had come when somebody looked. Signed, it convinces third parties; deniable (a keyed digest), it convinces
 * only who holds the key, since with the key anybody could have made it.
 *
 * @param length how many entries there were
 * @param head hash of the last of them; {@link Hash#NONE} if there were none
 * @param at when it was given, as ISO-8601 with zone
 * @param kind whether {@code proof} is a signature (Ed25519) or a keyed digest (HMAC-SHA-256)
 */
public record Receipt(String chain, long length, Hash head, String at, Kind kind, byte[] proof) {

    /** What a receipt proves, and to whom. */
    public enum Kind {
        SIGNED,
        DENIABLE
    }

    /** @throws InvalidKeyException if the key is no Ed25519 key */
    public static Receipt signed(String chain, long length, Hash head, String at, PrivateKey key)
            throws InvalidKeyException {
        try {
            Signature signature = Signature.getInstance("Ed25519");
            signature.initSign(key);
            signature.update(statement(chain, length, head, at));
            return new Receipt(chain, length, head, at, Kind.SIGNED, signature.sign());
        } catch (InvalidKeyException e) {
            throw e;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK from 15 on signs with Ed25519", e);
        }
    }

    /** @throws InvalidKeyException if the key is not fit for HMAC-SHA-256 */
    public static Receipt deniable(String chain, long length, Hash head, String at, SecretKey key)
            throws InvalidKeyException {
        return new Receipt(chain, length, head, at, Kind.DENIABLE, digest(statement(chain, length, head, at), key));
    }

    /** Whether the key's owner signed it; false also for a deniable receipt or another kind of key. */
    public boolean isSignedBy(PublicKey key) {
        if (kind != Kind.SIGNED) {
            return false;
        }
        try {
            Signature signature = Signature.getInstance("Ed25519");
            signature.initVerify(key);
            signature.update(statement(chain, length, head, at));
            return signature.verify(proof);
        } catch (GeneralSecurityException e) {
            return false; // A key or proof of the wrong form signed nothing.
        }
    }

    /** Whether somebody who holds the key made it; false also for a signed receipt. */
    public boolean isMadeWith(SecretKey key) {
        try {
            return kind == Kind.DENIABLE
                    && MessageDigest.isEqual(proof, digest(statement(chain, length, head, at), key));
        } catch (InvalidKeyException e) {
            return false;
        }
    }

    private static byte[] statement(String chain, long length, Hash head, String at) {
        return new Bytes("parley receipt 1")
                .add(chain)
                .add(length)
                .add(head.bytes())
                .add(at)
                .all();
    }

    private static byte[] digest(byte[] statement, SecretKey key) throws InvalidKeyException {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(key);
            return mac.doFinal(statement);
        } catch (InvalidKeyException e) {
            throw e;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has HMAC-SHA-256", e);
        }
    }
}
