package org.parley.server.keys;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import javax.crypto.AEADBadTagException;
import org.jspecify.annotations.Nullable;

/**
 * The keys of all talks, in a folder outside the database. Contents are sealed under a key per talks, audience and epoch;
 * destroying a key erases everything that was sealed under it.
 *
 * <p>The folder holds {@code wrapping.key}, which opens everything and belongs in no backup; {@code wrapped}, the other keys,
 * each wrapped by that one: the part that a backup takes, after the database; {@code register}, which remembers what was made
 * and destroyed and stays where it is; {@code lock}.
 *
 * <p><b>What a listing tells.</b> How many keys there are (so about how many audiences and epochs), when each was made and
 * when some were destroyed, since files have times. Not: which talks or audience, what or how much was sealed, and, but for
 * the time, which files are tombstones.
 *
 * <p><b>What erasure promises.</b> Once {@link #destroy} returns, this folder opens what was sealed under those keys no more,
 * also after a kill in the middle. If {@code wrapped} is put back from an older copy, the next start notices and destroys the
 * same keys again. <b>Not promised:</b> that nobody kept a copy. Whoever has an older copy of {@code wrapped} together with the
 * wrapping key of that time can read on; {@link #rewrap} and new recovery shares (the old ones burnt) make older copies
 * worthless. If {@code register} too is put back or lost, nothing is noticed: then call {@link #destroy} again for every
 * erasure that the record knows of, which may be done as often as wanted. Overwriting reaches the disk only as far as file
 * system and drive let it; keys in the memory of a running server cannot be wiped for certain.
 *
 * <p>All methods may be called from many threads. A second process is turned away. Each throws {@link KeyringException} if
 * the disk does not let it read or write.
 */
public final class Keyring implements AutoCloseable {

    /**
     * After so many contents under one key a new epoch begins by itself: GCM with random nonces bears 2^32. The count starts
     * anew with each start of the server, so the bound holds for fewer than 256 starts that each reach it.
     */
    static final long MOST_SEALS = 1L << 24;

    static final String WRAPPING = "wrapping.key";
    static final String WRAPPED = "wrapped";
    private static final String REGISTER = "register";
    private static final int FURTHEST_EPOCH = 1000;
    private static final byte FORM = 1;

    private final Path folder;
    private final FolderLock held;
    private final byte[] nameKey;
    private final Register register;
    private final SecureRandom random;
    private final Found found;
    private final ReadWriteLock lock = new ReentrantReadWriteLock();
    private final Map<KeyName, byte[]> open = new ConcurrentHashMap<>();
    private final Map<Place, Integer> epochs = new ConcurrentHashMap<>();
    private final Map<KeyName, AtomicLong> seals = new ConcurrentHashMap<>();
    private WrappedKeys wrapped;
    private boolean closed;

    private record Place(UUID talks, String audience) {}

    /**
     * What opening found out of order, and did.
     *
     * @param destroyedAgain keys that had been destroyed, were back, and were destroyed again
     * @param missing keys that were made, not destroyed, and are not there: what they seal cannot be read
     * @param damaged key files that cannot be read
     * @param registerMadeAnew whether the register was missing, so that keys that came back could not be noticed
     */
    public record Found(int destroyedAgain, int missing, int damaged, boolean registerMadeAnew) {

        /** A sentence for each thing that whoever runs the server should know; none if all is well. */
        public List<String> says() {
            List<String> says = new ArrayList<>();
            if (destroyedAgain > 0) {
                says.add("The folder of keys was put back from an older copy: keys that had been destroyed were there again ("
                        + destroyedAgain + "). They were destroyed again.");
            }
            if (missing > 0) {
                says.add("Keys are missing (" + missing
                        + "): what they seal cannot be read. Put the folder `wrapped` back from a newer copy.");
            }
            if (damaged > 0) {
                says.add("Key files are damaged (" + damaged
                        + "): what they seal cannot be read. Put them back from a copy of the folder `wrapped`.");
            }
            if (registerMadeAnew) {
                says.add("The register of keys was missing and was made anew from the keys that are there. If the folder is an"
                        + " older copy, keys that were destroyed since then are back: carry out those erasures again.");
            }
            return says;
        }
    }

    private Keyring(
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

    /** Whether opening this folder needs a passphrase; false where there are no keys yet. */
    public static boolean asksPassphrase(Path folder) {
        try {
            Path file = folder.resolve(WRAPPING);
            return Files.exists(file) && WrappingKey.asksPassphrase(file);
        } catch (IOException e) {
            throw failed(folder, e);
        }
    }

    /**
     * Opens the folder; the first time, makes it and the wrapping key.
     *
     * @param passphrase what the wrapping key is, or the first time shall be, locked with; null for a bare key file, with
     *     which a server starts unattended
     * @throws KeyringException if the wrapping key is missing, locked, readable by others or damaged, or another process works
     *     with the folder
     */
    public static Keyring open(Path folder, char @Nullable [] passphrase, SecureRandom random) {
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

    private static Keyring opened(Path folder, FolderLock held, char @Nullable [] passphrase, SecureRandom random)
            throws IOException {
        Durable.removeParts(folder);
        WrappingKey key = wrappingKey(folder, passphrase, random);
        Path mine = folder.resolve(WRAPPED).resolve(key.id());
        boolean first = Files.notExists(folder.resolve(REGISTER)) && isEmpty(folder.resolve(WRAPPED), mine);
        if (!first && Files.notExists(mine)) {
            throw new KeyringException("The keys in " + folder.resolve(WRAPPED) + " are missing, or belong to another wrapping key than "
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
        return new Keyring(folder, held, wrapped, names, register, found, random);
    }

    private static WrappingKey wrappingKey(Path folder, char @Nullable [] passphrase, SecureRandom random)
            throws IOException {
        Path file = folder.resolve(WRAPPING);
        if (Files.exists(file)) {
            return WrappingKey.read(file, passphrase);
        }
        if (Files.exists(folder.resolve(WRAPPED)) || Files.exists(folder.resolve(REGISTER))) {
            throw new KeyringException("The wrapping key " + file
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

    /**
     * @param other a folder that backups take, as the database's
     * @throws KeyringException if one of the two lies within the other
     */
    public static void requireApart(Path folder, Path other) {
        Path one = folder.toAbsolutePath().normalize();
        Path two = other.toAbsolutePath().normalize();
        if (one.startsWith(two) || two.startsWith(one)) {
            throw new KeyringException("The keys (" + one + ") have to lie apart from " + two
                    + ", so that a copy of the one never holds the other. Choose another folder for the keys.");
        }
    }

    /** What opening found out of order. */
    public Found found() {
        return found;
    }

    /** What a backup takes, after it took the database; nothing else of the folder belongs into one. */
    public Path forBackup() {
        return folder.resolve(WRAPPED);
    }

    /** The keys with which the server speaks for itself. */
    public Signing signing() {
        return new Signing(this);
    }

    /**
     * Seals a content under the newest key of the audience, which is made if there is none. The bytes have one of few lengths:
     * a power of two from 256 on, in which the content with four bytes more fits, and 29.
     *
     * @param context has to be the same when it is opened, as the place of an entry in its chain
     * @throws IllegalArgumentException if there are more than 64 MiB
     * @throws UnknownKeyException if the newest key should be there and is not
     */
    public SealedBytes seal(UUID talks, String audience, byte[] context, byte[] plain) {
        byte[] padded = Padding.pad(plain);
        Place place = new Place(talks, audience);
        while (true) {
            lock.readLock().lock();
            try {
                int epoch = epoch(place);
                KeyName name = KeyName.epoch(nameKey, talks, audience, epoch);
                if (epoch > 0 && !register.isDestroyed(name) && count(name) < MOST_SEALS) {
                    byte[] sealed = Gcm.seal(key(name), bound(place, epoch, context), padded, random);
                    return new SealedBytes(epoch, formed(sealed));
                }
            } finally {
                lock.readLock().unlock();
            }
            beginIfNeeded(place);
        }
    }

    private long count(KeyName name) {
        return seals.computeIfAbsent(name, n -> new AtomicLong()).getAndIncrement();
    }

    private void beginIfNeeded(Place place) {
        lock.writeLock().lock();
        try {
            int epoch = epoch(place);
            KeyName name = KeyName.epoch(nameKey, place.talks, place.audience, epoch);
            AtomicLong count = seals.get(name);
            if (epoch == 0 || register.isDestroyed(name) || count != null && count.get() >= MOST_SEALS) {
                begin(place);
            }
        } finally {
            lock.writeLock().unlock();
        }
    }

    /**
     * @throws ErasedException if the key was destroyed on purpose
     * @throws UnknownKeyException if the key is not in the folder
     * @throws DamagedException if the bytes, context, talks, audience or epoch are not those of the sealing
     */
    public byte[] open(UUID talks, String audience, byte[] context, SealedBytes sealed) {
        Place place = new Place(talks, audience);
        lock.readLock().lock();
        try {
            byte[] key = key(KeyName.epoch(nameKey, talks, audience, sealed.epoch()));
            return opened(key, bound(place, sealed.epoch(), context), sealed.bytes());
        } finally {
            lock.readLock().unlock();
        }
    }

    /** Begins a new epoch, as when somebody leaves; what was sealed before stays readable. Returns the new epoch. */
    public int rotate(UUID talks, String audience) {
        lock.writeLock().lock();
        try {
            return begin(new Place(talks, audience));
        } finally {
            lock.writeLock().unlock();
        }
    }

    /** The newest epoch; 0 if nothing was sealed yet. It may have been destroyed: then the next sealing begins another. */
    public int epoch(UUID talks, String audience) {
        lock.readLock().lock();
        try {
            return epoch(new Place(talks, audience));
        } finally {
            lock.readLock().unlock();
        }
    }

    /**
     * Destroys the keys of all epochs up to this one, for good; see the class on what that promises. May be repeated.
     *
     * @throws IllegalArgumentException if the epoch is more than 1000 beyond the newest
     */
    public void destroy(UUID talks, String audience, int upToEpoch) {
        Place place = new Place(talks, audience);
        lock.writeLock().lock();
        try {
            usable();
            if (upToEpoch > epoch(place) + FURTHEST_EPOCH) {
                throw new IllegalArgumentException("there are only " + epoch(place) + " epochs, not " + upToEpoch);
            }
            for (int epoch = 1; epoch <= upToEpoch; epoch++) {
                destroy(KeyName.epoch(nameKey, talks, audience, epoch));
            }
            epochs.remove(place);
        } finally {
            lock.writeLock().unlock();
        }
    }

    private void destroy(KeyName name) {
        try {
            // First the register: whatever is cut off after it, the next start finishes.
            if (!register.isDestroyed(name)) {
                register.add(name, Register.Event.DESTROYED);
            }
            byte[] key = open.remove(name);
            if (key != null) {
                Arrays.fill(key, (byte) 0);
            }
            seals.remove(name);
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

    /**
     * Seals a small secret of the server's own, as the seed of a second factor; its key is not bound to talks.
     *
     * @param purpose names the kind of secret; each kind has a key of its own
     * @param context has to be the same when it is opened, as the account's id
     * @throws IllegalArgumentException if there are more than 64 MiB
     */
    public byte[] sealFor(String purpose, byte[] context, byte[] plain) {
        byte[] padded = Padding.pad(plain);
        lock.readLock().lock();
        try {
            KeyName name = KeyName.purpose(nameKey, purpose);
            if (register.knows(name)) {
                return formed(Gcm.seal(key(name), bound(purpose, context), padded, random));
            }
        } finally {
            lock.readLock().unlock();
        }
        keyOrNew(KeyName.purpose(nameKey, purpose));
        return sealFor(purpose, context, plain);
    }

    /**
     * @throws UnknownKeyException if the key is not in the folder
     * @throws DamagedException if the bytes, purpose or context are not those of the sealing
     */
    public byte[] openFor(String purpose, byte[] context, byte[] sealed) {
        lock.readLock().lock();
        try {
            return opened(key(KeyName.purpose(nameKey, purpose)), bound(purpose, context), sealed);
        } finally {
            lock.readLock().unlock();
        }
    }

    /**
     * Makes a new wrapping key and wraps all keys again; recovery shares and copies from before open nothing made later.
     * Cut off at any point, the folder opens with the old key or with the new one.
     *
     * @param passphrase what the new key shall be locked with; null for a bare key file
     * @throws DamagedException if a key file is damaged; nothing is changed then
     * @throws KeyringException if the disk fails; the keyring has to be opened again then
     */
    public void rewrap(char @Nullable [] passphrase) {
        lock.writeLock().lock();
        try {
            usable();
            WrappingKey fresh = WrappingKey.random(random);
            WrappedKeys before = wrapped;
            Path after = folder.resolve(WRAPPED).resolve(fresh.id());
            Durable.folder(after);
            WrappedKeys again = new WrappedKeys(after, fresh, random);
            wrapped.copyTo(again);
            fresh.write(folder.resolve(WRAPPING), passphrase, random);
            wrapped = again;
            Durable.shred(before.folder(), random);
        } catch (IOException e) {
            closed = true; // which of both keys counts now, the disk knows
            throw failed(folder, e);
        } finally {
            lock.writeLock().unlock();
        }
    }

    @Override
    public void close() {
        lock.writeLock().lock();
        try {
            closed = true;
            open.values().forEach(key -> Arrays.fill(key, (byte) 0));
            open.clear();
            held.close();
        } catch (IOException e) {
            throw failed(folder, e);
        } finally {
            lock.writeLock().unlock();
        }
    }

    /** For {@link Signing}: the key of this name, which is made if there never was one. */
    byte[] keyOrNew(KeyName name) {
        lock.writeLock().lock();
        try {
            return register.knows(name) ? key(name).clone() : make(name).clone();
        } finally {
            lock.writeLock().unlock();
        }
    }

    byte[] nameKey() {
        return nameKey;
    }

    private int begin(Place place) {
        int epoch = epoch(place) + 1;
        make(KeyName.epoch(nameKey, place.talks, place.audience, epoch));
        epochs.put(place, epoch);
        return epoch;
    }

    private byte[] make(KeyName name) {
        usable();
        try {
            byte[] key = wrapped.make(name);
            register.add(name, Register.Event.MADE);
            open.put(name, key);
            return key;
        } catch (IOException e) {
            throw failed(folder, e);
        }
    }

    /** Counted in the register, which also knows keys that are lost: their epochs are not given twice. */
    private int epoch(Place place) {
        return epochs.computeIfAbsent(place, p -> {
            int epoch = 0;
            while (register.knows(KeyName.epoch(nameKey, p.talks, p.audience, epoch + 1))) {
                epoch++;
            }
            return epoch;
        });
    }

    private byte[] key(KeyName name) {
        usable();
        byte[] known = open.get(name);
        return known != null ? known : open.computeIfAbsent(name, this::read);
    }

    private byte[] read(KeyName name) {
        if (register.isDestroyed(name)) {
            throw new ErasedException("This was erased: its key was destroyed on purpose, and nobody can read it any more.");
        }
        try {
            return switch (wrapped.held(name)) {
                case WrappedKeys.Held.Key(byte[] bytes) -> bytes;
                case WrappedKeys.Held.Tombstone() ->
                    throw new ErasedException(
                            "This was erased: its key was destroyed on purpose, and nobody can read it any more.");
                case WrappedKeys.Held.Nothing() ->
                    throw new UnknownKeyException("The key for this is not in " + folder.resolve(WRAPPED)
                            + ": keys were lost, or the folder is an older copy than the database. Stop the server and put back the"
                            + " newest copy of that folder.");
            };
        } catch (IOException e) {
            throw failed(folder, e);
        }
    }

    private void usable() {
        if (closed) {
            throw new IllegalStateException("the keyring was closed");
        }
    }

    private static byte[] bound(Place place, int epoch, byte[] context) {
        return Fields.of(
                "parley content 1",
                Fields.bytes(place.talks),
                Fields.bytes(place.audience),
                Fields.bytes(epoch),
                context);
    }

    private static byte[] bound(String purpose, byte[] context) {
        return Fields.of("parley secret 1", Fields.bytes(purpose), context);
    }

    private static byte[] formed(byte[] sealed) {
        byte[] all = new byte[1 + sealed.length];
        all[0] = FORM;
        System.arraycopy(sealed, 0, all, 1, sealed.length);
        return all;
    }

    private static byte[] opened(byte[] key, byte[] bound, byte[] bytes) {
        try {
            if (bytes.length > 0 && bytes[0] == FORM) {
                return Padding.unpad(Gcm.open(key, bound, Arrays.copyOfRange(bytes, 1, bytes.length)));
            }
        } catch (AEADBadTagException | IllegalArgumentException e) {
            throw damaged();
        }
        throw damaged();
    }

    private static DamagedException damaged() {
        return new DamagedException("This is not what was sealed here: it was changed, moved from another place, or sealed with keys"
                + " that were lost and made anew. Compare the database and the folder of keys with their copies.");
    }

    static KeyringException failed(Path folder, IOException e) {
        return new KeyringException("The keys in " + folder + " cannot be read or written: " + e.getMessage()
                + ". Is there space, and does the folder belong to whoever runs the server?", e);
    }
}
