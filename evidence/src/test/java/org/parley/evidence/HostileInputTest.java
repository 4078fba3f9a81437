package org.parley.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.parley.evidence.article.Article;
import org.parley.evidence.article.ArticleReader;
import org.parley.evidence.intake.Document;
import org.parley.evidence.intake.Intake;
import org.parley.evidence.intake.UnreadableException;
import org.parley.evidence.proposal.Proposals;
import org.parley.evidence.proposal.ProposedChange;
import org.parley.evidence.speech.Utterance;

class HostileInputTest {

    private static final String SAID =
            "<p>The mayor of the old town said on Monday that the bridge over the river was safe enough for carts and for people.</p>";

    @Test
    void scripts_are_neither_run_nor_read() {
        Article article = read(
                "<html><body><script>document.write('<p>The king said it was over.</p>')</script>" + SAID
                        + "<img src=x onerror=\"alert('said')\"><svg><text>Nobody said so.</text></svg><noscript><p>Somebody said no.</p></noscript></body></html>");
        assertThat(article.text()).doesNotContain("king", "Nobody", "Somebody").contains("bridge");
    }

    /** What a text may repeat to make a reader call itself again and again. */
    @Test
    void no_repetition_fills_a_small_stack() throws InterruptedException {
        List<String> found = new ArrayList<>();
        for (String unit : List.of(
                ".",
                "1.2,",
                "A.",
                "<b>",
                "“",
                "(",
                "said ",
                "A-",
                "Aa, ",
                "obstacle: ",
                "Mr. ",
                "of the mayor, Ilse Maren, ")) {
            Thread reader = new Thread(
                    null,
                    () -> {
                        try {
                            read(unit.repeat(20_000 / unit.length()) + "\n" + SAID, "text.txt");
                            read("<html><body><p>" + unit.repeat(20_000 / unit.length()) + "</p>" + SAID, "page.html");
                        } catch (UnreadableException tooManyTags) {
                            assertThat(tooManyTags).hasMessageContaining("tags");
                        } catch (StackOverflowError e) {
                            found.add(unit);
                        }
                    },
                    "reading",
                    512 * 1024);
            reader.start();
            reader.join();
        }
        assertThat(found).isEmpty();
    }

    private static List<ProposedChange> read(String text, String name) {
        Article article = ArticleReader.read(
                Intake.read(text.getBytes(StandardCharsets.UTF_8), name).getFirst());
        return Proposals.of(article, Corpus.RULES.extract(article), null, null);
    }

    /** In a process of its own, with the memory that the measurements allow. */
    @Test
    void with_512_megabytes_each_large_document_is_read_or_turned_down() throws IOException, InterruptedException {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx512m",
                        "-cp",
                        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                        LargeDocuments.class.getName())
                .redirectErrorStream(true)
                .start();
        String told = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(told).isZero();
        assertThat(told.lines())
                .as(told)
                .hasSize(LargeDocuments.ALL.size())
                .allSatisfy(line -> assertThat(line)
                        .containsAnyOf(
                                " read",
                                "no article does",
                                "are not read",
                                "no text to read",
                                "not well formed",
                                "no article is",
                                "Divide the file"));
        assertThat(told).doesNotContain("Error");
    }

    @Test
    void a_page_of_twenty_megabytes_of_script_is_read_and_one_of_tags_or_words_is_turned_down() {
        String scripts = "<html><body>" + SAID + "<script>" + "x=1;".repeat(5_000_000) + "</script></body></html>";
        Assertions.assertTimeout(
                Duration.ofSeconds(30), () -> assertThat(read(scripts).text()).contains("bridge"));
        String tags = "<html><body>" + "<b>".repeat(200_000) + SAID + "</body></html>";
        assertThatThrownBy(() -> read(tags))
                .isInstanceOf(UnreadableException.class)
                .hasMessageContaining("tags")
                .hasMessageContaining("Save");
        byte[] larger = new byte[Intake.LARGEST + 1];
        assertThatThrownBy(() -> Intake.read(larger, "big.html"))
                .isInstanceOf(UnreadableException.class)
                .hasMessageContaining("MB");
        String words = "word ".repeat(450_000);
        assertThatThrownBy(() -> Intake.read(words.getBytes(StandardCharsets.UTF_8), "long.txt"))
                .isInstanceOf(UnreadableException.class)
                .hasMessageContaining("million");
    }

    @Test
    void entities_that_swell_are_left_alone() {
        String bomb =
                "<?xml version=\"1.0\"?><!DOCTYPE rss [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;&a;&a;&a;&a;\"><!ENTITY c SYSTEM \"file:///etc/passwd\">]>"
                        + "<rss><channel><item><title>x</title><description>&b;&b;&c; The mayor said the bridge was safe for carts.</description></item></channel></rss>";
        Document document =
                Intake.read(bomb.getBytes(StandardCharsets.UTF_8), "bomb.rss").getFirst();
        assertThat(document.text().text()).doesNotContain("aaaa", "root:").contains("bridge");
    }

    @Test
    void no_text_at_all_is_said_plainly() {
        for (String empty : List.of(
                "",
                "   \n\n ",
                "<html><body><script>1</script></body></html>",
                "{\"uri\": \"x\"}",
                "<rss><channel></channel></rss>")) {
            assertThatThrownBy(() -> Intake.read(empty.getBytes(StandardCharsets.UTF_8), "empty"))
                    .isInstanceOf(UnreadableException.class)
                    .hasMessageContaining("no text");
        }
        assertThatThrownBy(() -> Intake.read(new byte[] {'%', 'P', 'D', 'F', '-', '1'}, "x.pdf"))
                .hasMessageContaining("PDF");
        assertThatThrownBy(() -> Intake.read("{\"a\": ".getBytes(StandardCharsets.UTF_8), "x.json"))
                .isInstanceOf(UnreadableException.class);
    }

    @Test
    void characters_that_hide_or_turn_text_are_left_out_and_told() {
        Document document = Intake.read(
                        "The may\u200Bor said the \u202Ebridge\u202C was safe for all carts and people."
                                .getBytes(StandardCharsets.UTF_8),
                        "x.txt")
                .getFirst();
        assertThat(document.text().text()).isEqualTo("The mayor said the bridge was safe for all carts and people.\n");
        assertThat(document.remarks())
                .anyMatch(r -> r.contains("invisible"))
                .anyMatch(r -> r.contains("direction of writing"));
    }

    @Test
    void wrong_and_unnamed_encodings_are_read_and_told() {
        String text = "Le maire, Zoë Müller, said the café was “closed” for the whole week.";
        Document latin = Intake.read(text.getBytes(Charset.forName("windows-1252")), "x.txt")
                .getFirst();
        assertThat(latin.text().text()).contains("Zoë Müller", "“closed”");
        assertThat(latin.remarks()).anyMatch(r -> r.contains("windows-1252"));
        assertThat(Intake.read(text.getBytes(StandardCharsets.UTF_16LE), "x.txt")
                        .getFirst()
                        .text()
                        .text())
                .contains("Zoë Müller");
        byte[] lying = ("<html><head><meta charset=\"utf-8\"></head><body><p>" + text + "</p></body></html>")
                .getBytes(Charset.forName("windows-1252"));
        assertThat(Intake.read(lying, "x.html").getFirst().remarks())
                .anyMatch(r -> r.contains("says UTF-8 but is not"));
    }

    @Test
    void deep_and_broken_markup_ends_in_an_answer() {
        Assertions.assertTimeout(Duration.ofSeconds(20), () -> {
            assertThat(read("<html><body>" + "<div>".repeat(5000) + SAID).text())
                    .contains("bridge");
            String quotes = "The mayor said: " + "“".repeat(3000) + " and \"'‘«„ ".repeat(500);
            List<Utterance> said = Corpus.said(quotes);
            assertThat(said).isNotNull();
            assertThat(Corpus.said("said, ".repeat(3000) + ".")).isNotNull();
        });
    }

    private static Article read(String html) {
        return ArticleReader.read(
                Intake.read(html.getBytes(StandardCharsets.UTF_8), "page.html").getFirst());
    }
}
