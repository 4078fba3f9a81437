package org.parley.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicReference;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.parley.cli.BadInputException;
import org.parley.cli.Exit;
import picocli.CommandLine;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class ReadCommandTest {

    private static final String STORY = """
            Varn sells its last ferry

            The harbour board of Varn sold its last ferry on Monday after a vote that took four minutes and surprised nobody.

            Read more: “Not my boat,” says Otto Brand

            The ferry sails for the last time on Sunday, and the town has been invited to wave from the quay at noon.

            Share this article
            """;

    @TempDir
    private Path folder;

    @Test
    void what_was_left_out_is_listed_with_numbers_and_can_be_brought_back() throws IOException {
        Path article = Files.writeString(folder.resolve("ferry.txt"), STORY);
        assertThat(run(article.toString(), "--furniture"))
                .contains("0 reports of speech")
                .contains("left out 1 (menus, related links, buttons): Read more")
                .contains("left out 2 (menus, related links, buttons): Share this article");
        assertThat(run(article.toString(), "--furniture", "--bring-back", "1"))
                .contains("1 reports of speech")
                .contains("brought back 1")
                .contains("left out 2")
                .contains("Not my boat");
    }

    @Test
    void a_number_that_is_not_on_the_list_is_told_with_the_numbers_that_are() throws IOException {
        Path article = Files.writeString(folder.resolve("ferry.txt"), STORY);
        assertThatThrownBy(() -> run(article.toString(), "--bring-back", "1,7"))
                .isInstanceOf(BadInputException.class)
                .hasMessageContaining("no passage 7")
                .hasMessageContaining("1 to 2")
                .hasMessageContaining("--furniture");
        Path other = Files.writeString(folder.resolve("other.txt"), STORY);
        assertThatThrownBy(() -> run(article.toString(), other.toString(), "--bring-back", "1"))
                .isInstanceOf(BadInputException.class)
                .hasMessageContaining("one article");
    }

    @Test
    void what_was_left_out_and_what_a_document_says_of_itself_is_data_of_the_source() throws IOException {
        Path article = Files.writeString(folder.resolve("ferry.html"), """
                <!doctype html><html><head><title>Ferry</title><meta name="author" content="Ada Pen">
                <meta name="copyright" content="CC BY 4.0"><meta property="article:tag" content="Ferries"></head>
                <body><nav><a href="/">Home</a></nav><article><h1>Ferry</h1><figure><img src="f.png">
                <figcaption>The last ferry, seen from the quay. Photo: Bo Lens</figcaption></figure>
                <p>The harbour board of Varn sold its last ferry on Monday after a vote that took four minutes.</p>
                <p>The ferry sails for the last time on Sunday, and the town has been invited to wave at noon.</p>
                </article></body></html>
                """);
        JsonNode document = JsonMapper.builder()
                .build()
                .readTree(run(article.toString(), "--json"))
                .get("documents")
                .get(0);
        assertThat(document.at("/facts/credits/0").asString()).isEqualTo("Ada Pen");
        assertThat(document.at("/facts/topics/0").asString()).isEqualTo("Ferries");
        assertThat(document.at("/facts/licence").asString()).isEqualTo("CC BY 4.0");
        assertThat(document.get("furniture").valueStream()).anySatisfy(one -> {
            assertThat(one.get("reason").asString()).isEqualTo("caption");
            assertThat(one.get("words").asString()).startsWith("The last ferry, seen from the quay");
        });
    }

    @Test
    void the_page_of_a_reading_shows_every_document_and_no_place_of_it_has_the_name_of_another() throws IOException {
        Path feed = Files.writeString(folder.resolve("feed.xml"), """
                <rss version="2.0"><channel><title>Varn Courier</title>
                <item><title>Bridge</title><description>Ilse Maren said the bridge was closed.</description></item>
                <item><title>Ferry</title><description>Otto Brand said the ferry was full.</description></item>
                </channel></rss>
                """);
        Path article = Files.writeString(folder.resolve("ferry.txt"), STORY.replace("Read more: ", ""));
        Path copy = Files.copy(article, folder.resolve("copy.txt"));
        Path page = folder.resolve("page.html");
        run(feed.toString(), article.toString(), copy.toString(), "--html", page.toString());
        Document shown = Jsoup.parse(Files.readString(page));
        assertThat(shown.select("h1").eachText())
                .containsExactly(feed + "#1", feed + "#2", article.toString(), copy.toString());
        assertThat(shown.select("mark.source").eachText()).contains("Ilse Maren", "Otto Brand");
        assertThat(shown.select("pre")).hasSizeGreaterThan(3);
        assertThat(shown.select("[id]").eachAttr("id")).doesNotHaveDuplicates();
        assertThat(shown.select("script, [src], [href]")).isEmpty();
    }

    private static String run(String... arguments) {
        StringWriter out = new StringWriter();
        AtomicReference<@Nullable Exception> thrown = new AtomicReference<>();
        new CommandLine(new EvidenceCommands().commands().getFirst())
                .setOut(new PrintWriter(out, true))
                .setExecutionExceptionHandler((problem, line, parsed) -> {
                    thrown.set(problem);
                    return Exit.NO;
                })
                .execute(arguments);
        if (thrown.get() instanceof BadInputException bad) {
            throw bad;
        }
        assertThat(thrown.get()).isNull();
        return out.toString();
    }
}
