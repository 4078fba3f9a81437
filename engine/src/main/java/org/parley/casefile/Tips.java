package org.parley.casefile;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.parley.model.Case;
import org.parley.model.Issue;
import org.parley.model.Tip;

/** Tips in a case file: read, checked, written, and one more added to a file without touching another line of it. */
public final class Tips {

    /** The longest tip that is kept, in characters. */
    public static final int LONGEST = 2000;

    private Tips() {}

    static List<Tip> read(Keys file) {
        return file.list(
                "tips",
                k -> new Tip(
                        k.text("id"),
                        k.has("received") ? k.date("received") : null,
                        k.text("says"),
                        k.texts("about"),
                        k.textOrNull("note")));
    }

    static List<Map<String, Object>> written(List<Tip> tips) {
        return tips.stream().map(Tips::fields).toList();
    }

    private static Map<String, Object> fields(Tip tip) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("id", tip.id());
        if (tip.received() != null) {
            fields.put("received", tip.received());
        }
        fields.put("says", tip.says());
        if (!tip.about().isEmpty()) {
            fields.put("about", tip.about());
        }
        if (tip.note() != null) {
            fields.put("note", tip.note());
        }
        return fields;
    }

    static void check(Case read, CaseRules rules) {
        Set<String> issues = read.issues().stream().map(Issue::id).collect(Collectors.toCollection(TreeSet::new));
        for (int i = 0; i < read.tips().size(); i++) {
            String path = "/tips/" + i;
            read.tips().get(i).about().forEach(id -> rules.among(id, issues, "issue", path + "/about"));
        }
    }

    /** An id that the case does not have yet: {@code tip-1}, {@code tip-2} ... */
    public static String freshId(Case read, String text) {
        for (int n = read.tips().size() + 1; ; n++) {
            String id = "tip-" + n;
            if (!text.contains(id)) {
                return id;
            }
        }
    }

    /** The tip as an item of the list under {@code tips:}. */
    public static String item(Tip tip) {
        return YamlText.write(Map.of("tips", List.of(fields(tip)))).replaceFirst("^tips:\n", "");
    }

    /**
     * A case file with one more tip at the end of its tips; every other line stays as it was.
     *
     * @param name stands for the file in messages
     * @throws BadCaseException if the text is no case, or its tips are not a list with one item under the other
     */
    public static String added(String text, String name, Tip tip) {
        Case before = CaseFile.read(text, name);
        List<String> lines = new ArrayList<>(List.of(text.split("(?<=\n)", -1)));
        lines.removeIf(String::isEmpty);
        int section = -1;
        for (int i = 0; i < lines.size(); i++) {
            if (lines.get(i).matches("tips:\\s*(#.*)?\\R?")) {
                section = i;
            }
        }
        String item = item(tip);
        int end = lines.size();
        if (section >= 0) {
            end = section + 1;
            for (int i = end; i < lines.size() && !lines.get(i).matches("(?s)[^\\s#-].*"); i++) {
                end = lines.get(i).isBlank() || lines.get(i).startsWith("#") ? end : i + 1;
            }
            String first = lines.get(Math.min(section + 1, lines.size() - 1));
            String indent =
                    first.substring(0, first.length() - first.stripLeading().length());
            item = item.lines().map(l -> indent + l + "\n").collect(Collectors.joining());
        } else {
            item = "tips:\n" + item;
        }
        if (end > 0 && !lines.get(end - 1).endsWith("\n")) {
            lines.set(end - 1, lines.get(end - 1) + "\n");
        }
        lines.add(end, item);
        String after = String.join("", lines);
        Case.Builder expected = before.change();
        expected.tips.add(tip);
        if (!CaseFile.read(after, name).equals(expected.build())) {
            throw new BadCaseException(List.of(new Problem(
                    name,
                    Place.START,
                    Problem.Severity.ERROR,
                    "a tip cannot be added to the list under `tips`",
                    "Write its items one under the other, each beginning with a dash, or leave the key out.")));
        }
        return after;
    }

    /**
     * What was sent, without characters that hide, reorder or mean nothing on a page, as one paragraph. Such characters
     * are dropped rather than shown: a case file refuses them, and a tip is kept for its words.
     */
    public static String harmless(String sent) {
        StringBuilder kept = new StringBuilder();
        Normalizer.normalize(sent, Normalizer.Form.NFC).codePoints().forEach(c -> {
            switch (Character.getType(c)) {
                case Character.FORMAT, Character.PRIVATE_USE, Character.SURROGATE, Character.UNASSIGNED -> {}
                case Character.CONTROL,
                        Character.SPACE_SEPARATOR,
                        Character.LINE_SEPARATOR,
                        Character.PARAGRAPH_SEPARATOR -> kept.append(' ');
                default -> kept.appendCodePoint(c);
            }
        });
        return kept.toString().strip().replaceAll(" +", " ");
    }
}
