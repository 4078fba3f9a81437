package org.parley.evidence.proposal;

import java.util.ArrayList;
import java.util.List;
import org.parley.evidence.article.Block;
import org.parley.evidence.intake.Span;
import org.parley.evidence.proposal.ArticleAgainstCase.Dated;
import org.parley.evidence.proposal.ArticleAgainstCase.Found;
import org.parley.evidence.proposal.ProposedChange.ClaimBody;
import org.parley.evidence.speech.Utterance;
import org.parley.model.Attribution.Kind;

/** Each sentence of prose, or part of one, that nobody is said to have said: the outlet's own voice. */
final class OwnVoiceClaims {

    private final ArticleAgainstCase ground;
    private final OwnVoice own;

    OwnVoiceClaims(ArticleAgainstCase ground, List<Utterance> said) {
        this.ground = ground;
        this.own = new OwnVoice(ground.article, said);
    }

    /** A claim with the characters of the article that it is made of. */
    record Own(ProposedChange claim, Span characters) {}

    List<Own> all() {
        List<Own> out = new ArrayList<>();
        for (Block block : ground.article.story()) {
            if (block.part() == Block.Part.PROSE) {
                inBlock(block, out);
            }
        }
        return out;
    }

    private void inBlock(Block block, List<Own> out) {
        String text = ground.article.words(block.place());
        for (Span sentence : new Sentences(text).all()) {
            String words = text.substring(sentence.begin(), sentence.end());
            int from = block.place().begin()
                    + sentence.end()
                    - words.stripLeading().length();
            Span place = new Span(from, from + words.strip().length());
            for (Span rest : own.rest(place)) {
                out.add(new Own(claim(rest, place), rest));
            }
        }
    }

    private ProposedChange claim(Span rest, Span sentence) {
        String says = ground.article.words(rest);
        Dated dated = ground.dated(ClaimWords.time(says));
        ClaimBody body = new ClaimBody(
                Kind.OWN_VOICE,
                null,
                null,
                ground.article.outlets(),
                ClaimWords.kind(says),
                says,
                null,
                ClaimWords.hedge(says),
                ground.words.about(says),
                ground.where(sentence.begin()),
                dated.when(),
                dated.time());
        String rule = rest.equals(sentence) ? "the outlet's own sentence" : "the outlet's own part of a sentence";
        return ground.claimed(new Found("c", rest, rule, 40), body, false);
    }
}
