package org.parley.pareto;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.parley.Spaces;
import org.parley.model.Case;
import org.parley.model.Condition;
import org.parley.model.Constraint;
import org.parley.model.Issue;
import org.parley.model.Meta;
import org.parley.model.Options;
import org.parley.model.Outcome;
import org.parley.model.Profile;
import org.parley.model.Rational;
import org.parley.model.UtilityFunction;

class ParetoFrontierTest {

    @Property(tries = 2500)
    void points_counts_and_listed_outcomes_equal_brute_force(
            @ForAll long seed, @ForAll @IntRange(min = 2, max = 6) int parties) {
        Random random = new Random(seed);
        equalsBruteForce(Spaces.tied(random, parties, 1 + random.nextInt(5), 4));
    }

    @Property
    void constraints_tie_issues_together_and_change_nothing_else(@ForAll long seed) {
        Random random = new Random(seed);
        Case.Builder builder = Spaces.tied(random, 2 + random.nextInt(2), 3 + random.nextInt(3), 3)
                .change();
        for (int c = 0; c < 1 + random.nextInt(2); c++) {
            String one = "i" + random.nextInt(builder.issues.size());
            String other = "i" + random.nextInt(builder.issues.size());
            builder.constraints.add(new Constraint(
                    "c" + c,
                    new Condition.IfThen(
                            new Condition.OneOf(one, Set.of("o0")), new Condition.NoneOf(other, Set.of("o1"))),
                    "why not",
                    Meta.NONE));
        }
        equalsBruteForce(builder.build());
    }

    @Property(tries = 300)
    void rectangles_with_and_without_bounds_equal_brute_force(@ForAll long seed) {
        Random random = new Random(seed);
        equalsBruteForce(Spaces.rectangles(
                random, 2 + random.nextInt(2), 2 + random.nextInt(3), 2 + random.nextInt(3), 1 + random.nextInt(6)));
    }

    @Test
    void what_no_issue_decides_counts_once_however_many_issues_there_are() {
        UtilityFunction.Rectangle always = new UtilityFunction.Rectangle(Rational.of(10), Map.of(), false);
        Case.Builder rectangles = Spaces.rectangles(new Random(1), 3, 3, 1).change();
        rectangles.profiles.replaceAll(p ->
                measured(p, rectangles(always, p.party().equals("p0") ? "i0" : "i1")));
        equalsBruteForce(rectangles.build());
        assertThat(ParetoFrontier.of(valuation(rectangles.build()))
                        .orElseThrow()
                        .points()
                        .getFirst()
                        .utilities())
                .containsExactly(Rational.of(3, 10), Rational.of(3, 10));
        Case.Builder clipped = rectangles.build().change();
        clipped.profiles.replaceAll(p -> measured(
                p,
                new UtilityFunction.HyperRectangles(
                        ((UtilityFunction.HyperRectangles) rectangles(always, "i2")).rectangles(),
                        UtilityFunction.Aggregation.SUM,
                        Rational.of(25))));
        equalsBruteForce(clipped.build());
        Case.Builder groups = Spaces.tied(new Random(2), 2, 3, 3).change();
        groups.profiles.replaceAll(p -> measured(
                p,
                new UtilityFunction.Groups(List.of(
                        new UtilityFunction.Group("always", List.of(), Map.of(List.of(), Rational.of(1, 4))),
                        new UtilityFunction.Group("one", List.of("i1"), Map.of(List.of("o0"), Rational.of(1, 4)))))));
        equalsBruteForce(groups.build());
    }

    private static UtilityFunction rectangles(UtilityFunction.Rectangle always, String issue) {
        UtilityFunction.Bounds some = new UtilityFunction.Bounds(Rational.ONE, Rational.of(2));
        return new UtilityFunction.HyperRectangles(
                List.of(always, new UtilityFunction.Rectangle(Rational.of(20), Map.of(issue, some), false)),
                UtilityFunction.Aggregation.SUM,
                Rational.of(100));
    }

    private static Profile measured(Profile profile, UtilityFunction utility) {
        return new Profile(profile.party(), utility, Rational.ZERO, null, profile.basis(), profile.meta());
    }

    @Property(tries = 200)
    void overlapping_groups_equal_brute_force(@ForAll long seed) {
        Random random = new Random(seed);
        equalsBruteForce(Spaces.groups(random, 2 + random.nextInt(2), 3, 3));
    }

    @Property(tries = 60)
    void numbers_too_wide_for_64_bits_give_the_same_as_brute_force(@ForAll long seed) {
        Case wide = Spaces.decimal(new Random(seed), 2 + (int) Math.floorMod(seed, 3L), 4, 3, 17);
        assertThat(valuation(wide).narrow()).isFalse();
        equalsBruteForce(wide);
    }

    @Property(tries = 60)
    void utilities_above_one_are_clipped_before_outcomes_are_compared(@ForAll long seed) {
        equalsBruteForce(Spaces.heavier(Spaces.decimal(new Random(seed), 2, 4, 3, 2)));
    }

    @Test
    void clipping_after_the_fact_equals_clipping_at_once() {
        for (int seed = 0; seed < 40; seed++) {
            Case heavy = Spaces.heavier(Spaces.decimal(new Random(seed), 2, 5, 4, 1));
            Valuation valuation = valuation(heavy);
            Block enumerated = Blocks.of(valuation, new int[] {0, 1, 2, 3, 4}, true);
            ParetoFrontier after = ParetoFrontier.of(valuation).orElseThrow();
            assertThat(after.size()).isEqualTo(enumerated.sums().size());
            for (int i = 0; i < after.size(); i++) {
                assertThat(after.utility(0, i))
                        .isEqualTo(valuation.utility(0, enumerated.sums().number(0, i)));
                assertThat(after.points().get(i).outcomes())
                        .isEqualTo(enumerated.tally().get(i));
            }
        }
    }

    @Test
    void points_that_too_many_outcomes_reach_by_clipping_are_exact_and_their_outcomes_not_counted() {
        for (int parties = 2; parties < 4; parties++) {
            Case large =
                    Spaces.heavier(Spaces.heavier(Spaces.heavier(Spaces.decimal(new Random(2), parties, 8, 10, 2))));
            ParetoFrontier frontier = ParetoFrontier.of(valuation(large)).orElseThrow();
            assertThat(frontier.coverage()).isInstanceOf(Coverage.Exact.class);
            assertThat(frontier.outcomes()).isEmpty();
            assertThat(FrontierChecker.faults(large, frontier.points())).isEmpty();
            for (Outcome outcome : frontier.outcomes(0, 10)) {
                assertThat(valuation(large).utilities(large.space().picks(outcome)))
                        .isEqualTo(frontier.points().getFirst().utilities());
            }
        }
    }

    @Test
    void constraints_on_clipped_sums_leave_points_exact_in_spaces_nobody_can_enumerate() {
        Case.Builder builder =
                Spaces.heavier(Spaces.decimal(new Random(3), 3, 12, 6, 2)).change();
        builder.constraints.add(new Constraint(
                "c",
                new Condition.IfThen(
                        new Condition.OneOf("i0", Set.of("o0", "o1")), new Condition.NoneOf("i1", Set.of("o2"))),
                "why not",
                Meta.NONE));
        ParetoFrontier frontier = ParetoFrontier.of(valuation(builder.build())).orElseThrow();
        assertThat(frontier.coverage()).isInstanceOf(Coverage.Exact.class);
        assertThat(FrontierChecker.faults(builder.build(), frontier.points())).isEmpty();
    }

    @Property
    void the_rational_part_is_the_frontier_above_the_reservation_values(@ForAll long seed) {
        Random random = new Random(seed);
        Case read = Spaces.tied(random, 2 + random.nextInt(4), 1 + random.nextInt(5), 4);
        Valuation valuation = valuation(read);
        List<Rational> reserve = valuation.reservations();
        List<List<Rational>> expected = ParetoFrontier.of(valuation).orElseThrow().points().stream()
                .map(ParetoFrontier.Point::utilities)
                .filter(u -> {
                    for (int p = 0; p < u.size(); p++) {
                        if (u.get(p).compareTo(reserve.get(p)) < 0) {
                            return false;
                        }
                    }
                    return true;
                })
                .toList();
        assertThat(ParetoFrontier.rational(valuation).orElseThrow().points().stream()
                        .map(ParetoFrontier.Point::utilities))
                .containsExactlyElementsOf(expected);
    }

    @Property
    void the_order_of_issues_and_options_changes_no_figure(@ForAll long seed) {
        Random random = new Random(seed);
        Case read = Spaces.tied(random, 2 + random.nextInt(3), 2 + random.nextInt(4), 4);
        Case.Builder turned = read.change();
        List<Issue> shuffled = new ArrayList<>();
        for (Issue issue : read.issues()) {
            List<org.parley.model.Option> options = new ArrayList<>();
            for (int o = 0; o < issue.options().size(); o++) {
                options.add(issue.options().get(o));
            }
            Collections.shuffle(options, random);
            shuffled.add(new Issue(
                    issue.id(),
                    issue.name(),
                    issue.question(),
                    new Options.Listed(options, false, null),
                    false,
                    List.of(),
                    Meta.NONE));
        }
        Collections.shuffle(shuffled, random);
        turned.issues.clear();
        turned.issues.addAll(shuffled);
        assertThat(figures(turned.build())).isEqualTo(figures(read));
    }

    private static List<String> figures(Case read) {
        return ParetoFrontier.of(valuation(read)).orElseThrow().points().stream()
                .map(p -> p.utilities() + " " + p.outcomes())
                .toList();
    }

    @Test
    void a_space_of_10_to_the_50_has_an_exact_frontier_that_the_checker_finds_no_fault_with() {
        Case large = Spaces.decimal(new Random(11), 2, 50, 10, 4);
        assertThat(large.space().size()).isEqualTo(BigInteger.TEN.pow(50));
        ParetoFrontier frontier = ParetoFrontier.of(valuation(large)).orElseThrow();
        assertThat(frontier.coverage()).isInstanceOf(Coverage.Exact.class);
        List<ParetoFrontier.Point> points = frontier.points();
        assertThat(points).hasSizeGreaterThan(300);
        assertThat(FrontierChecker.faults(large, points.subList(0, points.size())))
                .isEmpty();
    }

    @Test
    void the_checker_finds_a_missing_a_wrong_a_dominated_and_a_doubled_point() {
        for (Case read : List.of(Spaces.tied(new Random(2), 3, 4, 4), Spaces.decimal(new Random(3), 2, 12, 6, 3))) {
            List<ParetoFrontier.Point> points =
                    ParetoFrontier.of(valuation(read)).orElseThrow().points();
            assertThat(FrontierChecker.faults(read, points)).isEmpty();
            assertThat(FrontierChecker.faults(read, points.subList(1, points.size())))
                    .anyMatch(f -> f.startsWith("no point is as good as"));
            ParetoFrontier.Point first = points.getFirst();
            List<Rational> better = new ArrayList<>(first.utilities());
            better.set(1, better.get(1).plus(Rational.of(1, 1000)));
            assertThat(FrontierChecker.faults(
                            read, changed(points, new ParetoFrontier.Point(better, first.outcome(), first.outcomes()))))
                    .anyMatch(f -> f.contains("is worth"));
            assertThat(FrontierChecker.faults(read, changed(points, points.get(1))))
                    .anyMatch(f -> f.contains("dominated or repeated"));
        }
    }

    private static List<ParetoFrontier.Point> changed(List<ParetoFrontier.Point> points, ParetoFrontier.Point instead) {
        List<ParetoFrontier.Point> all = new ArrayList<>(points);
        all.set(0, instead);
        return all;
    }

    @Test
    void outcomes_of_equal_utility_are_all_counted_and_can_be_listed_some_at_a_time() {
        Case.Builder builder = Case.titled("ties", java.time.LocalDate.of(2026, 1, 1));
        builder.party("a", "A").party("b", "B");
        Map<String, Map<String, Rational>> none = new HashMap<>();
        for (int i = 0; i < 70; i++) {
            builder.issue("i" + i, "?", "x", "y");
            none.put("i" + i, Map.of());
        }
        builder.profile("a", new UtilityFunction.Points(none), Rational.ZERO);
        builder.profile("b", new UtilityFunction.Points(none), Rational.ZERO);
        ParetoFrontier frontier = ParetoFrontier.of(valuation(builder.build())).orElseThrow();
        assertThat(frontier.size()).isEqualTo(1);
        assertThat(frontier.outcomes()).contains(BigInteger.TWO.pow(70));
        assertThat(new HashSet<>(frontier.outcomes(0, 1000))).hasSize(1000);
    }

    @Test
    void constraints_that_leave_nothing_leave_an_empty_frontier() {
        Case.Builder builder = Spaces.tied(new Random(1), 2, 2, 3).change();
        builder.constraints.add(
                new Constraint("never", new Condition.OneOf("i0", Set.of("o9")), "there is no such option", Meta.NONE));
        ParetoFrontier frontier = ParetoFrontier.of(valuation(builder.build())).orElseThrow();
        assertThat(frontier.points()).isEmpty();
        assertThat(frontier.outcomes()).contains(BigInteger.ZERO);
    }

    @Test
    void what_a_frontier_hands_out_cannot_be_changed() {
        ParetoFrontier frontier = ParetoFrontier.of(valuation(Spaces.tied(new Random(4), 2, 3, 3)))
                .orElseThrow();
        List<ParetoFrontier.Point> points = frontier.points();
        org.assertj.core.api.Assertions.assertThatThrownBy(() -> points.remove(0))
                .isInstanceOf(UnsupportedOperationException.class);
        org.assertj.core.api.Assertions.assertThatThrownBy(
                        () -> points.get(0).utilities().set(0, Rational.ZERO))
                .isInstanceOf(UnsupportedOperationException.class);
    }

    private static Valuation valuation(Case read) {
        return Valuation.of(read).orElseThrow();
    }

    private static void equalsBruteForce(Case read) {
        Valuation valuation = valuation(read);
        Map<List<Rational>, Set<Outcome>> all = new HashMap<>();
        valuation.each(picks -> {
            Outcome outcome = read.space().outcome(picks);
            List<Rational> utilities = new ArrayList<>();
            read.profiles().forEach(p -> utilities.add(p.utility().of(outcome, read.issues())));
            all.computeIfAbsent(utilities, k -> new HashSet<>()).add(outcome);
        });
        Map<List<Rational>, Set<Outcome>> undominated = new HashMap<>(all);
        undominated.keySet().removeIf(x -> all.keySet().stream().anyMatch(y -> dominates(y, x)));
        ParetoFrontier frontier = ParetoFrontier.of(valuation).orElseThrow();
        assertThat(frontier.points()).hasSize(undominated.size());
        for (int i = 0; i < frontier.size(); i++) {
            ParetoFrontier.Point point = frontier.points().get(i);
            Set<Outcome> expected = undominated.getOrDefault(point.utilities(), Set.of());
            assertThat(point.outcomes()).isEqualTo(BigInteger.valueOf(expected.size()));
            assertThat(expected).contains(point.outcome());
            assertThat(new HashSet<>(frontier.outcomes(i, Integer.MAX_VALUE))).isEqualTo(expected);
        }
    }

    private static boolean dominates(List<Rational> one, List<Rational> other) {
        boolean better = false;
        for (int p = 0; p < one.size(); p++) {
            int sign = one.get(p).compareTo(other.get(p));
            if (sign < 0) {
                return false;
            }
            better |= sign > 0;
        }
        return better;
    }
}
