package org.parley.server.talks;

import java.lang.Character.UnicodeScript;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.parley.seal.PlainSight;

/**
 * Words as a page may set them: characters that hide from the eye are written out and turn nothing around, and words whose
 * letters are not what they look like are marked. Beside what {@link PlainSight} finds, these are words that are written as
 * a whole in letters of another script than the text, where the two scripts look alike: Latin, Cyrillic, Greek.
 */
public final class ClearText {

    private static final Set<UnicodeScript> ALIKE =
            Set.of(UnicodeScript.LATIN, UnicodeScript.CYRILLIC, UnicodeScript.GREEK);
    private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{M}]+");

    private final @Nullable UnicodeScript main;

    private ClearText(@Nullable UnicodeScript main) {
        this.main = main;
    }

    /** What is to be made of a piece. */
    public enum Kind {
        /** It is what it looks like. */
        PLAIN,
        /** It cannot be seen; its name stands in its place. */
        HIDDEN,
        /** It can be taken for other letters. */
        ALIKE
    }

    /**
     * A piece of the words, in order.
     *
     * @param text as it stands; for hidden characters their names instead
     * @param says what is odd about it; null where nothing is
     */
    public record Piece(Kind kind, String text, @Nullable String says) {}

    /** For words of a page in one language: what script it is written in is taken from the whole page. */
    public static ClearText of(TextVersion version, String language) {
        return of(version.page(language));
    }

    /** For words from these. */
    public static ClearText of(String page) {
        Map<UnicodeScript, Integer> letters = new EnumMap<>(UnicodeScript.class);
        page.codePoints()
                .filter(Character::isLetter)
                .mapToObj(UnicodeScript::of)
                .filter(ALIKE::contains)
                .forEach(script -> letters.merge(script, 1, Integer::sum));
        return new ClearText(letters.entrySet().stream()
                .max(Map.Entry.comparingByValue())
                .map(Map.Entry::getKey)
                .orElse(null));
    }

    public List<Piece> pieces(String words) {
        PlainSight sight = PlainSight.of(words);
        List<Piece> pieces = new ArrayList<>();
        int from = 0;
        for (PlainSight.Oddity oddity : sight.oddities()) {
            plain(sight.text().substring(from, oddity.from()), pieces);
            pieces.add(
                    oddity.kind() == PlainSight.Kind.MIXED_SCRIPTS
                            ? new Piece(Kind.ALIKE, sight.text().substring(oddity.from(), oddity.to()), oddity.says())
                            : new Piece(Kind.HIDDEN, oddity.says(), oddity.says()));
            from = oddity.to();
        }
        plain(sight.text().substring(from), pieces);
        return pieces;
    }

    /** What is odd in these words, as sentences without an end. */
    public List<String> oddities(String words) {
        return pieces(words).stream()
                .filter(piece -> piece.says() != null)
                .map(piece -> piece.kind() == Kind.ALIKE ? "“" + piece.text() + "”: " + piece.says() : piece.text())
                .toList();
    }

    private void plain(String words, List<Piece> into) {
        int from = 0;
        Matcher word = WORD.matcher(words);
        while (word.find()) {
            UnicodeScript script = UnicodeScript.of(words.codePointAt(word.start()));
            if (main != null && script != main && ALIKE.contains(script)) {
                add(words.substring(from, word.start()), into);
                into.add(new Piece(
                        Kind.ALIKE, word.group(), "a word in " + script.name().toLowerCase(Locale.ROOT) + " letters"));
                from = word.end();
            }
        }
        add(words.substring(from), into);
    }

    private static void add(String words, List<Piece> into) {
        if (!words.isEmpty()) {
            into.add(new Piece(Kind.PLAIN, words, null));
        }
    }
}
