package org.parley.evidence.proposal;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.parley.evidence.intake.Span;
import org.parley.evidence.proposal.ArticleAgainstCase.Dated;
import org.parley.evidence.proposal.ArticleAgainstCase.Found;
import org.parley.evidence.proposal.ProposedChange.ClaimBody;
import org.parley.evidence.speech.Utterance;

/** What somebody is reported to have said, as a claim of theirs. */
final class ReportedClaims {

    private final ArticleAgainstCase ground;

    ReportedClaims(ArticleAgainstCase ground) {
        this.ground = ground;
    }

    ProposedChange of(Utterance u) {
        String says = words(ground, u);
        String named = u.source() == null ? null : ground.article.words(u.source());
        @Nullable String speaker = ground.speaker(u).orElse(null);
        List<String> through = new ArrayList<>();
        if (u.relayedBy() != null) {
            through.add(u.relayedBy());
        }
        through.addAll(ground.article.outlets());
        Dated dated = ground.dated(u.said());
        ClaimBody body = new ClaimBody(
                u.kind(),
                speaker,
                speaker == null ? named : null,
                through,
                ClaimWords.kind(says),
                says,
                quoted(u),
                u.hedge(),
                ground.words.about(says),
                ground.where(u.place().begin()),
                dated.when(),
                dated.time());
        return ground.claimed(new Found("c", contents(u), u.rule(), u.confidence()), body, u.relayedBy() != null);
    }

    /** From the first to the last character of what is said. */
    static Span contents(Utterance u) {
        return new Span(u.content().getFirst().begin(), u.content().getLast().end());
    }

    /** What is said, its pieces joined. */
    static String words(ArticleAgainstCase ground, Utterance u) {
        return String.join(
                " … ", u.content().stream().map(ground.article::words).toList());
    }

    private @Nullable String quoted(Utterance u) {
        return u.content().stream()
                .map(ground.article::words)
                .map(ClaimWords::quoted)
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
    }
}
