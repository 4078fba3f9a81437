package org.parley.formats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.parley.bargaining.BargainingSolution;
import org.parley.model.Case;
import org.parley.model.Profile;
import org.parley.model.Rational;
import org.parley.pareto.Indicators;
import org.parley.pareto.ParetoFrontier;
import org.parley.pareto.RoundedFrontier;
import org.parley.pareto.Valuation;

/** GENIUS's own figures for public domains, which stand in ../shared; without it the tests are skipped. */
class GeniusDomainsTest {

    private static final Path DOMAINS = Path.of("../shared/scenarios/genius");
    private static final LocalDate DAY = LocalDate.of(2026, 1, 1);

    @BeforeEach
    void shared() {
        assumeTrue(Files.isDirectory(DOMAINS), "needs ../shared/scenarios");
    }

    /** Rows of expected.csv with the files they are about; one empty row where ../shared is absent. */
    static List<Map<String, String>> rows() throws Exception {
        if (!Files.isDirectory(DOMAINS)) {
            return List.of(Map.of("domain", "../shared is absent"));
        }
        Map<String, Map<String, String>> files = new HashMap<>();
        table("files.csv").forEach(row -> files.put(row.get("domain"), row));
        List<Map<String, String>> rows = table("expected.csv").toList();
        rows.forEach(row -> row.putAll(files.get(row.get("domain"))));
        return rows;
    }

    private static Stream<Map<String, String>> table(String name) throws Exception {
        List<String> lines = Files.readAllLines(DOMAINS.resolve(name));
        String[] header = lines.getFirst().split(";");
        return lines.stream().skip(1).filter(line -> !line.isBlank()).map(line -> {
            String[] cells = line.split(";", -1);
            Map<String, String> row = new HashMap<>();
            for (int i = 0; i < Math.min(header.length, cells.length); i++) {
                row.put(header[i], cells[i]);
            }
            return row;
        });
    }

    @ParameterizedTest
    @MethodSource("rows")
    void every_published_figure_comes_out(Map<String, String> row) {
        Case read = read(row.get("domain_file"), row.get("profile_a"), row.get("profile_b"));
        Valuation valuation = Valuation.of(read).orElseThrow();
        ParetoFrontier frontier = ParetoFrontier.of(valuation).orElseThrow();
        Optional<RoundedFrontier> rounded = RoundedFrontier.of(frontier);
        Indicators indicators = Indicators.of(frontier, rounded);

        assertThat(read.issues()).hasSize(Integer.parseInt(row.get("issues")));
        assertThat(read.space().size()).hasToString(row.get("outcomes"));
        assertThat(rounded.orElseThrow().points()).hasToString(row.get("pareto_distinct"));
        assertThat(rounded.orElseThrow().outcomes()).hasToString(row.get("pareto_points"));
        assertThat(printed(indicators.opposition())).isEqualTo(row.get("oppositon_min_dist_1_1"));
        assertThat(printed(indicators.roundedDistribution().orElseThrow())).isEqualTo(row.get("bid_distribution"));
        member(frontier, BargainingSolution.NASH, row.get("nashA"), row.get("nashB"));
        member(frontier, BargainingSolution.GENIUS_KALAI, row.get("ksA"), row.get("ksB"));
        member(frontier, BargainingSolution.EGALITARIAN, row.get("kalaiEgA"), row.get("kalaiEgB"));
        Rational sum = BargainingSolution.UTILITARIAN.of(frontier).getFirst().utilities().stream()
                .reduce(Rational.ZERO, Rational::plus);
        assertThat(printed(sum.toDouble())).isEqualTo(row.get("maxSW"));
        String[] sides = {"A", "B"};
        for (int p = 0; p < 2; p++) {
            // Half a unit of the last place: Amsterdam's is 0.2625 exactly, and was printed rounded down.
            assertThat(indicators.least().get(p))
                    .isCloseTo(Double.parseDouble(row.get("min" + sides[p])), within(0.0005));
            assertThat(indicators.best().get(p).toDouble())
                    .isCloseTo(Double.parseDouble(row.get("max" + sides[p])), within(0.0005));
            Profile profile = read.profiles().get(p);
            Rational discount = profile.discount() == null ? Rational.ONE : profile.discount();
            assertThat(discount.toDouble()).isEqualTo(Double.parseDouble(row.get("df" + sides[p])));
            assertThat(profile.reservation().toDouble()).isEqualTo(Double.parseDouble(row.get("rv" + sides[p])));
        }
    }

    private static String printed(double number) {
        return String.format(java.util.Locale.ROOT, "%.4f", number);
    }

    private static void member(ParetoFrontier frontier, BargainingSolution solution, String first, String second) {
        assertThat(solution.of(frontier))
                .anyMatch(p -> printed(p.utilities().get(0).toDouble()).equals(first)
                        && printed(p.utilities().get(1).toDouble()).equals(second));
    }

    @ParameterizedTest
    @CsvSource({
        "y2011/Energy/energy_domain.xml, y2011/Energy/energy_consumer.xml, y2011/Energy/energy_distributor.xml, 204, 205",
        "y2011/Car/adg.xml, y2011/Car/adg_deal.xml, y2011/Car/adg_deal2.xml, 53, 75"
    })
    void exact_counts_stand_beside_the_rounded_ones(
            String domain, String first, String second, int points, String outcomes) {
        ParetoFrontier frontier = ParetoFrontier.of(
                        Valuation.of(read(domain, first, second)).orElseThrow())
                .orElseThrow();
        assertThat(frontier.size()).isEqualTo(points);
        assertThat(frontier.outcomes().orElseThrow()).hasToString(outcomes);
    }

    private static Case read(String... files) {
        return DomainReader.read(Stream.of(files).map(DOMAINS::resolve).toList(), DAY)
                .found();
    }

    @Test
    void every_profile_of_the_public_domains_is_read_except_rule_sets_which_are_refused_in_words() throws Exception {
        int read = 0;
        int refused = 0;
        for (Path folder : folders()) {
            List<Path> files;
            try (Stream<Path> all = Files.list(folder)) {
                files = all.filter(f -> f.toString().endsWith(".xml")).sorted().toList();
            }
            Path domain = files.stream()
                    .filter(f -> text(f).contains("negotiation_template"))
                    .findFirst()
                    .orElse(null);
            for (Path file : files) {
                if (domain == null || file.equals(domain) || !text(file).contains("<utility_space")) {
                    continue;
                }
                if (text(file).contains("type=\"constraint\"")) {
                    assertThatThrownBy(() -> DomainReader.read(List.of(domain, file), DAY))
                            .isInstanceOf(BadDomainException.class)
                            .hasMessageContaining("set of rules");
                    refused++;
                } else {
                    Case one = DomainReader.read(List.of(domain, file), DAY).found();
                    assertThat(one.profiles()).hasSize(1);
                    assertThat(one.space().outcome(new int[one.issues().size()]))
                            .satisfies(outcome -> assertThat(one.profiles()
                                            .getFirst()
                                            .utility()
                                            .of(outcome, one.issues())
                                            .toDouble())
                                    .isBetween(0.0, 1.0));
                    read++;
                }
            }
        }
        assertThat(read).isEqualTo(77);
        assertThat(refused).isEqualTo(5);
    }

    private static List<Path> folders() throws Exception {
        try (Stream<Path> all = Files.walk(DOMAINS, 2)) {
            return all.filter(Files::isDirectory).sorted().toList();
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    @Test
    void a_folder_with_more_profiles_than_two_asks_for_the_explicit_form() {
        assertThatThrownBy(() -> DomainReader.read(List.of(DOMAINS.resolve("y2011/Laptop")), DAY))
                .hasMessageContaining("8 profiles")
                .hasMessageContaining("parley analyze");
    }

    @Test
    void the_faults_of_published_files_are_repaired_with_a_warning() {
        Imported car = DomainReader.read(
                List.of(
                        DOMAINS.resolve("y2011/Car/adg.xml"),
                        DOMAINS.resolve("y2011/Car/adg_deal.xml"),
                        DOMAINS.resolve("y2011/Car/adg_deal2.xml")),
                DAY);
        assertThat(car.warnings()).anyMatch(w -> w.contains("a blank was missing between attributes 1 time"));
        Imported nonlinear = DomainReader.read(List.of(DOMAINS.resolve("nonlinear/S-1NIKFRT-1")), DAY);
        assertThat(nonlinear.warnings()).anyMatch(w -> w.contains("text stood before the XML declaration"));
        assertThat(nonlinear.found().profiles().getFirst().discount()).isEqualTo(Rational.parse("0.95"));
    }
}
