package org.parley.brief;

import java.util.ArrayList;
import java.util.List;

/** Text broken into lines at blanks. */
final class Wrapped {

    private Wrapped() {}

    /** Lines of at most {@code width} characters (longer only where a single word is); later ones indented. */
    static List<String> lines(String text, int width, String indent) {
        List<String> lines = new ArrayList<>();
        int start = 0;
        while (start < text.length() && text.charAt(start) == ' ') {
            start++;
        }
        String lead = text.substring(0, start);
        StringBuilder line = new StringBuilder(lead);
        boolean fresh = true;
        for (String word : text.substring(start).split(" ", -1)) {
            if (!fresh && line.length() + 1 + word.length() > width) {
                lines.add(line.toString());
                line = new StringBuilder(lead).append(indent);
                fresh = true;
            }
            line.append(fresh ? "" : " ").append(word);
            fresh = false;
        }
        lines.add(line.toString());
        return lines;
    }
}
