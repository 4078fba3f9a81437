package org.parley.server.keys;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A keyring's folder on disk: keys, register and wrapping key, brought to agree when it is opened. Each change is either there
 * once a call returns or, cut off, finished or undone by the next opening. Not for many threads at once.
 */
final class KeyFolder implements AutoCloseable {

    static final String WRAPPING = "wrapping.key";
    static final String WRAPPED = "wrapped";

    private static final String REGISTER = "register";

    private final Path folder;
    private final FolderLock held;
    private final byte[] nameKey;
    private final Register register;
    private final Found found;
    private final SecureRandom random;
    private WrappedKeys wrapped;
    private boolean closed;

    private KeyFolder(
            Path folder,
            FolderLock held,
            WrappedKeys wrapped,
            byte[] nameKey,
            Register register,
            Found found,
            SecureRandom random) {
        this.folder = folder;
        this.held = held;
        this.wrapped = wrapped;
        this.nameKey = nameKey;
        this.register = register;
        this.found = found;
        this.random = random;
    }

    /** Opens the folder; the first time, makes it. Throws as {@link Keyring#open}. */
    static KeyFolder open(Path folder, char @Nullable [] passphrase, SecureRandom random) {
        try {
            Durable.folder(folder);
            FolderLock held = FolderLock.of(folder);
            try {
                return opened(folder, held, passphrase, random);
            } catch (IOException | RuntimeException e) {
                held.close();
                throw e;
            }
        } catch (IOException e) {
            throw failed(folder, e);
        }
    }

    private static KeyFolder opened(Path folder, FolderLock held, char @Nullable [] passphrase, SecureRandom random)
            throws IOException {
        Durable.removeParts(folder);
        WrappingKey key = wrappingKey(folder, passphrase, random);
        Path mine = folder.resolve(WRAPPED).resolve(key.id());
        boolean first = Files.notExists(folder.resolve(REGISTER)) && isEmpty(folder.resolve(WRAPPED), mine);
        if (!first && Files.notExists(mine)) {
            throw new KeyringException(
                    "The keys in " + folder.resolve(WRAPPED) + " are missing, or belong to another wrapping key than "
                            + folder.resolve(WRAPPING) + ". Put back the copy that was made last.");
        }
        Durable.folder(folder.resolve(WRAPPED));
        Durable.folder(mine);
        Durable.removeParts(mine);
        WrappedKeys wrapped = new WrappedKeys(mine, key, random);
        byte[] nameKey = wrapped.nameKey();
        if (nameKey == null && !first) {
            throw new KeyringException("The file " + mine.resolve("names")
                    + " is missing; without it no key can be found. Put it back from a copy of the folder.");
        }
        boolean registerMadeAnew = !first && Files.notExists(folder.resolve(REGISTER));
        byte[] names = nameKey == null ? wrapped.makeNameKey() : nameKey;
        Register register = Register.open(folder.resolve(REGISTER), names);
        Found found = reconciled(wrapped, register, registerMadeAnew);
        shredOthers(folder.resolve(WRAPPED), mine, random);
        return new KeyFolder(folder, held, wrapped, names, register, found, random);
    }

    private static WrappingKey wrappingKey(Path folder, char @Nullable [] passphrase, SecureRandom random)
            throws IOException {
        Path file = folder.resolve(WRAPPING);
        if (Files.exists(file)) {
            return WrappingKey.read(file, passphrase);
        }
        if (Files.exists(folder.resolve(WRAPPED)) || Files.exists(folder.resolve(REGISTER))) {
            throw new KeyringException(
                    "The wrapping key " + file
                            + " is missing; without it nothing can be read. Make it again from the recovery shares: `parley keys recover`.");
        }
        WrappingKey key = WrappingKey.random(random);
        key.write(file, passphrase, random);
        return key;
    }

    /** Whether a first start was the last thing that happened here, even if it was cut short. */
    private static boolean isEmpty(Path wrapped, Path mine) throws IOException {
        if (Files.notExists(wrapped)) {
            return true;
        }
        try (DirectoryStream<Path> sets = Files.newDirectoryStream(wrapped)) {
            for (Path set : sets) {
                if (!set.equals(mine)) {
                    return false;
                }
            }
        }
        if (Files.notExists(mine)) {
            return true;
        }
        try (DirectoryStream<Path> files = Files.newDirectoryStream(mine)) {
            for (Path file : files) {
                String name = file.getFileName().toString();
                if (!name.endsWith(Durable.PART) && !name.equals("names")) {
                    return false;
                }
            }
        }
        return true;
    }

    private static Found reconciled(WrappedKeys wrapped, Register register, boolean registerMadeAnew)
            throws IOException {
        int destroyedAgain = 0;
        int damaged = 0;
        Set<KeyName> there = wrapped.names();
        for (KeyName name : there) {
            WrappedKeys.Held what;
            try {
                what = wrapped.held(name);
            } catch (DamagedException e) {
                if (register.isDestroyed(name)) {
                    wrapped.bury(name); // cut off while it was overwritten
                } else {
                    damaged++;
                }
                continue;
            }
            boolean live = what instanceof WrappedKeys.Held.Key;
            if (live && register.isDestroyed(name)) {
                wrapped.bury(name);
                destroyedAgain++;
            } else if (live && !register.knows(name)) {
                register.add(name, Register.Event.MADE);
            } else if (!live && !register.isDestroyed(name)) {
                register.add(name, Register.Event.DESTROYED);
            }
        }
        int missing = 0;
        for (Map.Entry<KeyName, Register.Event> one : register.all().entrySet()) {
            if (!there.contains(one.getKey())) {
                if (one.getValue() == Register.Event.DESTROYED) {
                    wrapped.bury(one.getKey());
                } else {
                    missing++;
                }
            }
        }
        return new Found(destroyedAgain, missing, damaged, registerMadeAnew);
    }

    /** What a change of the wrapping key that was cut off left: never used, or wrapped anew by now. */
    private static void shredOthers(Path wrapped, Path mine, SecureRandom random) throws IOException {
        try (DirectoryStream<Path> sets = Files.newDirectoryStream(wrapped)) {
            for (Path set : sets) {
                if (!set.equals(mine)) {
                    Durable.shred(set, random);
                }
            }
        }
    }

    byte[] nameKey() {
        return nameKey;
    }

    Found found() {
        return found;
    }

    /** Where the wrapped keys are. */
    Path wrapped() {
        return folder.resolve(WRAPPED);
    }

    /** Whether there ever was a key of this name, even if it is destroyed or lost. */
    boolean knows(KeyName name) {
        return register.knows(name);
    }

    boolean isDestroyed(KeyName name) {
        return register.isDestroyed(name);
    }

    /**
     * @throws ErasedException if it was destroyed
     * @throws UnknownKeyException if it is not there
     * @throws DamagedException if its file is damaged
     */
    byte[] key(KeyName name) {
        usable();
        try {
            if (!register.isDestroyed(name)) {
                WrappedKeys.Held held = wrapped.held(name);
                if (held instanceof WrappedKeys.Held.Key key) {
                    return key.bytes();
                }
                if (held instanceof WrappedKeys.Held.Nothing) {
                    throw new UnknownKeyException("The key for this is not in " + folder.resolve(WRAPPED)
                            + ": keys were lost, or the folder is an older copy than the database. Stop the server and put back"
                            + " the newest copy of that folder.");
                }
            }
            throw new ErasedException(
                    "This was erased: its key was destroyed on purpose, and nobody can read it any more.");
        } catch (IOException e) {
            throw failed(folder, e);
        }
    }

    /** A new key, on disk once this returns. */
    byte[] make(KeyName name) {
        usable();
        try {
            byte[] key = wrapped.make(name);
            register.add(name, Register.Event.MADE);
            return key;
        } catch (IOException e) {
            throw failed(folder, e);
        }
    }

    /** Destroys a key, whether it is there or not; may be repeated. */
    void destroy(KeyName name) {
        usable();
        try {
            // First the register: whatever is cut off after it, the next opening finishes.
            if (!register.isDestroyed(name)) {
                register.add(name, Register.Event.DESTROYED);
            }
            if (!isBuried(name)) {
                wrapped.bury(name);
            }
        } catch (IOException e) {
            throw failed(folder, e);
        }
    }

    private boolean isBuried(KeyName name) throws IOException {
        try {
            return wrapped.held(name) instanceof WrappedKeys.Held.Tombstone;
        } catch (DamagedException e) {
            return false;
        }
    }

    /** As {@link Keyring#rewrap}. */
    void rewrap(char @Nullable [] passphrase) {
        usable();
        try {
            WrappingKey fresh = WrappingKey.random(random);
            Path place = folder.resolve(WRAPPED).resolve(fresh.id());
            Durable.folder(place);
            WrappedKeys before = wrapped;
            WrappedKeys after = new WrappedKeys(place, fresh, random);
            before.copyTo(after);
            fresh.write(folder.resolve(WRAPPING), passphrase, random); // from here on the new one counts
            wrapped = after;
            Durable.shred(before.folder(), random);
        } catch (IOException e) {
            closed = true; // which of both keys counts now, the disk knows
            throw failed(folder, e);
        }
    }

    void usable() {
        if (closed) {
            throw new IllegalStateException("the keyring was closed");
        }
    }

    @Override
    public void close() {
        closed = true;
        try {
            held.close();
        } catch (IOException e) {
            throw failed(folder, e);
        }
    }

    static KeyringException failed(Path folder, IOException e) {
        return new KeyringException(
                "The keys in " + folder + " cannot be read or written: " + e.getMessage()
                        + ". Is there space, and does the folder belong to whoever runs the server?",
                e);
    }
}
