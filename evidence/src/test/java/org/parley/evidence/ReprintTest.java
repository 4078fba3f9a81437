package org.parley.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.parley.casefile.CaseFile;
import org.parley.evidence.article.Article;
import org.parley.evidence.article.ArticleReader;
import org.parley.evidence.article.Fingerprint;
import org.parley.evidence.intake.Intake;
import org.parley.evidence.proposal.Copies;
import org.parley.evidence.proposal.IssueLinkers;
import org.parley.evidence.proposal.Proposals;
import org.parley.evidence.proposal.ProposedChange;
import org.parley.evidence.proposal.ProposedChange.ClaimBody;
import org.parley.evidence.proposal.ProposedChange.Standing;
import org.parley.model.Case;

/** What a case has from a text, the same text and its reprints do not say a second time. */
class ReprintTest {

    private static final String FIRST =
            "Mayor Ilse Maren said on Monday that the night ferry had carried forty passengers to the island.";
    private static final String REST =
            "The harbour hall was full when the council met in the evening, and the doors stayed open until the last boat had "
                    + "come in. Nobody could say how many of those who had waited on the quay would wait there again.";
    private static final List<String> PARAGRAPHS = List.of(
            FIRST,
            REST,
            REST.replace("evening", "morning").replace("boat", "train"),
            FIRST.replace("night", "day").replace("forty", "sixty"),
            REST.replace("harbour", "village").replace("quay", "platform"));
    private static final String STORY = String.join("\n\n", PARAGRAPHS) + "\n";

    private static Article read(String text, String name) {
        return ArticleReader.read(
                Intake.read(text.getBytes(StandardCharsets.UTF_8), name).getFirst());
    }

    private static Article page(String outlet) {
        return read(
                "<!doctype html><html><head><title>Ferry</title><meta property=\"og:site_name\" content=\"" + outlet
                        + "\"></head><body><article><h1>Ferry</h1><p>"
                        + String.join("</p>\n<p>", PARAGRAPHS) + "</p></article></body></html>",
                "page.html");
    }

    private static Case known(String note) {
        return CaseFile.read("""
                parley: 1
                title: Ferry talks
                as_of: 2025-03-05
                parties:
                  town: {name: Old Town}
                  line: {name: River Line}
                sources:
                  one: {title: Ferry, reliability: F, note: "%s"}
                claims:
                  c-forty:
                    source: one
                    attribution: {kind: unattributed}
                    kind: fact
                    says: The night ferry carried forty passengers to the island
                    credibility: 2
                """.formatted(note), "case");
    }

    private static ProposedChange claim(List<ProposedChange> all) {
        return all.stream()
                .filter(c -> c.body() instanceof ClaimBody claim && claim.says().contains("forty"))
                .findFirst()
                .orElseThrow();
    }

    private static ProposedChange claim(Article article, Case known) {
        return claim(Proposals.of(article, Corpus.RULES.extract(article), known, null));
    }

    @Test
    void the_same_document_read_again_confirms_nothing() {
        Article article = read(STORY, "ferry.txt");
        ProposedChange again =
                claim(article, known("sha256 " + article.document().key() + ", fetched 2025-03-04"));
        assertThat(again.standing()).isEqualTo(Standing.HELD);
        assertThat(again.against()).containsExactly("c-forty");
        assertThat(again.grade().toString()).isEqualTo("F2");
    }

    @Test
    void a_copy_on_the_page_of_another_outlet_confirms_nothing() {
        Case known = known("sha256 " + "0".repeat(64) + " text " + Fingerprint.of(read(STORY, "ferry.txt")));
        ProposedChange copy = claim(page("The Gazette"), known);
        assertThat(copy.standing()).isEqualTo(Standing.HELD);
        assertThat(copy.grade().toString()).isEqualTo("F2");
    }

    @Test
    void an_edited_reprint_of_a_document_that_is_read_with_it_confirms_nothing() {
        Article first = read(STORY, "ferry.txt");
        Article edited = read("Ferry is full again\n\n" + FIRST + "\n\n" + REST + "\n", "edited.txt");
        Case known = known("sha256 " + first.document().key() + " text " + Fingerprint.of(first));
        List<Copies> copies = Copies.among(List.of(first, edited));
        ProposedChange again = claim(
                Proposals.of(edited, Corpus.RULES.extract(edited), known, null, IssueLinkers.USUAL, copies.get(1)));
        assertThat(again.standing()).isEqualTo(Standing.HELD);
        assertThat(again.grade().toString()).isEqualTo("F2");
    }

    @Test
    void another_text_that_says_the_same_is_a_second_chain() {
        ProposedChange other = claim(
                read(
                        "Mayor Ilse Maren said that forty passengers had taken the night ferry to the island.\n",
                        "other.txt"),
                known("sha256 " + "0".repeat(64) + " text " + "0".repeat(16)));
        assertThat(other.standing()).isEqualTo(Standing.CONFIRMS);
        assertThat(other.grade().toString()).isEqualTo("F1");
    }

    @Test
    void another_item_of_the_same_file_is_another_text() {
        Article article = read(STORY, "ferry.txt");
        ProposedChange other =
                claim(article, known("sha256 " + article.document().key() + "#2"));
        assertThat(other.standing()).isEqualTo(Standing.CONFIRMS);
    }
}
