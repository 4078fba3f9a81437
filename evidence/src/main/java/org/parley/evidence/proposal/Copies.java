package org.parley.evidence.proposal;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.parley.evidence.article.Article;
import org.parley.evidence.article.Fingerprint;
import org.parley.evidence.intake.Reprints;
import org.parley.model.Source;

/**
 * An article and its reprints, by the marks that a case keeps in the notes of its sources: the key of the document and the
 * fingerprint of its story. What comes from a copy is no second source.
 *
 * @param keys of the documents
 * @param texts their fingerprints
 */
public record Copies(Set<String> keys, Set<String> texts) {

    private static final Pattern KEY = Pattern.compile("\\bsha256 ([0-9a-f]{64}(?:#\\d{1,9})?)(?![#\\p{Alnum}])");
    private static final Pattern TEXT = Pattern.compile("\\btext ([0-9a-f]{16})\\b");

    public Copies {
        keys = Set.copyOf(keys);
        texts = Set.copyOf(texts);
    }

    /** The article alone. */
    public static Copies of(Article article) {
        return new Copies(Set.of(article.document().key()), Set.of(Fingerprint.of(article)));
    }

    /** For each of some articles it and those among them that carry the same text, exactly or edited. */
    public static List<Copies> among(List<Article> articles) {
        List<Copies> alone = articles.stream().map(Copies::of).toList();
        List<Copies> out = new ArrayList<>();
        for (List<Integer> group :
                Reprints.copies(articles.stream().map(Article::document).toList())) {
            Set<String> keys = new HashSet<>();
            Set<String> texts = new HashSet<>();
            for (int one : group) {
                keys.addAll(alone.get(one).keys);
                texts.addAll(alone.get(one).texts);
            }
            out.add(new Copies(keys, texts));
        }
        return List.copyOf(out);
    }

    /** Whether a source of a case is one of them, by its note. */
    boolean holds(Source source) {
        String note = source.meta().note();
        return note != null && (isIn(KEY.matcher(note), keys) || isIn(TEXT.matcher(note), texts));
    }

    private static boolean isIn(Matcher mark, Set<String> known) {
        return mark.find() && known.contains(mark.group(1));
    }
}
