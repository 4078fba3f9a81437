package org.parley.server.talks;

import com.github.difflib.DiffUtils;
import com.github.difflib.algorithm.myers.MyersDiffWithLinearSpace;
import com.github.difflib.patch.AbstractDelta;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.parley.seal.PlainSight;

/** Which words of a wording went and which came, in the order of reading, whatever the direction of writing. */
public final class WordDifference {

    /** A word with its marks and digits, blanks, or one character of any other kind: never half a letter. */
    private static final Pattern WORD =
            Pattern.compile("[\\p{L}\\p{N}][\\p{L}\\p{M}\\p{N}]*|\\s+|.\\p{M}*", Pattern.DOTALL);

    /** Where more steps than this could be needed, what lies between the common ends is one change. */
    private static final long MOST_STEPS = 4_000_000;

    private WordDifference() {}

    /** What became of a piece. */
    public enum Fate {
        SAME,
        OUT,
        IN
    }

    /**
     * Neighbouring words with the same fate.
     *
     * @param text as it stands
     */
    public record Piece(Fate fate, String text) {

        /** The text with hidden characters written out, so that a page may set it without being turned around by it. */
        public String shown() {
            return PlainSight.of(text).marked();
        }
    }

    /** Pieces in order: those not {@link Fate#IN} make up what was before, those not {@link Fate#OUT} what is after. */
    public static List<Piece> between(String before, String after) {
        List<String> old = words(before);
        List<String> young = words(after);
        int start = 0;
        while (start < Math.min(old.size(), young.size()) && old.get(start).equals(young.get(start))) {
            start++;
        }
        int end = 0;
        while (end < Math.min(old.size(), young.size()) - start
                && old.get(old.size() - 1 - end).equals(young.get(young.size() - 1 - end))) {
            end++;
        }
        List<String> oldMiddle = old.subList(start, old.size() - end);
        List<String> youngMiddle = young.subList(start, young.size() - end);
        Pieces pieces = new Pieces();
        pieces.add(Fate.SAME, old.subList(0, start));
        if ((long) oldMiddle.size() * youngMiddle.size() > MOST_STEPS) {
            pieces.add(Fate.OUT, oldMiddle);
            pieces.add(Fate.IN, youngMiddle);
        } else {
            int at = 0;
            for (AbstractDelta<String> delta : DiffUtils.diff(oldMiddle, youngMiddle, new MyersDiffWithLinearSpace<>())
                    .getDeltas()) {
                pieces.add(Fate.SAME, oldMiddle.subList(at, delta.getSource().getPosition()));
                pieces.add(Fate.OUT, delta.getSource().getLines());
                pieces.add(Fate.IN, delta.getTarget().getLines());
                at = delta.getSource().getPosition() + delta.getSource().size();
            }
            pieces.add(Fate.SAME, oldMiddle.subList(at, oldMiddle.size()));
        }
        pieces.add(Fate.SAME, old.subList(old.size() - end, old.size()));
        return pieces.all();
    }

    static List<String> words(String text) {
        List<String> words = new ArrayList<>();
        Matcher matcher = WORD.matcher(text);
        while (matcher.find()) {
            words.add(matcher.group());
        }
        return words;
    }

    /** Joins neighbours of one fate; what went stands before what came. */
    private static final class Pieces {
        private final List<Piece> all = new ArrayList<>();
        private final StringBuilder out = new StringBuilder();
        private final StringBuilder in = new StringBuilder();
        private final StringBuilder same = new StringBuilder();

        void add(Fate fate, List<String> words) {
            if (words.isEmpty()) {
                return;
            }
            if (fate == Fate.SAME) {
                flush(Fate.OUT, out);
                flush(Fate.IN, in);
            } else {
                flush(Fate.SAME, same);
            }
            StringBuilder into = switch (fate) {
                case SAME -> same;
                case OUT -> out;
                case IN -> in;
            };
            words.forEach(into::append);
        }

        List<Piece> all() {
            flush(Fate.SAME, same);
            flush(Fate.OUT, out);
            flush(Fate.IN, in);
            return all;
        }

        private void flush(Fate fate, StringBuilder text) {
            if (!text.isEmpty()) {
                all.add(new Piece(fate, text.toString()));
                text.setLength(0);
            }
        }
    }
}
