package org.parley.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringReader;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.parley.cli.BadInputException;
import org.parley.server.keys.Keyring;
import org.parley.server.keys.SealedBytes;
import picocli.CommandLine;

class KeysCommandTest {

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final UUID TALKS = UUID.fromString("0b0e7a52-3a35-4a4a-9d5e-6f1f5d0a7c11");

    @TempDir
    private Path home = Path.of("");

    private Path keys = Path.of("");
    private Path passphrase = Path.of("");
    private SealedBytes sealed = new SealedBytes(1, new byte[0]);

    private record Ran(int code, String out) {}

    @BeforeEach
    void someTalks() throws IOException {
        keys = home.resolve("keys");
        passphrase = Files.writeString(home.resolve("passphrase"), "seven herons over a ford\n");
        try (Keyring keyring = Keyring.open(keys, null, RANDOM)) {
            sealed = keyring.seal(TALKS, "caucus/A", new byte[0], "not below 40".getBytes(StandardCharsets.UTF_8));
        }
    }

    /** Exit code 3 stands for {@link BadInputException}, as in the command line as a whole. */
    private Ran run(String typed, String... args) {
        StringWriter out = new StringWriter();
        CommandLine line = new CommandLine(new KeysCommand(keys, RANDOM, new StringReader(typed)));
        line.setOut(new PrintWriter(out));
        line.setErr(new PrintWriter(out));
        line.setExecutionExceptionHandler((e, l, parsed) -> {
            if (e instanceof BadInputException) {
                out.write(String.valueOf(e.getMessage()));
                return 3;
            }
            throw e;
        });
        int code = line.execute(args);
        return new Ran(code, out.toString());
    }

    private String read(char[] locked) {
        try (Keyring keyring = Keyring.open(keys, locked, RANDOM)) {
            return new String(keyring.open(TALKS, "caucus/A", new byte[0], sealed), StandardCharsets.UTF_8);
        }
    }

    /** The drill of docs/operating.md, with shares as files. */
    @Test
    void shares_in_files_make_the_lost_key_again() throws IOException {
        Path into = home.resolve("shares");
        Ran made = run("", "shares", "--of", "5", "--need", "3", "--into", into.toString());
        assertThat(made.code()).as(made.out()).isZero();
        assertThat(made.out()).contains("Any 3 of the 5");
        Files.delete(keys.resolve("wrapping.key"));
        Ran few = run("", "recover", "--share", into.resolve("share-1.txt").toString());
        assertThat(few.code()).isEqualTo(3);
        assertThat(few.out()).contains("3 are needed");
        Ran back = run(
                "",
                "recover",
                "--share",
                into.resolve("share-5.txt").toString(),
                "--share",
                into.resolve("share-1.txt").toString(),
                "--share",
                into.resolve("share-3.txt").toString());
        assertThat(back.code()).as(back.out()).isZero();
        assertThat(read(null)).isEqualTo("not below 40");
        assertThat(run("", "shares", "--of", "5", "--need", "3", "--into", into.toString())
                        .out())
                .contains("there already");
    }

    @Test
    void typed_shares_make_it_again_and_a_mistyped_line_is_asked_for_once_more() throws IOException {
        List<String> lines = run("", "shares", "--of", "3", "--need", "2")
                .out()
                .lines()
                .filter(line -> line.matches("[1-4] .*"))
                .toList();
        assertThat(lines).hasSize(12);
        Files.delete(keys.resolve("wrapping.key"));
        String wrong = lines.get(1).substring(0, lines.get(1).length() - 6);
        Ran back = run(lines.get(0) + "\n" + wrong + "\n\n" + String.join("\n", lines.subList(1, 8)) + "\n", "recover");
        assertThat(back.code()).as(back.out()).isZero();
        assertThat(back.out()).contains("A line has 6 words; here are 5").contains("Share 2 of 2, line 4");
        assertThat(read(null)).isEqualTo("not below 40");
    }

    @Test
    void words_that_end_too_early_change_nothing() throws IOException {
        Files.delete(keys.resolve("wrapping.key"));
        Ran ended = run("", "recover");
        assertThat(ended.code()).isEqualTo(3);
        assertThat(ended.out()).contains("Nothing was changed");
        assertThat(keys.resolve("wrapping.key")).doesNotExist();
    }

    @Test
    void a_passphrase_is_set_changed_and_taken_away() throws IOException {
        assertThat(run("", "rewrap", "--passphrase-file", passphrase.toString()).code())
                .isZero();
        assertThat(read("seven herons over a ford".toCharArray())).isEqualTo("not below 40");
        Path other = Files.writeString(home.resolve("other"), "nine swans under a bridge");
        Ran wrong = run("", "rewrap", "--old-passphrase-file", other.toString());
        assertThat(wrong.code()).isEqualTo(3);
        assertThat(wrong.out()).contains("not the passphrase");
        Ran changed = run(
                "", "rewrap", "--old-passphrase-file", passphrase.toString(), "--passphrase-file", other.toString());
        assertThat(changed.code()).as(changed.out()).isZero();
        assertThat(changed.out()).contains("burn the old");
        assertThat(run("", "rewrap", "--old-passphrase-file", other.toString()).code())
                .isZero();
        assertThat(read(null)).isEqualTo("not below 40");
    }

    @Test
    void a_running_server_is_told_to_be_in_the_way() {
        try (Keyring held = Keyring.open(keys, null, RANDOM)) {
            assertThat(run("", "rewrap").out()).contains("Stop that first");
            assertThat(run("", "shares", "--of", "3", "--need", "2").code()).isZero();
            assertThat(held.found().says()).isEmpty();
        }
    }

    @Test
    void a_wrong_folder_or_number_is_said_to_be_wrong() {
        assertThat(run("", "rewrap", "--keys", home.resolve("nowhere").toString())
                        .out())
                .contains("no keys in");
        assertThat(home.resolve("nowhere")).doesNotExist();
        assertThat(run(
                                "",
                                "shares",
                                "--of",
                                "3",
                                "--need",
                                "2",
                                "--keys",
                                home.resolve("nowhere").toString())
                        .out())
                .contains("There is no wrapping key");
        assertThat(run("", "shares", "--of", "3", "--need", "9").out()).contains("--of 5 --need 3");
        assertThat(run("", "shares").code()).isEqualTo(2);
    }
}
