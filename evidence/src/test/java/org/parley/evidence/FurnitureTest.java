package org.parley.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.parley.evidence.article.Article;
import org.parley.evidence.article.ArticleReader;
import org.parley.evidence.article.Furniture;
import org.parley.evidence.intake.Intake;
import org.parley.evidence.speech.Utterance;

/** What is told from the story, on pages of three styles of site and in text that was scraped from one. */
class FurnitureTest {

    private static final String FIRST =
            "The harbour board of Varn sold its last ferry on Monday after a vote that took four minutes and surprised nobody.";
    private static final String QUOTED =
            "“We sold a boat and we bought a quiet night,” said Ilse Maren, the board’s chair, on the steps of the old customs house.";
    private static final String LAST =
            "The ferry sails for the last time on Sunday, and the town has been invited to wave from the quay at noon.";

    @Test
    void a_page_of_a_daily_paper_keeps_its_story_and_drops_its_boxes() {
        Article article = page("""
                <html><head><title>Ferry sold | The Varn Courier</title></head><body>
                <div class="cookie-banner"><p>We value your privacy. The mayor said so too.</p></div>
                <nav><a href="/">Home</a> <a href="/city">City</a></nav>
                <article><h1>Varn sells its last ferry</h1>
                <p class="byline">By Otto Holt, 3 March, 18:40</p>
                <p>%s</p><p>%s</p>
                <blockquote class="quote"><p>“We sold a boat and we bought a quiet night”</p><p>Ilse Maren, chair of the board</p></blockquote>
                <p>Read more: Mayor says ferry was never safe</p>
                <p>%s</p>
                <p><em>* This article was amended on 4 March. An earlier version said the mayor had called the vote a farce.</em></p>
                </article>
                <section class="most-popular"><h2>Most read</h2><ol><li><a href="/1">Bridge is closed, says engineer</a></li></ol></section>
                </body></html>""".formatted(FIRST, QUOTED, LAST));
        assertThat(story(article)).containsExactly("Varn sells its last ferry", FIRST, QUOTED, LAST);
        assertThat(reasons(article))
                .containsEntry("“We sold a boat and we bought a quiet night”", Furniture.PULL_QUOTE)
                .containsEntry("Ilse Maren, chair of the board", Furniture.PULL_QUOTE)
                .containsEntry("Read more: Mayor says ferry was never safe", Furniture.NAVIGATION)
                .containsEntry("Bridge is closed, says engineer", Furniture.NAVIGATION);
        assertThat(article.furniture(Furniture.CORRECTION)).hasSize(1);
        assertThat(speakers(article)).containsExactly("Ilse Maren");
    }

    @Test
    void a_page_without_class_names_is_told_by_its_words() {
        Article article = page("""
                <html><body><h1>Varn sells its last ferry</h1>
                <p>Otto Holt has covered the port for eleven years.</p>
                <p>Updated 2 hours ago</p>
                <p>Facebook Twitter WhatsApp Copy link</p>
                <p>%s</p><p>%s</p>
                <p>“We sold a boat and we bought a quiet night”</p>
                <p>%s</p>
                <h3>Related stories</h3>
                <p>Pilot says bridge is no ferry</p><p>“Not my boat,” says captain</p>
                <p>Get the Courier every morning, straight to your inbox</p>
                <p>Download our free app and never miss a tide</p>
                <p>Photo: Lio Strand</p>
                </body></html>""".formatted(FIRST, QUOTED, LAST));
        assertThat(story(article)).containsExactly("Varn sells its last ferry", FIRST, QUOTED, LAST);
        assertThat(reasons(article))
                .containsEntry("Otto Holt has covered the port for eleven years.", Furniture.BYLINE)
                .containsEntry("Updated 2 hours ago", Furniture.BYLINE)
                .containsEntry("Facebook Twitter WhatsApp Copy link", Furniture.NAVIGATION)
                .containsEntry("“We sold a boat and we bought a quiet night”", Furniture.PULL_QUOTE)
                .containsEntry("“Not my boat,” says captain", Furniture.NAVIGATION)
                .containsEntry("Download our free app and never miss a tide", Furniture.SIGN_UP)
                .containsEntry("Photo: Lio Strand", Furniture.CREDIT);
        assertThat(speakers(article)).containsExactly("Ilse Maren");
    }

    @Test
    void a_page_of_an_agency_drops_its_notes_to_desks() {
        Article article = page("""
                <html><body><main><h1>Varn sells its last ferry</h1>
                <p>(Adds chair's comment, paragraphs 2-3)</p>
                <p>%s</p><p>%s</p><p>%s</p>
                <p>EDS: UPDATES with vote. With photos.</p>
                <p>(Reporting by Otto Holt; Editing by Pia Strand)</p>
                <p>Because of an editing error, this report said the chair had wept. She said she had a cold.</p>
                </main></body></html>""".formatted(FIRST, QUOTED, LAST));
        assertThat(story(article)).containsExactly("Varn sells its last ferry", FIRST, QUOTED, LAST);
        assertThat(reasons(article)).containsEntry("(Adds chair's comment, paragraphs 2-3)", Furniture.WIRE_TAIL);
        assertThat(article.furniture(Furniture.CORRECTION)).hasSize(1);
        assertThat(speakers(article)).containsExactly("Ilse Maren");
    }

    @Test
    void scraped_text_loses_its_lists_of_links_and_its_repeated_quotations() {
        Article article = Corpus.article(String.join(
                "\n\n",
                "MENU",
                "Varn sells its last ferry",
                "Share this article",
                FIRST,
                QUOTED,
                "“We sold a boat … a quiet night”",
                "— Ilse Maren",
                "See also",
                "Pilot says bridge is no ferry",
                "“Not my boat,” says captain",
                LAST,
                "Most read",
                "1. The mayor said the bridge was safe.",
                "2. Captain denies he was asleep.",
                "We use cookies. The site said so at the door."));
        assertThat(story(article)).containsExactly("Varn sells its last ferry", FIRST, QUOTED, LAST);
        assertThat(article.furniture(Furniture.PULL_QUOTE)).hasSize(2);
        assertThat(speakers(article)).containsExactly("Ilse Maren");
    }

    @Test
    void a_quotation_in_a_box_that_the_story_does_not_have_is_no_pull_quote() {
        Article article = Corpus.article(String.join(
                "\n\n", "Varn sells its last ferry", FIRST, QUOTED, "“Nobody asked the captain of the boat.”", LAST));
        assertThat(article.furniture(Furniture.PULL_QUOTE)).isEmpty();
        assertThat(story(article)).contains("“Nobody asked the captain of the boat.”");
    }

    @Test
    void a_headline_and_a_crosshead_may_repeat_words_of_the_story() {
        Article article = Corpus.article(String.join(
                "\n\n", "“We sold a boat and we bought a quiet night”", FIRST, QUOTED, "A quiet night", LAST));
        assertThat(article.furniture()).isEmpty();
    }

    @Test
    void sentences_that_look_like_furniture_stay_in_the_story() {
        for (String sentence : List.of(
                "Ilse Maren has run the harbour board since 2011, and she knows every plank of every boat in the town.",
                "Updates of the timetable are nailed to the door, and nobody reads them before the winter is over.",
                "More than forty people signed the letter, and the mayor read it aloud in the hall on Monday evening.",
                "This report was a shock to the board, whose members had hoped to hear nothing more of the old ferry.")) {
            assertThat(story(Corpus.article(String.join("\n\n", FIRST, sentence, LAST))))
                    .contains(sentence);
        }
    }

    @Test
    void what_was_left_out_can_be_brought_back() {
        Article article = Corpus.article(String.join(
                "\n\n", "Varn sells its last ferry", FIRST, "Read more: “Not my boat,” says Otto Brand", LAST));
        assertThat(Corpus.RULES.extract(article)).isEmpty();
        Article again = article.bringBack(List.of(1));
        assertThat(again.furniture()).isEmpty();
        assertThat(Corpus.RULES.extract(again)).extracting(Utterance::speaker).containsExactly("Otto Brand");
    }

    private static Article page(String html) {
        return ArticleReader.read(
                Intake.read(html.getBytes(StandardCharsets.UTF_8), "page.html").getFirst());
    }

    private static List<String> story(Article article) {
        return article.story().stream().map(b -> article.words(b.place())).toList();
    }

    private static Map<String, Furniture> reasons(Article article) {
        return article.furniture().stream()
                .collect(Collectors.toMap(b -> article.words(b.place()), b -> b.reason(), (one, other) -> one));
    }

    private static List<String> speakers(Article article) {
        return Corpus.RULES.extract(article).stream().map(Utterance::speaker).toList();
    }
}
