package org.parley.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.parley.evidence.article.ArticleReader;
import org.parley.evidence.article.Fingerprint;
import org.parley.evidence.intake.Document;
import org.parley.evidence.intake.Intake;

class FingerprintTest {

    private static final String VOTE =
            "The harbour board of Varn sold its last ferry on Monday after a vote that took four minutes, Ilse Maren said.";
    private static final String SUNDAY =
            "The ferry sails for the last time on Sunday, and the town has been invited to wave from the quay at noon. Tea "
                    + "will be served, the board said, and the band will play for as long as it is dry.";
    private static final List<String> STORY = List.of(
            VOTE,
            SUNDAY,
            VOTE.replace("sold", "bought"),
            SUNDAY.replace("band", "choir"),
            VOTE.replace("last", "first"));

    @Test
    void a_copy_under_another_title_and_between_other_furniture_has_the_same_fingerprint() {
        String plain = Fingerprint.of(Corpus.article("Varn sells its last ferry\n\n" + String.join("\n\n", STORY)));
        String page =
                "<!doctype html><html><head><title>Ferry gone</title></head><body><nav><a href=\"/\">Home</a></nav>"
                        + "<article><h1>Ferry gone</h1><p>" + String.join("</p>\n<p>", STORY)
                        + "</p></article><footer><p>All rights</p></footer></body></html>";
        assertThat(plain).matches("[0-9a-f]{16}");
        assertThat(Fingerprint.of(ArticleReader.read(Intake.read(page.getBytes(StandardCharsets.UTF_8), "page.html")
                        .getFirst())))
                .isEqualTo(plain);
        String other = String.join("\n\n", STORY).replace("four", "five");
        assertThat(Fingerprint.of(Corpus.article(other))).isNotEqualTo(plain);
    }

    @Test
    void each_item_of_a_feed_has_a_key_of_its_own() {
        String item =
                "<item><title>Bridge</title><description>The mayor said the bridge was safe.</description></item>";
        String feed = "<rss version=\"2.0\"><channel><title>Ledger</title>" + item + item + "</channel></rss>";
        List<Document> items = Intake.read(feed.getBytes(StandardCharsets.UTF_8), "feed.xml");
        String file = items.getFirst().sha256();
        assertThat(items).extracting(Document::key).containsExactly(file + "#1", file + "#2");
        assertThat(Corpus.article(VOTE).document().key()).matches("[0-9a-f]{64}");
    }
}
