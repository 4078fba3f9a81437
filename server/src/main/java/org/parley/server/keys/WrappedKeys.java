package org.parley.server.keys;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Set;
import java.util.TreeSet;
import javax.crypto.AEADBadTagException;
import org.jspecify.annotations.Nullable;

/**
 * The folder of keys, one file each, all wrapped by the same wrapping key. A tombstone is wrapped alike and has the same
 * length, so that nobody without the wrapping key can tell it from a key.
 */
final class WrappedKeys {

    /** How long each key is, in bytes. */
    static final int KEY = 32;

    /** The file of the key that makes names; it alone is called by its name. */
    private static final String NAMES = "names";

    private static final byte[] MAGIC = Fields.bytes("PARLEYK1");
    private static final byte LIVE = 1;
    private static final byte TOMBSTONE = 2;

    private final Path folder;
    private final byte[] wrapping;
    private final SecureRandom random;

    WrappedKeys(Path folder, WrappingKey key, SecureRandom random) {
        this.folder = folder;
        this.wrapping = key.forWrapping();
        this.random = random;
    }

    Path folder() {
        return folder;
    }

    /** What stands under a name. */
    sealed interface Held {

        record Key(byte[] bytes) implements Held {}

        record Tombstone() implements Held {}

        record Nothing() implements Held {}
    }

    /** Every name of which there is a file. */
    Set<KeyName> names() throws IOException {
        Set<KeyName> names = new TreeSet<>(Comparator.comparing(KeyName::digits));
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder)) {
            for (Path file : files) {
                String name = file.getFileName().toString();
                if (KeyName.isOne(name)) {
                    names.add(new KeyName(name));
                }
            }
        }
        return names;
    }

    /** The key that makes names; null if there is none yet. */
    byte @Nullable [] nameKey() throws IOException {
        return held(NAMES) instanceof Held.Key key ? key.bytes() : null;
    }

    byte[] makeNameKey() throws IOException {
        return make(NAMES);
    }

    /** @throws DamagedException if the file is not what was written */
    Held held(KeyName name) throws IOException {
        return held(name.digits());
    }

    /** A new key, on disk once this returns. */
    byte[] make(KeyName name) throws IOException {
        return make(name.digits());
    }

    private byte[] make(String file) throws IOException {
        byte[] key = new byte[KEY];
        random.nextBytes(key);
        put(file, LIVE, key);
        return key;
    }

    /** Overwrites a key in its place, then puts a tombstone there. */
    void bury(KeyName name) throws IOException {
        Path file = folder.resolve(name.digits());
        if (Files.exists(file)) {
            Durable.overwrite(file, random);
        }
        put(name.digits(), TOMBSTONE, new byte[KEY]);
    }

    /** Wraps everything again for another folder and another wrapping key. */
    void copyTo(WrappedKeys other) throws IOException {
        other.put(NAMES, LIVE, unwrapped(NAMES));
        for (KeyName name : names()) {
            boolean live = held(name) instanceof Held.Key;
            other.put(name.digits(), live ? LIVE : TOMBSTONE, live ? unwrapped(name.digits()) : new byte[KEY]);
        }
    }

    private byte[] unwrapped(String file) throws IOException {
        if (held(file) instanceof Held.Key key) {
            return key.bytes();
        }
        throw new KeyringException(
                "The key " + folder.resolve(file) + " is missing. Put it back from a copy of the folder.");
    }

    private Held held(String file) throws IOException {
        Path path = folder.resolve(file);
        if (Files.notExists(path)) {
            return new Held.Nothing();
        }
        byte[] bytes = Files.size(path) == length() ? Files.readAllBytes(path) : new byte[0];
        if (!Arrays.equals(MAGIC, Arrays.copyOf(bytes, MAGIC.length))) {
            throw damaged(path);
        }
        try {
            byte[] plain = Gcm.open(wrapping, context(file), Arrays.copyOfRange(bytes, MAGIC.length, bytes.length));
            return plain[0] == LIVE ? new Held.Key(Arrays.copyOfRange(plain, 1, plain.length)) : new Held.Tombstone();
        } catch (AEADBadTagException e) {
            throw damaged(path);
        }
    }

    private void put(String file, byte kind, byte[] key) throws IOException {
        byte[] plain = new byte[1 + KEY];
        plain[0] = kind;
        System.arraycopy(key, 0, plain, 1, KEY);
        byte[] sealed = Gcm.seal(wrapping, context(file), plain, random);
        byte[] all = Arrays.copyOf(MAGIC, length());
        System.arraycopy(sealed, 0, all, MAGIC.length, sealed.length);
        Durable.put(folder.resolve(file), all);
        Arrays.fill(plain, (byte) 0);
    }

    private static int length() {
        return MAGIC.length + Gcm.NONCE + 1 + KEY + Gcm.TAG;
    }

    private static byte[] context(String file) {
        return Fields.of("wrapped key", Fields.bytes(file));
    }

    private static DamagedException damaged(Path file) {
        return new DamagedException(
                "The key file " + file
                        + " is damaged. Put it back from a copy of the folder of keys; what it seals cannot be read until then.");
    }
}
