package org.parley.server.keys;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.spec.EdECPrivateKeySpec;
import java.security.spec.KeySpec;
import java.security.spec.NamedParameterSpec;
import java.security.spec.X509EncodedKeySpec;
import java.security.spec.XECPrivateKeySpec;
import java.util.HexFormat;
import org.bouncycastle.crypto.params.Ed25519PrivateKeyParameters;
import org.bouncycastle.crypto.params.X25519PrivateKeyParameters;

/** Pairs of keys from 32 secret bytes; the JDK has no way from them to the public key. */
final class Pairs {

    /** What stands before the 32 bytes of a public key in the usual encoding (RFC 8410). */
    private static final byte[] ED25519_HEAD = HexFormat.of().parseHex("302a300506032b6570032100");

    private static final byte[] X25519_HEAD = HexFormat.of().parseHex("302a300506032b656e032100");

    private Pairs() {}

    static KeyPair ed25519(byte[] seed) {
        return pair(
                "Ed25519",
                ED25519_HEAD,
                new Ed25519PrivateKeyParameters(seed).generatePublicKey().getEncoded(),
                new EdECPrivateKeySpec(NamedParameterSpec.ED25519, seed));
    }

    static KeyPair x25519(byte[] seed) {
        return pair(
                "X25519",
                X25519_HEAD,
                new X25519PrivateKeyParameters(seed).generatePublicKey().getEncoded(),
                new XECPrivateKeySpec(NamedParameterSpec.X25519, seed));
    }

    private static KeyPair pair(String kind, byte[] head, byte[] point, KeySpec secret) {
        byte[] encoded = new byte[head.length + point.length];
        System.arraycopy(head, 0, encoded, 0, head.length);
        System.arraycopy(point, 0, encoded, head.length, point.length);
        try {
            KeyFactory factory = KeyFactory.getInstance(kind);
            return new KeyPair(
                    factory.generatePublic(new X509EncodedKeySpec(encoded)), factory.generatePrivate(secret));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK from 15 on has " + kind, e);
        }
    }
}
