package org.parley.brief;

import java.util.ArrayList;
import java.util.List;

/** Text broken into lines at blanks. */
final class Wrapped {

    private Wrapped() {}

    /** Lines of at most {@code width} characters (longer only where a single word is); later ones indented. */
    static List<String> lines(String text, int width, String indent) {
        List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder();
        for (String word : text.split(" ", -1)) {
            if (line.length() > indent.length() && line.length() + 1 + word.length() > width) {
                lines.add(line.toString());
                line.setLength(0);
                line.append(indent).append(word);
            } else {
                line.append(line.isEmpty() || line.length() == indent.length() && !lines.isEmpty() ? "" : " ")
                        .append(word);
            }
        }
        lines.add(line.toString());
        return lines;
    }
}
