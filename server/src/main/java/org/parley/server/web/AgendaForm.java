package org.parley.server.web;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.parley.server.talks.Course;
import org.parley.server.talks.Named;
import org.parley.server.talks.Question;
import org.springframework.util.MultiValueMap;

/**
 * The agenda as it is written by hand: all that was typed, whether or not it would do.
 *
 * @param id of the entry that it becomes
 * @param base entry of the agenda that stood when it was begun; null where there was none
 * @param windows delegation to the hours that an answer takes, where a case file said so; an empty one is not set
 */
record AgendaForm(UUID id, @Nullable UUID base, List<Row> rows, SortedMap<String, String> windows) {

    private static final String WINDOW = "window.";

    AgendaForm {
        rows = List.copyOf(rows);
        windows = Collections.unmodifiableSortedMap(new TreeMap<>(windows));
    }

    /**
     * One question.
     *
     * @param key by which the form tells its rows apart
     * @param options one a line, an id, a colon and a name, or a name alone; empty where there is a range
     * @param ordered whether the options are in order of degree
     */
    record Row(
            String key,
            String id,
            String name,
            String question,
            String options,
            boolean ordered,
            String from,
            String to,
            String step,
            String unit) {

        static Row empty(String key) {
            return new Row(key, "", "", "", "", false, "", "", "", "");
        }

        static Row of(String key, Question question) {
            Question.Range range = question.range();
            StringBuilder options = new StringBuilder();
            question.options()
                    .forEach(option -> options.append(option.id())
                            .append(": ")
                            .append(option.name())
                            .append('\n'));
            return new Row(
                    key,
                    question.id(),
                    question.name(),
                    question.question(),
                    options.toString(),
                    question.ordered(),
                    range == null ? "" : range.from(),
                    range == null ? "" : range.to(),
                    range == null ? "" : range.step(),
                    range == null || range.unit() == null ? "" : range.unit());
        }

        Question asked(Set<String> taken) {
            List<Named> named = new ArrayList<>();
            Set<String> ids = new HashSet<>();
            options.lines()
                    .map(String::strip)
                    .filter(line -> !line.isEmpty())
                    .forEach(line -> named.add(option(line, ids)));
            Question.Range range = from.isBlank() && to.isBlank()
                    ? null
                    : new Question.Range(
                            from.strip(),
                            to.strip(),
                            step.isBlank() ? "1" : step.strip(),
                            unit.isBlank() ? null : unit.strip());
            String called = id.isBlank() ? word(name, "question", taken) : id.strip();
            taken.add(called);
            return new Question(
                    called, name.strip(), question.isBlank() ? name : question.strip(), named, ordered, range);
        }

        private static Named option(String line, Set<String> taken) {
            int colon = line.indexOf(':');
            String id = colon > 0 ? line.substring(0, colon).strip() : "";
            boolean proper = id.matches("[A-Za-z0-9][A-Za-z0-9._-]{0,63}");
            Named option = proper
                    ? new Named(id, line.substring(colon + 1).strip())
                    : new Named(word(line, "option", taken), line);
            taken.add(option.id());
            return option;
        }

        /** An id of the words of a name; numbered where it is taken or has no Latin letters. */
        private static String word(String name, String instead, Set<String> taken) {
            String words =
                    name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-").replaceAll("^-+|-+$", "");
            String begun = words.isEmpty() ? instead : words.substring(0, Math.min(40, words.length()));
            String free = words.isEmpty() ? begun + "-1" : begun;
            for (int i = 2; taken.contains(free); i++) {
                free = begun + "-" + i;
            }
            return free;
        }
    }

    static AgendaForm of(UUID id, @Nullable UUID base, Course.@Nullable Agenda agenda) {
        List<Row> rows = new ArrayList<>();
        if (agenda != null) {
            agenda.questions().forEach(question -> rows.add(Row.of(Integer.toString(rows.size() + 1), question)));
        }
        if (rows.isEmpty()) {
            rows.add(Row.empty("1"));
        }
        return new AgendaForm(id, base, rows, new TreeMap<>());
    }

    /** @throws BadFormException if it is not this form that was sent */
    static AgendaForm read(MultiValueMap<String, String> sent) {
        List<Row> rows = new ArrayList<>();
        for (String key : sent.getOrDefault("row", List.of())) {
            rows.add(new Row(
                    key,
                    one(sent, "id." + key),
                    one(sent, "name." + key),
                    one(sent, "question." + key),
                    one(sent, "options." + key),
                    !one(sent, "ordered." + key).isEmpty(),
                    one(sent, "from." + key),
                    one(sent, "to." + key),
                    one(sent, "step." + key),
                    one(sent, "unit." + key)));
        }
        SortedMap<String, String> windows = new TreeMap<>();
        sent.keySet().stream()
                .filter(name -> name.startsWith(WINDOW))
                .forEach(name -> windows.put(name.substring(WINDOW.length()), one(sent, name)));
        try {
            String base = one(sent, "base");
            return new AgendaForm(
                    UUID.fromString(one(sent, "id")), base.isEmpty() ? null : UUID.fromString(base), rows, windows);
        } catch (IllegalArgumentException e) {
            throw new BadFormException("This form came without its number. Open the agenda again.");
        }
    }

    /** What a button other than save asks for: {@code add}, {@code remove.KEY}, {@code up.KEY}, {@code down.KEY}. */
    AgendaForm after(String button) {
        int dot = button.indexOf('.');
        String what = dot < 0 ? button : button.substring(0, dot);
        String which = dot < 0 ? "" : button.substring(dot + 1);
        List<Row> changed = new ArrayList<>(rows);
        int at = rows.stream().map(Row::key).toList().indexOf(which);
        switch (what) {
            case "add" -> changed.add(Row.empty(freeKey()));
            case "remove" -> changed.removeIf(row -> row.key().equals(which));
            case "up" -> move(changed, at, at - 1);
            case "down" -> move(changed, at, at + 1);
            default -> {} // To look it over changes nothing.
        }
        return new AgendaForm(id, base, changed, windows);
    }

    /** The same, with what a case file says of how long answers take. */
    AgendaForm with(SortedMap<String, Integer> hours) {
        SortedMap<String, String> said = new TreeMap<>();
        hours.forEach((party, one) -> said.put(party, Integer.toString(one)));
        return new AgendaForm(id, base, rows, said);
    }

    /**
     * The windows that it sets.
     *
     * @throws BadFormException if one is no whole number
     * @throws org.parley.server.talks.BadDeedException if one is no window
     */
    List<Course.WindowSet> set() {
        List<Course.WindowSet> set = new ArrayList<>();
        windows.forEach((party, hours) -> {
            if (!hours.isBlank()) {
                set.add(new Course.WindowSet(party, Hours.read(hours)));
            }
        });
        return set;
    }

    AgendaForm withId(UUID other) {
        return new AgendaForm(other, base, rows, windows);
    }

    /** @throws org.parley.server.talks.BadDeedException if it cannot be an agenda as it stands */
    Course.Agenda agenda() {
        Set<String> taken = new HashSet<>();
        rows.forEach(row -> taken.add(row.id().strip()));
        return new Course.Agenda(rows.stream().map(row -> row.asked(taken)).toList());
    }

    private String freeKey() {
        int key = rows.size() + 1;
        List<String> keys = rows.stream().map(Row::key).toList();
        while (keys.contains(Integer.toString(key))) {
            key++;
        }
        return Integer.toString(key);
    }

    private static void move(List<Row> rows, int from, int to) {
        if (from >= 0 && to >= 0 && to < rows.size()) {
            rows.add(to, rows.remove(from));
        }
    }

    private static String one(MultiValueMap<String, String> sent, String name) {
        String value = sent.getFirst(name);
        return value == null ? "" : value;
    }
}
