package org.parley.server.web;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import org.parley.server.talks.Clause;
import org.parley.server.talks.Drafting;
import org.parley.server.talks.TextKind;
import org.parley.server.talks.TextVersion;
import org.parley.server.talks.Texts;
import org.springframework.util.MultiValueMap;

/**
 * The form in which a version is written, clause by clause. It holds all that was typed, whether or not it would do as a
 * version, so that clauses can be added and moved without losing a word.
 *
 * @param id of the entry that it becomes
 * @param text id of the text; empty for a new one
 * @param number of the version that it becomes
 * @param from entries that it was made from
 * @param languages the language of drafting first
 * @param remark what the drafter says about it, for those who share the chain
 */
record DraftForm(
        UUID id,
        String text,
        TextKind kind,
        int number,
        List<UUID> from,
        List<String> languages,
        SortedMap<String, String> titles,
        List<ClauseForm> clauses,
        String remark) {

    private static final String ANY_BUT_WORDS = "[^a-z0-9]+";

    DraftForm {
        from = List.copyOf(from);
        languages = List.copyOf(languages);
        clauses = List.copyOf(clauses);
    }

    /**
     * One clause of the form.
     *
     * @param terms language to defined terms, divided by semicolons
     * @param settles issue to option
     * @param inStep languages of which the drafter says that they still fit
     */
    record ClauseForm(
            String id,
            SortedMap<String, String> headings,
            SortedMap<String, String> bodies,
            SortedMap<String, String> terms,
            SortedMap<String, String> settles,
            Set<String> inStep) {

        ClauseForm {
            inStep = Set.copyOf(inStep);
        }

        static ClauseForm empty(String id) {
            return new ClauseForm(id, new TreeMap<>(), new TreeMap<>(), new TreeMap<>(), new TreeMap<>(), Set.of());
        }

        static ClauseForm of(Clause clause) {
            SortedMap<String, String> terms = new TreeMap<>();
            clause.terms().forEach((language, all) -> terms.put(language, String.join("; ", all)));
            return new ClauseForm(clause.id(), clause.headings(), clause.bodies(), terms, clause.settles(), Set.of());
        }

        Clause clause() {
            SortedMap<String, List<String>> defined = new TreeMap<>();
            terms.forEach((language, all) -> {
                List<String> each = Arrays.stream(all.split("[;؛\n]"))
                        .map(String::strip)
                        .filter(term -> !term.isEmpty())
                        .distinct()
                        .toList();
                if (!each.isEmpty()) {
                    defined.put(language, each);
                }
            });
            return new Clause(id, headings, bodies, settles, defined);
        }

        public String heading(String language) {
            return headings.getOrDefault(language, "");
        }

        public String body(String language) {
            return bodies.getOrDefault(language, "");
        }

        public String terms(String language) {
            return terms.getOrDefault(language, "");
        }
    }

    /** A text that begins, with one empty clause. */
    static DraftForm fresh(UUID id, TextKind kind, List<String> languages, String clause) {
        return new DraftForm(
                id, "", kind, 1, List.of(), languages, new TreeMap<>(), List.of(ClauseForm.empty(clause)), "");
    }

    /** A version that goes on from another. */
    static DraftForm of(UUID id, TextVersion version, int number, List<UUID> from) {
        return new DraftForm(
                id,
                version.text(),
                version.kind(),
                number,
                from,
                version.languages(),
                version.titles(),
                version.clauses().stream().map(ClauseForm::of).toList(),
                "");
    }

    /**
     * What was sent. Fields of a clause are called {@code body.LANGUAGE.CLAUSE} and so on; {@code clause} lists the clauses
     * in order.
     *
     * @throws BadFormException if it is not this form that was sent
     */
    static DraftForm read(String text, MultiValueMap<String, String> sent) {
        List<String> languages = List.copyOf(new LinkedHashSet<>(sent.getOrDefault("language", List.of())));
        Map<String, ClauseForm> clauses = new LinkedHashMap<>();
        for (String id : sent.getOrDefault("clause", List.of())) {
            SortedMap<String, String> settles = new TreeMap<>();
            for (String pair : sent.getOrDefault("settles." + id, List.of())) {
                int equals = pair.indexOf('=');
                if (equals > 0) {
                    settles.put(pair.substring(0, equals), pair.substring(equals + 1));
                }
            }
            String number = "number." + id + ".";
            sent.forEach((name, values) -> {
                if (name.startsWith(number) && !values.getFirst().isBlank()) {
                    settles.put(
                            name.substring(number.length()), values.getFirst().strip());
                }
            });
            clauses.put(
                    id,
                    new ClauseForm(
                            id,
                            each("heading", id, languages, sent),
                            each("body", id, languages, sent),
                            each("terms", id, languages, sent),
                            settles,
                            Set.copyOf(sent.getOrDefault("fits." + id, List.of()))));
        }
        SortedMap<String, String> titles = new TreeMap<>();
        languages.forEach(language -> titles.put(language, one(sent, "title." + language)));
        try {
            return new DraftForm(
                    UUID.fromString(one(sent, "id")),
                    text,
                    TextKind.valueOf(one(sent, "kind")),
                    Integer.parseInt(one(sent, "number")),
                    sent.getOrDefault("from", List.of()).stream()
                            .map(UUID::fromString)
                            .toList(),
                    languages,
                    titles,
                    List.copyOf(clauses.values()),
                    one(sent, "remark"));
        } catch (IllegalArgumentException e) {
            throw new BadFormException(
                    "This form came without its numbers. Open the text again and copy what you typed.");
        }
    }

    /** What a button other than save asks for: {@code add}, {@code add.CLAUSE}, {@code up.CLAUSE} and so on. */
    DraftForm after(String button, String freshClause) {
        int dot = button.indexOf('.');
        String what = dot < 0 ? button : button.substring(0, dot);
        String which = dot < 0 ? "" : button.substring(dot + 1);
        List<ClauseForm> changed = new ArrayList<>(clauses);
        int at = clauses.stream().map(ClauseForm::id).toList().indexOf(which);
        switch (what) {
            case "add" -> changed.add(at + 1, ClauseForm.empty(freshClause));
            case "remove" -> changed.removeIf(clause -> clause.id().equals(which));
            case "up" -> move(changed, at, at - 1);
            case "down" -> move(changed, at, at + 1);
            default -> {} // To look it over changes nothing.
        }
        return new DraftForm(id, text, kind, number, from, languages, titles, changed, remark);
    }

    /** The same, as another entry. */
    DraftForm withId(UUID other) {
        return new DraftForm(other, text, kind, number, from, languages, titles, clauses, remark);
    }

    /** The version that it becomes. @throws org.parley.server.talks.BadDeedException if it cannot be one as it stands */
    TextVersion version() {
        return new TextVersion(
                text.isEmpty() ? newText() : text,
                number,
                kind,
                titles,
                languages,
                clauses.stream().map(ClauseForm::clause).toList());
    }

    Drafting.Drafted deed() {
        SortedMap<String, List<String>> inStep = new TreeMap<>();
        clauses.forEach(clause -> {
            if (!clause.inStep().isEmpty()) {
                inStep.put(clause.id(), clause.inStep().stream().sorted().toList());
            }
        });
        return new Drafting.Drafted(version(), from, inStep, remark);
    }

    public String title(String language) {
        return titles.getOrDefault(language, "");
    }

    public List<ClauseShown.Language> spoken() {
        return ClauseShown.languages(languages);
    }

    /**
     * Under which name what is being typed is kept as a draft. In a new text a clause is known by its place, since it has no
     * lasting id yet.
     */
    public String draft(int place, String clause, String language) {
        return drafts() + (text.isEmpty() ? place : clause) + "/" + language;
    }

    /** What the names of all drafts of this form begin with. */
    public String drafts() {
        return "texts/" + (text.isEmpty() ? "new/" + kind : text) + "/" + number + "/";
    }

    /** Readable where the title has Latin letters, and the same when the form is sent twice. */
    private String newText() {
        String words = titles.values().stream()
                .map(title -> title.toLowerCase(Locale.ROOT).replaceAll(ANY_BUT_WORDS, "-"))
                .map(title -> title.replaceAll("^-+|-+$", ""))
                .filter(title -> !title.isEmpty())
                .findFirst()
                .orElse("text");
        String short32 = words.length() > 32 ? words.substring(0, 32) : words;
        return short32.replaceAll("-+$", "") + "-" + id.toString().substring(0, 8);
    }

    private static void move(List<ClauseForm> clauses, int from, int to) {
        if (from >= 0 && to >= 0 && to < clauses.size()) {
            clauses.add(to, clauses.remove(from));
        }
    }

    private static SortedMap<String, String> each(
            String field, String clause, List<String> languages, MultiValueMap<String, String> sent) {
        return languages.stream()
                .collect(Collectors.toMap(
                        language -> language,
                        language -> one(sent, field + "." + language + "." + clause),
                        (first, second) -> first,
                        TreeMap::new));
    }

    private static String one(MultiValueMap<String, String> sent, String name) {
        String value = sent.getFirst(name);
        return value == null ? "" : value;
    }

    /** The languages of talks that a text may be written in, those of the form first. */
    public List<ClauseShown.Language> further(List<String> ofTalks) {
        return ofTalks.stream()
                .filter(language -> !languages.contains(language))
                .limit(Texts.MOST_LANGUAGES)
                .map(ClauseShown.Language::of)
                .toList();
    }
}
