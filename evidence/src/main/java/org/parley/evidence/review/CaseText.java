package org.parley.evidence.review;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** The text of a case file, to which entries are added in their place; nothing else in it moves. */
public final class CaseText {

    private static final Pattern TOP = Pattern.compile("^[a-z_]+:.*");

    private final List<String> lines;

    public CaseText(String text) {
        this.lines = new ArrayList<>(List.of(text.split("\n", -1)));
        if (!lines.isEmpty() && lines.getLast().isEmpty()) {
            lines.removeLast();
        }
    }

    /** Adds an entry, already written as lines, at the end of a section; the section is added if there is none. */
    public void add(String section, List<String> entry) {
        int head = -1;
        for (int i = 0; i < lines.size(); i++) {
            if (lines.get(i).matches(section + ":\\s*(?:#.*|\\{\\}|\\[\\])?")) {
                head = i;
                break;
            }
        }
        if (head < 0) {
            lines.add(section + ":");
            lines.addAll(entry);
            return;
        }
        lines.set(head, lines.get(head).replaceFirst(":\\s*(?:\\{\\}|\\[\\])\\s*$", ":"));
        int end = head + 1;
        while (end < lines.size() && !TOP.matcher(lines.get(end)).matches()) {
            end++;
        }
        while (end > head + 1 && lines.get(end - 1).isBlank()) {
            end--;
        }
        lines.addAll(end, entry);
    }

    @Override
    public String toString() {
        return String.join("\n", lines) + "\n";
    }

    /** A scalar as YAML: plain where that is safe, else in double quotes. */
    static String scalar(String value) {
        boolean plain = value.matches("[\\p{L}][\\p{L}\\d ,.'’()/&-]*")
                && !value.matches("(?i)true|false|yes|no|null|on|off|~")
                && !value.endsWith(" ")
                && !value.contains(": ")
                && !value.contains(" #");
        return plain ? value : "\"" + value.replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
    }
}
