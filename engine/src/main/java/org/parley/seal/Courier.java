package org.parley.seal;

import java.math.BigInteger;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Set;
import javax.crypto.Cipher;
import javax.crypto.KeyAgreement;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * A file that is carried by hand: only one named device can open it, it shows who sealed it, its length tells little, and it
 * expires. Outside stands nothing but which device it is for.
 *
 * <p>How: a fresh X25519 key agrees with the device's key on a secret; from it, both public keys and a name HMAC-SHA-256
 * makes a key for AES-256-GCM. What is encrypted is signed (Ed25519) together with the device's key, so that nobody can pass
 * on another's letter as meant for somebody else. Files have one of seven lengths: 16 KiB, four times that, and so on to 64
 * MiB, and a head.
 */
public final class Courier {

    private static final byte[] MAGIC = "PARLEY COURIER 1\n".getBytes(StandardCharsets.US_ASCII);
    private static final int LEAST = 16 * 1024;
    private static final int MOST = 64 * 1024 * 1024;
    private static final int TAG = 16;
    private static final int PUBLIC = 44;
    private static final int IV = 12;

    private Courier() {}

    /**
     * What is carried.
     *
     * @param serial counts the letters of one sender to one device, from 1
     * @param after serial of the letter before it, of those that the sender has not called back; 0 for none. It has to be
     *     opened first
     * @param expires after this it is not to be opened any more
     * @param text hash of the text that it speaks of, so that one about an older text is noticed
     */
    public record Letter(long serial, long after, Instant expires, Hash text, byte[] content) {
        /** @throws IllegalArgumentException if the serials are not in order */
        public Letter {
            if (after < 0 || serial <= after) {
                throw new IllegalArgumentException("letter " + serial + " cannot follow letter " + after);
            }
        }
    }

    /**
     * What the device knows.
     *
     * @param sender who may seal letters for it
     * @param opened serial of the last letter that was taken in; 0 for none
     * @param text hash of the text that it holds now; null where any is welcome
     * @param revoked serials that are not to be opened any more
     */
    public record Expected(
            PublicKey sender, long opened, @Nullable Hash text, Set<Long> revoked) {
        public Expected {
            revoked = Set.copyOf(revoked);
        }
    }

    /** What comes of opening: a letter, or why there is none. */
    public sealed interface Opened {

        record Taken(Letter letter) implements Opened {}

        /** @param serial of the letter; null where it could not be opened, or its seal is not the sender's */
        record Turned(Reason reason, @Nullable Long serial) implements Opened {}
    }

    /** Why a file is turned down. */
    public enum Reason {
        NOT_A_COURIER_FILE("This is no courier file of Parley, or it is damaged."),
        OTHER_DEVICE("It is sealed for another device."),
        DAMAGED("It was changed or damaged on the way; ask for it again."),
        OTHER_SENDER("It was not sealed by whom this device expects."),
        EXPIRED("It has expired; ask for a new one."),
        REVOKED("It was called back by its sender."),
        REPLAYED("It was taken in already, or an older one than the last that was."),
        OUT_OF_ORDER("An earlier file has not been taken in yet; open that first."),
        STALE_TEXT("It speaks of another version of the text than the one held here.");

        private final String says;

        Reason(String says) {
            this.says = says;
        }

        public String says() {
            return says;
        }
    }

    /** A pair of keys for a device. */
    public static KeyPair device(SecureRandom random) {
        return pair("X25519", random);
    }

    /** A pair of keys for who seals letters, or signs receipts. */
    public static KeyPair sender(SecureRandom random) {
        return pair("Ed25519", random);
    }

    private static KeyPair pair(String kind, SecureRandom random) {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance(kind);
            generator.initialize(255, random);
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK from 15 on has " + kind, e);
        }
    }

    /**
     * @param device the key of the one device that can open it
     * @throws IllegalArgumentException if the letter is longer than 64 MiB, or a key is of the wrong kind
     */
    public static byte[] seal(Letter letter, PrivateKey sender, PublicKey device, SecureRandom random) {
        KeyPair once = device(random);
        try {
            byte[] plain = padded(signed(letter, sender, device));
            byte[] iv = new byte[IV];
            random.nextBytes(iv);
            byte[] ephemeral = once.getPublic().getEncoded();
            byte[] outside = outside(device, ephemeral, iv);
            Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
            cipher.init(
                    Cipher.ENCRYPT_MODE,
                    key(once.getPrivate(), device, ephemeral, device.getEncoded()),
                    new GCMParameterSpec(8 * TAG, iv));
            cipher.updateAAD(outside);
            return ByteBuffer.allocate(outside.length + plain.length + TAG)
                    .put(outside)
                    .put(cipher.doFinal(plain))
                    .array();
        } catch (GeneralSecurityException e) {
            throw new IllegalArgumentException("a key is of the wrong kind: " + e.getMessage(), e);
        }
    }

    private static byte[] outside(PublicKey device, byte[] ephemeral, byte[] iv) {
        return ByteBuffer.allocate(MAGIC.length + 32 + PUBLIC + IV)
                .put(MAGIC)
                .put(Hash.of(device.getEncoded()).bytes())
                .put(ephemeral)
                .put(iv)
                .array();
    }

    private static byte[] statement(Letter letter, PublicKey device) {
        return new Bytes("parley courier letter 1")
                .add(device.getEncoded())
                .add(letter.serial())
                .add(letter.after())
                .add(letter.expires().toString())
                .add(letter.text().bytes())
                .add(letter.content())
                .all();
    }

    private static byte[] signed(Letter letter, PrivateKey sender, PublicKey device) throws GeneralSecurityException {
        Signature signature = Signature.getInstance("Ed25519");
        signature.initSign(sender);
        signature.update(statement(letter, device));
        byte[] proof = signature.sign();
        byte[] expires = letter.expires().toString().getBytes(StandardCharsets.US_ASCII);
        return ByteBuffer.allocate(2 * Long.BYTES
                        + 3 * Integer.BYTES
                        + 32
                        + expires.length
                        + proof.length
                        + letter.content().length)
                .putLong(letter.serial())
                .putLong(letter.after())
                .put(letter.text().bytes())
                .putInt(expires.length)
                .put(expires)
                .putInt(proof.length)
                .put(proof)
                .putInt(letter.content().length)
                .put(letter.content())
                .array();
    }

    private static byte[] padded(byte[] plain) {
        if (plain.length > MOST) {
            throw new IllegalArgumentException("a letter may have " + MOST + " bytes at most");
        }
        int length = LEAST;
        while (length < plain.length) {
            length *= 4;
        }
        return Arrays.copyOf(plain, length);
    }

    /** The secret of both keys, drawn out with both public keys (RFC 5869's extract and one step of expand). */
    private static SecretKeySpec key(PrivateKey mine, PublicKey theirs, byte[] ephemeral, byte[] device)
            throws GeneralSecurityException {
        KeyAgreement agreement = KeyAgreement.getInstance("X25519");
        agreement.init(mine);
        agreement.doPhase(theirs, true);
        byte[] secret = agreement.generateSecret();
        javax.crypto.Mac mac = javax.crypto.Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec("parley courier 1".getBytes(StandardCharsets.US_ASCII), "HmacSHA256"));
        byte[] extracted = mac.doFinal(secret);
        mac.init(new SecretKeySpec(extracted, "HmacSHA256"));
        mac.update(new Bytes("file key").add(ephemeral).add(device).all());
        mac.update(BigInteger.ONE.toByteArray());
        return new SecretKeySpec(mac.doFinal(), "AES");
    }

    /** Opens a file with a device's keys; whatever is wrong is an answer, never an exception. */
    public static Opened open(byte[] file, KeyPair device, Expected expected, Instant now) {
        int head = MAGIC.length + 32 + PUBLIC + IV;
        if (file.length < head + LEAST + TAG || !Arrays.equals(MAGIC, Arrays.copyOf(file, MAGIC.length))) {
            return new Opened.Turned(Reason.NOT_A_COURIER_FILE, null);
        }
        byte[] recipient = Arrays.copyOfRange(file, MAGIC.length, MAGIC.length + 32);
        if (!MessageDigest.isEqual(
                recipient, Hash.of(device.getPublic().getEncoded()).bytes())) {
            return new Opened.Turned(Reason.OTHER_DEVICE, null);
        }
        Letter letter;
        try {
            letter = decrypted(file, head, device, expected.sender());
        } catch (GeneralSecurityException | BufferUnderflowException | DateTimeException | IllegalArgumentException e) {
            return new Opened.Turned(Reason.DAMAGED, null);
        }
        if (letter == null) {
            return new Opened.Turned(Reason.OTHER_SENDER, null);
        }
        Reason against = against(letter, expected, now);
        return against == null ? new Opened.Taken(letter) : new Opened.Turned(against, letter.serial());
    }

    /** Null where the signature is not the sender's. */
    private static @Nullable Letter decrypted(byte[] file, int head, KeyPair device, PublicKey sender)
            throws GeneralSecurityException {
        byte[] ephemeral = Arrays.copyOfRange(file, MAGIC.length + 32, MAGIC.length + 32 + PUBLIC);
        byte[] iv = Arrays.copyOfRange(file, head - IV, head);
        PublicKey once = KeyFactory.getInstance("X25519").generatePublic(new X509EncodedKeySpec(ephemeral));
        Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(
                Cipher.DECRYPT_MODE,
                key(device.getPrivate(), once, ephemeral, device.getPublic().getEncoded()),
                new GCMParameterSpec(8 * TAG, iv));
        cipher.updateAAD(file, 0, head);
        ByteBuffer plain = ByteBuffer.wrap(cipher.doFinal(file, head, file.length - head));
        long serial = plain.getLong();
        long after = plain.getLong();
        byte[] text = new byte[32];
        plain.get(text);
        Instant expires = Instant.parse(new String(field(plain), StandardCharsets.US_ASCII));
        byte[] proof = field(plain);
        Letter letter = new Letter(serial, after, expires, new Hash(text), field(plain));
        Signature signature = Signature.getInstance("Ed25519");
        signature.initVerify(sender);
        signature.update(statement(letter, device.getPublic()));
        return signature.verify(proof) ? letter : null;
    }

    private static byte[] field(ByteBuffer plain) {
        int length = plain.getInt();
        if (length < 0 || length > plain.remaining()) {
            throw new IllegalArgumentException("a field has no such length");
        }
        byte[] field = new byte[length];
        plain.get(field);
        return field;
    }

    private static @Nullable Reason against(Letter letter, Expected expected, Instant now) {
        if (expected.revoked().contains(letter.serial())) {
            return Reason.REVOKED;
        }
        if (letter.expires().isBefore(now)) {
            return Reason.EXPIRED;
        }
        if (letter.serial() <= expected.opened()) {
            return Reason.REPLAYED;
        }
        if (misses(letter.after(), expected)) {
            return Reason.OUT_OF_ORDER;
        }
        return expected.text() == null || expected.text().equals(letter.text()) ? null : Reason.STALE_TEXT;
    }

    /** Whether a letter that still counts was not opened before this one. */
    private static boolean misses(long after, Expected expected) {
        if (after - expected.opened() > expected.revoked().size()) {
            return true; // So many cannot all have been called back; an odd number is not counted up to.
        }
        for (long serial = expected.opened() + 1; serial <= after; serial++) {
            if (!expected.revoked().contains(serial)) {
                return true;
            }
        }
        return false;
    }
}
