package org.parley.evidence.review;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.parley.evidence.article.Article;
import org.parley.evidence.proposal.ProposedChange;
import org.parley.evidence.speech.Utterance;

/**
 * A document as it was read, with what it suggests for a case.
 *
 * @param published day of publication, as the document or the person who reads it says; null where neither does
 */
public record Reading(
        Article article, @Nullable LocalDate published, List<Utterance> said, List<ProposedChange> changes) {

    public Reading {
        said = List.copyOf(said);
        changes = List.copyOf(changes);
    }

    /** What decisions call the document. */
    String document() {
        return article.document().key();
    }
}
