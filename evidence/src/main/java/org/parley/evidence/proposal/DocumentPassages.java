package org.parley.evidence.proposal;

import java.util.BitSet;
import java.util.List;
import java.util.regex.Pattern;
import org.parley.evidence.article.Article;
import org.parley.evidence.article.Block;
import org.parley.evidence.intake.Span;
import org.parley.evidence.speech.Utterance;
import org.parley.model.Attribution.Kind;

/** The passages of the story in which a document is reported to say something. */
final class DocumentPassages {

    private static final Pattern WOULD = Pattern.compile("\\b(?:would|is to|are to)\\b");

    private final List<Block> story;
    private final BitSet ofDocuments = new BitSet();

    DocumentPassages(Article article, List<Utterance> said) {
        this.story = article.story();
        for (Utterance one : said) {
            if (one.kind() == Kind.DOCUMENT) {
                Span place = one.place();
                for (int i = at(place); i < story.size() && story.get(i).place().begin() < place.end(); i++) {
                    ofDocuments.set(i);
                }
            }
        }
    }

    /** Whether a sentence with "would" stands in the passage after such a report: it goes on with that document. */
    boolean goOn(String says, Span place) {
        if (!WOULD.matcher(says).find()) {
            return false;
        }
        int own = at(place);
        return own > 0 && own < story.size() && story.get(own).place().overlaps(place) && ofDocuments.get(own - 1);
    }

    /** Index of the first passage that ends after a place begins. */
    private int at(Span place) {
        int low = 0;
        int high = story.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            boolean before = story.get(middle).place().end() <= place.begin();
            low = before ? middle + 1 : low;
            high = before ? high : middle;
        }
        return low;
    }
}
