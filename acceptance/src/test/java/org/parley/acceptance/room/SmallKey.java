package org.parley.acceptance.room;

import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.interfaces.ECPublicKey;
import java.security.spec.ECGenParameterSpec;
import java.util.Base64;

/**
 * A key that answers as authenticators do (WebAuthn, ES256), written out so that each part of an answer can be made wrong. It
 * keeps to no rule by itself: it signs for whatever server it is told of.
 */
final class SmallKey {

    private static final int PRESENT = 1;
    private static final int WITH_KEY = 0x40;

    private final KeyPair pair;
    private final byte[] id = new byte[32];
    private int counter;

    SmallKey() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"));
            pair = generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
        new SecureRandom().nextBytes(id);
    }

    String id() {
        return url(id);
    }

    /** As if it had been used so often. */
    SmallKey counting(int uses) {
        counter = uses;
        return this;
    }

    /** What a browser sends when the key was made. */
    String made(String challenge, String party, String origin) {
        byte[] data = data(party, PRESENT | WITH_KEY);
        ByteArrayOutputStream attested = new ByteArrayOutputStream();
        attested.writeBytes(new byte[] {(byte) 0xa3, 0x63, 'f', 'm', 't', 0x64, 'n', 'o', 'n', 'e'});
        attested.writeBytes(new byte[] {0x67, 'a', 't', 't', 'S', 't', 'm', 't', (byte) 0xa0});
        attested.writeBytes(new byte[] {0x68, 'a', 'u', 't', 'h', 'D', 'a', 't', 'a', 0x58, (byte) data.length});
        attested.writeBytes(data);
        return answer("\"attestationObject\":\"" + url(attested.toByteArray()) + "\"", "create", challenge, origin);
    }

    /** What a browser sends when the key was used. */
    String used(String challenge, String party, String origin) {
        counter++;
        byte[] data = data(party, PRESENT);
        byte[] said = said("get", challenge, origin);
        try {
            Signature signature = Signature.getInstance("SHA256withECDSA");
            signature.initSign(pair.getPrivate());
            signature.update(data);
            signature.update(sha256(said));
            return answer(
                    "\"authenticatorData\":\"" + url(data) + "\",\"signature\":\"" + url(signature.sign()) + "\"",
                    "get",
                    challenge,
                    origin);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private String answer(String parts, String type, String challenge, String origin) {
        return "{\"id\":\"" + id() + "\",\"rawId\":\"" + id() + "\",\"type\":\"public-key\",\"response\":{"
                + "\"clientDataJSON\":\"" + url(said(type, challenge, origin)) + "\"," + parts
                + "},\"clientExtensionResults\":{}}";
    }

    private static byte[] said(String type, String challenge, String origin) {
        return ("{\"type\":\"webauthn." + type + "\",\"challenge\":\"" + challenge + "\",\"origin\":\"" + origin
                        + "\",\"crossOrigin\":false}")
                .getBytes(StandardCharsets.UTF_8);
    }

    private byte[] data(String party, int flags) {
        ByteArrayOutputStream data = new ByteArrayOutputStream();
        data.writeBytes(sha256(party.getBytes(StandardCharsets.UTF_8)));
        data.write(flags);
        data.writeBytes(ByteBuffer.allocate(4).putInt(counter).array());
        if ((flags & WITH_KEY) != 0) {
            data.writeBytes(new byte[16]);
            data.writeBytes(ByteBuffer.allocate(2).putShort((short) id.length).array());
            data.writeBytes(id);
            ECPublicKey key = (ECPublicKey) pair.getPublic();
            data.writeBytes(new byte[] {(byte) 0xa5, 1, 2, 3, 0x26, 0x20, 1, 0x21, 0x58, 32});
            data.writeBytes(number(key.getW().getAffineX()));
            data.writeBytes(new byte[] {0x22, 0x58, 32});
            data.writeBytes(number(key.getW().getAffineY()));
        }
        return data.toByteArray();
    }

    private static byte[] number(BigInteger value) {
        byte[] bytes = value.toByteArray();
        byte[] padded = new byte[32];
        int length = Math.min(bytes.length, 32);
        System.arraycopy(bytes, bytes.length - length, padded, 32 - length, length);
        return padded;
    }

    private static byte[] sha256(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String url(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
