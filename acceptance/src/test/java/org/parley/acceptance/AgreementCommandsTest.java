package org.parley.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** {@code parley lint} and {@code parley ledger} on the agreements that ship. */
class AgreementCommandsTest {

    private static final String NOVEMBER = "cases/agreements/exchange-2023-11.yaml";

    /** The page's style with its colours spelled out: a picture in a page of Markdown brings its own. */
    private static final String LIGHT =
            "svg{background:#fff}text{fill:#1a1a1a;font:13px sans-serif}text.small{font-size:11px;fill:#565656}"
                    + ".rule{stroke:#c9c9c9}.plan{fill:none;stroke:#565656;stroke-width:1.5;stroke-dasharray:5 4}"
                    + ".done{fill:none;stroke-width:2.5}.gap{fill:#1a1a1a}";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "counterproposal-2024-02",
                "gaza-2025-01",
                "yemen-2018",
                "wye-1998",
                "exchange-2023-11",
                "../gaza-2024-02"
            })
    void every_agreement_checks_lints_and_has_a_ledger_in_every_form(String name) throws IOException {
        String file = "cases/agreements/" + name + ".yaml";
        assertThat(CommandLine.parley("check", file).code()).isZero();
        CommandLine lint = CommandLine.parley("lint", file);
        assertThat(lint.code()).isEqualTo(1);
        fits(lint.out());
        valid("lint", CommandLine.parley("lint", file, "--json").out());
        CommandLine ledger = CommandLine.parley("ledger", file);
        assertThat(ledger.code()).as(ledger.err()).isZero();
        fits(ledger.out());
        valid("ledger", CommandLine.parley("ledger", file, "--json").out());
        String html = CommandLine.parley("ledger", file, "--format", "html").out();
        assertThat(html).startsWith("<!doctype html>").doesNotContain("<script").doesNotContain("NaN");
        String csv = CommandLine.parley("ledger", file, "--format", "csv").out();
        assertThat(csv.lines().map(l -> l.split(",", -1).length).distinct()).hasSize(1);
    }

    @Test
    void november_2023_replays_on_the_command_line() {
        String text = CommandLine.parley("ledger", NOVEMBER).out().replaceAll("\\s+", " ");
        assertThat(text)
                .contains("hostages 50 - 105 0 - done")
                .contains("prisoners 150 243 240 0 3 owed by rate")
                .contains("55 more than the 50 agreed")
                .contains("3 days more; 1 of the next 10 so far")
                .contains("How long it lasts without that is not reported")
                .contains("Israel: 3 people under “prisoners” (by the rate 243, released 240).")
                .contains("The record gives no reason for the difference");
        JsonNode json = JsonMapper.builder()
                .build()
                .readTree(CommandLine.parley("ledger", NOVEMBER, "--json").out());
        assertThat(json.get("obligations").get(1).get("owed_by_rate").asString())
                .isEqualTo("243");
        assertThat(json.get("extensions").get(0).get("days").asInt()).isEqualTo(3);
        String csv = CommandLine.parley("ledger", NOVEMBER, "--format", "csv").out();
        assertThat(csv)
                .contains(
                        "2023-12-31,prisoners,israel,hamas,people,150,243,243,240,0,0,0,3,0,0,,,owed under-way undated");
    }

    @Test
    void a_day_can_be_asked_for_and_a_file_be_written(@TempDir Path folder) throws IOException {
        CommandLine early = CommandLine.parley("ledger", NOVEMBER, "--on", "2023-11-25");
        assertThat(early.out().replaceAll("\\s+", " "))
                .contains("Ledger on 25 November 2023")
                .contains("may have been released");
        assertThat(CommandLine.parley("ledger", NOVEMBER, "--on", "2024-06-01")
                        .out()
                        .replaceAll("\\s+", " "))
                .contains("The record ends on 31 December 2023");
        Path page = folder.resolve("ledger.html");
        assertThat(CommandLine.parley("ledger", NOVEMBER, "-o", page.toString()).code())
                .isZero();
        assertThat(Files.readString(page)).contains("<svg class=\"picture ledger\"");
        Path table = folder.resolve("ledger.csv");
        CommandLine.parley("ledger", NOVEMBER, "-o", table.toString());
        assertThat(Files.readString(table)).startsWith("on,obligation,by,to,unit,agreed");
    }

    @Test
    void a_case_without_an_agreement_and_a_wrong_day_are_told() {
        for (String command : List.of("lint", "ledger")) {
            CommandLine none = CommandLine.parley(command, "cases/orange.yaml");
            assertThat(none.code()).isEqualTo(3);
            assertThat(none.err()).contains("this case has no agreement").contains("docs/case-file.md");
            assertThat(CommandLine.parley(command).code()).isEqualTo(2);
        }
        CommandLine wrong = CommandLine.parley("ledger", NOVEMBER, "--on", "yesterday");
        assertThat(wrong.code()).isEqualTo(2);
        assertThat(wrong.err()).contains("--help").doesNotContain("\tat ");
    }

    @Test
    void private_clauses_acts_and_stakes_change_nothing_that_others_may_see(@TempDir Path folder) throws IOException {
        String open = Files.readString(Path.of(NOVEMBER));
        String secret = open.replace("  extensions:\n", """
                    - {id: secret-payment, by: israel, to: hamas, says: pays what nobody may know, quantity: 7, unit: SECRETS, last_day: 3, in_return_for: [hostages], visibility: private}
                  extensions:
                  - {id: secret-rule, stage: pause, days: 9, per: 1, of: secret-payment, visibility: private}
                """.indent(0)).replace("\nagreement:\n", """

                - {id: secret-act, on: 2023-11-30, by: israel, act: deliver, says: SECRETS were paid, under: [{clause: secret-payment, quantity: 5}]}
                - {id: secret-incident, on: 2023-11-30, by: israel, act: report-incident, says: SECRETS were lost, visibility: private}
                agreement:
                """)
                + "  stakes: {israel: {gives: {prisoners: 424242}, walk_away: 99, basis: assumed, visibility: private}}\n";
        Path file = folder.resolve("secret.yaml");
        Files.writeString(file, secret);
        assertThat(CommandLine.parley("check", file.toString()).out()).contains("fine");
        for (String[] command : new String[][] {
            {"lint"},
            {"lint", "--json"},
            {"ledger"},
            {"ledger", "--json"},
            {"ledger", "--format", "csv"},
            {"ledger", "--format", "html"}
        }) {
            String[] here = Stream.concat(
                            Stream.of(command[0], NOVEMBER), Stream.of(command).skip(1))
                    .toArray(String[]::new);
            String[] there = Stream.concat(
                            Stream.of(command[0], file.toString()),
                            Stream.of(command).skip(1))
                    .toArray(String[]::new);
            assertThat(CommandLine.parley(there).out())
                    .as(String.join(" ", command))
                    .isEqualTo(CommandLine.parley(here).out());
        }
        assertThat(CommandLine.parley("ledger", file.toString(), "--with-private")
                        .out())
                .contains("secret-payment");
    }

    @Test
    void the_picture_of_the_documentation_is_the_one_of_the_code() throws IOException {
        Path file = Path.of("docs/pictures/ledger.svg");
        String page = CommandLine.parley("ledger", "cases/agreements/road.yaml", "--format", "html")
                .out();
        int title = page.indexOf("<title>Lower Town lets the lorries go");
        String svg = page.substring(page.lastIndexOf("<svg", title), page.indexOf("</svg>", title) + 6)
                .replaceFirst("</title>", "</title><style>" + LIGHT + "</style>");
        if (Boolean.getBoolean("parley.refresh")) {
            Files.writeString(file, svg + "\n");
        }
        assertThat(Files.readString(file)).as("run ./refresh-docs").isEqualTo(svg + "\n");
    }

    private static void fits(String text) {
        assertThat(text.lines().filter(l -> l.length() > 80)).isEmpty();
    }

    private static void valid(String schema, String json) throws IOException {
        assertThat(SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                        .getSchema(
                                Files.readString(Path.of("docs/schemas/" + schema + ".schema.json")), InputFormat.JSON)
                        .validate(json, InputFormat.JSON))
                .isEmpty();
    }
}
