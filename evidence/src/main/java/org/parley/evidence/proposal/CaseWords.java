package org.parley.evidence.proposal;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.parley.model.Case;

/** The words by which a case knows its issues. */
final class CaseWords {

    private static final Set<String> EMPTY = Set.of(
            "the",
            "and",
            "for",
            "how",
            "what",
            "which",
            "who",
            "are",
            "does",
            "from",
            "into",
            "that",
            "this",
            "with",
            "not",
            "there",
            "many",
            "far",
            "part",
            "each",
            "other",
            "another",
            "one",
            "all",
            "any",
            "its",
            "his",
            "her",
            "their",
            "will",
            "would",
            "can",
            "said",
            "about",
            "negotiation",
            "agreement",
            "question",
            "last",
            "long",
            "left",
            "out",
            "deal",
            "talks",
            "way",
            "than",
            "among",
            "them",
            "included",
            "including",
            "serve",
            "goes",
            "ends",
            "end",
            "such",
            "now",
            "plan",
            "day",
            "full",
            "partial");

    private final IssueLinker.Links issues;

    CaseWords(@Nullable Case known, IssueLinker linker) {
        this.issues = known == null ? text -> List.of() : linker.to(known.issues());
    }

    /** Ids of the issues that a text is about. */
    List<String> about(String text) {
        return issues.about(text);
    }

    /** Words of at least three letters, cut to their first six, without those that say little. */
    static Set<String> stems(String text) {
        Set<String> out = new LinkedHashSet<>();
        String lower = text.toLowerCase(Locale.ROOT);
        int from = 0;
        for (int i = 0; i <= lower.length(); i++) {
            int one = i < lower.length() ? lower.codePointAt(i) : ' ';
            if (Character.isLetter(one)) {
                i += Character.charCount(one) - 1;
                continue;
            }
            addStem(lower.substring(from, i), out);
            i += Character.charCount(one) - 1;
            from = i + 1;
        }
        return out;
    }

    private static void addStem(String word, Set<String> to) {
        if (word.length() > 2 && !EMPTY.contains(word)) {
            to.add(
                    word.length() > 6
                            ? word.substring(0, 6)
                            : word.endsWith("s") ? word.substring(0, word.length() - 1) : word);
        }
    }
}
