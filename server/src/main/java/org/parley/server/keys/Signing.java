package org.parley.server.keys;

import java.security.InvalidKeyException;
import java.security.KeyPair;
import java.util.Base64;
import java.util.UUID;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;
import org.parley.seal.Hash;
import org.parley.seal.Receipt;

/**
 * The keys with which the server speaks for itself: one Ed25519 pair for receipts and courier letters, one X25519 pair that opens
 * letters, and a shared key per talks for receipts that prove nothing to third parties. They are made when first asked for.
 */
public final class Signing {

    private final Keyring keyring;

    Signing(Keyring keyring) {
        this.keyring = keyring;
    }

    /** The server's pair; the same for as long as the keyring exists. */
    public KeyPair pair() {
        return Pairs.ed25519(keyring.keyOrNew(KeyName.signing(keyring.nameKey())));
    }

    /** The server's X25519 pair, which opens the letters that come back to it. */
    public KeyPair letters() {
        return Pairs.x25519(keyring.keyOrNew(KeyName.letters(keyring.nameKey())));
    }

    /** The public key as a file for {@code parley verify --key}. */
    public String publicKey() {
        String encoded = Base64.getMimeEncoder(64, new byte[] {'\n'})
                .encodeToString(pair().getPublic().getEncoded());
        return "-----BEGIN PUBLIC KEY-----\n" + encoded + "\n-----END PUBLIC KEY-----\n";
    }

    /** The key that the members of these talks share with the server. */
    public SecretKey shared(UUID talks) {
        return new SecretKeySpec(keyring.keyOrNew(KeyName.receipts(keyring.nameKey(), talks)), "HmacSHA256");
    }

    /** The shared key as a file for {@code parley verify --key}. */
    public String sharedKey(UUID talks) {
        return Base64.getEncoder().encodeToString(shared(talks).getEncoded()) + "\n";
    }

    /**
     * @param kind signed with the server's pair, or deniable with the shared key of the talks
     * @param at as ISO-8601 with zone
     */
    public Receipt receipt(Receipt.Kind kind, UUID talks, String chain, long length, Hash head, String at) {
        try {
            return switch (kind) {
                case SIGNED -> Receipt.signed(chain, length, head, at, pair().getPrivate());
                case DENIABLE -> Receipt.deniable(chain, length, head, at, shared(talks));
            };
        } catch (InvalidKeyException e) {
            throw new IllegalStateException("the keyring makes keys of the right kind", e);
        }
    }
}
