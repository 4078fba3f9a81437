package org.parley.acceptance.room;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/**
 * Words that nobody else uses. They are entered wherever words can be entered; whoever finds one afterwards, in whichever form,
 * has found something that was not sealed.
 */
final class Canaries {

    private static final int LETTERS = 14;

    private final Random random;
    private final Map<Integer, List<Trace>> byFirstBytes = new HashMap<>();
    private int planted;

    /** What to look for, and what it would show. */
    private record Trace(byte[] bytes, String says) {}

    Canaries(long seed) {
        random = new Random(seed);
    }

    /** A word never used before, of letters that every language's code pages have, and of two that they have not. */
    String plant(String where) {
        String core = letters();
        String word = core + "é" + letters().substring(0, 3) + "ش";
        look(core, where);
        look(word, where);
        contents(word.getBytes(StandardCharsets.UTF_8), where);
        return word;
    }

    /** The same where only letters and digits are taken. */
    String id(String where) {
        String core = letters();
        look(core, where);
        contents(core.getBytes(StandardCharsets.UTF_8), where);
        return core;
    }

    int planted() {
        return planted;
    }

    private String letters() {
        StringBuilder word = new StringBuilder();
        for (int i = 0; i < LETTERS; i++) {
            word.append((char) ('a' + random.nextInt(26)));
        }
        return word.toString();
    }

    private void look(String word, String where) {
        planted++;
        byte[] utf8 = word.getBytes(StandardCharsets.UTF_8);
        add(utf8, where + " in UTF-8");
        add(word.getBytes(StandardCharsets.UTF_16LE), where + " in UTF-16LE");
        add(word.getBytes(StandardCharsets.UTF_16BE), where + " in UTF-16BE");
        add(HexFormat.of().formatHex(utf8), where + " in hexadecimal digits");
        add(HexFormat.of().withUpperCase().formatHex(utf8), where + " in hexadecimal digits");
        add(java.net.URLEncoder.encode(word, StandardCharsets.UTF_8), where + " as in an address");
        StringBuilder escaped = new StringBuilder();
        word.chars().forEach(c -> escaped.append("\\u%04x".formatted(c)));
        add(escaped.toString(), where + " in JSON's escapes");
        add(
                word.chars()
                        .mapToObj(c -> c < 128 ? String.valueOf((char) c) : "\\u%04x".formatted(c))
                        .reduce("", String::concat),
                where + " in JSON's escapes");
        for (int shift = 0; shift < 3; shift++) {
            byte[] moved = new byte[shift + utf8.length];
            System.arraycopy(utf8, 0, moved, shift, utf8.length);
            // Characters at both ends mix with what stands beside.
            int from = shift == 0 ? 0 : shift + 1;
            int to = moved.length * 8 / 6;
            add(Base64.getEncoder().encodeToString(moved).substring(from, to), where + " in Base64");
            add(Base64.getUrlEncoder().encodeToString(moved).substring(from, to), where + " in Base64");
        }
    }

    /** Digests of short contents are as good as the contents: whoever guesses can check. */
    void contents(byte[] content, String where) {
        for (String algorithm : List.of("MD5", "SHA-1", "SHA-256", "SHA-512")) {
            try {
                byte[] digest = MessageDigest.getInstance(algorithm).digest(content);
                String says = algorithm + " of " + where;
                add(digest, says);
                add(HexFormat.of().formatHex(digest), says + " in hexadecimal digits");
                add(Base64.getEncoder().withoutPadding().encodeToString(digest), says + " in Base64");
                add(Base64.getUrlEncoder().withoutPadding().encodeToString(digest), says + " in Base64");
            } catch (NoSuchAlgorithmException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    private void add(String bytes, String says) {
        add(bytes.getBytes(StandardCharsets.ISO_8859_1), says);
    }

    private void add(byte[] bytes, String says) {
        byFirstBytes.computeIfAbsent(first(bytes, 0), key -> new ArrayList<>()).add(new Trace(bytes, says));
    }

    private static int first(byte[] bytes, int at) {
        return bytes[at] << 24 | (bytes[at + 1] & 255) << 16 | (bytes[at + 2] & 255) << 8 | bytes[at + 3] & 255;
    }

    /** What is found in some bytes. */
    Set<String> in(byte[] bytes) {
        Set<String> found = new TreeSet<>();
        for (int at = 0; at + 4 <= bytes.length; at++) {
            List<Trace> traces = byFirstBytes.get(first(bytes, at));
            if (traces != null) {
                for (Trace trace : traces) {
                    int end = at + trace.bytes.length;
                    if (end <= bytes.length && Arrays.equals(bytes, at, end, trace.bytes, 0, trace.bytes.length)) {
                        found.add(trace.says);
                    }
                }
            }
        }
        return found;
    }

    /** What is found in a file, packed ones unpacked as well, or in all files below a folder: one line each. */
    List<String> below(Path place) throws IOException {
        List<String> found = new ArrayList<>();
        List<Path> files;
        try (Stream<Path> all = Files.walk(place)) {
            files = all.filter(Files::isRegularFile).toList();
        }
        for (Path file : files) {
            byte[] bytes = Files.readAllBytes(file);
            in(bytes).forEach(says -> found.add(says + ", in " + place.relativize(file)));
            if (bytes.length > 3
                    && bytes[0] == 'P'
                    && bytes[1] == 'K'
                    && !file.toString().endsWith(".jar")) {
                unpacked(file).forEach(says -> found.add(says + ", in " + file.getFileName()));
            }
        }
        return found;
    }

    private Set<String> unpacked(Path file) throws IOException {
        Set<String> found = new TreeSet<>();
        try (InputStream in = Files.newInputStream(file);
                ZipInputStream zip = new ZipInputStream(in)) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                for (String says : in(zip.readAllBytes())) {
                    found.add(says + " in " + entry.getName());
                }
            }
        }
        return found;
    }

    /** All forms of one word, as a file that holds it in each would look; to try the search itself. */
    static List<byte[]> forms(String word) {
        byte[] utf8 = word.getBytes(StandardCharsets.UTF_8);
        List<byte[]> forms = new ArrayList<>();
        forms.add(utf8);
        forms.add(word.getBytes(StandardCharsets.UTF_16LE));
        forms.add(word.getBytes(StandardCharsets.UTF_16BE));
        forms.add(HexFormat.of().formatHex(utf8).getBytes(StandardCharsets.US_ASCII));
        for (String before : List.of("", "x", "xy")) {
            forms.add(Base64.getEncoder().encode((before + word + " and more").getBytes(StandardCharsets.UTF_8)));
        }
        forms.add(tools.jackson.databind.json.JsonMapper.builder()
                .build()
                .writer()
                .with(tools.jackson.core.json.JsonWriteFeature.ESCAPE_NON_ASCII)
                .writeValueAsBytes(word));
        return forms;
    }
}
