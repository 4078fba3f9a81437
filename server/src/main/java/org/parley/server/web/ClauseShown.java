package org.parley.server.web;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import org.parley.seal.PlainSight;
import org.parley.server.talks.Clause;
import org.parley.server.talks.ClearText;
import org.parley.server.talks.Languages;
import org.parley.server.talks.TextVersion;

/**
 * A clause as pages set it.
 *
 * @param place its number
 * @param settles issue to option
 */
record ClauseShown(String id, int place, List<Wording> wordings, SortedMap<String, String> settles) {

    /**
     * Its words in one language, in pieces that hide nothing.
     *
     * @param written whether there are any
     */
    record Wording(
            Language language,
            boolean written,
            List<ClearText.Piece> heading,
            List<ClearText.Piece> body,
            List<String> terms) {}

    /** A language by its tag, its name and its direction of writing. */
    record Language(String tag, String name, String dir) {
        static Language of(String tag) {
            return new Language(tag, Languages.name(tag), Languages.direction(tag));
        }
    }

    /** Words in one piece, with what hides from the eye written out. */
    static String marked(String words) {
        return PlainSight.of(words).marked();
    }

    static List<Language> languages(List<String> tags) {
        return tags.stream().map(Language::of).toList();
    }

    /** @param languages in which to show it */
    static List<ClauseShown> of(TextVersion version, List<String> languages) {
        Map<String, ClearText> clear = new LinkedHashMap<>();
        languages.forEach(language -> clear.put(language, ClearText.of(version, language)));
        List<ClauseShown> shown = new ArrayList<>();
        for (Clause clause : version.clauses()) {
            List<Wording> wordings = new ArrayList<>();
            clear.forEach((language, pieces) -> wordings.add(new Wording(
                    Language.of(language),
                    !clause.body(language).isEmpty(),
                    pieces.pieces(clause.heading(language)),
                    pieces.pieces(clause.body(language)),
                    clause.terms().getOrDefault(language, List.of()).stream()
                            .map(term -> marked(term))
                            .toList())));
            shown.add(new ClauseShown(clause.id(), shown.size() + 1, wordings, clause.settles()));
        }
        return shown;
    }

    /** What the eye does not see in a version, as sentences without an end. */
    static List<String> oddities(TextVersion version) {
        List<String> found = new ArrayList<>();
        for (String language : version.languages()) {
            ClearText clear = ClearText.of(version, language);
            String name = Languages.name(language);
            clear.oddities(version.title(language)).forEach(odd -> found.add("Title, " + name + ": " + odd));
            int place = 0;
            for (Clause clause : version.clauses()) {
                place++;
                String where = "Clause " + place + ", " + name + ": ";
                clear.oddities(clause.heading(language)).forEach(odd -> found.add(where + odd));
                clear.oddities(clause.body(language)).forEach(odd -> found.add(where + odd));
            }
        }
        return found;
    }
}
