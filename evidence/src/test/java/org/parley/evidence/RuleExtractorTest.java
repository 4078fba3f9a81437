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

    @Test
    void a_quotation_finds_its_speaker_in_the_ways_of_news_prose() {
        List<String> ways = List.of(
                "“Will it sink?” said Tom Brandt.",
                "“It sinks!” shouted Tom Brandt from the quay.",
                "“It sinks,” agreed Tom Brandt.",
                "“It sinks,” said union president Tom Brandt.",
                "“It sinks,” said a visibly angry Tom Brandt.",
                "“It sinks,” said Tom Brandt (Greens).",
                "Tom Brandt (Greens) said: “It sinks.”",
                "“It sinks,” Tom Brandt, 44, who runs the ferry, said.",
                "“It sinks,” Foreign Minister Tom Brandt of Kestria told reporters.",
                "Tom Brandt put it more bluntly: “It sinks.”",
                "As Tom Brandt put it, “it sinks.”",
                "Tom Brandt was quoted by the Ledger as saying: “It sinks.”",
                "Asked whether it was safe, Tom Brandt replied, “It sinks.”",
                "Tom Brandt was less certain. “It sinks,” he said.",
                "„It sinks,“ said Tom Brandt.",
                "'It sinks,' said Tom Brandt. 'It's old.'");
        for (String way : ways) {
            assertThat(Corpus.said(way)).as(way).singleElement().satisfies(u -> {
                assertThat(u.speaker()).isEqualTo("Tom Brandt");
                assertThat(u.content()).isNotEmpty();
            });
        }
    }

    @Test
    void a_document_and_both_sides_speak_too() {
        assertThat(only("Article 4 of the draft reads: “The crane is safe.”").kind())
                .isEqualTo(Kind.DOCUMENT);
        assertThat(only("“The crane is safe,” both sides said.").speaker()).isEqualTo("both sides");
    }

    private static Utterance only(String text) {
        Article article = Corpus.article(text);
        List<Utterance> said = Corpus.RULES.extract(article);
        assertThat(said).hasSize(1);
        return said.getFirst();
    }
}
