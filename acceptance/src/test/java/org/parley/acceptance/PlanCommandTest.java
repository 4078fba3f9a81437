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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** {@code parley plan} on the agreements that ship. */
class PlanCommandTest {

    private static final String YEMEN = "cases/agreements/yemen-2018.yaml";
    private static final String NOVEMBER = "cases/agreements/exchange-2023-11.yaml";
    private static final String JANUARY = "cases/agreements/gaza-2025-01.yaml";

    @ParameterizedTest
    @CsvSource({
        "agreements/counterproposal-2024-02, 1, no-safe-order",
        "agreements/gaza-2025-01, 1, no-safe-order",
        "agreements/yemen-2018, 0, safe",
        "agreements/exchange-2023-11, 0, safe",
        "gaza-2024-02, 1, no-safe-order"
    })
    void every_agreement_is_planned_and_its_certificates_hold(String name, int code, String verdict)
            throws IOException {
        CommandLine run = CommandLine.parley("plan", "cases/" + name + ".yaml", "--json");
        assertThat(run.code()).as(run.err()).isEqualTo(code);
        String schema = Files.readString(Path.of("docs/schemas/plan.schema.json"));
        assertThat(SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                        .getSchema(schema)
                        .validate(run.out(), InputFormat.JSON))
                .isEmpty();
        JsonNode json = JsonMapper.builder().build().readTree(run.out());
        assertThat(json.get("verdict").asString()).isEqualTo(verdict);
        assertThat(json.get("faults").size()).isZero();
        assertThat(json.get("plan").get("steps").size()).isPositive();
    }

    @Test
    void the_text_fits_the_terminal_marks_what_is_assumed_and_names_the_weakest_moment() {
        CommandLine run = CommandLine.parley("plan", JANUARY);
        assertThat(run.out().lines().filter(l -> l.length() > 80)).isEmpty();
        String text = run.out().replaceAll("\\s+", " ");
        assertThat(text)
                .contains("by the assumed weights")
                .contains("walking out costs Israel at least 260 more")
                .contains("Weakest moment: after step")
                .contains("TIMETABLE")
                .contains("neither advice nor prediction nor judgement")
                .doesNotContain("refuse");
    }

    @Test
    void without_stakes_only_order_and_days_are_used_and_it_says_so() {
        CommandLine run = CommandLine.parley("plan", "cases/agreements/wye-1998.yaml");
        assertThat(run.code()).isZero();
        assertThat(run.out().replaceAll("\\s+", " "))
                .contains("this case does not say what is at stake")
                .doesNotContain("EXPOSURE AT");
    }

    @Test
    void what_ifs_say_where_the_plan_becomes_unsafe_or_that_it_stays_safe() {
        String text = CommandLine.parley("plan", YEMEN, "--what-if", "loss:houthis=0", "--what-if", "loss:government=5")
                .out()
                .replaceAll("\\s+", " ");
        assertThat(text)
                .contains("If walking out costs Houthis (Ansar Allah) 0: the plan becomes unsafe after step 16003")
                .contains("If walking out costs Government of Yemen 5: the plan stays safe.");
        String bond = CommandLine.parley(
                        "plan", JANUARY, "--what-if", "withdraw:needed-israel", "--what-if", "slip:coast-road=3")
                .out()
                .replaceAll("\\s+", " ");
        assertThat(bond)
                .contains("If the guarantee needed-israel is withdrawn: the plan becomes unsafe after step")
                .contains("If coast-road slips by 3 days:")
                .contains("It also breaks a condition");
    }

    @Test
    void a_question_or_an_objective_that_is_not_understood_is_answered_with_advice() {
        CommandLine question = CommandLine.parley("plan", YEMEN, "--what-if", "rain");
        assertThat(question.code()).isEqualTo(3);
        assertThat(question.err()).contains("Write loss:PARTY=NUMBER");
        CommandLine objective = CommandLine.parley("plan", YEMEN, "--objectives", "beauty");
        assertThat(objective.code()).isEqualTo(3);
        assertThat(objective.err()).contains("exposure, duration, guarantee and balance");
        CommandLine none = CommandLine.parley("plan", "cases/orange.yaml");
        assertThat(none.code()).isEqualTo(3);
        CommandLine undated =
                CommandLine.parley("plan", "cases/agreements/counterproposal-2024-02.yaml", "--format", "ics");
        assertThat(undated.code()).isEqualTo(3);
        assertThat(undated.err()).contains("--day-zero");
    }

    @Test
    void calendar_table_annex_page_and_picture_are_written(@TempDir Path folder) throws IOException {
        for (String form : List.of("ics", "csv", "md", "html", "svg")) {
            Path file = folder.resolve("plan." + form);
            CommandLine.parley("plan", NOVEMBER, "--day-zero", "2023-11-24", "-o", file.toString());
            assertThat(Files.readString(file)).as(form).isNotBlank();
        }
        String ics = Files.readString(folder.resolve("plan.ics"));
        assertThat(ics)
                .startsWith("BEGIN:VCALENDAR\r\n")
                .endsWith("END:VCALENDAR\r\n")
                .contains("DTSTART;VALUE=DATE:20231124");
        assertThat(ics.split("\r\n", -1))
                .allMatch(l -> l.getBytes(java.nio.charset.StandardCharsets.UTF_8).length <= 75);
        String csv = Files.readString(folder.resolve("plan.csv"));
        assertThat(csv.lines().map(l -> l.split(",", -1).length).distinct()).hasSize(1);
        assertThat(csv).contains("exposure_hamas");
        assertThat(Files.readString(folder.resolve("plan.md"))).contains("| no. | when |");
        String html = Files.readString(folder.resolve("plan.html"));
        assertThat(html)
                .startsWith("<!doctype html>")
                .contains("<svg")
                .doesNotContain("<script")
                .doesNotContain("NaN");
    }

    @Test
    void the_brief_tells_how_the_counterproposal_could_be_carried_out_with_the_picture() {
        CommandLine page = CommandLine.parley("brief", "cases/gaza-2024-02.yaml", "--format", "html");
        assertThat(page.out()).contains("How it could be carried out").contains("class=\"broad picture stages\"");
        CommandLine text = CommandLine.parley("brief", "cases/gaza-2024-02.yaml", "--format", "text");
        assertThat(text.out().replaceAll("\\s+", " "))
                .contains("The weights are the case author's; nobody stated them.");
    }
}
