package org.parley.server.keys;

import java.io.IOException;
import java.nio.CharBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.MalformedInputException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermission;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.text.Normalizer;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.Set;
import javax.crypto.AEADBadTagException;
import org.bouncycastle.crypto.generators.Argon2BytesGenerator;
import org.bouncycastle.crypto.params.Argon2Parameters;
import org.jspecify.annotations.Nullable;
import org.parley.seal.Hash;

/**
 * How 32 secret bytes lie in a file of their own: bare, or behind a passphrase (Argon2id).
 *
 * @param name what its first line calls it
 * @param warning stands in the file
 * @param what in plain words
 * @param bare advice where a passphrase is given and the file asks for none
 * @param lost what is left to who has lost the passphrase
 * @param damaged advice where the file cannot be read
 */
record SecretFile(String name, String warning, String what, String bare, String lost, String damaged) {

    static final int LENGTH = 32;

    /** The fewest characters of a passphrase. */
    static final int LEAST_PASSPHRASE = 12;

    private static final HexFormat HEX = HexFormat.of();
    private static final int MOST_FILE = 4096;
    private static final int CHECK = 4;

    /** How much work a guess at a passphrase is (RFC 9106). */
    private record Work(int kibibytes, int passes, int lanes, byte[] salt) {

        private static final int MOST_KIBIBYTES = 1 << 20;

        static Work fresh(SecureRandom random) {
            byte[] salt = new byte[16];
            random.nextBytes(salt);
            return new Work(64 * 1024, 3, 4, salt);
        }

        static Work parse(String written) {
            String[] parts = written.split(" ", -1);
            Work work = new Work(
                    Integer.parseInt(parts[0]),
                    Integer.parseInt(parts[1]),
                    Integer.parseInt(parts[2]),
                    HEX.parseHex(parts[3]));
            if (work.lanes < 1
                    || work.lanes > 64
                    || work.passes < 1
                    || work.passes > 64
                    || work.kibibytes < 8 * work.lanes
                    || work.kibibytes > MOST_KIBIBYTES) {
                throw new IllegalArgumentException("no such work");
            }
            return work;
        }

        byte[] key(char[] passphrase) {
            // The same letters typed on another keyboard have to be the same bytes.
            String normal = Normalizer.normalize(CharBuffer.wrap(passphrase), Normalizer.Form.NFKC);
            Argon2BytesGenerator generator = new Argon2BytesGenerator();
            generator.init(new Argon2Parameters.Builder(Argon2Parameters.ARGON2_id)
                    .withVersion(Argon2Parameters.ARGON2_VERSION_13)
                    .withMemoryAsKB(kibibytes)
                    .withIterations(passes)
                    .withParallelism(lanes)
                    .withSalt(salt)
                    .build());
            byte[] key = new byte[LENGTH];
            generator.generateBytes(normal.getBytes(StandardCharsets.UTF_8), key);
            return key;
        }

        String written() {
            return kibibytes + " " + passes + " " + lanes + " " + HEX.formatHex(salt);
        }
    }

    /** Writes the file in one step and overwrites what was there before. */
    void write(Path file, byte[] secret, char @Nullable [] passphrase, SecureRandom random) throws IOException {
        byte[] text = (passphrase == null ? open(secret) : locked(secret, passphrase, random))
                .getBytes(StandardCharsets.UTF_8);
        if (Files.notExists(file)) {
            Durable.put(file, text);
            return;
        }
        try (FileChannel before = FileChannel.open(file, StandardOpenOption.WRITE)) {
            Durable.put(file, text);
            Durable.overwrite(before, random); // still the old file, which has no name any more
        }
    }

    private String open(byte[] secret) {
        return name + " 1\n# " + warning + "\nkey " + HEX.formatHex(secret) + "\ncheck " + check(secret) + "\n";
    }

    private static String check(byte[] secret) {
        return HEX.formatHex(Hash.of(secret).bytes(), 0, CHECK);
    }

    private String locked(byte[] secret, char[] passphrase, SecureRandom random) {
        if (passphrase.length < LEAST_PASSPHRASE) {
            throw new KeyringException("A passphrase needs " + LEAST_PASSPHRASE
                    + " characters at least; five words or more that nobody would put together are good.");
        }
        Work work = Work.fresh(random);
        byte[] sealed =
                Gcm.seal(work.key(passphrase), Fields.of("locked", Fields.bytes(work.written())), secret, random);
        return name + " 1\n# " + warning + "\nargon2id " + work.written() + "\nsealed " + HEX.formatHex(sealed) + "\n";
    }

    /** Whether the file asks for a passphrase. */
    boolean asksPassphrase(Path file) throws IOException {
        return lines(file).containsKey("argon2id");
    }

    /** @throws KeyringException if it cannot be read with this passphrase, or without one */
    byte[] read(Path file, char @Nullable [] passphrase) throws IOException {
        refuseOpenRights(file);
        Map<String, String> lines = lines(file);
        String work = lines.get("argon2id");
        if (work == null && passphrase != null) {
            throw new KeyringException(file + " holds its key bare and asks for no passphrase. " + bare);
        }
        if (work != null && passphrase == null) {
            throw new KeyringException(file + " asks for a passphrase.");
        }
        try {
            return work == null || passphrase == null ? opened(file, lines) : unlocked(file, lines, work, passphrase);
        } catch (IllegalArgumentException | ArrayIndexOutOfBoundsException e) {
            throw damaged(file);
        }
    }

    private byte[] opened(Path file, Map<String, String> lines) {
        byte[] secret = whole(HEX.parseHex(lines.getOrDefault("key", "")));
        if (!MessageDigest.isEqual(Fields.bytes(check(secret)), Fields.bytes(lines.getOrDefault("check", "")))) {
            throw damaged(file);
        }
        return secret;
    }

    private static byte[] whole(byte[] secret) {
        if (secret.length != LENGTH) {
            throw new IllegalArgumentException("there are " + secret.length + " bytes, not " + LENGTH);
        }
        return secret;
    }

    private byte[] unlocked(Path file, Map<String, String> lines, String written, char[] passphrase) {
        Work work = Work.parse(written);
        byte[] sealed = HEX.parseHex(lines.getOrDefault("sealed", ""));
        byte[] key = work.key(passphrase);
        try {
            return whole(Gcm.open(key, Fields.of("locked", Fields.bytes(work.written())), sealed));
        } catch (AEADBadTagException e) {
            throw new KeyringException(
                    "This is not the passphrase of " + file + ", or the file is damaged. Try again; " + lost);
        } finally {
            Arrays.fill(key, (byte) 0);
        }
    }

    private Map<String, String> lines(Path file) throws IOException {
        if (Files.size(file) > MOST_FILE) {
            throw damaged(file);
        }
        Map<String, String> lines = new HashMap<>();
        try {
            for (String line : Files.readAllLines(file)) {
                int blank = line.indexOf(' ');
                if (blank > 0) {
                    lines.put(
                            line.substring(0, blank), line.substring(blank + 1).strip());
                }
            }
        } catch (MalformedInputException e) {
            throw damaged(file);
        }
        if (!"1".equals(lines.get(name))) {
            throw damaged(file);
        }
        return lines;
    }

    private KeyringException damaged(Path file) {
        return new KeyringException(
                file + " is no " + what + " of this version of Parley, or it is damaged. " + damaged);
    }

    private static void refuseOpenRights(Path file) throws IOException {
        if (!Durable.POSIX) {
            return;
        }
        Set<PosixFilePermission> rights = Files.getPosixFilePermissions(file);
        if (rights.stream().anyMatch(right -> !right.name().startsWith("OWNER"))) {
            throw new KeyringException("Others than its owner may use " + file + ". Take that away: chmod 600 " + file);
        }
    }
}
