package org.parley.seal;

import java.lang.Character.UnicodeScript;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * What a text hides from the eye: characters that turn the direction of writing, characters without a shape, and words that
 * mix letters of scripts that look alike. Text is kept in Unicode's form C, so that letters that look the same are the same
 * bytes.
 *
 * @param text in form C
 * @param oddities in the order of the text
 */
public record PlainSight(String text, List<Oddity> oddities) {

    /** Scripts that one word may mix, since they are written together. */
    private static final Set<UnicodeScript> JAPANESE =
            EnumSet.of(UnicodeScript.HAN, UnicodeScript.HIRAGANA, UnicodeScript.KATAKANA);

    /** Kinds of hidden things. */
    public enum Kind {
        DIRECTION,
        INVISIBLE,
        MIXED_SCRIPTS
    }

    /**
     * @param from offset in the text, in UTF-16 units
     * @param to the end, exclusive
     * @param says in plain words
     */
    public record Oddity(Kind kind, int from, int to, String says) {}

    public PlainSight {
        oddities = List.copyOf(oddities);
    }

    public static PlainSight of(String written) {
        String text = Normalizer.normalize(written, Normalizer.Form.NFC);
        List<Oddity> found = new ArrayList<>();
        int word = 0;
        for (int at = 0; at < text.length(); ) {
            int point = text.codePointAt(at);
            int next = at + Character.charCount(point);
            if (turns(point)) {
                found.add(new Oddity(Kind.DIRECTION, at, next, named(point)));
            } else if (isInvisible(point)) {
                found.add(new Oddity(Kind.INVISIBLE, at, next, named(point)));
            }
            if (!Character.isLetterOrDigit(point) && Character.getType(point) != Character.NON_SPACING_MARK) {
                mixed(text, word, at, found);
                word = next;
            }
            at = next;
        }
        mixed(text, word, text.length(), found);
        found.sort((one, other) -> Integer.compare(one.from(), other.from()));
        return new PlainSight(text, found);
    }

    /** The text with every hidden character written out between ⟦ and ⟧. */
    public String marked() {
        StringBuilder out = new StringBuilder();
        int from = 0;
        for (Oddity oddity : oddities) {
            if (oddity.kind() != Kind.MIXED_SCRIPTS) {
                out.append(text, from, oddity.from())
                        .append('⟦')
                        .append(oddity.says())
                        .append('⟧');
                from = oddity.to();
            }
        }
        return out.append(text, from, text.length()).toString();
    }

    /** Embeddings, overrides, isolates and their ends, and the three marks of direction. */
    private static boolean turns(int point) {
        return point >= 0x202A && point <= 0x202E
                || point >= 0x2066 && point <= 0x2069
                || point == 0x200E
                || point == 0x200F
                || point == 0x061C;
    }

    private static boolean isInvisible(int point) {
        int type = Character.getType(point);
        boolean space = type == Character.SPACE_SEPARATOR && point != ' ' && point != 0xA0 && point != 0x202F;
        boolean control = type == Character.CONTROL && point != '\n' && point != '\t' && point != '\r';
        boolean filler = point == 0x115F || point == 0x1160 || point == 0x3164 || point == 0xFFA0 || point == 0x034F;
        boolean tag = point >= 0xE0000 && point <= 0xE0FFF || point >= 0xFE00 && point <= 0xFE0F;
        return type == Character.FORMAT && !turns(point)
                || space
                || control
                || filler
                || tag
                || type == Character.PRIVATE_USE
                || type == Character.UNASSIGNED
                || type == Character.LINE_SEPARATOR
                || type == Character.PARAGRAPH_SEPARATOR;
    }

    private static void mixed(String text, int from, int to, List<Oddity> found) {
        Set<UnicodeScript> scripts = EnumSet.noneOf(UnicodeScript.class);
        text.substring(from, to)
                .codePoints()
                .filter(Character::isLetter)
                .mapToObj(UnicodeScript::of)
                .filter(s -> s != UnicodeScript.COMMON && s != UnicodeScript.INHERITED)
                .forEach(scripts::add);
        if (scripts.size() > 1 && !JAPANESE.containsAll(scripts)) {
            String names = String.join(
                    " and ",
                    scripts.stream()
                            .map(s -> s.name().toLowerCase(Locale.ROOT).replace('_', ' '))
                            .toList());
            found.add(new Oddity(Kind.MIXED_SCRIPTS, from, to, "one word with letters of " + names));
        }
    }

    private static String named(int point) {
        String name = Character.getName(point);
        return String.format(Locale.ROOT, "U+%04X", point) + (name == null ? "" : " " + name.toLowerCase(Locale.ROOT));
    }
}
