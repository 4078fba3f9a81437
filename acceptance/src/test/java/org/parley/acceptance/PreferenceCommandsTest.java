package org.parley.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.parley.casefile.CaseFile;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class PreferenceCommandsTest {

    private static final String GAZA = "cases/gaza-2024-02.yaml";

    private static JsonNode json(String schema, String... command) throws IOException {
        CommandLine run = CommandLine.parley(command);
        var checked = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(Files.readString(Path.of("docs/schemas/" + schema + ".schema.json")), InputFormat.JSON);
        assertThat(checked.validate(run.out(), InputFormat.JSON))
                .as(String.join(" ", command) + run.err())
                .isEmpty();
        return JsonMapper.builder().build().readTree(run.out());
    }

    @Test
    void every_outcome_of_the_gaza_case_has_an_answer_per_party_with_its_acts_and_claims_and_no_percentages()
            throws IOException {
        JsonNode all = json("possible", "possible", GAZA, "--json");
        assertThat(all.get("items")).hasSize(1152);
        for (JsonNode item : all.get("items")) {
            assertThat(item.get("parties").get("hamas").get("answer").asString())
                    .isEqualTo("possible");
            assertThat(item.get("parties").get("hamas").get("claims").toString())
                    .contains("c-process");
            assertThat(item.get("parties").get("israel").get("claims").toString())
                    .contains("c-no-pull-out");
        }
        String text = CommandLine.parley("possible", GAZA).out();
        assertThat(text).contains("necessary 0, possible 1152, impossible 0").doesNotContain("%");
    }

    @Test
    void indices_are_given_only_where_they_are_asked_for_and_marked_as_assumed() throws IOException {
        assertThat(CommandLine.parley("packages", GAZA, "--top", "2").out()).doesNotContain("even-weights");
        String[] asked = {"packages", GAZA, "--top", "2", "--acceptability", "--profiles", "2000"};
        String once = CommandLine.parley(asked).out();
        assertThat(once).contains("even-weights (assumed)", "even-parts (assumed)", "+-", "(n ");
        assertThat(CommandLine.parley(asked).out()).isEqualTo(once);
        JsonNode all =
                json("packages", "packages", GAZA, "--top", "2", "--acceptability", "--profiles", "2000", "--json");
        assertThat(all.get("packages")).hasSize(2);
        assertThat(all.get("acceptability").get("assumed").asBoolean()).isTrue();
        assertThat(json("packages", "packages", "cases/stadium.yaml", "--json")
                        .get("sure")
                        .asInt())
                .isEqualTo(12);
    }

    @Test
    void one_package_is_opened_with_its_certificate_and_the_claims_that_it_hangs_on(@TempDir Path folder)
            throws IOException {
        Path file = folder.resolve("road.yaml");
        Files.writeString(file, ROAD);
        JsonNode all = json(
                "possible",
                "possible",
                file.toString(),
                "--json",
                "--outcome",
                "hours=daytime",
                "--outcome",
                "toll=low");
        JsonNode upper = all.get("asked").get("parties").get("upper");
        assertThat(upper.get("answer").asString()).isEqualTo("necessary");
        assertThat(upper.get("hangs_on").toString()).isEqualTo("[\"c1\"]");
        assertThat(upper.get("certificate").get("multipliers")).isNotEmpty();
        String fewer = CommandLine.parley(
                        "possible",
                        file.toString(),
                        "--min-credibility",
                        "2",
                        "--outcome",
                        "hours=daytime",
                        "--outcome",
                        "toll=low")
                .out();
        assertThat(fewer).contains("Upper: unknown");
    }

    private static final String ROAD = """
            parley: 1
            title: A road
            as_of: 2024-02-15
            parties: {upper: {name: Upper}, lower: {name: Lower}}
            issues:
              hours: {question: When is the road open?, options: [never, daytime, always]}
              toll: {question: What is the toll?, options: [low, high]}
            sources: {paper: {title: Report, reliability: B, published: 2024-02-14}}
            claims:
              c1: {source: paper, attribution: {kind: own-voice}, kind: fact, says: Upper proposed it, credibility: 3}
              c2: {source: paper, attribution: {kind: own-voice}, kind: fact, says: Lower refused, credibility: 3}
            record:
            - {id: p1, on: 2024-02-10, by: upper, act: propose, says: Upper proposed, outcome: {hours: daytime, toll: low}, reported: full, claims: [c1]}
            - {id: p2, on: 2024-02-11, by: lower, act: propose, says: Lower proposed, outcome: {hours: always, toll: low}, reported: full}
            - {id: p3, on: 2024-02-12, by: lower, in_reply_to: [p2], act: reject, says: Lower refused its own text, claims: [c2]}
            """;

    @Test
    void a_record_that_contradicts_itself_is_named_with_its_acts_and_used_in_part_only_on_request(@TempDir Path folder)
            throws IOException {
        Path file = folder.resolve("road.yaml");
        Files.writeString(file, ROAD);
        CommandLine run = CommandLine.parley("possible", file.toString());
        assertThat(run.code()).isEqualTo(1);
        assertThat(run.out()).contains("contradicts itself", "p3:", "Nothing is concluded");
        assertThat(CommandLine.parley("packages", file.toString()).err()).contains("--largest-consistent");
        CommandLine part = CommandLine.parley("possible", file.toString(), "--largest-consistent");
        assertThat(part.out()).contains("rests on the largest consistent part of the record, without: p3");
    }

    @Test
    void the_answer_to_a_question_goes_into_the_record(@TempDir Path folder) throws IOException {
        JsonNode asked = json("ask", "ask", GAZA, "--json");
        assertThat(asked.get("questions")).hasSize(5);
        Path answered = folder.resolve("answered.yaml");
        CommandLine run = CommandLine.parley("ask", GAZA, "--answer", "1=first", "--output", answered.toString());
        assertThat(run.code()).as(run.err()).isZero();
        assertThat(CaseFile.check(answered).problems()).isEmpty();
        JsonNode after = json("possible", "possible", answered.toString(), "--json");
        int settled =
                asked.get("questions").get(0).get("if_first").get("necessary").asInt()
                        + asked.get("questions")
                                .get(0)
                                .get("if_first")
                                .get("impossible")
                                .asInt();
        String party = asked.get("questions").get(0).get("party").asString();
        for (JsonNode view : after.get("parties")) {
            if (view.get("party").asString().equals(party)) {
                int sure = view.get("counts").get("necessary").asInt()
                        + view.get("counts").get("impossible").asInt();
                assertThat(sure).isGreaterThanOrEqualTo(settled);
            }
        }
    }

    @Test
    void what_is_private_leaves_no_trace_in_any_of_these_commands(@TempDir Path folder) throws IOException {
        String secret = ROAD.replace(
                "claims: [c1]}",
                "claims: [c1]}\n- {id: hush, on: 2024-02-13, by: upper, act: state, says: secretwords,"
                        + " reading: unacceptable, visibility: private, outcome: {hours: never, toll: high}}");
        Path with = folder.resolve("with.yaml");
        Path without = folder.resolve("without.yaml");
        Files.writeString(with, secret.replace("- {id: p3", "#"));
        Files.writeString(without, ROAD.replace("- {id: p3", "#"));
        for (List<String> command : List.of(List.of("possible"), List.of("packages"), List.of("ask"))) {
            for (String form : List.of("--json", "--min-reliability=F")) {
                CommandLine one = CommandLine.parley(command.getFirst(), with.toString(), form);
                CommandLine other = CommandLine.parley(command.getFirst(), without.toString(), form);
                assertThat(one.out()).isEqualTo(other.out());
                assertThat(one.err()).isEqualTo(other.err());
                assertThat(one.code()).isEqualTo(other.code());
            }
        }
    }

    @Test
    void wrong_arguments_are_told_with_what_there_is() {
        for (String[] wrong : new String[][] {
            {"possible", GAZA, "--outcome", "ratio=three"},
            {"possible", GAZA, "--outcome", "nothing=three"},
            {"possible", GAZA, "--acceptability"},
            {"packages", GAZA, "--top", "0"},
            {"packages", GAZA, "--acceptability", "--profiles", "5"},
            {"possible", GAZA, "--min-credibility", "9"},
            {"ask", GAZA, "--answer", "1=first"},
        }) {
            CommandLine run = CommandLine.parley(wrong);
            assertThat(run.code()).as(String.join(" ", wrong)).isEqualTo(3);
            assertThat(run.err()).startsWith("parley: ").doesNotContain("\tat ");
        }
    }
}
