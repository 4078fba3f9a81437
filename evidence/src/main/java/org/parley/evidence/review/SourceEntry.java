package org.parley.evidence.review;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.parley.casefile.Tips;
import org.parley.evidence.article.Article;
import org.parley.evidence.article.Fingerprint;
import org.parley.evidence.article.Furniture;
import org.parley.evidence.intake.Facts;
import org.parley.model.Case;
import org.parley.model.Source;

/**
 * A document as a source of a case. Its note tells it from every other (the key of the document), holds the fingerprint of
 * its story, and what the document says of itself that a case has no key for.
 */
final class SourceEntry {

    private static final Pattern ADDRESS = Pattern.compile("https?://[^\\s<>\"\\p{C}]{1,2000}");

    /** More of a title, a name or a note than this is no use to a reader, in characters. */
    private static final int LONGEST = 300;

    private static final int MOST = 12;

    private SourceEntry() {}

    /** The source of a case that is this document. */
    static Optional<Source> in(Case known, Article article) {
        Pattern mark = Pattern.compile("\\bsha256 " + article.document().key() + "(?![#\\p{Alnum}])");
        return known.sources().stream()
                .filter(source -> {
                    String note = source.meta().note();
                    return note != null && mark.matcher(note).find();
                })
                .findFirst();
    }

    /** Who published the document, as far as it says. */
    static Optional<String> publisher(Article article) {
        return article.outlets().stream()
                .map(SourceEntry::shortened)
                .filter(name -> !name.isEmpty())
                .findFirst();
    }

    static List<String> lines(String id, Reading reading) {
        Article article = reading.article();
        Facts facts = article.document().facts();
        List<String> lines = new ArrayList<>();
        lines.add("  " + id + ":");
        lines.add("    title: " + CaseText.scalar(title(article)));
        publisher(article).ifPresent(name -> lines.add("    publisher: " + CaseText.scalar(name)));
        if (reading.published() != null) {
            lines.add("    published: " + reading.published());
        }
        String url = facts.url();
        if (url != null && ADDRESS.matcher(url).matches()) {
            lines.add("    url: " + CaseText.scalar(url));
        }
        lines.add("    reliability: F");
        List<String> chain = cleaned(article.outlets());
        if (!chain.isEmpty()) {
            lines.add("    chain: " + CaseText.names(chain));
        }
        lines.add("    note: " + CaseText.scalar(note(article, facts)));
        return lines;
    }

    private static String title(Article article) {
        String stated = article.document().facts().title();
        String first = article.story().isEmpty()
                ? ""
                : article.words(article.story().getFirst().place());
        return Stream.of(stated == null ? "" : stated, first, article.document().name())
                .map(SourceEntry::shortened)
                .filter(title -> !title.isEmpty())
                .findFirst()
                .orElse("no title");
    }

    private static String note(Article article, Facts facts) {
        StringBuilder note = new StringBuilder("sha256 ")
                .append(article.document().key())
                .append(" text ")
                .append(Fingerprint.of(article));
        if (facts.fetched() != null) {
            note.append(", fetched ").append(facts.fetched());
        }
        part(note, "licence", facts.licence() == null ? List.of() : List.of(facts.licence()));
        part(note, "credits", with(facts.credits(), article, Furniture.CREDIT));
        part(note, "byline", article.furniture(Furniture.BYLINE));
        part(note, "contributors", article.furniture(Furniture.CONTRIBUTORS));
        part(note, "topics", with(facts.topics(), article, Furniture.TOPIC));
        return note.toString();
    }

    private static List<String> with(List<String> stated, Article article, Furniture reason) {
        return Stream.concat(stated.stream(), article.furniture(reason).stream())
                .toList();
    }

    private static void part(StringBuilder note, String name, List<String> values) {
        List<String> kept = cleaned(values);
        if (!kept.isEmpty()) {
            note.append("; ").append(name).append(": ").append(String.join(", ", kept));
        }
    }

    private static List<String> cleaned(List<String> values) {
        return values.stream()
                .map(SourceEntry::shortened)
                .filter(value -> !value.isEmpty())
                .distinct()
                .limit(MOST)
                .toList();
    }

    private static String shortened(@Nullable String words) {
        String clean = words == null ? "" : Tips.harmless(words);
        if (clean.length() <= LONGEST) {
            return clean;
        }
        return clean.substring(0, clean.offsetByCodePoints(0, clean.codePointCount(0, LONGEST) - 1)) + "…";
    }
}
