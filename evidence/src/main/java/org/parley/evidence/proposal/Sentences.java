package org.parley.evidence.proposal;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.parley.evidence.intake.Span;

/** Where the sentences of a paragraph begin and end, told by their marks alone: not after "Mrs." or "J.". */
final class Sentences {

    private static final String CLOSING = "”\"’')]";
    private static final Pattern NO_END = Pattern.compile(
            "(?:^|[\\s(“\"‘.])(?:Mr|Mrs|Ms|Dr|St|Gen|Sen|Rep|Gov|Col|Lt|Sgt|Prof|Rev|Hon|Maj|Capt|No|vs|\\p{Lu})$");

    private final List<Span> all = new ArrayList<>();

    Sentences(String text) {
        int from = 0;
        for (int i = 1; i < text.length(); i++) {
            if (Character.isWhitespace(text.charAt(i)) && endsBefore(text, i)) {
                all.add(new Span(from, i));
                from = i + 1;
            }
        }
        if (from < text.length()) {
            all.add(new Span(from, text.length()));
        }
    }

    List<Span> all() {
        return all;
    }

    /** The sentence in which a place lies; the last one for a place after it. */
    Span around(int place) {
        int low = 0;
        int high = all.size() - 1;
        while (low < high) {
            int middle = (low + high) >>> 1;
            boolean before = all.get(middle).end() <= place;
            low = before ? middle + 1 : low;
            high = before ? high : middle;
        }
        return all.get(low);
    }

    private static boolean endsBefore(String text, int blank) {
        int i = blank - 1;
        while (i > 0 && CLOSING.indexOf(text.charAt(i)) >= 0) {
            i--;
        }
        char mark = text.charAt(i);
        return mark == '!'
                || mark == '?'
                || mark == '.'
                        && !NO_END.matcher(text.substring(Math.max(0, i - 6), i))
                                .find();
    }
}
