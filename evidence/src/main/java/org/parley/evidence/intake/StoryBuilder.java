package org.parley.evidence.intake;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.parley.evidence.intake.Passage.Mark;

/** Gathers passages into one text: blanks in a run become one, characters that nobody can see are left out. */
final class StoryBuilder {

    /** More text than this is no article; a long novel has half of it. */
    static final int LARGEST = 2_000_000;

    /** Nor is there so much markup around a text, in characters. */
    static final int MOST_MARKUP = 4_000_000;

    /** A longer paragraph is read in pieces: much of the reading looks at all of a paragraph for each of its words. */
    static final int LONGEST_PARAGRAPH = 20_000;

    private final String name;
    private final PlacedText.Builder text = new PlacedText.Builder(4096);
    private final List<Passage> passages = new ArrayList<>();
    private int from;
    private int linked;
    private int invisible;
    private int turned;
    private int cut;

    StoryBuilder(String name) {
        this.name = name;
    }

    /** Adds characters to the passage that is being gathered. */
    void add(PlacedText more, boolean link) {
        int before = text.length();
        for (int i = 0; i < more.length(); i++) {
            char one = more.text().charAt(i);
            if (text.length() > LARGEST) {
                throw new UnreadableException(name + ": this holds more than " + LARGEST / 1_000_000
                        + " million characters of text, which no article does. Cut out the part that you need.");
            }
            if (isTurning(one)) {
                turned++;
            } else if (isInvisible(one)) {
                invisible++;
            } else if (isBlank(one)) {
                if (text.length() > from && !text.endsWithBlank()) {
                    text.add(' ', more, i);
                }
            } else {
                text.add(one, more, i);
            }
        }
        if (link) {
            linked += text.length() - before;
        }
    }

    /** A blank that stands for a line break in the middle of a passage. */
    void blank(int place) {
        if (text.length() > from && !text.endsWithBlank()) {
            text.add(' ', place, place);
        }
    }

    /** Whether the passage being gathered ends as a sentence does. */
    boolean endsSentence() {
        return isOpen() && text.tail(4).strip().matches(".*[.!?…][\"”’')]*");
    }

    boolean isOpen() {
        return text.length() > from;
    }

    /** Ends the passage being gathered. */
    void close(@Nullable Mark mark, boolean kept) {
        int end = text.length();
        while (end > from && text.endsWithBlank()) {
            text.shorten(--end);
        }
        if (end > from) {
            double links = Math.min(1, linked / (double) (end - from));
            cut += end - from > LONGEST_PARAGRAPH ? 1 : 0;
            while (end - from > LONGEST_PARAGRAPH) {
                int stop = pieceEnd();
                passages.add(new Passage(from, stop, mark, kept, links));
                boolean blank = text.charAt(stop) == ' ';
                if (blank) {
                    text.breakLine(stop);
                }
                from = blank ? stop + 1 : stop;
            }
            passages.add(new Passage(from, end, mark, kept, links));
            int place = text.lastEnd();
            text.add('\n', place, place);
        }
        from = text.length();
        linked = 0;
    }

    /** Where a paragraph that is too long can be cut: after a sentence, else at a blank, else anywhere. */
    private int pieceEnd() {
        int most = from + LONGEST_PARAGRAPH;
        int blank = most;
        for (int i = most; i > from + LONGEST_PARAGRAPH / 2; i--) {
            if (text.charAt(i) == ' ') {
                blank = blank == most && text.charAt(most) != ' ' ? i : blank;
                if (".!?”".indexOf(text.charAt(i - 1)) >= 0) {
                    return i;
                }
            }
        }
        return blank;
    }

    /** Turns down text that is too long before room is made for it. */
    static void check(String name, long characters, int most) {
        if (characters > most) {
            throw new UnreadableException(name + ": this holds more than " + most / 1_000_000
                    + " million characters in one place, which no article does. Cut out the part that you need.");
        }
    }

    Story build() {
        return new Story(text.build(), List.copyOf(passages), remarks());
    }

    private List<String> remarks() {
        List<String> out = new ArrayList<>();
        if (cut > 0) {
            out.add((cut == 1 ? "1 paragraph" : cut + " paragraphs") + " of more than " + LONGEST_PARAGRAPH
                    + " characters read in pieces");
        }
        if (turned > 0) {
            out.add(
                    turned + (turned == 1 ? " character that turns" : " characters that turn")
                            + " the direction of writing left out of the reading: what a screen shows may differ from the text");
        }
        if (invisible > 0) {
            out.add(invisible + (invisible == 1 ? " invisible character" : " invisible characters")
                    + " left out of the reading");
        }
        return out;
    }

    private static boolean isBlank(char one) {
        return Character.isWhitespace(one) || Character.isSpaceChar(one);
    }

    private static boolean isTurning(char one) {
        return one == '\u200E'
                || one == '\u200F'
                || one >= '\u202A' && one <= '\u202E'
                || one >= '\u2066' && one <= '\u2069'
                || one == '\u061C';
    }

    private static boolean isInvisible(char one) {
        return one == '\u00AD'
                || one >= '\u200B' && one <= '\u200D'
                || one >= '\u2060' && one <= '\u2064'
                || one == '\uFEFF'
                || one < ' ' && !Character.isWhitespace(one)
                || one == '\u007F';
    }

    /** Text and passages, as gathered. */
    record Story(PlacedText text, List<Passage> passages, List<String> remarks) {}
}
