package org.parley.evidence.proposal;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.parley.evidence.intake.Span;
import org.parley.evidence.proposal.ProposedChange.ClaimBody;
import org.parley.evidence.proposal.ProposedChange.DemandBody;
import org.parley.evidence.proposal.ProposedChange.Op;
import org.parley.evidence.proposal.ProposedChange.Standing;
import org.parley.model.Actor;
import org.parley.model.Case;

/** Finds words in which a party's position may stand. What the party asks for in them, a person says. */
final class Demands {

    private static final Pattern POSITION = Pattern.compile(
            "\\b(?:must|should|will not|won[’']t|would not|wants?|wanted|demands?|not going to|never|insists?|insisted|until|refuses?|"
                    + "resists?|resisting|reject(?:s|ed)?|ruled out|rules out)\\b",
            Pattern.CASE_INSENSITIVE);

    private Demands() {}

    /**
     * A demand that may stand in the words of a claim.
     *
     * @param characters of the article that are looked at for a party
     */
    static ProposedChange of(ArticleAgainstCase ground, ProposedChange claim, Span characters) {
        ClaimBody body = (ClaimBody) claim.body();
        @Nullable
        String party = party(ground.known, ground.words, body.speaker(), ground.article.words(characters))
                .orElse(null);
        return new ProposedChange(
                "d" + claim.id().substring(1),
                Op.ADD_DEMAND,
                new DemandBody(claim.id(), party, body.about(), body.says(), body.where(), body.when()),
                claim.span(),
                "words of a position",
                party == null ? 20 : 40,
                claim.grade(),
                Standing.NEW,
                List.of());
    }

    static boolean isPosition(String words) {
        return POSITION.matcher(words).find();
    }

    /** The party for which the speaker speaks, else the first party that the words name. */
    private static Optional<String> party(
            @Nullable Case known, CaseWords words, @Nullable String speaker, String text) {
        if (known == null) {
            return Optional.empty();
        }
        if (speaker != null) {
            return known.actorBehind(speaker).map(Actor::id);
        }
        return words.actorIn(text);
    }
}
