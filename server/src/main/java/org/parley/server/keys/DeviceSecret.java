package org.parley.server.keys;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.SecureRandom;
import javax.crypto.AEADBadTagException;
import org.jspecify.annotations.Nullable;

/**
 * What a device that opens courier letters keeps to itself: 32 bytes, in their file bare or behind a passphrase. Its two
 * pairs of keys, and the key under which it keeps what it holds, are drawn from them.
 */
public final class DeviceSecret {

    private static final String FILE = "device.key";
    private static final SecretFile FORM = new SecretFile(
            "parley-device-key",
            "Whoever has this can read what is sent to this device, and answer for it.",
            "device key",
            "Leave the passphrase out.",
            "without it the device is lost, and another has to be made and registered.",
            "Put the folder back from a copy, or make and register another device.");

    private final byte[] secret;

    private DeviceSecret(byte[] secret) {
        this.secret = secret;
    }

    /**
     * Makes a secret in a folder, which is made if need be.
     *
     * @throws KeyringException if there is one already, or the passphrase is too short
     */
    public static DeviceSecret make(Path folder, char @Nullable [] passphrase, SecureRandom random) throws IOException {
        Durable.folder(folder);
        Path file = folder.resolve(FILE);
        if (Files.exists(file)) {
            throw new KeyringException(folder + " holds a device already. Name another folder with --device.");
        }
        byte[] secret = new byte[SecretFile.LENGTH];
        random.nextBytes(secret);
        FORM.write(file, secret, passphrase, random);
        return new DeviceSecret(secret);
    }

    public static boolean isIn(Path folder) {
        return Files.exists(folder.resolve(FILE));
    }

    public static boolean asksPassphrase(Path folder) throws IOException {
        return FORM.asksPassphrase(folder.resolve(FILE));
    }

    /** @throws KeyringException if it cannot be read with this passphrase, or without one */
    public static DeviceSecret read(Path folder, char @Nullable [] passphrase) throws IOException {
        return new DeviceSecret(FORM.read(folder.resolve(FILE), passphrase));
    }

    /** The X25519 pair that letters to the device are sealed for. */
    public KeyPair opens() {
        return Pairs.x25519(Mac256.derived(secret, "device opens"));
    }

    /** The Ed25519 pair that letters from the device are signed with. */
    public KeyPair signs() {
        return Pairs.ed25519(Mac256.derived(secret, "device signs"));
    }

    /** Puts a file into the device's folder, in one step, sealed for the device alone. */
    public void put(Path file, byte[] plain, SecureRandom random) throws IOException {
        Durable.put(file, Gcm.seal(Mac256.derived(secret, "device holds"), context(file), Padding.pad(plain), random));
    }

    /** @throws KeyringException if the file is not what was put there */
    public byte[] get(Path file) throws IOException {
        if (Files.size(file) > 2L * Padding.MOST) {
            throw damaged(file);
        }
        try {
            return Padding.unpad(
                    Gcm.open(Mac256.derived(secret, "device holds"), context(file), Files.readAllBytes(file)));
        } catch (AEADBadTagException e) {
            throw damaged(file);
        }
    }

    /** Overwrites all that the device holds and then its key, and takes them away. What was copied elsewhere stays. */
    public static void destroy(Path folder, SecureRandom random, Iterable<Path> files) throws IOException {
        for (Path file : files) {
            if (Files.exists(file)) {
                Durable.overwrite(file, random);
                Files.delete(file);
            }
        }
        Path key = folder.resolve(FILE);
        Durable.overwrite(key, random);
        Files.delete(key);
    }

    private static byte[] context(Path file) {
        return Fields.of("held by a device", Fields.bytes(String.valueOf(file.getFileName())));
    }

    private static KeyringException damaged(Path file) {
        return new KeyringException(
                file + " is damaged, or belongs to another device. Put the folder back from a copy, or"
                        + " make and register another device.");
    }
}
