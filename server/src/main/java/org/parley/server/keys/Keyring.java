package org.parley.server.keys;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Map;
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
 * when some were destroyed, since files have times. Not: which talks or audience, and what or how much was sealed. Tombstones
 * look like keys; but whoever reads {@code register}, and not only the listing, learns which they are.
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

    private static final int FURTHEST_EPOCH = 1000;
    private static final byte FORM = 1;

    private final KeyFolder folder;
    private final byte[] nameKey;
    private final SecureRandom random;
    private final ReadWriteLock lock = new ReentrantReadWriteLock();
    private final Map<KeyName, byte[]> open = new ConcurrentHashMap<>();
    private final Map<Place, Integer> epochs = new ConcurrentHashMap<>();
    private final Map<KeyName, AtomicLong> seals = new ConcurrentHashMap<>();

    private record Place(UUID talks, String audience) {}

    private Keyring(KeyFolder folder, SecureRandom random) {
        this.folder = folder;
        this.nameKey = folder.nameKey();
        this.random = random;
    }

    /** Whether opening this folder needs a passphrase; false where there are no keys yet. */
    public static boolean asksPassphrase(Path folder) {
        try {
            Path file = folder.resolve(KeyFolder.WRAPPING);
            return Files.exists(file) && WrappingKey.asksPassphrase(file);
        } catch (IOException e) {
            throw KeyFolder.failed(folder, e);
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
        return new Keyring(KeyFolder.open(folder, passphrase, random), random);
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
        return folder.found();
    }

    /** What a backup takes, after it took the database; nothing else of the folder belongs into one. */
    public Path forBackup() {
        return folder.wrapped();
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
                if (epoch > 0 && !folder.isDestroyed(name) && count(name) < MOST_SEALS) {
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
            if (epoch == 0 || folder.isDestroyed(name) || count != null && count.get() >= MOST_SEALS) {
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
            folder.usable();
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
        folder.destroy(name);
        byte[] key = open.remove(name);
        if (key != null) {
            Arrays.fill(key, (byte) 0);
        }
        seals.remove(name);
    }

    /**
     * Holds the keys of an audience against what the database knows: erasures are carried out again, in case the folder was
     * put back from an older copy.
     *
     * @param newest the newest epoch that the database holds entries of
     * @param erased the newest epoch of which it holds erased entries; 0 for none
     * @throws KeyringException if keys are missing here
     */
    public void agree(UUID talks, String audience, int newest, int erased) {
        if (epoch(talks, audience) < newest) {
            throw new KeyringException(
                    "Keys are missing: the database holds what was sealed under keys that are not in "
                            + folder.wrapped()
                            + ". Stop the server and put back the newest copy of that folder.");
        }
        if (erased > 0) {
            destroy(talks, audience, erased);
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
            if (folder.knows(name)) {
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
            folder.rewrap(passphrase);
        } finally {
            lock.writeLock().unlock();
        }
    }

    @Override
    public void close() {
        lock.writeLock().lock();
        try {
            folder.close();
            open.values().forEach(key -> Arrays.fill(key, (byte) 0));
            open.clear();
        } finally {
            lock.writeLock().unlock();
        }
    }

    /** For {@link Signing}: the key of this name, which is made if there never was one. */
    byte[] keyOrNew(KeyName name) {
        lock.writeLock().lock();
        try {
            return folder.knows(name) ? key(name).clone() : make(name).clone();
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
        byte[] key = folder.make(name);
        open.put(name, key);
        return key;
    }

    /** Counted in the register, which also knows keys that are lost: their epochs are not given twice. */
    private int epoch(Place place) {
        return epochs.computeIfAbsent(place, p -> {
            int epoch = 0;
            while (folder.knows(KeyName.epoch(nameKey, p.talks, p.audience, epoch + 1))) {
                epoch++;
            }
            return epoch;
        });
    }

    private byte[] key(KeyName name) {
        folder.usable();
        byte[] known = open.get(name);
        return known != null ? known : open.computeIfAbsent(name, folder::key);
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
        return new DamagedException(
                "This is not what was sealed here: it was changed, moved from another place, or sealed with keys"
                        + " that were lost and made anew. Compare the database and the folder of keys with their copies.");
    }
}
