package org.parley.formats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.parley.Spaces;
import org.parley.casefile.CaseFile;
import org.parley.model.Basis;
import org.parley.model.Case;
import org.parley.model.Meta;
import org.parley.model.Outcome;
import org.parley.model.PartialProfile;
import org.parley.model.Profile;
import org.parley.model.Rational;
import org.parley.model.UtilityFunction;

class FormatsTest {

    private static final LocalDate DAY = LocalDate.of(2026, 1, 1);
    private static final Path SAMPLES = Path.of("../shared/formats");

    @TempDir
    private Path folder;

    // ---- what each format means

    @Test
    void a_character_of_two_units_may_stand_anywhere_in_yaml() {
        for (int before = 1000; before < 1030; before++) {
            String name = "x".repeat(before) + "🌾";
            SafeTree read = SafeYaml.parse("name: " + name + "\n", "domain.yaml");
            assertThat(read)
                    .isInstanceOfSatisfying(
                            SafeTree.Fields.class,
                            fields ->
                                    assertThat(fields.all().get("name").text()).isEqualTo(name));
        }
    }

    @Test
    void genius_divides_evaluations_by_the_largest_and_runs_whole_numbers_from_the_lower_bound() throws IOException {
        Case read = genius("""
                <issue index="1" type="discrete" name="color"><item index="1" value="red"/><item index="2" value="blue"/></issue>
                <issue index="2" type="integer" name="price" lowerbound="10" upperbound="12"/>
                <issue index="3" type="real" name="share" lowerbound="0" upperbound="2"/>
                """, """
                <issue index="1" type="discrete" name="color"><item index="1" value="red" evaluation="10"/><item index="2" value="blue" evaluation="4"/></issue>
                <issue index="2" type="integer" name="price" lowerbound="10" upperbound="12"><evaluator ftype="linear" slope="-0.4" offset="0.9"/></issue>
                <issue index="3" type="real" name="share" lowerbound="0" upperbound="2"><evaluator ftype="linear" parameter0="0" parameter1="0.75"/></issue>
                <weight index="1" value="0.5"/><weight index="2" value="0.3"/><weight index="3" value="0.2"/>
                """);
        assertThat(utility(read, "blue", "11", "1")).isEqualTo(Rational.parse("0.5")); // 0.5*0.4 + 0.3*0.5 + 0.2*0.75
        assertThat(utility(read, "red", "12", "2"))
                .isEqualTo(Rational.parse("0.73")); // 0.5 + 0.3*0.1 + 0.2*1, kept at 1
        assertThat(read.issues().get(2).options().size()).isEqualTo(21);
    }

    @ParameterizedTest
    @ValueSource(strings = {"sum", "min", "max"})
    void rectangles_pay_inside_or_outside_and_are_brought_together_as_the_file_says(String aggregation)
            throws IOException {
        String issues = """
                <issue index="1" type="integer" name="a" lowerbound="0" upperbound="9"/>
                <issue index="2" type="integer" name="b" lowerbound="0" upperbound="9"/>
                """;
        Case read = genius(issues, issues + """
                <utility maxutility="100"><ufun type="PlainUfun" weight="1" aggregation="%s">
                <hyperRectangle utility="60"><INCLUDES index="1" min="2" max="5"/><INCLUDES index="2" min="0" max="4"/></hyperRectangle>
                <hyperRectangle utility="20" weight="2"><EXCLUDES index="2" min="6" max="9"/></hyperRectangle>
                </ufun></utility>
                """.formatted(aggregation));
        Rational inBoth = utility(read, "3", "4");
        assertThat(inBoth)
                .isEqualTo(
                        switch (aggregation) {
                            case "sum" -> Rational.ONE;
                            case "min" -> Rational.parse("0.4");
                            default -> Rational.parse("0.6");
                        });
        assertThat(utility(read, "9", "9")).isEqualTo(Rational.ZERO);
    }

    @Test
    void the_sample_of_every_kind_is_read() {
        assumeTrue(Files.isDirectory(SAMPLES), "needs ../shared/formats");
        Case linear = sample("genius/domain.xml", "genius/utility_linear.xml");
        assertThat(utility(linear, "blue", "3")).isEqualTo(Rational.parse("0.46")); // 0.6*0.3 + 0.4*0.7
        assertThat(linear.profiles().getFirst().reservation()).isEqualTo(Rational.parse("0.25"));
        assertThat(linear.profiles().getFirst().discount()).isEqualTo(Rational.parse("0.8"));
        Case boxes = sample("genius/domain_int.xml", "genius/utility_hyperrectangle.xml");
        assertThat(utility(boxes, "2", "0")).isEqualTo(Rational.ONE);
        assertThat(utility(boxes, "2", "5")).isEqualTo(Rational.parse("0.4"));
        Imported uncertain = DomainReader.read(
                List.of(SAMPLES.resolve("genius/domain.xml"), SAMPLES.resolve("genius/utility_uncertain.xml")), DAY);
        assertThat(uncertain.warnings())
                .anyMatch(w -> w.contains("sees only comparisons (5 of them)"))
                .anyMatch(w -> w.contains("left out")
                        && w.contains("comparisons (5), errors (0), elicitation_cost (0.05), fixed_seed (true)")
                        && w.contains("experimental (false)"));
        for (String version : List.of("geniusweb1", "geniusweb2")) {
            Case additive = sample(version + "/Domain.json", version + "/LinearAdditiveUtilitySpace.json");
            assertThat(utility(additive, "red", "5")).isEqualTo(Rational.parse("0.8")); // 0.6 + 0.4*0.5
            assertThat(additive.profiles().getFirst().reservation()).isEqualTo(Rational.parse("0.48"));
            Case groups = sample(version + "/Domain.json", version + "/SumOfGroupsUtilitySpace.json");
            assertThat(utility(groups, "red", "2.5")).isEqualTo(Rational.parse("0.9"));
            assertThat(utility(groups, "red", "5")).isEqualTo(Rational.ZERO);
            Case partial = sample(version + "/Domain.json", version + "/DefaultPartialOrdering.json");
            assertThat(partial.partialProfiles().getFirst().prefers())
                    .singleElement()
                    .satisfies(p -> assertThat(p.better().choices()).containsEntry("color", "red"));
        }
    }

    private static Case sample(String domain, String profile) {
        return DomainReader.read(List.of(SAMPLES.resolve(domain), SAMPLES.resolve(profile)), DAY)
                .found();
    }

    @Test
    void negmas_tables_and_functions_are_computed_option_by_option() throws IOException {
        write("os.yml", """
                type: CartesianOutcomeSpace
                name: mini
                issues:
                - {name: color, type: CategoricalIssue, values: [red, blue]}
                - {name: price, type: ContiguousIssue, values: [0, 10]}
                - {name: share, type: ContinuousIssue, values: [0.0, 1.0], n_levels: 5}
                """);
        write("buyer.yml", """
                type: LinearAdditiveUtilityFunction
                name: buyer
                reserved_value: 0.25
                values:
                - type: TableFun
                  mapping: {red: 1.0, blue: 0.3}
                - {type: AffineFun, slope: -0.1, bias: 1.0}
                - {type: IdentityFun}
                weights: [0.6, 0.3, 0.1]
                """);
        Case read = DomainReader.read(List.of(folder), DAY).found();
        assertThat(utility(read, "blue", "5", "0.5")).isEqualTo(Rational.parse("0.38")); // 0.18 + 0.15 + 0.05
        assertThat(read.profiles().getFirst().reservation()).isEqualTo(Rational.parse("0.25"));
        assertThat(read.issues().get(2).options().size()).isEqualTo(5);
    }

    // ---- out and in again

    @Property
    void genius_keeps_every_utility(@ForAll long seed) throws IOException {
        Random random = new Random(seed);
        Case written = switch (random.nextInt(3)) {
            case 0 -> Spaces.tied(random, 1 + random.nextInt(3), 1 + random.nextInt(3), 4);
            case 1 -> Spaces.decimal(random, 2, 3, 3, 9);
            default -> Spaces.rectangles(random, 3, 4, 6);
        };
        keepsEveryUtility(written, Format.GENIUS);
    }

    @Property(tries = 150)
    void geniusweb_and_negmas_keep_every_utility(@ForAll long seed) throws IOException {
        Random random = new Random(seed);
        Case written = random.nextBoolean()
                ? unreserved(Spaces.tied(random, 2, 1 + random.nextInt(3), 4))
                : unreserved(Spaces.decimal(random, 2, 3, 3, 9));
        for (Format format : List.of(Format.GENIUSWEB1, Format.GENIUSWEB2, Format.NEGMAS)) {
            keepsEveryUtility(written, format);
        }
    }

    @Property(tries = 100)
    void sums_of_groups_and_reservation_bids_survive_geniusweb(@ForAll long seed) throws IOException {
        Random random = new Random(seed);
        Case.Builder builder = Spaces.tied(random, 1, 3, 3).change();
        Map<List<String>, Rational> table = new LinkedHashMap<>();
        for (int a = 0; a < builder.issues.get(0).options().size(); a++) {
            for (int b = 0; b < builder.issues.get(2).options().size(); b++) {
                table.put(List.of("o" + a, "o" + b), Rational.of(random.nextInt(50), 100));
            }
        }
        builder.profiles.set(
                0,
                new Profile(
                        "p0",
                        new UtilityFunction.Groups(List.of(
                                new UtilityFunction.Group("both", List.of("i0", "i2"), table),
                                new UtilityFunction.Group(
                                        "one", List.of("i1"), Map.of(List.of("o0"), Rational.of(1, 4))))),
                        table.get(List.of("o0", "o0")),
                        null,
                        Basis.ELICITED,
                        Meta.NONE));
        Case written = builder.build();
        boolean reachable = written.profiles().getFirst().reservation().signum() == 0;
        int[] picks = new int[3];
        for (picks[1] = 0; picks[1] < written.space().options(1); picks[1]++) {
            for (picks[0] = 0; picks[0] < written.space().options(0); picks[0]++) {
                for (picks[2] = 0; picks[2] < written.space().options(2); picks[2]++) {
                    reachable |= written.profiles()
                            .getFirst()
                            .utility()
                            .of(written.space().outcome(picks), written.issues())
                            .equals(written.profiles().getFirst().reservation());
                }
            }
        }
        if (reachable) {
            keepsEveryUtility(written, Format.GENIUSWEB1);
            keepsEveryUtility(written, Format.GENIUSWEB2);
        } else {
            assertThatThrownBy(() -> DomainWriter.write(written, Format.GENIUSWEB2))
                    .hasMessageContaining("reservation value");
        }
    }

    private static Case unreserved(Case any) {
        Case.Builder builder = any.change();
        builder.profiles.replaceAll(p -> p.withStated(Rational.ZERO));
        return builder.build();
    }

    /** What comes in again, also through our own file. */
    static Case back(Case written, Format format) throws IOException {
        Path out = Files.createTempDirectory("parley-formats");
        try {
            List<Path> files = new ArrayList<>();
            for (Map.Entry<String, String> file :
                    DomainWriter.write(written, format).texts().entrySet()) {
                files.add(Files.writeString(out.resolve(file.getKey()), file.getValue()));
            }
            Case back = CaseIds.fit(DomainReader.read(files, DAY).found());
            CaseFile.Checked checked = CaseFile.check(CaseFile.write(back), "back.yaml");
            assertThat(checked.problems())
                    .allMatch(problem -> problem.severity() == org.parley.casefile.Problem.Severity.WARNING);
            return checked.found().orElseThrow();
        } finally {
            try (var all = Files.list(out)) {
                for (Path file : all.toList()) {
                    Files.delete(file);
                }
            }
            Files.delete(out);
        }
    }

    /** Utilities of every outcome, reservation values and discounts, to 1e-12. */
    static void keepsEveryUtility(Case written, Format format) throws IOException {
        Case again = back(written, format);
        assertThat(again.space().size()).isEqualTo(written.space().size());
        int[] picks = new int[written.issues().size()];
        int issue;
        do {
            for (int p = 0; p < written.profiles().size(); p++) {
                Rational before =
                        written.profiles().get(p).utility().of(written.space().outcome(picks), written.issues());
                Rational after =
                        again.profiles().get(p).utility().of(again.space().outcome(picks), again.issues());
                assertThat(Math.abs(before.minus(after).toDouble())).isLessThan(1e-12);
            }
            issue = picks.length - 1;
            while (issue >= 0 && ++picks[issue] == written.space().options(issue)) {
                picks[issue--] = 0;
            }
        } while (issue >= 0);
        for (int p = 0; p < written.profiles().size(); p++) {
            Profile before = written.profiles().get(p);
            Profile after = again.profiles().get(p);
            assertThat(Math.abs(before.reservation().minus(after.reservation()).toDouble()))
                    .isLessThan(1e-12);
            assertThat(Math.abs(discount(before).minus(discount(after)).toDouble()))
                    .isLessThan(1e-12);
        }
    }

    private static Rational discount(Profile profile) {
        return profile.discount() == null ? Rational.ONE : profile.discount();
    }

    @Test
    void names_with_every_kind_of_sign_survive_every_format() throws IOException {
        Case.Builder builder = Case.titled("A & B <\"quoted\"> 'x' \\ é", DAY);
        builder.party("a", "A");
        builder.issue("i", "?", "no", "1e5", "a: b", "\"", "true", "ünï", "<&>");
        Map<String, Rational> points = new LinkedHashMap<>();
        for (int o = 0; o < 7; o++) {
            points.put(builder.issues.getFirst().options().get(o).id(), Rational.of(o));
        }
        builder.profile("a", new UtilityFunction.Points(Map.of("i", points)), Rational.ZERO);
        for (Format format : Format.values()) {
            keepsEveryUtility(builder.build(), format);
        }
    }

    // ---- what a format cannot hold

    @ParameterizedTest
    @EnumSource(Format.class)
    void what_a_format_cannot_hold_is_an_error_that_says_so(Format format) {
        Case plain = unreserved(Spaces.decimal(new Random(1), 2, 2, 2, 2));
        Case.Builder constrained = plain.change();
        constrained.constraints.add(new org.parley.model.Constraint(
                "c", new org.parley.model.Condition.OneOf("i0", java.util.Set.of("o0")), "only that", Meta.NONE));
        refuses(constrained.build(), format, "constraints (c)");
        Case.Builder discounted = plain.change();
        discounted.profiles.replaceAll(
                p -> new Profile(p.party(), p.utility(), p.stated(), Rational.parse("0.9"), p.basis(), p.meta()));
        Case rectangles = Spaces.rectangles(new Random(2), 2, 3, 3);
        if (format == Format.GENIUS) {
            assertThat(DomainWriter.write(discounted.build(), format).texts()).hasSize(3);
            assertThat(DomainWriter.write(rectangles, format).texts()).hasSize(3);
        } else {
            refuses(discounted.build(), format, "the discount factor of p0");
            refuses(rectangles, format, "p0");
        }
        Case.Builder ordered = plain.change();
        ordered.profiles.clear();
        Outcome one = plain.space().outcome(new int[] {0, 0});
        Outcome other = plain.space().outcome(new int[] {1, 1});
        for (String party : List.of("p0", "p1")) {
            ordered.partialProfiles.add(new PartialProfile(
                    party,
                    List.of(),
                    Map.of(),
                    List.of(new PartialProfile.Preference(one, other)),
                    Basis.ELICITED,
                    Meta.NONE));
        }
        if (format == Format.GENIUSWEB1 || format == Format.GENIUSWEB2) {
            assertThat(DomainWriter.write(ordered.build(), format).texts()).hasSize(3);
        } else {
            refuses(ordered.build(), format, "partial profile of p0");
        }
    }

    private static void refuses(Case written, Format format, String what) {
        assertThatThrownBy(() -> DomainWriter.write(written, format))
                .isInstanceOf(BadDomainException.class)
                .hasMessageContaining("cannot hold")
                .hasMessageContaining(what);
    }

    // ---- hostile files

    @Test
    void outside_references_and_entity_bombs_are_refused() throws IOException {
        String bomb = """
                <?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>
                <negotiation_template><utility_space>&b;</utility_space></negotiation_template>""";
        refused("bomb.xml", bomb, "document type");
        refused("file.xml", "<!DOCTYPE x SYSTEM \"file:///etc/passwd\"><negotiation_template/>", "document type");
        refused("alias.yml", "issues: &a [1]\nb: *a\n", "aliases");
    }

    @Test
    void a_million_levels_end_in_one_clear_line_in_xml_json_and_yaml() throws IOException {
        int deep = 1_000_000;
        refused("deep.xml", "<a>".repeat(deep), "nests deeper");
        refused("deep.json", "[".repeat(deep), "60 levels");
        refused("deep.yml", "[".repeat(deep), "nests deeper");
        refused("deeper.yml", "{a: ".repeat(deep), "nests deeper");
    }

    @ParameterizedTest
    @ValueSource(strings = {"1e999999999", "1e-999999999", "9E+2147483647", "NaN", "Infinity", "0x10", "1,5", ""})
    void numbers_that_are_none_or_would_fill_the_memory_are_refused(String number) throws IOException {
        write("d.xml", """
                <negotiation_template><utility_space><objective index="0" name="d"><issue index="1" type="discrete" name="a"><item index="1" value="x"/></issue></objective></utility_space></negotiation_template>""");
        write("p.xml", """
                <utility_space><objective index="0" name="d"><issue index="1" type="discrete" name="a"><item index="1" value="x" evaluation="1"/></issue><weight index="1" value="%s"/></objective></utility_space>""".formatted(number));
        assertThatThrownBy(() -> DomainReader.read(List.of(folder), DAY))
                .isInstanceOf(BadDomainException.class)
                .hasMessageContaining("p.xml:1: value");
    }

    @Property(tries = 300)
    void a_damaged_file_is_read_or_refused_but_never_breaks_the_reader(@ForAll long seed) throws IOException {
        Random random = new Random(seed);
        Format format = Format.values()[random.nextInt(4)];
        Case written = unreserved(Spaces.tied(random, 2, 2, 3));
        Path out = Files.createTempDirectory("parley-damaged");
        List<Path> files = new ArrayList<>();
        for (Map.Entry<String, String> file :
                DomainWriter.write(written, format).texts().entrySet()) {
            StringBuilder text = new StringBuilder(file.getValue());
            for (int n = 0; n < random.nextInt(4); n++) {
                int at = random.nextInt(text.length());
                switch (random.nextInt(3)) {
                    case 0 -> text.deleteCharAt(at);
                    case 1 -> text.insert(at, (char) (32 + random.nextInt(96)));
                    default -> text.setCharAt(at, "<>\"'{}[]:,-&0".charAt(random.nextInt(13)));
                }
            }
            files.add(Files.writeString(out.resolve(file.getKey()), text.toString()));
        }
        try {
            assertThat(DomainReader.read(files, DAY).found().issues()).isNotEmpty();
        } catch (BadDomainException e) {
            assertThat(e.getMessage()).contains(": ");
        }
        for (Path file : files) {
            Files.delete(file);
        }
        Files.delete(out);
    }

    private void refused(String name, String text, String why) throws IOException {
        Path file = write(name, text);
        assertThatThrownBy(() -> DomainReader.read(List.of(file), DAY))
                .isInstanceOf(BadDomainException.class)
                .hasMessageContaining(why);
        Files.delete(file);
    }

    private Path write(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text);
    }

    private Case genius(String issues, String profile) throws IOException {
        Path domain = write(
                "domain.xml",
                "<negotiation_template><utility_space><objective index=\"0\" name=\"d\">" + issues
                        + "</objective></utility_space></negotiation_template>");
        Path one = write(
                "one.xml",
                "<utility_space><objective index=\"0\" name=\"d\">" + profile + "</objective></utility_space>");
        return DomainReader.read(List.of(domain, one), DAY).found();
    }

    private static Rational utility(Case read, String... options) {
        Map<String, String> choices = new LinkedHashMap<>();
        for (int i = 0; i < options.length; i++) {
            choices.put(read.issues().get(i).id(), options[i]);
        }
        return read.profiles().getFirst().utility().of(new Outcome(choices), read.issues());
    }
}
