package org.parley.server.talks;

import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.parley.seal.Hash;
import org.parley.seal.PlainSight;
import org.parley.seal.ShortCode;

/**
 * One version of a text, in all its languages.
 *
 * @param text id of the text
 * @param number from 1; the number under which it is shown
 * @param titles language to title; every language has one
 * @param languages in the order in which they are shown, the language of drafting first
 * @param clauses in their order, by which they are numbered
 */
public record TextVersion(
        String text,
        int number,
        TextKind kind,
        SortedMap<String, String> titles,
        List<String> languages,
        List<Clause> clauses) {

    private static final int MOST_CLAUSES = 500;

    /** In all languages together; each of them is looked for in the whole text. */
    private static final int MOST_TERMS = 1_000;

    public TextVersion {
        Words.id(text, "text");
        if (number < 1 || number > 100_000) {
            throw new BadDeedException("The number of the version (" + number + ") must be 1 or more.");
        }
        Words.given(kind, "kind of text");
        languages = Words.distinct(languages, Texts.MOST_LANGUAGES, "languages");
        if (languages.isEmpty()) {
            throw new BadDeedException("A text is written in a language at least. Name it.");
        }
        languages.forEach(Words::language);
        SortedMap<String, String> named = new TreeMap<>();
        Words.sorted(titles, Texts.MOST_LANGUAGES, "titles")
                .forEach((language, title) -> named.put(
                        language, Words.needed(title, Words.NAME, "title").strip()));
        if (!named.keySet().equals(Set.copyOf(languages))) {
            throw new BadDeedException("The text is in " + String.join(", ", languages) + ", and there are titles in "
                    + String.join(", ", named.keySet()) + ". Give it one title in each of its languages.");
        }
        titles = Collections.unmodifiableSortedMap(named);
        clauses = Words.list(clauses, MOST_CLAUSES, "clauses");
        long terms = clauses.stream()
                .flatMap(clause -> clause.terms().values().stream())
                .mapToLong(List::size)
                .sum();
        if (terms > MOST_TERMS) {
            throw new BadDeedException("The text defines " + terms + " terms; at most " + MOST_TERMS + " can be.");
        }
        Set<String> ids = new HashSet<>();
        for (Clause clause : clauses) {
            if (!ids.add(clause.id())) {
                throw new BadDeedException("Two clauses are called “" + clause.id() + "”. Give one another id.");
            }
            Set<String> used = new TreeSet<>(clause.bodies().keySet());
            used.addAll(clause.headings().keySet());
            used.addAll(clause.terms().keySet());
            for (String language : used) {
                if (!languages.contains(language)) {
                    throw new BadDeedException("The clause " + clause.id() + " has words in " + language
                            + ", which is no language of the text. Add the language, or take the words out.");
                }
            }
        }
        for (String language : languages) {
            if (page(language, titles, number, clauses).getBytes(StandardCharsets.UTF_8).length > Words.TEXT) {
                throw new BadDeedException("The text in " + language + " is longer than " + Words.TEXT
                        + " bytes. Shorten it, or divide it into two texts.");
            }
        }
    }

    public String title(String language) {
        return titles.getOrDefault(language, "");
    }

    public Optional<Clause> clause(String id) {
        return clauses.stream().filter(clause -> clause.id().equals(id)).findFirst();
    }

    /** Exactly what is shown in a language: title and number, then the numbered clauses, as plain text. */
    public String page(String language) {
        return page(language, titles, number, clauses);
    }

    /** The bytes of {@link #page}, which are what is hashed. */
    public byte[] bytes(String language) {
        return page(language).getBytes(StandardCharsets.UTF_8);
    }

    /** What the page in a language hides from the eye. */
    public PlainSight sight(String language) {
        return PlainSight.of(page(language));
    }

    /** The hash of the page in a language. */
    public Hash hash(String language) {
        return Hash.of(bytes(language));
    }

    /** The hash of the pages in all languages. */
    public Hash hash() {
        return Copy.hash(pages());
    }

    /** A few words that two people can compare by telephone: they differ if one letter differs in any language. */
    public ShortCode code() {
        return ShortCode.of(hash());
    }

    /** Language to page. */
    public SortedMap<String, String> pages() {
        return languages.stream()
                .collect(Collectors.toMap(language -> language, this::page, (one, other) -> one, TreeMap::new));
    }

    /** The same text under another number. */
    public TextVersion numbered(int other) {
        return new TextVersion(text, other, kind, titles, languages, clauses);
    }

    /** The next version, with other clauses. */
    public TextVersion next(List<Clause> others) {
        return new TextVersion(text, number + 1, kind, titles, languages, others);
    }

    private static String page(String language, Map<String, String> titles, int number, List<Clause> clauses) {
        StringBuilder out = new StringBuilder();
        out.append(titles.getOrDefault(language, ""))
                .append(" – ")
                .append(number)
                .append('\n');
        int place = 0;
        for (Clause clause : clauses) {
            place++;
            out.append('\n').append(place).append('.');
            String heading = clause.heading(language);
            if (!heading.isEmpty()) {
                out.append(' ').append(heading);
            }
            out.append('\n');
            String body = clause.body(language);
            out.append(body.isEmpty() ? Texts.NOT_WRITTEN : body).append('\n');
        }
        return out.toString();
    }
}
