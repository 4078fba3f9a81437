package org.parley.server.keys;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.parley.seal.Hash;

/**
 * One person's part of the wrapping key, as words that can be spoken and typed: four lines of six words, of which the last
 * tells whether the line was typed right (a wrong line passes once in some 65,000 times; both a line and the whole, once in
 * four milliards).
 *
 * @param number of this share, from 1
 * @param of how many shares were made
 * @param need how many open the keys
 * @param making tells shares apart that were made at different times
 */
record RecoveryShare(int number, int of, int need, int making, byte[] part) {

    /** How many lines a share has. */
    static final int LINES = 4;

    private static final int FORM = 1;
    private static final int WORDS_OF_LINE = 6;
    private static final int BYTES_OF_LINE = 2 * (WORDS_OF_LINE - 1);
    private static final int HEAD = 6;
    private static final String CONSONANTS = "bdfghjklmnprstvz";
    private static final String VOWELS = "aiou";
    private static final Pattern WORD = Pattern.compile(
            "[" + CONSONANTS + "][" + VOWELS + "][" + CONSONANTS + "][" + VOWELS + "][" + CONSONANTS + "]");

    /** The four lines. */
    List<String> lines() {
        byte[] body = ByteBuffer.allocate(HEAD + WrappingKey.LENGTH)
                .put((byte) FORM)
                .put((byte) number)
                .put((byte) of)
                .put((byte) need)
                .putShort((short) making)
                .put(part)
                .array();
        byte[] all = ByteBuffer.allocate(LINES * BYTES_OF_LINE)
                .put(body)
                .put(check("share", body))
                .array();
        List<String> lines = new ArrayList<>();
        for (int line = 0; line < LINES; line++) {
            byte[] bytes = Arrays.copyOfRange(all, line * BYTES_OF_LINE, (line + 1) * BYTES_OF_LINE);
            ByteBuffer checked = ByteBuffer.allocate(BYTES_OF_LINE + 2)
                    .put(bytes)
                    .put(check("line " + (line + 1), bytes))
                    .flip();
            List<String> words = new ArrayList<>();
            while (checked.hasRemaining()) {
                words.add(word(checked.getShort() & 0xffff));
            }
            lines.add(String.join(" ", words));
        }
        return lines;
    }

    /** The share as a page to hand over; {@link #read} takes it as it is. */
    String page() {
        StringBuilder page = new StringBuilder("# Parley recovery share " + number + " of " + of + "; any " + need
                + " of them open the keys of the server. Keep it secret.\n");
        List<String> lines = lines();
        for (int i = 0; i < LINES; i++) {
            page.append(i + 1).append("  ").append(lines.get(i)).append('\n');
        }
        return page.toString();
    }

    /**
     * Reads what somebody typed; capitals, blanks, line numbers and lines that begin with # do not matter.
     *
     * @throws KeyringException naming the line, and where it can be told the word, that is wrong
     */
    static RecoveryShare read(String typed) {
        List<String> words = words(typed);
        if (words.size() != LINES * WORDS_OF_LINE) {
            throw new KeyringException("A recovery share has " + LINES + " lines of " + WORDS_OF_LINE + " words, "
                    + LINES * WORDS_OF_LINE + " in all; here are " + words.size() + ".");
        }
        ByteBuffer all = ByteBuffer.allocate(LINES * BYTES_OF_LINE);
        for (int line = 1; line <= LINES; line++) {
            all.put(lineBytes(line, words.subList((line - 1) * WORDS_OF_LINE, line * WORDS_OF_LINE)));
        }
        byte[] body = Arrays.copyOf(all.array(), HEAD + WrappingKey.LENGTH);
        byte[] check = Arrays.copyOfRange(all.array(), body.length, all.capacity());
        if (!Arrays.equals(check, check("share", body))) {
            throw new KeyringException(
                    "The words of this recovery share do not fit together. Compare all four lines with the paper.");
        }
        ByteBuffer in = ByteBuffer.wrap(body);
        int form = in.get();
        RecoveryShare share = new RecoveryShare(
                in.get() & 0xff,
                in.get() & 0xff,
                in.get() & 0xff,
                in.getShort() & 0xffff,
                Arrays.copyOfRange(body, HEAD, body.length));
        if (form != FORM || share.number < 1 || share.number > share.of || share.need < 1 || share.need > share.of) {
            throw new KeyringException("This recovery share is of a form that this version of Parley does not know.");
        }
        return share;
    }

    /** @throws KeyringException if this is not the line of that number of a share */
    static void readLine(int line, String typed) {
        List<String> words = words(typed);
        if (words.size() != WORDS_OF_LINE) {
            throw new KeyringException("A line has " + WORDS_OF_LINE + " words; here are " + words.size() + ".");
        }
        lineBytes(line, words);
    }

    private static byte[] lineBytes(int line, List<String> words) {
        ByteBuffer bytes = ByteBuffer.allocate(BYTES_OF_LINE + 2);
        for (int w = 0; w < WORDS_OF_LINE; w++) {
            String word = words.get(w);
            Matcher matcher = WORD.matcher(word);
            if (!matcher.matches()) {
                throw new KeyringException("Line " + line + ", word " + (w + 1) + ": “" + shown(word)
                        + "” is no word of a recovery share. Compare it with the paper.");
            }
            bytes.putShort((short) bits(word));
        }
        byte[] content = Arrays.copyOf(bytes.array(), BYTES_OF_LINE);
        if (!Arrays.equals(
                check("line " + line, content), Arrays.copyOfRange(bytes.array(), BYTES_OF_LINE, BYTES_OF_LINE + 2))) {
            throw new KeyringException(
                    "Line " + line + " holds a wrong word, or is another line. Compare its words with the paper.");
        }
        return content;
    }

    private static String shown(String word) {
        return word.length() <= 20 ? word : word.substring(0, 20) + "…";
    }

    private static List<String> words(String typed) {
        List<String> words = new ArrayList<>();
        typed.lines()
                .filter(line -> !line.stripLeading().startsWith("#"))
                .flatMap(line -> Pattern.compile("[^\\p{L}]+").splitAsStream(line.toLowerCase(Locale.ROOT)))
                .filter(word -> !word.isEmpty())
                .forEach(words::add);
        return words;
    }

    private static byte[] check(String of, byte[] bytes) {
        return Arrays.copyOf(Hash.of(Fields.of("recovery " + of, bytes)).bytes(), 2);
    }

    private static String word(int bits) {
        return "" + CONSONANTS.charAt(bits >>> 12 & 15) + VOWELS.charAt(bits >>> 10 & 3)
                + CONSONANTS.charAt(bits >>> 6 & 15) + VOWELS.charAt(bits >>> 4 & 3) + CONSONANTS.charAt(bits & 15);
    }

    private static int bits(String word) {
        return CONSONANTS.indexOf(word.charAt(0)) << 12
                | VOWELS.indexOf(word.charAt(1)) << 10
                | CONSONANTS.indexOf(word.charAt(2)) << 6
                | VOWELS.indexOf(word.charAt(3)) << 4
                | CONSONANTS.indexOf(word.charAt(4));
    }
}
