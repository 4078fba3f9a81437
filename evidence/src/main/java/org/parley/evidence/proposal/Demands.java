package org.parley.evidence.proposal;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.parley.evidence.intake.Span;
import org.parley.evidence.proposal.ProposedChange.ClaimBody;
import org.parley.evidence.proposal.ProposedChange.DemandBody;
import org.parley.evidence.proposal.ProposedChange.Op;
import org.parley.evidence.proposal.ProposedChange.Standing;
import org.parley.evidence.speech.Utterance;
import org.parley.model.Actor;
import org.parley.model.Case;

/** Finds words in which a party's position may stand. What the party asks for in them, a person says. */
final class Demands {

    /** Characters from the beginning of a sentence to a verb of it. */
    private static final int FARTHEST = 1500;

    private static final Pattern POSITION = Pattern.compile(
            "\\b(?:must|should|will not|won[’']t|would not|wants?|wanted|demands?|not going to|never|insists?|insisted|until|refuses?|"
                    + "resists?|resisting|reject(?:s|ed)?|ruled out|rules out)\\b",
            Pattern.CASE_INSENSITIVE);

    /** Verbs whose subject is whoever holds the position; "must" and "until" say nothing of that. */
    private static final Pattern HOLDS = Pattern.compile(
            "\\b(?:wants?|wanted|demands|demanded|insists?|insisted|refuses?|refused|resists?|resisted|rejects?|rejected"
                    + "|ruled out|rules out|will not|won[’']t|would not|(?:is|are|was|were) (?:not going to|resisting))\\b",
            Pattern.CASE_INSENSITIVE);

    private final ArticleAgainstCase ground;
    private final Tellers tellers;

    Demands(ArticleAgainstCase ground, List<Utterance> said) {
        this.ground = ground;
        this.tellers = new Tellers(said);
    }

    /**
     * A demand that may stand in the words of a claim.
     *
     * @param characters of the article that are looked at for a party
     */
    ProposedChange of(ProposedChange claim, Span characters) {
        ClaimBody body = (ClaimBody) claim.body();
        @Nullable String party = party(body.speaker(), characters).orElse(null);
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

    /** The party for which the speaker speaks, else the first of which the words say that it wants or refuses something. */
    private Optional<String> party(@Nullable String speaker, Span characters) {
        Case known = ground.known;
        if (known == null) {
            return Optional.empty();
        }
        if (speaker != null) {
            return known.actorBehind(speaker).map(Actor::id);
        }
        int from = start(characters.begin());
        String words = ground.article.text().substring(from, characters.end());
        Sentences sentences = new Sentences(words);
        Matcher holds = HOLDS.matcher(words);
        int next = characters.begin() - from;
        while (holds.find(next)) {
            next = holds.end();
            Span sentence = sentences.around(holds.start());
            String clause = words.substring(sentence.begin(), holds.start());
            Optional<String> party = holder(known, clause, from + sentence.begin(), from + holds.start())
                    .filter(id -> !Tellers.isHearsay(words.substring(sentence.begin(), sentence.end())));
            if (party.isPresent()) {
                return party;
            }
        }
        return Optional.empty();
    }

    /** The party that is the whole subject of a verb of the article, at whose clause it begins. */
    private Optional<String> holder(Case known, String clause, int begin, int verb) {
        if (clause.length() > FARTHEST
                || Tellers.withholdsName(clause)
                || !tellers.isVouchedFor(ground.article, new Span(verb, verb + 1))) {
            return Optional.empty();
        }
        String subject = Subject.of(clause);
        int at = begin + Math.max(0, clause.lastIndexOf(subject));
        return tellers.isUnnamed(new Span(at, at + subject.length()))
                ? Optional.empty()
                : ground.named.meant(subject).flatMap(known::actorBehind).map(Actor::id);
    }

    /** Where the paragraph of a place begins, or some way before the place. */
    private int start(int place) {
        int line = ground.article.text().lastIndexOf('\n', Math.max(0, place - 1)) + 1;
        return Math.max(Math.min(line, place), place - FARTHEST);
    }
}
