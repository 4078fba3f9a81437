package org.parley.server.keys;

import java.security.GeneralSecurityException;
import java.security.InvalidKeyException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.spec.EdECPrivateKeySpec;
import java.security.spec.NamedParameterSpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import java.util.HexFormat;
import java.util.UUID;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;
import org.bouncycastle.crypto.params.Ed25519PrivateKeyParameters;
import org.parley.seal.Hash;
import org.parley.seal.Receipt;

/**
 * The keys with which the server speaks for itself: one Ed25519 pair for receipts and courier letters, and a shared key per
 * talks for receipts that prove nothing to third parties. They are made when first asked for.
 */
public final class Signing {

    /** What stands before the 32 bytes of an Ed25519 key in the usual encoding (RFC 8410). */
    private static final byte[] PUBLIC_HEAD = HexFormat.of().parseHex("302a300506032b6570032100");

    private final Keyring keyring;

    Signing(Keyring keyring) {
        this.keyring = keyring;
    }

    /** The server's pair; the same for as long as the keyring exists. */
    public KeyPair pair() {
        return pair(keyring.keyOrNew(KeyName.signing(keyring.nameKey())));
    }

    static KeyPair pair(byte[] seed) {
        // The JDK has no way from a seed to its public key.
        byte[] point = new Ed25519PrivateKeyParameters(seed).generatePublicKey().getEncoded();
        byte[] encoded = new byte[PUBLIC_HEAD.length + point.length];
        System.arraycopy(PUBLIC_HEAD, 0, encoded, 0, PUBLIC_HEAD.length);
        System.arraycopy(point, 0, encoded, PUBLIC_HEAD.length, point.length);
        try {
            KeyFactory factory = KeyFactory.getInstance("Ed25519");
            return new KeyPair(
                    factory.generatePublic(new X509EncodedKeySpec(encoded)),
                    factory.generatePrivate(new EdECPrivateKeySpec(NamedParameterSpec.ED25519, seed)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK from 15 on has Ed25519", e);
        }
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
