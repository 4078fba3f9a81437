package org.parley.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.parley.evidence.intake.Document;
import org.parley.evidence.intake.Document.Format;
import org.parley.evidence.intake.Intake;
import org.parley.evidence.intake.Passage;
import org.parley.evidence.intake.Reprints;
import org.parley.evidence.intake.Span;
import org.parley.evidence.intake.UnreadableException;

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
    void what_a_feed_says_of_a_picture_is_not_the_story() {
        String story = "The mayor said the bridge was safe for carts.";
        for (String picture : List.of(
                "<media:content url=\"a.jpg\"><media:title>A crane</media:title><media:description>A crane at dawn.</media:description></media:content>",
                "<m:group><m:content><m:description>A crane at dawn.</m:description></m:content></m:group>",
                "<content url=\"a.jpg\">A crane at dawn.</content>")) {
            String rss = "<rss xmlns:m=\"http://search.yahoo.com/mrss/\"><channel><item>" + picture
                    + "<title>Bridge</title><description>" + story + "</description></item></channel></rss>";
            Document item = Intake.read(rss.getBytes(StandardCharsets.UTF_8), "feed.rss")
                    .getFirst();
            assertThat(item.text().text()).as(picture).isEqualTo(story + "\n");
            assertThat(item.facts().title()).isEqualTo("Bridge");
        }
    }

    @Test
    void pictures_that_go_with_a_ninjs_item_are_no_items() {
        String ninjs = """
                {"headline": "Bridge", "body_text": "The mayor said the bridge was safe.",
                 "associations": {"main": {"type": "picture", "headline": "Crane", "description_text": "A crane at dawn, said to be safe.",
                   "renditions": {"small": {"href": "a.jpg", "description_text": "A small crane."}}}},
                 "related": [{"description_text": "Another story."}]}
                """;
        List<Document> items = Intake.read(ninjs.getBytes(StandardCharsets.UTF_8), "x.json");
        assertThat(items).hasSize(1);
        assertThat(items.getFirst().text().text()).isEqualTo("The mayor said the bridge was safe.\n");
        assertThat(items.getFirst().facts().title()).isEqualTo("Bridge");
    }

    @Test
    void a_list_of_ninjs_items_may_be_set_out_in_lines_and_lie_in_a_package() {
        String one = "{\"body_text\": \"The mayor said the bridge was safe.\"}";
        String other = "{\"description_text\": \"The ferry was late again.\"}";
        for (String list : List.of(
                "[\n  " + one + ",\n  " + other + "\n]",
                "{\"description_text\": \"Two items.\", \"items\": [" + one + ", " + other + "]}")) {
            assertThat(Intake.read(list.getBytes(StandardCharsets.UTF_8), "x.json"))
                    .extracting(d -> d.text().text())
                    .containsExactly("The mayor said the bridge was safe.\n", "The ferry was late again.\n");
        }
    }

    @Test
    void a_file_of_a_folder_that_cannot_be_read_is_left_out_and_told(@TempDir Path folder) throws IOException {
        Files.writeString(folder.resolve("a.txt"), "The mayor said the bridge was safe.");
        Files.write(folder.resolve("b.txt"), new byte[] {'%', 'P', 'D', 'F', '-', '1'});
        Files.writeString(folder.resolve("c.txt"), "The ferry was late again.");
        Intake.Gathered gathered = Intake.gather(folder);
        assertThat(gathered.documents()).hasSize(2);
        assertThat(gathered.leftOut()).singleElement().asString().contains("b.txt", "PDF");
        Files.delete(folder.resolve("a.txt"));
        Files.delete(folder.resolve("c.txt"));
        assertThatThrownBy(() -> Intake.gather(folder))
                .isInstanceOf(UnreadableException.class)
                .hasMessageContaining("b.txt");
    }

    @Test
    void documents_of_a_folder_beyond_the_most_that_are_read_are_told(@TempDir Path folder) throws IOException {
        for (int i = 0; i < 2002; i++) {
            Files.writeString(folder.resolve(String.format("%04d.txt", i)), "Late.");
        }
        Intake.Gathered gathered = Intake.gather(folder);
        assertThat(gathered.documents()).hasSize(2000);
        assertThat(gathered.leftOut()).singleElement().asString().contains("2002", "2000", "2000.txt");
    }

    @Test
    void items_of_a_feed_without_text_are_told() {
        String item =
                "<item><title>Bridge</title><description>The mayor said the bridge was safe.</description></item>";
        String rss = "<rss><channel><item><title>Only a title</title></item>" + item + "<item/></channel></rss>";
        assertThat(Intake.read(rss.getBytes(StandardCharsets.UTF_8), "feed.rss"))
                .singleElement()
                .satisfies(d -> assertThat(d.remarks()).anyMatch(r -> r.startsWith("2 of the 3 items")));
    }

    @Test
    void a_paragraph_that_is_too_long_is_read_in_pieces_that_end_with_a_sentence() {
        String sentence = "The mayor said that the bridge over the river was safe for carts. ";
        Document document = Intake.read(sentence.repeat(700).getBytes(StandardCharsets.UTF_8), "x.txt")
                .getFirst();
        assertThat(document.passages()).hasSize(3).allSatisfy(p -> {
            assertThat(document.words(p)).startsWith("The mayor").endsWith("carts.");
            assertThat(p.to() - p.from()).isLessThanOrEqualTo(20_000);
        });
        assertThat(document.remarks()).anyMatch(r -> r.startsWith("1 paragraph of more than 20000"));
        Document second = Intake.read("x".repeat(50_000).getBytes(StandardCharsets.UTF_8), "x.txt")
                .getFirst();
        assertThat(second.passages()).hasSize(3);
        assertThat(String.join("", second.passages().stream().map(second::words).toList()))
                .isEqualTo("x".repeat(50_000));
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
