package org.parley.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.parley.evidence.intake.Document;
import org.parley.evidence.intake.Document.Format;
import org.parley.evidence.intake.Intake;
import org.parley.evidence.intake.Passage;
import org.parley.evidence.intake.Reprints;
import org.parley.evidence.intake.Span;

class IntakeTest {

    private static final String ATOM =
            "<?xml version=\"1.0\"?><feed xmlns=\"http://www.w3.org/2005/Atom\"><title>Ledger</title>"
                    + "<entry><title>Bridge</title><updated>2025-03-04T10:00:00Z</updated><content type=\"html\">&lt;p&gt;The mayor said the bridge was &amp;ldquo;caf&#233;&amp;rdquo; safe.&lt;/p&gt;</content></entry>"
                    + "<entry><title>Ferry</title><summary>The captain said the ferry was late again today.</summary></entry></feed>";

    @Test
    void spans_lead_back_to_the_original_bytes_through_two_layers_of_escapes() {
        byte[] bytes = ATOM.getBytes(StandardCharsets.UTF_8);
        List<Document> items = Intake.read(bytes, "feed.xml");
        assertThat(items).hasSize(2).allSatisfy(d -> assertThat(d.format()).isEqualTo(Format.FEED));
        Document first = items.getFirst();
        assertThat(first.facts().published()).isEqualTo(LocalDate.of(2025, 3, 4));
        assertThat(first.text().text()).startsWith("The mayor said the bridge was “café” safe.");
        int quote = first.text().text().indexOf("“");
        assertThat(at(bytes, first.text().bytes(quote, quote + 1))).isEqualTo("&amp;ldquo;");
        int word = first.text().text().indexOf("bridge");
        assertThat(at(bytes, first.text().bytes(word, word + 6))).isEqualTo("bridge");
    }

    @Test
    void ninjs_and_newsml_g2_are_read_with_their_bytes() {
        String ninjs =
                "{\"uri\": \"urn:1\", \"headline\": \"Bridge\", \"versioncreated\": \"2025-03-04T10:00:00Z\", \"provider\": \"KNA\", \"body_text\": \"The mayor said the bridge was \\u201csafe\\u201d.\\n\\nNobody came to see it.\"}";
        Document item =
                Intake.read(ninjs.getBytes(StandardCharsets.UTF_8), "x.json").getFirst();
        assertThat(item.format()).isEqualTo(Format.NINJS);
        assertThat(item.passages()).hasSize(2);
        assertThat(item.facts().publisher()).isEqualTo("KNA");
        int quote = item.text().text().indexOf("“");
        assertThat(at(ninjs.getBytes(StandardCharsets.UTF_8), item.text().bytes(quote, quote + 1)))
                .isEqualTo("\\u201c");
        String newsml =
                "<?xml version=\"1.0\"?><newsItem xmlns=\"http://iptc.org/std/nar/2006-10-01/\"><itemMeta><versionCreated>2025-03-04T10:00:00Z</versionCreated></itemMeta>"
                        + "<contentMeta><headline>Bridge</headline></contentMeta><contentSet><inlineXML><html><body><p>The mayor said the bridge was safe.</p></body></html></inlineXML></contentSet></newsItem>";
        Document news =
                Intake.read(newsml.getBytes(StandardCharsets.UTF_8), "x.xml").getFirst();
        assertThat(news.format()).isEqualTo(Format.NEWSML_G2);
        assertThat(news.text().text()).startsWith("The mayor said");
        assertThat(news.facts().published()).isEqualTo(LocalDate.of(2025, 3, 4));
    }

    @Test
    void lines_that_were_broken_at_a_margin_are_joined_and_a_single_newline_can_end_a_paragraph() {
        String wire =
                "The mayor of the old town said on Monday that the bridge over the\nriver was safe enough for carts and for people on foot.\nThe ferry was late again on Tuesday, and nobody could say why it was\nlate, or when it would come.\n";
        assertThat(passages(wire)).hasSize(2).first().asString().endsWith("on foot.");
        String long1 = "x".repeat(150) + " one.";
        assertThat(passages(long1 + "\n" + long1)).hasSize(2);
    }

    @Test
    void a_reprint_is_found_exact_and_edited() {
        String story =
                "The mayor of the old town said on Monday that the bridge over the river was safe enough for carts and people, and that nobody need fear it. The ferry would run as before until the summer.";
        List<Document> three = List.of(
                Intake.read(story.getBytes(StandardCharsets.UTF_8), "one").getFirst(),
                Intake.read(story.getBytes(StandardCharsets.UTF_8), "two").getFirst(),
                Intake.read(
                                ("Bridge is safe, says mayor.\n\n" + story.substring(0, 150))
                                        .getBytes(StandardCharsets.UTF_8),
                                "three")
                        .getFirst());
        assertThat(Reprints.among(three))
                .extracting(p -> p.earlier() + p.later() + p.exact())
                .containsExactly("onetwotrue", "onethreefalse", "twothreefalse");
    }

    private static List<String> passages(String text) {
        Document document =
                Intake.read(text.getBytes(StandardCharsets.UTF_8), "x.txt").getFirst();
        return document.passages().stream()
                .map((Passage p) -> document.words(p))
                .toList();
    }

    private static String at(byte[] bytes, Span span) {
        return new String(bytes, span.begin(), span.length(), StandardCharsets.UTF_8);
    }
}
