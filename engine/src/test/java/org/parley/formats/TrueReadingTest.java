package org.parley.formats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.parley.model.Basis;
import org.parley.model.Case;
import org.parley.model.Issue;
import org.parley.model.Meta;
import org.parley.model.Option;
import org.parley.model.Options;
import org.parley.model.Profile;
import org.parley.model.Rational;
import org.parley.model.UtilityFunction;

/** Names and numbers come out as they stand in the file, or the file is refused. */
class TrueReadingTest {

    private static final LocalDate DAY = LocalDate.of(2026, 1, 1);

    @TempDir
    private Path folder;

    // ---- repairs touch nothing but the fault

    @Test
    void a_quote_within_other_quotes_or_a_comment_does_not_shift_the_repair() throws IOException {
        Imported read = genius("""
                <!-- <item value="a comment "with quotes -->
                <issue index='1' type='discrete' name='size'><item index='1' value='5"inch'/><item index="2" value="b"/></issue>
                """, """
                <issue index='1' type='discrete' name='size'><item index='1' value='5"inch' evaluation="1"/><item index="2" value="b" evaluation="2"/></issue>
                <weight index="1" value="1"/>""");
        assertThat(names(read)).containsExactly("5\"inch", "b");
        assertThat(read.warnings()).isEmpty();
    }

    @Test
    void a_missing_blank_is_put_in_after_either_kind_of_quote() throws IOException {
        Imported read = genius(
                "<issue index='1'type='discrete' name=\"size\"><item index=\"1\"value=\"x y\"/></issue>",
                "<issue index='1' name='size'><item index='1' value='x y'evaluation='1'/></issue><weight index='1' value='1'/>");
        assertThat(names(read)).containsExactly("x y");
        assertThat(read.warnings())
                .filteredOn(w -> w.contains("a blank was missing"))
                .hasSize(2);
    }

    @Test
    void a_declaration_is_moved_to_the_front_only_over_text_and_comments() throws IOException {
        Path domain = write("d.xml", "<!-- by hand -->\n<?xml version=\"1.0\"?>" + domain("<item value=\"a\"/>"));
        Path quoted = write("p.xml", profile("<!-- <?xml version=\"1.0\"?> --><item value=\"a\" evaluation=\"1\"/>"));
        Imported read = DomainReader.read(List.of(domain, quoted), DAY);
        assertThat(names(read)).containsExactly("a");
        assertThat(read.warnings())
                .singleElement()
                .satisfies(w -> assertThat(w).contains("d.xml", "before the XML declaration"));
    }

    // ---- letters

    @ParameterizedTest
    @CsvSource({"UTF-8,UTF-8", "ISO-8859-1,ISO-8859-1", "windows-1252,windows-1252", "UTF-16,utf-16"})
    void letters_are_read_in_the_encoding_that_the_declaration_names(String encoding, String declared)
            throws IOException {
        String head = "<?xml version=\"1.0\" encoding=\"" + declared + "\"?>";
        Path domain = folder.resolve("d.xml");
        Files.write(domain, (head + domain("<item value=\"Zürich\"/>")).getBytes(Charset.forName(encoding)));
        Path one = write("p.xml", profile("<item value=\"Zürich\" evaluation=\"1\"/>"));
        assertThat(names(DomainReader.read(List.of(domain, one), DAY))).containsExactly("Zürich");
    }

    @Test
    void bytes_that_are_no_letters_are_refused_instead_of_replaced() throws IOException {
        Path domain = folder.resolve("d.xml");
        Files.write(domain, domain("<item value=\"Zürich\"/>").getBytes(StandardCharsets.ISO_8859_1));
        assertThatThrownBy(() -> DomainReader.read(List.of(domain), DAY))
                .isInstanceOf(BadDomainException.class)
                .hasMessageContaining("d.xml: the file is not text in UTF-8");
    }

    // ---- numbers outside of what a format allows

    @ParameterizedTest
    @CsvSource({
        "-0.5, 1, the utility of x (-0.5)",
        "1.5, 1, the utility of x (1.5)",
        "0.5, -1, the weight of a (-1)",
        "0.5, 1.2, the weight of a (1.2)"
    })
    void geniusweb_weights_and_utilities_lie_from_0_to_1(String utility, String weight, String what)
            throws IOException {
        assertThatThrownBy(() -> geniusweb("""
                {"LinearAdditiveUtilitySpace": {"name": "p", "issueWeights": {"a": %s, "b": 0},
                 "issueUtilities": {"a": {"discreteutils": {"valueUtilities": {"x": %s, "y": 1}}},
                                    "b": {"discreteutils": {"valueUtilities": {"z": 1}}}}}}""".formatted(weight, utility)))
                .isInstanceOf(BadDomainException.class)
                .hasMessageContaining("p.json:")
                .hasMessageContaining(what + " must be from 0 to 1");
    }

    @Test
    void geniusweb_weights_that_sum_to_more_than_1_are_refused_and_to_less_are_warned_about() throws IOException {
        String profile = """
                {"LinearAdditiveUtilitySpace": {"name": "p", "issueWeights": {"a": %s, "b": 0.5},
                 "issueUtilities": {"a": {"discreteutils": {"valueUtilities": {"x": 1}}},
                                    "b": {"discreteutils": {"valueUtilities": {"z": 1}}}}}}""";
        assertThatThrownBy(() -> geniusweb(profile.formatted("0.6"))).hasMessageContaining("the weights sum to 1.1");
        assertThat(geniusweb(profile.formatted("0.4")).warnings())
                .singleElement()
                .satisfies(w -> assertThat(w).contains("the weights sum to 0.9"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"0.7", "-0.1"})
    void groups_that_leave_0_to_1_or_list_a_line_twice_are_refused(String util) throws IOException {
        String profile = """
                {"SumOfGroupsUtilitySpace": {"name": "p", "partUtilities": {
                  "one": {"partsutils": {"issues": ["a"], "utilslist": [{"values": ["x"], "util": %s}, {"values": ["%s"], "util": 0.1}]}},
                  "two": {"partsutils": {"issues": ["b"], "utilslist": [{"values": ["z"], "util": 0.5}]}}}}}""";
        assertThatThrownBy(() -> geniusweb(profile.formatted(util, "y")))
                .isInstanceOf(BadDomainException.class)
                .hasMessageContaining(util.equals("0.7") ? "sum to 1.2" : "util (-0.1) must be");
        assertThatThrownBy(() -> geniusweb(profile.formatted("0.2", "x"))).hasMessageContaining("[x] twice");
    }

    @Test
    void geniusweb_groups_that_share_an_issue_are_refused_and_an_issue_in_none_is_warned_about() throws IOException {
        String profile = """
                {"SumOfGroupsUtilitySpace": {"name": "p", "partUtilities": {
                  "one": {"partsutils": {"issues": ["a"], "utilslist": [{"values": ["x"], "util": 0.3}]}}%s}}}""";
        assertThatThrownBy(() -> geniusweb(profile.formatted("""
                , "two": {"partsutils": {"issues": ["b", "a"], "utilslist": [{"values": ["z", "x"], "util": 0.3}]}}""")))
                .isInstanceOf(BadDomainException.class)
                .hasMessageContaining("the issue a is in two groups, the second is two");
        assertThat(geniusweb(profile.formatted("")).warnings())
                .singleElement()
                .satisfies(w -> assertThat(w).contains("no group has the issue b"));
    }

    // ---- bounded time and memory

    /** A hang is what this guards against: looking for the end of each from each would take hours. */
    @ParameterizedTest
    @ValueSource(strings = {"<!--", "<![CDATA[", "<?", "<a b=\"", "<a b='c'd"})
    @Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
    void megabytes_of_openers_that_nothing_closes_are_refused_in_one_pass(String opener) throws IOException {
        Path file = write("d.xml", opener.repeat(DomainReader.LARGEST / opener.length()));
        assertThatThrownBy(() -> DomainReader.read(List.of(file), DAY))
                .isInstanceOf(BadDomainException.class)
                .hasMessageContaining("d.xml:1:");
    }

    @Test
    void the_number_of_elements_and_values_is_bounded() throws IOException {
        Path xml = write("d.xml", "<a>" + "<b/>".repeat(SafeXml.MOST_ELEMENTS) + "</a>");
        Path json = write("d.json", "[" + "0,".repeat(SafeTree.MOST) + "0]");
        Path yaml = write("d.yml", "issues:\n" + "- 1\n".repeat(SafeTree.MOST));
        for (Path file : List.of(xml, json, yaml)) {
            assertThatThrownBy(() -> DomainReader.read(List.of(file), DAY))
                    .isInstanceOf(BadDomainException.class)
                    .hasMessageContaining("more than 250000");
        }
    }

    @Test
    void ranges_that_hold_more_numbers_in_all_than_profiles_can_value_are_refused() {
        assertThatThrownBy(() -> genius("""
                <issue index="1" type="integer" name="a" lowerbound="1" upperbound="200000"/>
                <issue index="2" type="integer" name="b" lowerbound="1" upperbound="200000"/>""", ""))
                .isInstanceOf(BadDomainException.class)
                .hasMessageContaining("with the issue b the issues have 400000 options in all");
    }

    // ---- out: an error, never a silent loss

    @Test
    void rectangles_on_options_that_are_not_whole_numbers_one_apart_cannot_be_written() {
        Case halves = rectangles("0", "4", "0.5", "1", "2", false);
        assertThatThrownBy(() -> DomainWriter.write(halves, Format.GENIUS))
                .isInstanceOf(BadDomainException.class)
                .hasMessageContaining("a rectangle on n");
    }

    @Test
    void a_rectangle_that_pays_outside_of_no_bounds_goes_out_as_one_that_pays_nothing() throws IOException {
        Case none = rectangles("0", "4", "1", "1", "", true);
        Case back = back(none);
        for (int n = 0; n <= 4; n++) {
            assertThat(utility(none, n)).isEqualTo(Rational.ZERO);
            assertThat(utility(back, n)).isEqualTo(Rational.ZERO);
        }
    }

    @Test
    void bounds_between_whole_numbers_keep_what_lies_within() throws IOException {
        Case written = rectangles("0", "4", "1", "1/3", "8/3", false);
        Case back = back(written);
        for (int n = 0; n <= 4; n++) {
            assertThat(utility(back, n)).isEqualTo(utility(written, n));
        }
        assertThat(utility(back, 1)).isEqualTo(Rational.ONE);
        assertThat(utility(back, 3)).isEqualTo(Rational.ZERO);
    }

    @Test
    void a_name_with_a_sign_that_xml_has_not_is_refused_rather_than_shortened() {
        Case.Builder builder = Case.titled("t", DAY);
        builder.party("a", "A");
        builder.issues.add(new Issue(
                "i",
                "i",
                "i",
                new Options.Listed(List.of(new Option("x", "x", null), new Option("y", "x\u0001", null)), false, null),
                false,
                List.of(),
                Meta.NONE));
        builder.profile("a", new UtilityFunction.Points(Map.of("i", Map.of("x", Rational.ONE))), Rational.ZERO);
        assertThatThrownBy(() -> DomainWriter.write(builder.build(), Format.GENIUS))
                .isInstanceOf(BadDomainException.class)
                .hasMessageContaining("U+0001");
    }

    private static Case rectangles(String from, String to, String step, String least, String most, boolean outside) {
        Case.Builder builder = Case.titled("t", DAY);
        builder.party("a", "A");
        builder.issues.add(new Issue(
                "n",
                "n",
                "n",
                new Options.Range(Rational.parse(from), Rational.parse(to), Rational.parse(step), null),
                false,
                List.of(),
                Meta.NONE));
        Map<String, UtilityFunction.Bounds> bounds =
                most.isEmpty() ? Map.of() : Map.of("n", new UtilityFunction.Bounds(fraction(least), fraction(most)));
        builder.profiles.add(new Profile(
                "a",
                new UtilityFunction.HyperRectangles(
                        List.of(new UtilityFunction.Rectangle(Rational.ONE, bounds, outside)),
                        UtilityFunction.Aggregation.SUM,
                        Rational.ONE),
                Rational.ZERO,
                null,
                Basis.ELICITED,
                Meta.NONE));
        return builder.build();
    }

    private static Rational fraction(String written) {
        String[] parts = written.split("/");
        return Rational.of(Integer.parseInt(parts[0]), parts.length == 1 ? 1 : Integer.parseInt(parts[1]));
    }

    private Case back(Case written) throws IOException {
        List<Path> files = new ArrayList<>();
        for (Map.Entry<String, String> file :
                DomainWriter.write(written, Format.GENIUS).texts().entrySet()) {
            files.add(write(file.getKey(), file.getValue()));
        }
        return DomainReader.read(files, DAY).found();
    }

    private static Rational utility(Case read, int number) {
        return read.profiles().getFirst().utility().of(read.space().outcome(new int[] {number}), read.issues());
    }

    private static List<String> names(Imported read) {
        return DomainWriter.names(read.found().issues().getFirst().options());
    }

    private Path write(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text);
    }

    private static String domain(String items) {
        return "<negotiation_template><utility_space><objective index=\"0\" name=\"d\"><issue index=\"1\" name=\"i\">"
                + items + "</issue></objective></utility_space></negotiation_template>";
    }

    private static String profile(String items) {
        return "<utility_space><objective index=\"0\" name=\"d\"><issue index=\"1\" name=\"i\">" + items
                + "</issue><weight index=\"1\" value=\"1\"/></objective></utility_space>";
    }

    private Imported genius(String issues, String profile) throws IOException {
        Path domain = write(
                "domain.xml",
                "<negotiation_template><utility_space><objective index=\"0\" name=\"d\">" + issues
                        + "</objective></utility_space></negotiation_template>");
        Path one = write(
                "one.xml",
                "<utility_space><objective index=\"0\" name=\"d\">" + profile + "</objective></utility_space>");
        return DomainReader.read(List.of(domain, one), DAY);
    }

    private Imported geniusweb(String profile) throws IOException {
        Path domain = write("d.json", """
                {"name": "d", "issuesValues": {"a": {"values": ["x", "y"]}, "b": {"values": ["z"]}}}""");
        return DomainReader.read(List.of(domain, write("p.json", profile)), DAY);
    }
}
