package org.parley.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
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

    @TestFactory
    Stream<DynamicTest> each_sentence_gives_its_words_to_whom_it_names_and_to_nobody_else() throws IOException {
        return Files.readAllLines(Path.of("evidence/src/test/resources/speech/sentences.tsv")).stream()
                .filter(line -> !line.startsWith("#"))
                .map(line -> line.split("\t", 2))
                .map(row -> DynamicTest.dynamicTest(
                        row[1],
                        () -> assertThat(speakers(row[1].replace("¶", "\n\n"))).isEqualTo(row[0])));
    }

    private static String speakers(String text) {
        List<Utterance> said = Corpus.said(text);
        return said.isEmpty()
                ? "-"
                : said.stream()
                        .map(u -> u.isOrphan() ? "?" : String.valueOf(u.speaker()))
                        .collect(Collectors.joining(" + "));
    }

    @Test
    void a_speaker_within_a_clause_divides_it_in_two() {
        Utterance one = only("The road, Tom Brandt said, was “a rumour”.");
        assertThat(one.content()).hasSize(2);
        assertThat(one.type()).isEqualTo(Utterance.Type.MIXED);
    }

    @Test
    void a_quotation_over_paragraphs_belongs_to_whom_its_last_one_names() {
        Utterance one = only("“We are late and nobody has told us why.\n\n“We are not lost,” said Ilse Maren.");
        assertThat(one.content()).hasSize(2);
        assertThat(one.speaker()).isEqualTo("Ilse Maren");
    }

    @Test
    void a_paper_that_quotes_somebody_passes_the_words_on() {
        Utterance one = only("The Gazette quoted Tom Brandt as saying that the ferry was sold.");
        assertThat(one.speaker()).isEqualTo("Tom Brandt");
        assertThat(one.relayedBy()).isEqualTo("The Gazette");
    }

    @Test
    void whoever_is_quoted_inside_a_quotation_does_not_speak_next() {
        assertThat(speakers("“My grandmother said it was wet,” said Ilse Maren. She laughed. “I swim,” she added."))
                .isEqualTo("Ilse Maren + My grandmother + Ilse Maren");
    }

    @Test
    void an_answer_of_an_interview_has_no_speaker_where_somebody_without_a_name_may_give_it() {
        assertThat(
                        Corpus.said(
                                "A port official spoke to us about the plan of Ilse Maren.\n\nQ: Is the ferry safe?\n\nA: It is safe as long as it is tied to the quay.\n\nQ: And when it sails?\n\nA: Then you had better ask the captain."))
                .hasSize(2)
                .allSatisfy(u -> assertThat(u.speaker()).isNull());
    }

    private static Utterance only(String text) {
        Article article = Corpus.article(text);
        List<Utterance> said = Corpus.RULES.extract(article);
        assertThat(said).hasSize(1);
        return said.getFirst();
    }
}
