package org.parley.evidence.review;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.parley.casefile.Tips;
import org.parley.evidence.intake.UnreadableException;

/** The text of a case file, to which entries are added in their place; nothing else in it moves. */
public final class CaseText {

    private static final Pattern TOP = Pattern.compile("(?s)[\\p{L}_\"'].*|---.*|\\.\\.\\..*");
    private static final Pattern PLAIN = Pattern.compile("\\p{L}[\\p{L}\\d ,.'’()/&-]*");
    private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{N}][\\p{L}\\p{N}._-]*");
    private static final Pattern NO_TEXT = Pattern.compile("true|false|yes|no|null|on|off|~", Pattern.CASE_INSENSITIVE);

    private final List<String> lines;
    private final String ending;

    public CaseText(String text) {
        this.lines = new ArrayList<>(List.of(text.split("\n", -1)));
        this.ending = text.contains("\r\n") ? "\r" : "";
        if (!lines.isEmpty() && lines.getLast().isEmpty()) {
            lines.removeLast();
        }
    }

    /**
     * Adds an entry, already written as lines, at the end of a section, as far from the margin as the entries before it;
     * the section is added if there is none.
     *
     * @throws UnreadableException if the section is written on the line of its key
     */
    void add(String section, List<String> entry) {
        int head = head(section);
        if (head < 0) {
            lines.add(section + ":" + ending);
            entry.forEach(line -> lines.add(line + ending));
            return;
        }
        lines.set(head, lines.get(head).replaceFirst(":\\s*(?:\\{\\}|\\[\\])\\s*$", ":" + ending));
        int end = head + 1;
        for (int i = end; i < lines.size() && !TOP.matcher(lines.get(i)).matches(); i++) {
            boolean apart = lines.get(i).isBlank() || lines.get(i).startsWith("#");
            end = apart ? end : i + 1;
        }
        String indent = indent(head, end, entry);
        int own = blanks(entry.getFirst());
        lines.addAll(
                end,
                entry.stream()
                        .map(line -> indent + line.substring(own) + ending)
                        .toList());
    }

    private int head(String section) {
        Pattern open = Pattern.compile(section + ":\\s*(?:#.*|\\{\\}|\\[\\])?");
        for (int i = 0; i < lines.size(); i++) {
            if (open.matcher(lines.get(i).stripTrailing()).matches()) {
                return i;
            }
            if (lines.get(i).startsWith(section + ":")) {
                throw new UnreadableException(
                        "nothing can be added to `" + section + "` of the case, which stands on one "
                                + "line. Write its entries one under the other, and begin again.");
            }
        }
        return -1;
    }

    /** The blanks before the first entry that is there, else those of the new one. */
    private String indent(int head, int end, List<String> entry) {
        for (int i = head + 1; i < end; i++) {
            String line = lines.get(i);
            if (!line.isBlank() && !line.stripLeading().startsWith("#")) {
                return line.substring(0, blanks(line));
            }
        }
        return entry.getFirst().substring(0, blanks(entry.getFirst()));
    }

    private static int blanks(String line) {
        return line.length() - line.stripLeading().length();
    }

    @Override
    public String toString() {
        return String.join("\n", lines) + "\n";
    }

    /**
     * Words as YAML: plain where that is safe, else in double quotes. Characters that no case file may hold are left out,
     * since words of documents come here as they are.
     */
    static String scalar(String value) {
        return written(Tips.harmless(value), false);
    }

    /** The same between braces or brackets, where a comma ends a value. */
    static String inFlow(String value) {
        return written(Tips.harmless(value), true);
    }

    private static String written(String value, boolean flow) {
        boolean plain =
                PLAIN.matcher(value).matches() && !NO_TEXT.matcher(value).matches() && !(flow && value.contains(","));
        return plain ? value : quoted(value);
    }

    /** An id, a day, a number, a word of a fixed list: plain where it is one, else in quotes, for the check to judge. */
    static String word(String value) {
        String bare = value.strip();
        return WORD.matcher(bare).matches() ? bare : quoted(Tips.harmless(bare));
    }

    /** A list of such words, written with commas between them. */
    static String words(String values) {
        return Arrays.stream(values.split(",", -1)).map(CaseText::word).collect(Collectors.joining(", ", "[", "]"));
    }

    /** A list of names. */
    static String names(List<String> names) {
        return names.stream().map(CaseText::inFlow).collect(Collectors.joining(", ", "[", "]"));
    }

    private static String quoted(String value) {
        return "\"" + value.replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
    }
}
