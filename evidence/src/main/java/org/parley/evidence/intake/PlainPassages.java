package org.parley.evidence.intake;

import java.util.ArrayList;
import java.util.List;

/**
 * Plain text to passages. One line is a passage, unless the text is broken into short lines, as wire copy is: then a
 * passage ends with an empty line, with a line that stops well before the margin after a full stop, or where the next
 * line is indented.
 */
final class PlainPassages {

    private static final int WIDEST_WRAP = 100;
    private static final int NARROWEST_WRAP = 45;

    private PlainPassages() {}

    static StoryBuilder.Story of(PlacedText raw, String name) {
        StoryBuilder.check(name, raw.length(), StoryBuilder.MOST_MARKUP);
        List<Span> lines = lines(raw.text());
        int margin = margin(raw.text(), lines);
        StoryBuilder story = new StoryBuilder(name);
        for (int i = 0; i < lines.size(); i++) {
            Span line = lines.get(i);
            if (line.isEmpty()) {
                story.close(null, true);
                continue;
            }
            story.add(raw.slice(line.begin(), line.end()), false);
            boolean goesOn = margin > 0 && i + 1 < lines.size() && goesOn(raw.text(), line, lines.get(i + 1), margin);
            if (goesOn) {
                story.blank(raw.end(line.end() - 1));
            } else {
                story.close(null, true);
            }
        }
        story.close(null, true);
        return story.build();
    }

    private static boolean goesOn(String text, Span line, Span next, int margin) {
        if (next.isEmpty()) {
            return false;
        }
        String here = text.substring(line.begin(), line.end()).stripTrailing();
        String then = text.substring(next.begin(), next.end());
        int firstWord = then.strip().split("\\s", 2)[0].length();
        boolean full = here.length() + 1 + firstWord > margin;
        boolean indented = Character.isWhitespace(then.charAt(0)) && !Character.isWhitespace(text.charAt(line.begin()));
        return full && !indented;
    }

    /** The width at which lines were broken; 0 if they were not. */
    private static int margin(String text, List<Span> lines) {
        int longest = 0;
        int followed = 0;
        int filled = 0;
        for (int i = 0; i < lines.size(); i++) {
            int length = text.substring(lines.get(i).begin(), lines.get(i).end())
                    .stripTrailing()
                    .length();
            longest = Math.max(longest, length);
            if (length > 0) {
                filled++;
                followed += i + 1 < lines.size() && !lines.get(i + 1).isEmpty() ? 1 : 0;
            }
        }
        boolean wrapped = longest >= NARROWEST_WRAP && longest <= WIDEST_WRAP && followed * 3 > filled;
        return wrapped ? longest : 0;
    }

    /** Lines without their ends; a line of blanks is empty. */
    private static List<Span> lines(String text) {
        List<Span> out = new ArrayList<>();
        int from = 0;
        while (from <= text.length()) {
            int end = from;
            while (end < text.length() && !isBreak(text.charAt(end))) {
                end++;
            }
            out.add(
                    text.substring(from, end).replace('\u00A0', ' ').isBlank()
                            ? new Span(from, from)
                            : new Span(from, end));
            boolean pair = end + 1 < text.length() && text.charAt(end) == '\r' && text.charAt(end + 1) == '\n';
            from = end + (pair ? 2 : 1);
        }
        return out;
    }

    private static boolean isBreak(char one) {
        return one == '\n' || one == '\r' || one == '\u2028' || one == '\u2029' || one == '\f' || one == '\u0085';
    }
}
