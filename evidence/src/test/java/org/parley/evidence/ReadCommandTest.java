package org.parley.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.parley.cli.BadInputException;
import org.parley.cli.Exit;
import picocli.CommandLine;

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
