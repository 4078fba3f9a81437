package org.parley.pareto;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.parley.Spaces;
import org.parley.brief.Analysis;
import org.parley.brief.AnalysisJson;
import org.parley.brief.AnalysisText;
import org.parley.brief.Asked;
import org.parley.model.Case;
import org.parley.model.Issue;
import org.parley.model.Meta;
import org.parley.model.Options;
import org.parley.model.Rational;
import org.parley.model.UtilityFunction;

/** What a check of a frontier verifies, and what it says it could not. */
class FrontierCheckerTest {

    @Property(tries = 200)
    void adding_up_anew_finds_the_points_and_counts_that_trying_every_outcome_finds(@ForAll long seed) {
        Random random = new Random(seed);
        Case read = Spaces.tied(random, 2 + random.nextInt(4), 1 + random.nextInt(4), 4);
        ParetoFrontier frontier = frontier(read);
        FrontierCheck check = FrontierChecker.check(read, frontier);
        assertThat(check.faults()).isEmpty();
        assertThat(check.proved()).isTrue();
        Map<List<Rational>, BigInteger> counted = new LinkedHashMap<>();
        frontier.points().forEach(point -> counted.put(point.utilities(), point.outcomes()));
        assertThat(PlainSums.of(read.space(), read.profiles()).orElseThrow().undominated())
                .isEqualTo(counted);
    }

    @Test
    void a_space_of_10_to_the_30_is_proved_with_its_tallies_by_adding_up_anew() {
        Case large = Spaces.decimal(new Random(5), 3, 10, 10, 3);
        Case two = Spaces.decimal(new Random(5), 2, 30, 10, 3);
        for (Case read : List.of(large, two)) {
            FrontierCheck check = FrontierChecker.check(read, frontier(read));
            assertThat(check.proved()).isTrue();
            assertThat(extent(check, "tallies")).isEqualTo(FrontierCheck.Extent.ALL);
            assertThat(said(check, "complete")).contains("added up anew issue by issue");
        }
    }

    @Test
    void a_wrong_tally_is_a_fault_where_outcomes_are_tried_and_where_they_are_added_up() {
        for (Case read : List.of(Spaces.tied(new Random(2), 3, 4, 4), Spaces.decimal(new Random(3), 2, 12, 6, 3))) {
            List<ParetoFrontier.Point> points = new ArrayList<>(frontier(read).points());
            ParetoFrontier.Point last = points.removeLast();
            BigInteger claim = java.util.Objects.requireNonNull(last.outcomes()).add(BigInteger.ONE);
            points.add(new ParetoFrontier.Point(last.utilities(), last.outcome(), claim));
            assertThat(FrontierChecker.faults(read, points))
                    .singleElement()
                    .satisfies(fault -> assertThat(fault).startsWith(claim + " outcomes are said to give"));
        }
    }

    @Test
    void rectangles_too_many_to_try_are_looked_at_by_exchanges_and_nothing_is_called_proved() {
        Case read = Spaces.rectangles(new Random(4), 9, 10, 12);
        FrontierCheck check = FrontierChecker.check(read, frontier(read));
        assertThat(check.faults()).isEmpty();
        assertThat(check.proved()).isFalse();
        assertThat(extent(check, "attained")).isEqualTo(FrontierCheck.Extent.ALL);
        assertThat(extent(check, "complete")).isEqualTo(FrontierCheck.Extent.NONE);
        assertThat(said(check, "complete")).contains("1000000000 outcomes are too many", "no plain sums over issues");
        assertThat(extent(check, "exchanges")).isEqualTo(FrontierCheck.Extent.SOME);
        assertThat(extent(check, "tallies")).isEqualTo(FrontierCheck.Extent.NONE);
    }

    @Test
    void what_a_sample_or_a_gap_leaves_room_for_is_told_and_is_no_fault() {
        Case read = Spaces.decimal(new Random(8), 2, 4, 4, 2);
        List<ParetoFrontier.Point> some = frontier(read).points();
        assertThat(some).hasSizeGreaterThan(2);
        List<ParetoFrontier.Point> fewer = some.subList(1, some.size());
        assertThat(FrontierChecker.check(read, fewer, new Coverage.Exact()).faults())
                .isNotEmpty();
        for (Coverage coverage : List.of(new Coverage.Sampled(9, 1), new Coverage.Bounded(1))) {
            FrontierCheck check = FrontierChecker.check(read, fewer, coverage);
            assertThat(check.faults()).isEmpty();
            assertThat(check.proved()).isFalse();
            assertThat(said(check, "complete")).contains("of them are not, which the coverage (" + coverage);
        }
        assertThat(FrontierChecker.check(read, fewer, new Coverage.Bounded(0.0001))
                        .faults())
                .isNotEmpty();
    }

    @Test
    void a_grid_over_a_real_valued_issue_is_part_of_the_coverage_in_text_and_json() {
        Case.Builder builder = Case.titled("t", LocalDate.of(2026, 1, 1));
        builder.party("a", "A").party("b", "B");
        builder.issues.add(new Issue(
                "share",
                "share",
                "share",
                new Options.Range(Rational.ZERO, Rational.ONE, Rational.parse("0.05"), null, true),
                false,
                List.of(),
                Meta.NONE));
        Map<String, Rational> up = new LinkedHashMap<>();
        Map<String, Rational> down = new LinkedHashMap<>();
        for (int n = 0; n <= 20; n++) {
            up.put(Rational.of(n, 20).toString(), Rational.of(n));
            down.put(Rational.of(n, 20).toString(), Rational.of(20 - n));
        }
        builder.profile("a", new UtilityFunction.Points(Map.of("share", up)), Rational.ZERO);
        builder.profile("b", new UtilityFunction.Points(Map.of("share", down)), Rational.ZERO);
        Case read = builder.build();
        Analysis figures = Analysis.of(read);
        Analysis asked =
                figures.with(Asked.NOTHING.readWith(List.of("d.xml:3: a grid")).checked(figures));
        String text = String.join("\n", AnalysisText.of(asked, 200));
        assertThat(text)
                .contains("coverage exact on a grid of 21 values of share")
                .contains("The solutions are chosen among the points found; coverage exact on a grid of 21")
                .contains("As the files were read:\n    d.xml:3: a grid")
                .contains("verified: each of 21 outcomes was tried")
                .contains("So these points are the frontier, all of it, on that grid.");
        assertThat(AnalysisJson.write(asked))
                .contains("\"coverage\" : \"exact on a grid of 21 values of share\"")
                .contains("\"warnings\" : [ \"d.xml:3: a grid\" ]")
                .contains("\"proved\" : true");
    }

    private static ParetoFrontier frontier(Case read) {
        return ParetoFrontier.of(Valuation.of(read).orElseThrow()).orElseThrow();
    }

    private static FrontierCheck.Extent extent(FrontierCheck check, String test) {
        return check.tests().stream()
                .filter(t -> t.name().equals(test))
                .findFirst()
                .orElseThrow()
                .extent();
    }

    private static String said(FrontierCheck check, String test) {
        return check.tests().stream()
                .filter(t -> t.name().equals(test))
                .findFirst()
                .orElseThrow()
                .says();
    }
}
