package org.parley.server.keys;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Folders of keys as the tests need them: copied, put back, searched. */
final class Folders {

    static final SecureRandom RANDOM = new SecureRandom();
    static final UUID TALKS = UUID.fromString("0b0e7a52-3a35-4a4a-9d5e-6f1f5d0a7c11");
    static final byte[] CONTEXT = bytes("entry 7");

    private Folders() {}

    static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    static Keyring open(Path folder) {
        return Keyring.open(folder, null, RANDOM);
    }

    static SealedBytes seal(Keyring keyring, String audience, String text) {
        return keyring.seal(TALKS, audience, CONTEXT, bytes(text));
    }

    static String read(Keyring keyring, String audience, SealedBytes sealed) {
        return new String(keyring.open(TALKS, audience, CONTEXT, sealed), StandardCharsets.UTF_8);
    }

    static List<Path> files(Path folder) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            return all.filter(Files::isRegularFile).sorted().toList();
        }
    }

    /** The one folder of wrapped keys. */
    static Path set(Path folder) throws IOException {
        try (Stream<Path> sets = Files.list(folder.resolve("wrapped"))) {
            List<Path> all = sets.toList();
            if (all.size() != 1) {
                throw new AssertionError("one set of keys was expected: " + all);
            }
            return all.getFirst();
        }
    }

    static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> all = Files.walk(from)) {
            for (Path one : all.toList()) {
                Path target = to.resolve(from.relativize(one).toString());
                if (Files.isDirectory(one)) {
                    Files.createDirectories(target);
                } else {
                    Files.copy(
                            one,
                            target,
                            java.nio.file.StandardCopyOption.REPLACE_EXISTING,
                            java.nio.file.StandardCopyOption.COPY_ATTRIBUTES);
                }
            }
        }
    }

    static void remove(Path folder) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path one : all.sorted(java.util.Comparator.reverseOrder()).toList()) {
                Files.delete(one);
            }
        }
    }

    /** Which file holds these bytes, raw or as hexadecimal digits; null if none. */
    static @Nullable Path holding(byte[] what, List<Path> files) throws IOException {
        String raw = new String(what, StandardCharsets.ISO_8859_1);
        String digits = java.util.HexFormat.of().formatHex(what);
        for (Path file : files) {
            String text = new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
            if (text.contains(raw) || text.contains(digits)) {
                return file;
            }
        }
        return null;
    }
}
