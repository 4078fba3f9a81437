package org.parley.server.courier;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.parley.seal.Courier;
import org.parley.seal.Hash;
import org.parley.server.keys.DeviceSecret;

/** The folder of one device: its key, its public card, and, sealed under the key, what it knows and holds. */
final class DeviceFolder implements AutoCloseable {

    private static final String CARD = "card.txt";
    private static final String STATE = "state";
    private static final String LETTER = "letter";

    private final Path folder;
    private final DeviceSecret secret;
    private final SecureRandom random;
    private final FileChannel lock;

    private DeviceFolder(Path folder, DeviceSecret secret, SecureRandom random, FileChannel lock) {
        this.folder = folder;
        this.secret = secret;
        this.random = random;
        this.lock = lock;
    }

    /** What lies in the file {@code letter}: the letter's content, with what stood around it. */
    private record Kept(long serial, Instant expires, String text, byte[] content) {}

    static DeviceCard make(Path folder, String name, char @Nullable [] passphrase, SecureRandom random)
            throws IOException {
        String called = CardText.name(name);
        UUID id = id(random);
        DeviceSecret secret = DeviceSecret.make(folder, passphrase, random);
        DeviceCard card = new DeviceCard(
                id, called, secret.opens().getPublic(), secret.signs().getPublic());
        secret.put(folder.resolve(STATE), LetterJson.write(DeviceState.fresh(id, called)), random);
        Files.writeString(folder.resolve(CARD), card.text());
        return card;
    }

    /** A random id (RFC 9562, version 4). */
    static UUID id(SecureRandom random) {
        return new UUID(random.nextLong() & ~0xf000L | 0x4000L, random.nextLong() & ~(3L << 62) | 1L << 63);
    }

    /** @throws CourierException if there is no device, or another command works on it */
    static DeviceFolder open(Path folder, char @Nullable [] passphrase, SecureRandom random) throws IOException {
        FileChannel lock =
                FileChannel.open(folder.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        try {
            FileLock held = lock.tryLock();
            if (held == null) {
                throw new CourierException("Another command works on " + folder + " now. Try again when it is done.");
            }
            return new DeviceFolder(folder, DeviceSecret.read(folder, passphrase), random, lock);
        } catch (OverlappingFileLockException e) {
            lock.close();
            throw new CourierException("Another command works on " + folder + " now. Try again when it is done.");
        } catch (IOException | RuntimeException e) {
            lock.close();
            throw e;
        }
    }

    static DeviceCard card(Path folder) throws IOException {
        return DeviceCard.read(Files.readString(folder.resolve(CARD)));
    }

    DeviceSecret secret() {
        return secret;
    }

    DeviceState state() throws IOException {
        return LetterJson.read(secret.get(folder.resolve(STATE)), DeviceState.class, "folder of this device");
    }

    void keep(DeviceState state) throws IOException {
        secret.put(folder.resolve(STATE), LetterJson.write(state), random);
    }

    /** The letter that it holds; null for none. */
    @Nullable
    Held held(DeviceState state) throws IOException {
        Path file = folder.resolve(LETTER);
        if (state.talks().isEmpty() || Files.notExists(file)) {
            return null;
        }
        Kept kept = LetterJson.read(secret.get(file), Kept.class, "letter in this folder");
        Courier.Letter letter =
                new Courier.Letter(kept.serial(), 0, kept.expires(), Hash.parse(kept.text()), kept.content());
        return Held.of(letter, state.talks().get().signs());
    }

    /** Puts a letter in the place of the one before. It is there before the state says that it was opened. */
    void hold(Courier.Letter letter) throws IOException {
        Kept kept = new Kept(letter.serial(), letter.expires(), letter.text().toString(), letter.content());
        secret.put(folder.resolve(LETTER), LetterJson.write(kept), random);
    }

    /** Overwrites and removes what the device holds, and its key. */
    static void destroy(Path folder, SecureRandom random) throws IOException {
        DeviceSecret.destroy(folder, random, List.of(folder.resolve(STATE), folder.resolve(LETTER)));
    }

    @Override
    public void close() throws IOException {
        lock.close();
    }
}
