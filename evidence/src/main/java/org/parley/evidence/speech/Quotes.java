package org.parley.evidence.speech;

import java.util.ArrayList;
import java.util.List;
import org.parley.evidence.intake.Span;

/**
 * The outermost quotations of a paragraph, marks included. Curly and straight double marks, guillemets, and single marks
 * where they open a word and close again. Marks within a quotation open nothing.
 */
final class Quotes {

    private final String text;
    private final int end;
    private final List<Span> found = new ArrayList<>();

    private Quotes(String text, int end) {
        this.text = text;
        this.end = end;
    }

    /**
     * The quotations of a paragraph.
     *
     * @param spans in order, marks included
     * @param open whether the last one has no closing mark
     */
    record Found(List<Span> spans, boolean open) {
        Found {
            spans = List.copyOf(spans);
        }
    }

    static Found in(String text, Span paragraph) {
        Quotes quotes = new Quotes(text, paragraph.end());
        boolean open = quotes.find(paragraph.begin());
        return new Found(quotes.found, open);
    }

    /** Whether a paragraph begins with a mark that opens a quotation. */
    static boolean opens(String text, Span paragraph) {
        if (paragraph.isEmpty()) {
            return false;
        }
        char first = text.charAt(paragraph.begin());
        return first == '“'
                || first == '"'
                || first == '«'
                || first == '‘'
                || first == '„'
                || first == '»'
                || first == '‚';
    }

    private boolean find(int from) {
        int i = from;
        while (i < end) {
            char one = text.charAt(i);
            int close = switch (one) {
                case '“' -> closing(i, '”', '"');
                case '„' -> closing(i, '“', '”');
                case '"' -> straight(i);
                case '«' -> closing(i, '»', '»');
                case '»' -> reversed(i);
                case '‚' -> low(i);
                case '`' -> backticks(i);
                case '‘', '\'' -> single(i);
                default -> -1;
            };
            if (close == Integer.MAX_VALUE) {
                found.add(new Span(i, end));
                return true;
            }
            if (close > 0) {
                found.add(new Span(i, close + 1));
                i = close;
            }
            i++;
        }
        return false;
    }

    /** Place of the closing mark; the largest number if there is none. */
    private int closing(int open, char close, char also) {
        int depth = 0;
        for (int i = open + 1; i < end; i++) {
            char one = text.charAt(i);
            if (one == text.charAt(open) && one != close) {
                depth++;
            } else if (one == close || one == also) {
                if (depth == 0) {
                    return i;
                }
                depth--;
            }
        }
        // A second opening mark that was never closed is a slip of the writer's; take the last closing mark.
        for (int i = end - 1; i > open; i--) {
            if (text.charAt(i) == close) {
                return i;
            }
        }
        return Integer.MAX_VALUE;
    }

    /** »So.« A mark that closes nothing opens a quotation, where its counterpart follows. */
    private int reversed(int open) {
        int close = text.indexOf('«', open, end);
        boolean starts = open == 0 || !Character.isLetterOrDigit(text.charAt(open - 1));
        return starts && close > 0 ? close : -1;
    }

    /** ‚So.‘ The mark looks like a comma; it opens a quotation only at the start of a word, and where it is closed. */
    private int low(int open) {
        boolean starts = open + 1 < end
                && Character.isLetterOrDigit(text.charAt(open + 1))
                && (open == 0 || Character.isWhitespace(text.charAt(open - 1)));
        int close = text.indexOf('‘', open, end);
        return starts && close > 0 ? close : -1;
    }

    /** ``So.'' as typewriters and old wires have it. */
    private int backticks(int open) {
        boolean two = open + 1 < end && text.charAt(open + 1) == '`';
        int close = two ? text.indexOf("''", open, end) : -1;
        return close > 0 ? close + 1 : -1;
    }

    private int straight(int open) {
        for (int i = open + 1; i < end; i++) {
            if (text.charAt(i) == '"' || text.charAt(i) == '”') {
                return i;
            }
        }
        return Integer.MAX_VALUE;
    }

    /** A single mark opens a quotation at the start of a word, if one closes it again; else it is an apostrophe. */
    private int single(int open) {
        boolean starts =
                open == 0 || !Character.isLetterOrDigit(text.charAt(open - 1)) && !isClosing(text.charAt(open - 1));
        boolean word = open + 1 < end
                && (Character.isLetterOrDigit(text.charAt(open + 1))
                        || text.charAt(open + 1) == '“'
                        || text.charAt(open + 1) == '…');
        if (!starts || !word) {
            return -1;
        }
        char close = text.charAt(open) == '‘' ? '’' : '\'';
        int best = -1;
        for (int i = open + 1; i < end; i++) {
            if (text.charAt(i) != close || i + 1 < end && Character.isLetterOrDigit(text.charAt(i + 1))) {
                continue;
            }
            char before = text.charAt(i - 1);
            boolean sure = ",.!?…".indexOf(before) >= 0;
            boolean possessive = before == 's'
                    && i + 2 < end
                    && text.charAt(i + 1) == ' '
                    && Character.isLowerCase(text.charAt(i + 2));
            if (sure) {
                return best > 0 && i - best > 400 ? best : i;
            }
            if (best < 0 && !possessive) {
                best = i;
                boolean another = text.indexOf(text.charAt(open) == '‘' ? "‘" : " '", i) > 0;
                boolean marks = i + 1 >= end || " ,.;:!?)–—-".indexOf(text.charAt(i + 1)) >= 0;
                if (marks && (another || text.charAt(open) == '\'' || i - open < 60)) {
                    return i;
                }
            }
        }
        return best;
    }

    private static boolean isClosing(char one) {
        return one == '’' || one == '\'' || one == '”';
    }
}
