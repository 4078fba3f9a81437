package org.parley.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;
import static org.parley.acceptance.CommandLine.parley;

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
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Domains of other tools on the command line. */
class DomainCommandsTest {

    private static final String DOMAINS = "../shared/scenarios/genius/";

    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"genius", "geniusweb1", "geniusweb2", "negmas"})
    void a_case_goes_out_and_comes_back_with_the_same_figures(String format) throws IOException {
        // The orange's reservations, half of the points, are the utility of no outcome: GeniusWeb cannot hold them.
        Path plain = folder.resolve("plain.yaml");
        Files.writeString(
                plain,
                Files.readString(Path.of("cases/orange.yaml"))
                        .replace("reservation: 5, ", "")
                        .lines()
                        .filter(line -> !line.startsWith("demands") && !line.startsWith("- {id"))
                        .collect(java.util.stream.Collectors.joining("\n", "", "\n")));
        Path out = folder.resolve(format);
        CommandLine export = parley("export", plain.toString(), "--format", format, "-o", out.toString());
        assertThat(export.err())
                .contains("left behind: 2 names of parties, beside their ids, questions in full (juice, peel)")
                .hasLineCount(1);
        assertThat(export.code()).isZero();
        List<String> files = export.out().lines().toList();
        assertThat(files).hasSize(3);
        Path back = folder.resolve("back-" + format + ".yaml");
        CommandLine imported = parley(
                "import", files.get(0), files.get(1), files.get(2), "-o", back.toString(), "--as-of", "2024-01-01");
        assertThat(imported.err()).isEmpty();
        assertThat(imported.out()).contains("2 parties, 2 issues, 4 outcomes");
        assertThat(parley("check", back.toString()).code()).isZero();
        JsonNode before = json(parley("analyze", plain.toString(), "--json").out());
        for (String file : List.of(back.toString(), out.toString())) {
            JsonNode after = json(parley("analyze", file, "--json").out());
            assertThat(after.get("frontier").get("points"))
                    .isEqualTo(before.get("frontier").get("points"));
            assertThat(after.get("metrics").get("opposition").asDouble())
                    .isEqualTo(before.get("metrics").get("opposition").asDouble());
        }
        assertThat(parley("export", plain.toString(), "--format", format, "-o", out.toString()))
                .satisfies(again -> assertThat(again.code()).isEqualTo(3))
                .satisfies(again -> assertThat(again.err()).contains("is kept"));
    }

    @Test
    void what_a_format_cannot_hold_ends_in_exit_code_3_and_writes_nothing() {
        Path out = folder.resolve("web");
        CommandLine export = parley("export", "cases/orange.yaml", "--format", "geniusweb2", "-o", out.toString());
        assertThat(export.code()).isEqualTo(3);
        assertThat(export.err()).contains("cannot hold the reservation value of ann");
        assertThat(out).doesNotExist();
        assertThat(parley("export", "cases/gaza-2024-02.yaml", "--format", "genius", "-o", out.toString())
                        .err())
                .contains("without a profile");
    }

    @Test
    void energy_has_204_exact_points_and_210_rounded_ones_and_fits_the_schema() throws IOException {
        assumeTrue(Files.isDirectory(Path.of(DOMAINS)), "needs ../shared/scenarios");
        CommandLine run = parley("analyze", DOMAINS + "y2011/Energy", "--json");
        JsonNode energy = json(run.out());
        assertThat(energy.get("outcomes").asString()).isEqualTo("390625");
        assertThat(energy.get("frontier").get("points").asInt()).isEqualTo(204);
        assertThat(energy.get("frontier").get("outcomes").asString()).isEqualTo("205");
        assertThat(energy.get("frontier").get("genius").get("points").asInt()).isEqualTo(210);
        assertThat(energy.get("frontier").get("genius").get("outcomes").asInt()).isEqualTo(211);
        assertThat(energy.get("metrics").get("distribution").asDouble())
                .isCloseTo(0.1488, org.assertj.core.api.Assertions.within(0.00005));
        fits(run.out());
    }

    @Test
    void a_check_says_what_was_verified_and_by_which_test() throws IOException {
        String orange = parley("analyze", "cases/orange.yaml", "--check", "--at", "0.5")
                .out()
                .replaceAll("\\s+", " ");
        assertThat(orange)
                .contains("verified: each of 4 outcomes was tried: each is equal to a point or dominated by one")
                .contains("verified: outcomes were counted again for each point")
                .contains("So these points are the frontier, all of it.");
        CommandLine run = parley("analyze", "cases/orange.yaml", "--check", "--json");
        fits(run.out());
        JsonNode check = json(run.out()).get("check");
        assertThat(check.get("proved").asBoolean()).isTrue();
        assertThat(check.get("faults")).isEmpty();
        assertThat(check.get("tests")).hasSize(4);
        assertThat(parley("analyze", "cases/gaza-2024-02.yaml", "--check").err())
                .contains("no frontier to check");
    }

    @Test
    void the_public_domains_are_checked_as_far_as_their_kind_lets_one() {
        assumeTrue(Files.isDirectory(Path.of(DOMAINS)), "needs ../shared/scenarios");
        JsonNode energy = json(
                parley("analyze", DOMAINS + "y2011/Energy", "--check", "--json").out());
        assertThat(energy.get("check").get("proved").asBoolean()).isTrue();
        String boxes = parley("analyze", DOMAINS + "nonlinear/S-1NIKFRT-1", "--check")
                .out()
                .replaceAll("\\s+", " ");
        assertThat(boxes)
                .contains(
                        "not verified: 10000000000 outcomes are too many to try each, and utilities are no plain sums")
                .contains("tried: 10000 outcomes that differ from a point's in up to two issues: each is equal to")
                .contains("No fault was found; that nothing is missing is not proved by this.");
    }

    @Test
    void a_grid_is_told_in_text_and_json_and_stays_marked_in_the_imported_case() throws IOException {
        String issue = "<issue index=\"1\" type=\"real\" name=\"share\" lowerbound=\"-1\" upperbound=\"1\">";
        String open = "<utility_space><objective index=\"0\" name=\"d\">";
        String close = "</objective></utility_space>";
        Path domain = Files.writeString(
                folder.resolve("d.xml"),
                "<negotiation_template>" + open + issue + "</issue>" + close + "</negotiation_template>");
        List<String> files = new java.util.ArrayList<>(List.of(domain.toString()));
        for (String slope : List.of("0.5", "-0.5")) {
            Path profile = folder.resolve("p" + slope + ".xml");
            Files.writeString(
                    profile,
                    open + issue + "<evaluator ftype=\"linear\" slope=\"" + slope + "\" offset=\"0.5\"/></issue>"
                            + "<weight index=\"1\" value=\"1\"/>" + close);
            files.add(profile.toString());
        }
        CommandLine text = parley("analyze", files.get(0), files.get(1), files.get(2));
        assertThat(text.out().replaceAll("\\s+", " "))
                .contains("the real-valued issue share is read as 21 values, from -1 to 1 in steps of 0.1")
                .contains("21 points, 21 outcomes; coverage exact on a grid of 21 values of share");
        CommandLine run = parley("analyze", files.get(0), files.get(1), files.get(2), "--json");
        fits(run.out());
        assertThat(json(run.out()).get("warnings").get(0).asString()).contains("read as 21 values");
        Path back = folder.resolve("back.yaml");
        parley("import", files.get(0), files.get(1), files.get(2), "-o", back.toString());
        assertThat(Files.readString(back)).contains("real: true");
        assertThat(parley("check", back.toString()).code()).isZero();
        assertThat(json(parley("analyze", back.toString(), "--json").out())
                        .get("frontier")
                        .get("coverage")
                        .asString())
                .isEqualTo("exact on a grid of 21 values of share");
    }

    @Test
    void a_domain_of_10_to_the_20_outcomes_is_analyzed_exactly_and_says_what_was_not_counted() throws IOException {
        assumeTrue(Files.isDirectory(Path.of(DOMAINS)), "needs ../shared/scenarios");
        CommandLine run = parley("analyze", DOMAINS + "nonlinear/S-1NIKFRT-2", "--json");
        JsonNode large = json(run.out());
        assertThat(large.get("frontier").get("coverage").asString()).isEqualTo("exact");
        assertThat(large.get("frontier").get("points").asInt()).isEqualTo(16);
        assertThat(large.get("frontier").get("outcomes").isNull()).isTrue();
        assertThat(large.get("frontier").get("why").asString()).contains("too large");
        fits(run.out());
        assertThat(parley("analyze", DOMAINS + "nonlinear/S-1NIKFRT-2", "--explain")
                        .out()
                        .replaceAll("\\s+", " "))
                .contains("16 points, outcomes not counted; coverage exact")
                .contains("What the figures mean:")
                .contains("Published frontier: 16 points, 16 of them equalled or dominated");
    }

    @Test
    void three_parties_and_more_are_told_which_coalitions_could_block() throws IOException {
        String[] game = {"analyze", "cases/stadium.yaml", "--json"};
        CommandLine run = parley(game);
        fits(run.out());
        JsonNode blocking = json(run.out()).get("blocking");
        assertThat(blocking.has("nash")).isTrue();
        assertThat(parley("analyze", "cases/stadium.yaml").out()).contains("the core");
        assertThat(parley("analyze", "cases/orange.yaml").out()).doesNotContain("core");
    }

    @Test
    void time_and_lots_are_shown_where_they_are_asked_for() throws IOException {
        String[] late = {"analyze", "cases/orange.yaml", "--at", "0.5", "--lotteries", "--json"};
        CommandLine run = parley(late);
        fits(run.out());
        assertThat(json(run.out()).get("at").get("factors").get("ann").asDouble())
                .isEqualTo(1);
        assertThat(json(run.out()).get("lotteries").get("corners")).hasSize(3);
        assertThat(parley("analyze", "cases/orange.yaml", "--at", "0.5", "--lotteries")
                        .out()
                        .replaceAll("\\s+", " "))
                .contains("At time 0.5: utilities of agreements are multiplied by 1.000000000 (ann)")
                .contains("another thing than the frontier")
                .contains("nash with lotteries: ann 0.800 ben 0.700 expected, by juice=ann peel=ben");
        CommandLine beyond = parley("analyze", "cases/orange.yaml", "--at", "2");
        assertThat(beyond.code()).isEqualTo(3);
        assertThat(beyond.err()).contains("between 0 and 1");
    }

    @Test
    void nash_with_weights_is_shown_where_it_is_asked_for() throws IOException {
        String[] asked = {"analyze", "cases/orange.yaml", "--weights", "3,1", "--json"};
        CommandLine run = parley(asked);
        fits(run.out());
        JsonNode weighted = json(run.out()).get("weighted_nash");
        assertThat(weighted.get("weights").get(0).asInt()).isEqualTo(3);
        assertThat(weighted.get("points").get(0).get("utilities").get(0).asDouble())
                .isEqualTo(0.8);
        assertThat(parley("analyze", "cases/orange.yaml", "--weights", "3,1").out())
                .contains("nash with weights ann 3, ben 1");
        for (String wrong : new String[] {"3", "1,0", "1,1001"}) {
            CommandLine refused = parley("analyze", "cases/orange.yaml", "--weights", wrong);
            assertThat(refused.code()).isEqualTo(3);
            assertThat(refused.err()).contains("one whole number from 1 to 1000 for each of 2 parties");
        }
    }

    @Test
    void ideal_nadir_and_the_share_of_rational_outcomes_are_the_same_in_text_and_json() {
        JsonNode metrics =
                json(parley("analyze", "cases/orange.yaml", "--json").out()).get("metrics");
        String text = parley("analyze", "cases/orange.yaml", "--explain").out().replaceAll("\\s+", " ");
        assertThat(text)
                .contains(String.format(
                        java.util.Locale.ROOT,
                        "(ideal) ann %.3f ben %.3f; worst on the frontier (nadir) ann %.3f ben %.3f",
                        metrics.get("ideal").get(0).asDouble(),
                        metrics.get("ideal").get(1).asDouble(),
                        metrics.get("nadir").get(0).asDouble(),
                        metrics.get("nadir").get(1).asDouble()))
                .contains(String.format(
                        java.util.Locale.ROOT,
                        "(rational share) %.4f",
                        metrics.get("rational_share").asDouble()))
                .contains("distance: Euclidean");
    }

    @Test
    void one_outcome_is_held_against_the_frontier_and_the_solutions() throws IOException {
        String[] bad = {"analyze", "cases/orange.yaml", "--outcome", "juice=ben", "--outcome", "peel=ann", "--json"};
        CommandLine run = parley(bad);
        fits(run.out());
        JsonNode standing = json(run.out()).get("standing");
        assertThat(standing.get("utilities").get(0).asDouble()).isEqualTo(0.2);
        assertThat(standing.get("beaten_by").isNull()).isFalse();
        assertThat(standing.get("to_solution").get("nash").asDouble()).isGreaterThan(0.5);
        assertThat(parley("analyze", "cases/orange.yaml", "--outcome", "juice=ann", "--outcome", "peel=ben")
                        .out())
                .contains("on the frontier")
                .contains("distance to nash 0.0000");
        CommandLine half = parley("analyze", "cases/orange.yaml", "--outcome", "juice=ann");
        assertThat(half.code()).isEqualTo(3);
        assertThat(half.err()).contains("issue peel has no option");
    }

    @Test
    void files_that_are_no_domain_are_refused_with_advice() throws IOException {
        Path other = Files.writeString(folder.resolve("other.xml"), "<html/>");
        assertThat(parley("analyze", other.toString()))
                .satisfies(run -> assertThat(run.code()).isEqualTo(3))
                .satisfies(run -> assertThat(run.err()).contains("neither a domain nor a profile"));
        assertThat(parley("analyze", folder.resolve("none.xml").toString()).code())
                .isEqualTo(3);
        assertThat(parley("import", folder.toString()).err()).contains("there is no profile");
    }

    private static void fits(String text) throws IOException {
        var schema = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(Files.readString(Path.of("docs/schemas/analysis.schema.json")));
        assertThat(schema.validate(text, InputFormat.JSON)).isEmpty();
    }

    private static JsonNode json(String text) {
        return JsonMapper.builder().build().readTree(text);
    }
}
