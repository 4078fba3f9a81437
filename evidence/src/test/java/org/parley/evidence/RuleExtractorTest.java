package org.parley.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.parley.evidence.article.Article;
import org.parley.evidence.speech.Extractor;
import org.parley.evidence.speech.Utterance;
import org.parley.model.Attribution.Kind;

class RuleExtractorTest extends ExtractorContract {

    @Override
    Extractor extractor() {
        return Corpus.RULES;
    }

    @Test
    void a_quotation_goes_on_after_its_speaker() {
        Utterance one = only("“We are late,” said Ilse Maren, the port’s director. “We are not lost.”");
        assertThat(one.content()).hasSize(2);
        assertThat(one.speaker()).isEqualTo("Ilse Maren");
        assertThat(one.type()).isEqualTo(Utterance.Type.DIRECT);
    }

    @Test
    void a_quotation_over_two_paragraphs_is_one() {
        List<Utterance> said = Corpus.said(
                "“We are late,” said Ilse Maren, the port’s director. “The fog came at four and it stayed.\n\n“Nobody could see the quay.”\n\nThe ferry left at nine, as the harbour’s clock had it, and nobody was on board.");
        assertThat(said).hasSize(1);
        assertThat(said.getFirst().content()).hasSize(3);
    }

    @Test
    void an_outlet_that_cites_somebody_makes_two() {
        List<Utterance> said = Corpus.said("The Ledger reported, citing two officials, that the ferry would be sold.");
        assertThat(said)
                .extracting(Utterance::kind)
                .containsExactlyInAnyOrder(Kind.OTHER_OUTLET, Kind.ANONYMOUS_OFFICIAL);
        assertThat(said)
                .filteredOn(u -> u.kind() == Kind.ANONYMOUS_OFFICIAL)
                .allSatisfy(u -> assertThat(u.relayedBy()).isEqualTo("The Ledger"));
    }

    @Test
    void silence_and_what_is_still_to_be_said_are_no_reports() {
        assertThat(
                        Corpus.said(
                                "The board declined to comment on the sale of the ferry. It will announce a date on Monday, and it would not say which."))
                .isEmpty();
    }

    @Test
    void a_transcript_has_its_colons_as_cues() {
        List<Utterance> said = Corpus.said(
                "ILSE MAREN: We came here to listen to the captains of the ferries.\n\nTOM BRANDT: Then you should have come by boat, as we all did.");
        assertThat(said).hasSize(2).allSatisfy(u -> assertThat(u.rule()).isEqualTo("transcript"));
    }

    private static Utterance only(String text) {
        Article article = Corpus.article(text);
        List<Utterance> said = Corpus.RULES.extract(article);
        assertThat(said).hasSize(1);
        return said.getFirst();
    }
}
