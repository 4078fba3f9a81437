package org.parley.evidence.article;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Words that show what a line is. Of the alternatives of a rule those that begin with {@code ^} are looked for at the start
 * of the line alone, those that begin with a whole word only where a word begins: most lines are prose, and each rule is
 * asked of each.
 */
final class LineRule {

    private static final int I = Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE;
    private static final String WORD = "\\b";

    private final Furniture reason;
    private final @Nullable Pattern opening;
    private final @Nullable Pattern atWord;
    private final @Nullable Pattern anywhere;

    private LineRule(
            Furniture reason, @Nullable Pattern opening, @Nullable Pattern atWord, @Nullable Pattern anywhere) {
        this.reason = reason;
        this.opening = opening;
        this.atWord = atWord;
        this.anywhere = anywhere;
    }

    /** @param pattern alternatives; whatever follows the {@code \b} of one that begins so is a letter */
    static LineRule of(Furniture reason, String pattern) {
        List<String> opening = new ArrayList<>();
        List<String> atWord = new ArrayList<>();
        List<String> anywhere = new ArrayList<>();
        for (String one : alternatives(pattern)) {
            (one.startsWith("^") ? opening : one.startsWith(WORD) ? atWord : anywhere).add(one);
        }
        return new LineRule(reason, joined(opening), joined(atWord), joined(anywhere));
    }

    Furniture reason() {
        return reason;
    }

    /** Whether the words of the rule stand in a line. */
    boolean fits(String line) {
        return opening != null && opening.matcher(line).lookingAt()
                || atWord != null && atWord(atWord.matcher(line), line)
                || anywhere != null && anywhere.matcher(line).find();
    }

    private static boolean atWord(Matcher matcher, String line) {
        matcher.useTransparentBounds(true).useAnchoringBounds(false);
        for (int i = 0; i < line.length(); i++) {
            if (mayBegin(line, i) && matcher.region(i, line.length()).lookingAt()) {
                return true;
            }
        }
        return false;
    }

    /** Whether a word may begin at a place; of letters beyond ASCII the pattern itself is asked. */
    private static boolean mayBegin(String line, int at) {
        char one = line.charAt(at);
        return one > 127 || isWord(one) && (at == 0 || !isWord(line.charAt(at - 1)));
    }

    private static boolean isWord(char one) {
        return one >= 'a' && one <= 'z' || one >= 'A' && one <= 'Z' || one >= '0' && one <= '9' || one == '_';
    }

    private static @Nullable Pattern joined(List<String> alternatives) {
        return alternatives.isEmpty() ? null : Pattern.compile(String.join("|", alternatives), I);
    }

    /** The alternatives of a pattern: what stands between bars that no bracket holds. */
    private static List<String> alternatives(String pattern) {
        List<String> out = new ArrayList<>();
        int depth = 0;
        boolean set = false;
        int from = 0;
        for (int i = 0; i < pattern.length(); i++) {
            char one = pattern.charAt(i);
            if (one == '\\') {
                i++;
            } else if (set) {
                set = one != ']';
            } else if (one == '[') {
                set = true;
            } else if (one == '(') {
                depth++;
            } else if (one == ')') {
                depth--;
            } else if (one == '|' && depth == 0) {
                out.add(pattern.substring(from, i));
                from = i + 1;
            }
        }
        out.add(pattern.substring(from));
        return out;
    }
}
