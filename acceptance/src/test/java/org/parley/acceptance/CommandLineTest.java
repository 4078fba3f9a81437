package org.parley.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.parley.casefile.CaseFile;
import org.parley.casefile.CaseShape;
import org.parley.casefile.SchemaText;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class CommandLineTest {

    private static final String GAZA = "cases/gaza-2024-02.yaml";

    @TestFactory
    List<DynamicTest> every_malformed_file_ends_in_exit_code_3_with_a_place_and_no_stack_trace() throws IOException {
        List<DynamicTest> tests = new ArrayList<>();
        try (Stream<Path> files = Files.list(Path.of("acceptance/src/test/resources/malformed"))) {
            for (Path file : files.sorted().toList()) {
                tests.add(DynamicTest.dynamicTest(String.valueOf(file.getFileName()), () -> {
                    for (String command : List.of("check", "brief", "analyze")) {
                        CommandLine run = CommandLine.parley(command, file.toString());
                        assertThat(run.code())
                                .as(command + run.out() + run.err())
                                .isEqualTo(3);
                        assertThat(run.out() + run.err())
                                .containsPattern("yaml:\\d+:\\d+: error: ")
                                .doesNotContain("\tat ")
                                .doesNotContain("Exception");
                    }
                }));
            }
        }
        assertThat(tests).hasSizeGreaterThanOrEqualTo(60);
        return tests;
    }

    @Test
    void usage_errors_end_in_exit_code_2_with_a_hint() {
        for (String[] wrong : new String[][] {
            {"breif"},
            {"check"},
            {"brief"},
            {"why", GAZA, "many"},
            {"brief", GAZA, "--format", "tape"},
            {"analyze", GAZA, "--wat"}
        }) {
            CommandLine run = CommandLine.parley(wrong);
            assertThat(run.code()).as(String.join(" ", wrong)).isEqualTo(2);
            assertThat(run.err()).contains("--help").doesNotContain("\tat ");
        }
        assertThat(CommandLine.parley("why", GAZA, "9999").code()).isEqualTo(3);
        assertThat(CommandLine.parley("brief", GAZA, "--sources", "nobody").err())
                .contains("Its sources: cnn");
    }

    @Test
    void help_version_and_completion_are_there() {
        assertThat(CommandLine.parley("--help").out())
                .contains("demo", "brief", "why", "check", "analyze", "compare", "new", "Exit codes");
        assertThat(CommandLine.parley("--version").out()).startsWith("parley 0.1.0");
        assertThat(CommandLine.parley("completion").out()).contains("complete -F");
    }

    @Test
    void analyze_says_when_the_answer_is_no() {
        assertThat(CommandLine.parley("analyze", "cases/orange.yaml").code()).isZero();
        assertThat(CommandLine.parley("analyze", GAZA).code()).isEqualTo(1);
    }

    @Test
    void the_stadium_has_the_published_counts() {
        JsonNode json = read(
                CommandLine.parley("analyze", "cases/stadium.yaml", "--json").out());
        assertThat(json.get("outcomes").asString()).isEqualTo("720");
        assertThat(json.get("acceptable").get("all").asString()).isEqualTo("12");
        assertThat(json.get("acceptable").get("decision").asString()).isEqualTo("55");
        assertThat(json.get("meeting_all").get("count").asString()).isEqualTo("12");
        assertThat(json.get("frontier").get("outcomes").asString()).isEqualTo("481");
        assertThat(json.get("solutions").get("nash").get(0).get("outcome").toString())
                .isEqualTo(
                        "{\"site\":\"site-1\",\"ecology\":\"ecology-2\",\"jobs\":\"jobs-2\",\"grant\":\"grant-1\",\"compensation\":\"compensation-2\"}");
        JsonNode raised =
                read(CommandLine.parley("analyze", "cases/stadium.yaml", "--json", "--raise-reservation", "20")
                        .out());
        assertThat(raised.get("acceptable").get("all").asString()).isEqualTo("0");
        assertThat(raised.get("sticking_points").size()).isEqualTo(2);
        assertThat(raised.get("relaxations").size()).isEqualTo(3);
        assertThat(raised.get("sticking_points").get(0).get("clauses").toString())
                .isEqualTo("[\"DoT\",\"SportCo\"]");
    }

    @Test
    void fair_division_of_the_shipped_cases_is_exact() {
        JsonNode camp = read(CommandLine.parley("analyze", "cases/camp-david-1978.yaml", "--json")
                        .out())
                .get("adjusted_winner");
        assertThat(camp.get("totals").toString()).isEqualTo("{\"israel\":\"395/6\",\"egypt\":\"395/6\"}");
        assertThat(camp.get("shares").get("sinai").get("israel").asString()).isEqualTo("1/6");
        JsonNode panama = read(CommandLine.parley("analyze", "cases/panama-1974.yaml", "--json")
                        .out())
                .get("adjusted_winner");
        assertThat(panama.get("totals").toString()).isEqualTo("{\"us\":\"66\",\"panama\":\"66\"}");
        assertThat(panama.get("shares").get("land-and-water").get("us").asString())
                .isEqualTo("2/15");
    }

    @Test
    void leaving_out_anonymous_sources_tells_what_changes() {
        CommandLine run = CommandLine.parley("brief", GAZA, "--no-page", "--without", "anonymous");
        assertThat(run.code()).isZero();
        assertThat(run.out())
                .contains("What changes (without anonymous speakers)")
                .contains("- Hamas wants a full withdrawal");
    }

    @Test
    void every_output_form_of_the_brief_fits_its_schema(@TempDir Path folder) throws IOException {
        SchemaRegistry registry = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);
        for (String name : List.of("gaza-2024-02", "stadium", "orange", "camp-david-1978", "panama-1974")) {
            String brief = CommandLine.parley("brief", "cases/" + name + ".yaml", "--json")
                    .out();
            assertThat(registry.getSchema(Files.readString(Path.of("docs/schemas/brief.schema.json")), InputFormat.JSON)
                            .validate(brief, InputFormat.JSON))
                    .isEmpty();
            String analysis = CommandLine.parley("analyze", "cases/" + name + ".yaml", "--json")
                    .out();
            assertThat(registry.getSchema(
                                    Files.readString(Path.of("docs/schemas/analysis.schema.json")), InputFormat.JSON)
                            .validate(analysis, InputFormat.JSON))
                    .isEmpty();
            String file = Files.readString(Path.of("cases/" + name + ".yaml"));
            assertThat(registry.getSchema(SchemaText.of(CaseShape.root()), InputFormat.JSON)
                            .validate(file, InputFormat.YAML))
                    .as(name)
                    .isEmpty();
            assertThat(registry.getSchema(SchemaText.of(CaseShape.root()), InputFormat.JSON)
                            .validate(file.replace("title:", "titel:"), InputFormat.YAML))
                    .isNotEmpty();
        }
        Path page = folder.resolve("page.html");
        assertThat(CommandLine.parley("brief", GAZA, "-o", page.toString()).out())
                .contains("Wrote");
        assertThat(Files.readString(page)).startsWith("<!DOCTYPE html>");
    }

    @Test
    void a_new_case_from_a_template_passes_the_check_and_nothing_is_overwritten(@TempDir Path folder) {
        for (String template : List.of("two-party", "mediated")) {
            String file = folder.resolve(template + ".yaml").toString();
            assertThat(CommandLine.parley("new", file, "--from", template).code())
                    .isZero();
            assertThat(CaseFile.check(Path.of(file)).problems()).isEmpty();
            assertThat(CommandLine.parley("new", file, "--from", template).code())
                    .isEqualTo(3);
        }
    }

    private static JsonNode read(String json) {
        return JsonMapper.builder().build().readTree(json);
    }
}
