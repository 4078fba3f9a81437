package org.parley.server.talks;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * One clause of a text, in each of its languages.
 *
 * @param id stays with the clause from version to version, wherever it moves
 * @param headings language to heading; a language may have none
 * @param bodies language to wording; a language in which nobody has written it yet has none
 * @param settles issue to option: what the clause amounts to. Nobody is shown it as part of the text
 * @param terms language to the terms that the clause defines
 */
public record Clause(
        String id,
        SortedMap<String, String> headings,
        SortedMap<String, String> bodies,
        SortedMap<String, String> settles,
        SortedMap<String, List<String>> terms) {

    public Clause {
        Words.id(id, "clause");
        headings = written(headings, Words.NAME, "heading of clause " + id);
        bodies = written(bodies, Words.CLAUSE, "clause " + id);
        settles = Collections.unmodifiableSortedMap(Words.sorted(settles, 100, "issues of clause " + id));
        settles.forEach((issue, option) -> {
            Words.id(issue, "issue");
            Words.needed(option, 64, "option");
        });
        SortedMap<String, List<String>> clean = new TreeMap<>();
        String what = "term of clause " + id;
        Words.sorted(terms, Texts.MOST_LANGUAGES, "languages of the terms of clause " + id)
                .forEach((language, all) -> clean.put(
                        Words.language(language),
                        Words.distinct(all, 100, what).stream()
                                .map(term ->
                                        Words.needed(term, Words.NAME, what).strip())
                                .toList()));
        terms = Collections.unmodifiableSortedMap(clean);
    }

    /** A clause that settles nothing and defines nothing. */
    public static Clause of(String id, String language, String heading, String body) {
        return new Clause(
                id,
                new TreeMap<>(Map.of(language, heading)),
                new TreeMap<>(Map.of(language, body)),
                new TreeMap<>(),
                new TreeMap<>());
    }

    /** The same clause in one more language, or with other words in that language. */
    public Clause with(String language, String heading, String body) {
        SortedMap<String, String> otherHeadings = new TreeMap<>(headings);
        SortedMap<String, String> otherBodies = new TreeMap<>(bodies);
        otherHeadings.put(language, heading);
        otherBodies.put(language, body);
        return new Clause(id, otherHeadings, otherBodies, settles, terms);
    }

    /** The same clause, bound to one more option. */
    public Clause settling(String issue, String option) {
        SortedMap<String, String> more = new TreeMap<>(settles);
        more.put(issue, option);
        return new Clause(id, headings, bodies, more, terms);
    }

    /** The same clause, defining these terms in a language. */
    public Clause defining(String language, String... defined) {
        SortedMap<String, List<String>> more = new TreeMap<>(terms);
        more.put(language, List.of(defined));
        return new Clause(id, headings, bodies, settles, more);
    }

    /** The heading in a language; empty where there is none. */
    public String heading(String language) {
        return headings.getOrDefault(language, "");
    }

    /** The wording in a language; empty where there is none. */
    public String body(String language) {
        return bodies.getOrDefault(language, "");
    }

    /** Whether nobody can tell two clauses apart by what they say in a language. */
    boolean saysTheSame(Clause other, String language) {
        return heading(language).equals(other.heading(language))
                && body(language).equals(other.body(language));
    }

    private static SortedMap<String, String> written(SortedMap<String, String> words, int most, String what) {
        SortedMap<String, String> clean = new TreeMap<>();
        Words.sorted(words, Texts.MOST_LANGUAGES, "languages of the " + what).forEach((language, said) -> {
            Words.language(language);
            String stripped = Words.optional(said, most, what);
            if (stripped != null) {
                clean.put(language, stripped.strip());
            }
        });
        return Collections.unmodifiableSortedMap(clean);
    }
}
