package org.parley.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code parley publish} and {@code parley tip}, from the command line to the files. */
class PublishTest {

    private static final String GAZA = "cases/gaza-2024-02.yaml";

    private static final String ROAD = """
            parley: 1
            title: A road
            as_of: 2024-03-01
            parties: {upper: {name: Upper}, lower: {name: Lower}}
            sources:
              gazette: {title: The gazette, publisher: Gazette, reliability: B}
            context:
            - {id: snow, says: the pass is under snow}
            - {id: whisper, says: a minister met the other side in secret, visibility: private}
            """;

    @TempDir
    private Path folder;

    @Test
    void a_site_is_written_and_says_what_was_written() throws IOException {
        CommandLine run = publish("-o", site().toString(), GAZA, "--base-url", "https://talks.example/", "--json");
        assertThat(run.code()).as(run.err()).isZero();
        assertThat(valid("publish", run.out())).isEmpty();
        assertThat(run.out()).contains("gaza-2024-02/point-ratio.html");
        assertThat(site().resolve("gaza-2024-02/index.html")).content().contains("Hamas");
        assertThat(site().resolve("sitemap.xml")).exists();
        CommandLine words = publish("-o", site().toString(), GAZA);
        assertThat(words.out()).contains("Begin with").contains("KB");
        assertThat(words.err()).contains("--base-url");
        assertThat(site().resolve("sitemap.xml")).doesNotExist();
    }

    @Test
    void publishing_twice_gives_the_same_bytes() throws IOException {
        publish("-o", site().toString(), GAZA, "cases/orange.yaml");
        Map<String, String> once = files(site());
        publish("-o", folder.resolve("again").toString(), "cases/orange.yaml", GAZA);
        assertThat(files(folder.resolve("again"))).isEqualTo(once);
    }

    @Test
    void a_page_whose_entry_became_private_does_not_live_on_in_the_folder() throws IOException {
        Path copy = Files.writeString(folder.resolve("talks.yaml"), Files.readString(Path.of(GAZA)));
        publish("-o", site().toString(), copy.toString(), "cases/orange.yaml");
        assertThat(site().resolve("talks/point-al-aqsa.html")).exists();
        Files.writeString(
                copy, Files.readString(copy).replace("  al-aqsa:\n", "  al-aqsa:\n    visibility: private\n"));
        assertThat(publish("-o", site().toString(), copy.toString()).code()).isZero();
        assertThat(site().resolve("talks/point-al-aqsa.html")).doesNotExist();
        assertThat(site().resolve("orange")).doesNotExist();
        assertThat(String.join("", files(site()).values())).doesNotContain("al-aqsa");
    }

    @Test
    void a_folder_with_other_files_is_left_alone() throws IOException {
        Files.createDirectories(site());
        Files.writeString(site().resolve("mine.txt"), "mine");
        CommandLine run = publish("-o", site().toString(), GAZA);
        assertThat(run.code()).isEqualTo(3);
        assertThat(run.err()).contains("not a site of Parley's");
        assertThat(files(site())).containsOnlyKeys("mine.txt");
    }

    @Test
    void what_makes_no_sense_ends_with_advice() throws IOException {
        Files.createDirectories(folder.resolve("b"));
        Path twin = Files.writeString(folder.resolve("b/orange.yml"), Files.readString(Path.of("cases/orange.yaml")));
        Path notes = Files.writeString(
                folder.resolve("notes.yaml"), "corrections:\n- {case: nobody, on: 2024-01-01, what: x}\n");
        Path bad = Files.writeString(folder.resolve("bad.yaml"), "corrections:\n- {case: orange, on: soon, wat: x}\n");
        String site = site().toString();
        for (String[] wrong : new String[][] {
            {"-o", site, GAZA, "--base-url", "talks"},
            {"-o", site, GAZA, "--lang", "no such tongue"},
            {"-o", site, "cases/orange.yaml", twin.toString()},
            {"-o", site, folder.resolve("none.yaml").toString()},
            {"-o", site, "cases/orange.yaml", "--corrections", notes.toString()},
            {"-o", site, "cases/orange.yaml", "--corrections", bad.toString()},
        }) {
            CommandLine run = publish(wrong);
            assertThat(run.code()).as(String.join(" ", wrong)).isEqualTo(3);
            assertThat(run.err()).isNotBlank().doesNotContain("Exception").doesNotContain("\tat ");
            assertThat(site()).doesNotExist();
        }
        assertThat(publish(GAZA).code()).isEqualTo(2);
    }

    @Test
    void the_corrections_page_tells_the_history_of_the_file_and_nothing_of_private_entries() throws Exception {
        Path file = Files.writeString(folder.resolve("road.yaml"), ROAD);
        git("init", "-q", ".");
        commit("Begin\n\nHeard in confidence from the ambassador.", "2024-03-01T10:00:00Z");
        Files.writeString(file, ROAD.replace("a minister met", "two ministers met"));
        commit("Secret: a second minister", "2024-03-02T10:00:00Z");
        Files.writeString(
                file, Files.readString(file).replace("under snow", "open").replace("reliability: B", "reliability: C"));
        commit("Fix the pass\n\nCorrection: The gazette mixed up two passes.", "2024-03-03T10:00:00Z");
        Files.writeString(file, "parley: 1\ntitle: [\n");
        commit("Broken by a slip", "2024-03-04T10:00:00Z");
        Files.writeString(
                file,
                ROAD.replace("a minister met", "two ministers met")
                        .replace("under snow", "open")
                        .replace("reliability: B", "reliability: C"));
        commit("Mended", "2024-03-05T10:00:00Z");
        git("mv", "road.yaml", "pass.yaml");
        commit("Another name", "2024-03-06T10:00:00Z");
        file = folder.resolve("pass.yaml");

        assertThat(publish("-o", site().toString(), file.toString()).code()).isZero();
        String page = Files.readString(site().resolve("corrections.html"));
        assertThat(page)
                .contains("the pass is under snow")
                .contains("the pass is open")
                .contains("reliability C")
                .contains("2024-03-03T10:00:00Z")
                .contains("The gazette mixed up two passes.")
                .contains("Some could not be read as a case");
        assertThat(String.join("", files(site()).values()))
                .doesNotContain("minister")
                .doesNotContain("ambassador")
                .doesNotContain("Fix the pass")
                .doesNotContain("2024-03-02")
                .doesNotContain("whisper");
        assertThat(Files.readString(site().resolve("pass/index.html"))).contains("2024-03-03T10:00:00Z");

        Files.writeString(file, Files.readString(file).replace("pass is open", "pass is shut"));
        publish("-o", site().toString(), file.toString());
        assertThat(Files.readString(site().resolve("corrections.html"))).contains("In the latest version");
        publish("-o", site().toString(), file.toString(), "--no-history");
        assertThat(Files.readString(site().resolve("corrections.html")))
                .contains("No earlier states of this case were at hand (<bdi>none were asked for</bdi>)");
    }

    @Test
    void outside_a_checkout_the_page_says_so_and_tells_corrections_in_words() throws IOException {
        Path file = Files.writeString(folder.resolve("road.yaml"), ROAD);
        Path notes = Files.writeString(
                folder.resolve("notes.yaml"),
                "corrections:\n- case: road\n  on: 2024-03-02\n  what: The brief named the wrong pass.\n  why: A slip.\n");
        assumeTrue(gitCode(folder, "rev-parse") != 0, "the folder for temporary files lies in a git checkout");
        publish("-o", site().toString(), file.toString(), "--corrections", notes.toString());
        assertThat(Files.readString(site().resolve("corrections.html")))
                .contains("its file is not in a git checkout")
                .contains("The brief named the wrong pass.")
                .contains("A slip.");
    }

    @Test
    void a_tip_is_added_to_the_case_and_no_command_answers_otherwise() throws IOException {
        Path file = Files.writeString(folder.resolve("talks.yaml"), Files.readString(Path.of(GAZA)));
        Path letter =
                Files.writeString(folder.resolve("letter.txt"), "Hamas has\u202E answered:\nyes # zeppelin\u200B.");
        List<String[]> questions = List.of(
                new String[] {"brief", file.toString(), "--json"},
                new String[] {"brief", file.toString(), "--format", "html"},
                new String[] {"brief", file.toString(), "--format", "text", "--without", "anonymous"},
                new String[] {"analyze", file.toString(), "--json"},
                new String[] {"analyze", file.toString()},
                new String[] {"why", file.toString(), "1"},
                new String[] {"compare", file.toString(), "framework", "counterproposal"},
                new String[] {"check", file.toString()});
        List<CommandLine> before = answers(questions);
        CommandLine run = CommandLine.parley(
                "tip", letter.toString(), "--case", file.toString(), "--about", "ratio", "--received", "2024-02-17");
        assertThat(run.code()).as(run.err()).isZero();
        assertThat(run.out()).contains("tip-1 (F6)");
        assertThat(Files.readString(file))
                .isEqualTo(Files.readString(Path.of(GAZA))
                        + "tips:\n- id: tip-1\n  received: 2024-02-17\n"
                        + "  says: 'Hamas has answered: yes # zeppelin.'\n  about: [ratio]\n");
        assertThat(answers(questions)).isEqualTo(before);
        publish("-o", site().toString(), file.toString());
        assertThat(String.join("", files(site()).values())).doesNotContain("zeppelin");
        CommandLine.parley("tip", letter.toString(), "--case", file.toString());
        assertThat(Files.readString(file)).contains("- id: tip-1\n").contains("id: tip-2");
    }

    @Test
    void a_tip_comes_into_a_case_in_one_step_so_that_no_crash_leaves_half_a_case() throws IOException {
        Path file = Files.copy(Path.of("cases/orange.yaml"), folder.resolve("whole.yaml"));
        String before = Files.readString(file);
        Path sameBytes = Files.createLink(folder.resolve("the-same-bytes"), file);
        Path letter = Files.writeString(folder.resolve("short.txt"), "They met on Friday\n");
        CommandLine.parley("tip", letter.toString(), "--case", file.toString());
        assertThat(Files.readString(file)).startsWith(before).contains("They met on Friday");
        assertThat(Files.readString(sameBytes))
                .as("the old bytes were not written over")
                .isEqualTo(before);
    }

    @Test
    void without_a_case_a_tip_is_printed() throws IOException {
        Path letter = Files.writeString(folder.resolve("letter.txt"), "They met on Friday");
        assertThat(CommandLine.parley("tip", letter.toString()).out())
                .isEqualTo("tips:\n- {id: tip-1, says: They met on Friday}\n");
        CommandLine json = CommandLine.parley("tip", letter.toString(), "--json", "--received", "2024-02-17");
        assertThat(valid("tip", json.out())).isEmpty();
        assertThat(valid("tip", json.out().replace("F6", "A1"))).isNotEmpty();
    }

    @Test
    void tips_are_bounded_and_a_case_that_cannot_take_one_stays_as_it_was() throws IOException {
        Path file = Files.writeString(folder.resolve("road.yaml"), ROAD);
        Path fine = Files.writeString(folder.resolve("fine.txt"), "Fine");
        Path binary = Files.write(folder.resolve("binary.txt"), new byte[] {(byte) 0xC3, 0x28});
        Path blank = Files.writeString(folder.resolve("blank.txt"), "\u200B \n");
        Path tooLong = Files.writeString(folder.resolve("long.txt"), "word ".repeat(500));
        Path huge = Files.writeString(folder.resolve("huge.txt"), "word ".repeat(20_000));
        String road = file.toString();
        for (String[] wrong : new String[][] {
            {"tip", binary.toString(), "--case", road},
            {"tip", blank.toString(), "--case", road},
            {"tip", tooLong.toString(), "--case", road},
            {"tip", huge.toString(), "--case", road},
            {"tip", folder.toString(), "--case", road},
            {"tip", folder.resolve("none.txt").toString(), "--case", road},
            {"tip", fine.toString(), "--case", road, "--about", "nothing"},
            {"tip", fine.toString(), "--case", road, "--id", "a b"},
            {"tip", fine.toString(), "--case", road, "--id", "snow"},
            {"tip", fine.toString(), "--case", folder.resolve("none.yaml").toString()},
        }) {
            CommandLine run = CommandLine.parley(wrong);
            assertThat(run.code()).as(String.join(" ", wrong)).isEqualTo(3);
            assertThat(run.err()).isNotBlank().doesNotContain("Exception:").doesNotContain("\tat ");
            assertThat(Files.readString(file)).isEqualTo(ROAD);
        }
    }

    private static List<CommandLine> answers(List<String[]> questions) {
        List<CommandLine> answers = new ArrayList<>();
        for (String[] question : questions) {
            CommandLine answer = CommandLine.parley(question);
            assertThat(answer.code())
                    .as(String.join(" ", question) + answer.err())
                    .isIn(0, 1);
            answers.add(answer);
        }
        return answers;
    }

    private static CommandLine publish(String... arguments) {
        List<String> all = new ArrayList<>(List.of("publish"));
        all.addAll(List.of(arguments));
        return CommandLine.parley(all.toArray(String[]::new));
    }

    private Path site() {
        return folder.resolve("site");
    }

    private static List<?> valid(String schema, String json) throws IOException {
        return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(Files.readString(Path.of("docs/schemas/" + schema + ".schema.json")), InputFormat.JSON)
                .validate(json, InputFormat.JSON);
    }

    private static Map<String, String> files(Path site) throws IOException {
        Map<String, String> files = new TreeMap<>();
        try (Stream<Path> all = Files.walk(site)) {
            for (Path file : all.filter(Files::isRegularFile).toList()) {
                files.put(site.relativize(file).toString(), Files.readString(file));
            }
        }
        return files;
    }

    private void commit(String message, String when) throws Exception {
        git("add", "-A", ":!site");
        ProcessBuilder builder = new ProcessBuilder(
                        "git", "-c", "user.name=T", "-c", "user.email=t@example.org", "commit", "-q", "-m", message)
                .directory(folder.toFile());
        builder.environment().putAll(Map.of("GIT_COMMITTER_DATE", when, "GIT_AUTHOR_DATE", when));
        assertThat(builder.start().waitFor()).isZero();
    }

    private void git(String... arguments) throws Exception {
        assertThat(gitCode(folder, arguments)).as(String.join(" ", arguments)).isZero();
    }

    private static int gitCode(Path where, String... arguments) throws IOException {
        List<String> all = new ArrayList<>(List.of("git"));
        all.addAll(List.of(arguments));
        try {
            return new ProcessBuilder(all)
                    .directory(where.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start()
                    .waitFor();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
