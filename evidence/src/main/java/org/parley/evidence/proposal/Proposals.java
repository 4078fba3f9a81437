package org.parley.evidence.proposal;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.parley.evidence.article.Article;
import org.parley.evidence.speech.Utterance;
import org.parley.model.Attribution.Kind;
import org.parley.model.Case;

/** Makes proposed changes of what an article says; it changes nothing itself. */
public final class Proposals {

    private Proposals() {}

    /**
     * What an article suggests for a case, in the order of the text.
     *
     * @param known the case as it stands; null when there is none yet
     * @param published day of publication; null when the document does not say
     */
    public static List<ProposedChange> of(
            Article article, List<Utterance> said, @Nullable Case known, @Nullable LocalDate published) {
        return of(article, said, known, published, IssueLinkers.USUAL);
    }

    /** The same, with issues linked by another linker than the usual one. */
    public static List<ProposedChange> of(
            Article article,
            List<Utterance> said,
            @Nullable Case known,
            @Nullable LocalDate published,
            IssueLinker linker) {
        ArticleAgainstCase ground = new ArticleAgainstCase(article, known, published, linker);
        ReportedClaims reported = new ReportedClaims(ground);
        Demands demands = new Demands(ground, said);
        List<ProposedChange> out = new ArrayList<>();
        said.stream().filter(u -> u.within() == null || u.relayedBy() != null).forEach(u -> {
            ProposedChange claim = reported.of(u);
            out.add(claim);
            if (Demands.isPosition(article.words(u.place())) || u.kind() == Kind.DOCUMENT) {
                out.add(demands.of(claim, u.place()));
            }
        });
        DocumentPassages documents = new DocumentPassages(article, said);
        new OwnVoiceClaims(ground, said).all().forEach(own -> {
            out.add(own.claim());
            String says = article.words(own.characters());
            if (Demands.isPosition(says) || documents.goOn(says, own.characters())) {
                out.add(demands.of(own.claim(), own.characters()));
            }
        });
        out.addAll(new FramedActs(ground, said).all());
        out.addAll(Statements.of(ground, said));
        out.addAll(StickingPoints.proposed(ground));
        out.sort(Comparator.comparingInt((ProposedChange c) -> c.span().begin()).thenComparing(ProposedChange::id));
        return List.copyOf(out);
    }
}
