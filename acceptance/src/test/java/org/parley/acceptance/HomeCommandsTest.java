package org.parley.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** ratify, whatif, power, diagnose. */
class HomeCommandsTest {

    private static final String TOWNS = "cases/two-towns.yaml";
    private static final String GAZA = "cases/gaza-2024-02.yaml";

    @Test
    void json_fits_its_schema() throws IOException {
        Map<String, List<String[]>> runs = Map.of(
                "ratify", List.of(new String[] {"ratify", TOWNS, "--json"}, new String[] {"ratify", GAZA, "--json"}),
                "whatif",
                        List.of(new String[] {"whatif", TOWNS, "ferrymen leaves", "--json"}, new String[] {
                            "whatif", TOWNS, "farmers leaves", "elders-year softens", "--combinations", "2", "--json"
                        }),
                "power", List.of(new String[] {"power", TOWNS, "--json"}, new String[] {"power", TOWNS, "--json"}),
                "diagnosis",
                        List.of(
                                new String[] {"diagnose", GAZA, "--json"},
                                new String[] {"diagnose", "cases/stadium.yaml", "--json"}));
        for (Map.Entry<String, List<String[]>> entry : runs.entrySet()) {
            String schema = Files.readString(Path.of("docs/schemas/" + entry.getKey() + ".schema.json"));
            var checker = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                    .getSchema(schema, InputFormat.JSON);
            for (String[] run : entry.getValue()) {
                CommandLine line = CommandLine.parley(run);
                assertThat(checker.validate(line.out(), InputFormat.JSON))
                        .as(String.join(" ", run) + line.err())
                        .isEmpty();
            }
        }
    }

    @Test
    void every_table_fits_eighty_columns() {
        for (String[] run : new String[][] {
            {"ratify", TOWNS},
            {"ratify", TOWNS, "--as-stated"},
            {"whatif", TOWNS, "ferrymen leaves and threshold of board becomes more than 1/2 of those present"},
            {"power", TOWNS},
            {"diagnose", GAZA},
            {"diagnose", "--help"},
            {"whatif", "--help"}
        }) {
            assertThat(CommandLine.parley(run).out().lines())
                    .as(String.join(" ", run))
                    .isNotEmpty()
                    .allMatch(line -> line.length() <= 80);
        }
    }

    @Test
    void what_cannot_be_supposed_is_refused_with_advice() {
        Map<String, String> wrong = Map.of(
                "the sun leaves early", "Write one of: FACTION leaves",
                "sailors leaves", "there are: farmers",
                "threshold of senate becomes 3", "there are: upper-town, town-council, assembly, lower-town, board",
                "threshold of board becomes 120% of those present", "must be above 0 and at most 1",
                "threshold of upper-town becomes 3", "name one",
                "elders joins board", "no seats of `elders` are reported",
                "toll softens", "there is no demand `toll`",
                "upper-crossing softens to tunnel", "has no option `tunnel`",
                "guild joins board", "sits there already");
        wrong.forEach((sentence, advice) -> {
            CommandLine run = CommandLine.parley("whatif", TOWNS, sentence);
            assertThat(run.code()).as(sentence).isEqualTo(3);
            assertThat(run.err()).as(sentence).contains(advice).doesNotContain("fault of Parley");
        });
        assertThat(CommandLine.parley("whatif", TOWNS, "farmers leaves", "--combinations", "4")
                        .err())
                .contains("1 to 3 are");
        assertThat(CommandLine.parley("diagnose", GAZA, "--cost", "nobody=1").err())
                .contains("there is no clause `nobody`");
        assertThat(CommandLine.parley("power", GAZA).err()).contains("no party of this case has a rule");
    }

    @Test
    void private_factions_and_demands_show_nowhere_unless_asked_for(@TempDir Path folder) throws IOException {
        String open = Files.readString(Path.of(TOWNS));
        String secret = open.replace(
                        "shepherds: {name: Shepherds,", "shepherds: {name: Shepherds, visibility: private,")
                .replace("{id: millers-toll,", "{id: millers-toll, visibility: private,");
        Path file = Files.writeString(folder.resolve("case.yaml"), secret);
        for (String[] run : new String[][] {
            {"ratify", file.toString(), "--json"},
            {"ratify", file.toString()},
            {"power", file.toString()},
            {"whatif", file.toString(), "sailors leaves"},
            {"whatif", file.toString(), "toll softens"},
            {"diagnose", file.toString(), "--json"}
        }) {
            CommandLine line = CommandLine.parley(run);
            assertThat(line.out() + line.err())
                    .as(String.join(" ", run))
                    .doesNotContainIgnoringCase("shepherds")
                    .doesNotContain("millers-toll");
        }
        assertThat(CommandLine.parley("ratify", file.toString(), "--private").out())
                .contains("Shepherds");
    }

    @Test
    void a_brief_never_volunteers_what_if_somebody_left() {
        String brief = CommandLine.parley("brief", TOWNS, "--json").out();
        assertThat(brief).contains("Farmers want a road (position, in Upper Town)");
        assertThat(brief).doesNotContainIgnoringCase("what if").doesNotContainIgnoringCase("supposed");
    }

    @Test
    void ways_out_follow_costs_where_they_are_given() {
        String plain = CommandLine.parley("diagnose", GAZA).out();
        String costly = CommandLine.parley("diagnose", GAZA, "--cost", "hamas-full-withdrawal=3")
                .out();
        assertThat(plain.indexOf("way out of part 1: Hamas")).isLessThan(plain.indexOf("way out of part 1: Israel"));
        assertThat(costly).contains("(cost 2, assumed)", "(cost 3, assumed)");
        assertThat(costly.indexOf("(cost 2")).isLessThan(costly.indexOf("(cost 3"));
    }
}
