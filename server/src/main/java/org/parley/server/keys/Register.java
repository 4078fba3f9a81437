package org.parley.server.keys;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Which keys were made and which destroyed, in order. It lies beside the folder of keys and is not copied with it: so a folder
 * that was copied back is noticed. Each line carries a keyed digest over itself and the line before; cutting off the end is
 * not noticed.
 */
final class Register {

    private static final int MAC = 16;
    private static final int LINE = 1 + KeyName.LENGTH + MAC;

    private final Path file;
    private final byte[] key;
    private final Map<KeyName, Event> last;
    private byte[] mac;

    /** What happened to a key. */
    enum Event {
        MADE(1),
        DESTROYED(2);

        private final byte written;

        Event(int written) {
            this.written = (byte) written;
        }

        private static @Nullable Event of(byte written) {
            for (Event event : values()) {
                if (event.written == written) {
                    return event;
                }
            }
            return null;
        }
    }

    private Register(Path file, byte[] key, Map<KeyName, Event> last, byte[] mac) {
        this.file = file;
        this.key = key;
        this.last = last;
        this.mac = mac;
    }

    /**
     * Reads it, or begins an empty one; a half written last line, which nobody was told of, is taken away.
     *
     * @throws KeyringException if a line was changed
     */
    static Register open(Path file, byte[] nameKey) throws IOException {
        byte[] key = Mac256.derived(nameKey, "register");
        Durable.append(file, new byte[0]); // there from now on, so that its absence means something
        byte[] lines = Files.readAllBytes(file);
        int whole = lines.length - lines.length % LINE;
        Register register = new Register(file, key, new HashMap<>(), new byte[MAC]);
        for (int at = 0; at < whole; at += LINE) {
            register.take(Arrays.copyOfRange(lines, at, at + LINE));
        }
        if (whole < lines.length) {
            try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
                channel.truncate(whole);
                channel.force(true);
            }
        }
        return register;
    }

    private void take(byte[] line) {
        byte[] body = Arrays.copyOf(line, 1 + KeyName.LENGTH);
        byte[] expected = next(body);
        Event event = Event.of(body[0]);
        if (event == null || !MessageDigest.isEqual(expected, Arrays.copyOfRange(line, body.length, LINE))) {
            throw new KeyringException(
                    "The register of keys, " + file + ", was changed or belongs to other keys. Put it back from"
                            + " where it was. If it is lost, move it away: it is then made anew from the keys that are there, and keys"
                            + " that were destroyed and copied back will not be noticed.");
        }
        mac = expected;
        last.put(KeyName.of(Arrays.copyOfRange(body, 1, body.length)), event);
    }

    private byte[] next(byte[] body) {
        return Arrays.copyOf(Mac256.of(key, Fields.of("line", mac, body)), MAC);
    }

    /** Writes a line; on disk once this returns. */
    void add(KeyName name, Event event) throws IOException {
        byte[] line = new byte[LINE];
        line[0] = event.written;
        System.arraycopy(name.bytes(), 0, line, 1, KeyName.LENGTH);
        byte[] next = next(Arrays.copyOf(line, 1 + KeyName.LENGTH));
        System.arraycopy(next, 0, line, 1 + KeyName.LENGTH, MAC);
        Durable.append(file, line);
        mac = next;
        last.put(name, event);
    }

    boolean knows(KeyName name) {
        return last.containsKey(name);
    }

    boolean isDestroyed(KeyName name) {
        return last.get(name) == Event.DESTROYED;
    }

    /** Every key that ever was, and what happened to it last. */
    Map<KeyName, Event> all() {
        return Map.copyOf(last);
    }
}
