package org.parley.server.talks;

import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.parley.seal.PlainSight;

/**
 * The form of what people enter: Unicode's form C, lines that end with a line feed, whole characters only, and no more than
 * a stated number of bytes in UTF-8.
 */
final class Words {

    /** Bytes of one text in one language. */
    static final int TEXT = 200_000;

    /** Bytes of one clause in one language. */
    static final int CLAUSE = 20_000;

    /** Bytes of a message, a note, an announcement. */
    static final int MESSAGE = 20_000;

    /** Bytes of a remark or a reason. */
    static final int REMARK = 4_000;

    /** Bytes of a name, a title, a heading. */
    static final int NAME = 400;

    private static final Pattern ID = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,63}");
    private static final Pattern LANGUAGE = Pattern.compile("[a-z]{2,3}(-[A-Za-z0-9]{2,8}){0,3}");
    private static final Pattern DIGEST = Pattern.compile("[0-9a-f]{64}");

    private Words() {}

    /** @throws BadDeedException if there are none, or too many */
    static String needed(@Nullable String words, int most, String what) {
        String clean = clean(given(words, what), most, what);
        if (clean.isBlank()) {
            throw new BadDeedException("There is no " + what + ". Write at least a word.");
        }
        return clean;
    }

    /** Words that may be missing; blank ones are none. */
    static @Nullable String optional(@Nullable String words, int most, String what) {
        if (words == null) {
            return null;
        }
        String clean = clean(words, most, what);
        return clean.isBlank() ? null : clean;
    }

    /** @throws BadDeedException if it is missing */
    static <T> T given(@Nullable T value, String what) {
        if (value == null) {
            throw new BadDeedException("There is no " + what + ". It has to be given.");
        }
        return value;
    }

    /** An id as case files have them. */
    static String id(@Nullable String id, String what) {
        return matching(
                id,
                ID,
                what,
                "An id has up to 64 letters, digits, points, hyphens and low lines, a letter or digit first.");
    }

    /** A language by its tag, such as {@code en}, {@code ar} or {@code zh-Hant}. */
    static String language(@Nullable String tag) {
        return matching(tag, LANGUAGE, "language", "A language is given by its tag, such as en, ar or he.");
    }

    /** A SHA-256 digest in hexadecimal digits. */
    static String digest(@Nullable String digits, String what) {
        return matching(digits, DIGEST, what, "A digest has 64 hexadecimal digits in small letters.");
    }

    static void epoch(int epoch) {
        if (epoch < 0) {
            throw new BadDeedException("The epoch (" + epoch + ") must not be below 0.");
        }
    }

    /** A list without gaps. */
    static <T> List<T> list(@Nullable List<T> values, int most, String what) {
        List<T> given = given(values, what);
        if (given.size() > most) {
            throw new BadDeedException("There are " + given.size() + " entries under " + what + "; at most " + most
                    + " can be entered at once.");
        }
        if (given.stream().anyMatch(value -> value == null)) {
            throw new BadDeedException("An entry under " + what + " is empty. Leave it out.");
        }
        return List.copyOf(given);
    }

    /** A list in which nothing stands twice. */
    static <T> List<T> distinct(@Nullable List<T> values, int most, String what) {
        List<T> list = list(values, most, what);
        if (new HashSet<>(list).size() < list.size()) {
            throw new BadDeedException("Something stands twice under " + what + ". Once is enough.");
        }
        return list;
    }

    /** A map in the order of its keys, without gaps. */
    static <T> SortedMap<String, T> sorted(@Nullable Map<String, T> values, int most, String what) {
        Map<String, T> given = given(values, what);
        if (given.size() > most) {
            throw new BadDeedException("There are " + given.size() + " entries under " + what + "; at most " + most
                    + " can be entered at once.");
        }
        SortedMap<String, T> sorted = new TreeMap<>();
        given.forEach((key, value) -> sorted.put(given(key, what), given(value, what)));
        return sorted;
    }

    private static String matching(@Nullable String value, Pattern form, String what, String advice) {
        String given = given(value, what);
        if (!form.matcher(given).matches()) {
            String shown = PlainSight.of(given.length() > 40 ? given.substring(0, 40) + "…" : given)
                    .marked();
            throw new BadDeedException("The " + what + " “" + shown + "” cannot be read. " + advice);
        }
        return given;
    }

    private static String clean(String words, int most, String what) {
        if (words.length() > most) {
            throw tooLong(what, most);
        }
        String clean = Normalizer.normalize(words.replace("\r\n", "\n").replace('\r', '\n'), Normalizer.Form.NFC);
        for (int at = 0; at < clean.length(); ) {
            int point = clean.codePointAt(at);
            if (point >= Character.MIN_SURROGATE && point <= Character.MAX_SURROGATE) {
                throw new BadDeedException(
                        "The " + what + " holds half a character at place " + (at + 1) + ". Type that place again.");
            }
            if (point < ' ' && point != '\n' && point != '\t') {
                throw new BadDeedException(
                        "The " + what + " holds a control character at place " + (at + 1) + ". Type that place again.");
            }
            at += Character.charCount(point);
        }
        if (clean.getBytes(StandardCharsets.UTF_8).length > most) {
            throw tooLong(what, most);
        }
        return clean;
    }

    private static BadDeedException tooLong(String what, int most) {
        return new BadDeedException("The " + what + " is longer than " + most + " bytes. Shorten or divide it.");
    }
}
