package org.parley.bargaining;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.parley.Spaces;
import org.parley.model.Case;
import org.parley.model.Condition;
import org.parley.model.Constraint;
import org.parley.model.DisagreementPoint;
import org.parley.model.Meta;
import org.parley.model.Rational;
import org.parley.model.UtilityFunction;
import org.parley.pareto.Coverage;
import org.parley.pareto.Indicators;
import org.parley.pareto.ParetoFrontier;
import org.parley.pareto.Valuation;

class DirectSolutionTest {

    private static final List<BargainingSolution> RULES = List.of(
            BargainingSolution.NASH,
            BargainingSolution.KALAI_SMORODINSKY,
            BargainingSolution.EGALITARIAN,
            BargainingSolution.UTILITARIAN,
            BargainingSolution.NEGOLOG_KALAI);

    /** Sums of every sort: many ties, decimals, clipped at 1, late, with demanding reservation values or a stated threat. */
    private static Case any(Random random) {
        int parties = 2 + random.nextInt(4);
        int issues = 2 + random.nextInt(3);
        Case read = switch (random.nextInt(4)) {
            case 0 -> Spaces.decimal(random, parties, issues, 4, 4);
            case 1 -> Spaces.heavier(Spaces.decimal(random, parties, issues, 3, 2));
            case 2 -> Spaces.decimal(random, parties, issues, 3, 17);
            default -> Spaces.tied(random, parties, issues, 4);
        };
        Case.Builder builder = read.change();
        if (random.nextBoolean()) {
            builder.profiles.replaceAll(p -> p.withStated(Rational.ZERO));
        }
        if (random.nextInt(3) == 0) {
            builder.profiles.replaceAll(p ->
                    p.withUtility(new UtilityFunction.Discounted(p.utility(), Rational.of(1 + random.nextInt(9), 9))));
        }
        if (random.nextInt(3) == 0) {
            // A threat that several outcomes, or all of them, fall short of for some.
            Map<String, Rational> stated = new LinkedHashMap<>();
            builder.profiles.forEach(p -> stated.put(p.party(), Rational.of(random.nextInt(12), 10)));
            builder.disagreement = new DisagreementPoint(stated);
        }
        return builder.build();
    }

    @Property(tries = 200)
    void what_is_found_directly_is_a_point_that_the_rule_picks_from_the_frontier(@ForAll long seed) {
        Case read = any(new Random(seed));
        Valuation valuation = Valuation.of(read).orElseThrow();
        ParetoFrontier frontier = ParetoFrontier.of(valuation).orElseThrow();
        for (BargainingSolution rule : RULES) {
            List<List<Rational>> exact = rule.of(frontier).stream()
                    .map(ParetoFrontier.Point::utilities)
                    .toList();
            switch (DirectSolution.of(valuation, rule)) {
                case DirectSolution found -> {
                    assertThat(exact).as(rule.id()).contains(found.utilities());
                    assertThat(found.undominated()).isTrue();
                    assertThat(((Coverage.Bounded) found.coverage()).gap()).isLessThan(1e-6);
                    assertThat(DirectSolutionChecker.faults(read, found))
                            .as(rule.id())
                            .isEmpty();
                }
                case DirectAnswer.None none -> {
                    assertThat(exact).isEmpty();
                    assertThat(none.why()).isEqualTo("no outcome gives every party its reservation value");
                }
            }
        }
    }

    @Test
    void who_cannot_gain_is_left_out_of_the_product_and_the_largest_set_of_others_is_not() {
        Case.Builder builder = Case.titled("one of two", java.time.LocalDate.of(2026, 1, 1));
        builder.party("a", "A").party("b", "B").issue("i", "?", "x", "y");
        builder.profile("a", new UtilityFunction.Points(Map.of("i", Map.of("x", Rational.ONE))), Rational.ZERO);
        builder.profile("b", new UtilityFunction.Points(Map.of("i", Map.of("y", Rational.ONE))), Rational.ZERO);
        DirectSolution nash = found(builder.build(), BargainingSolution.NASH);
        assertThat(nash.utilities()).containsExactlyInAnyOrder(Rational.ONE, Rational.ZERO);
        assertThat(nash.value()).isZero();
    }

    @Test
    void a_solution_that_cannot_be_had_this_way_says_why() {
        Case.Builder tied = Spaces.decimal(new Random(1), 2, 3, 3, 2).change();
        tied.constraints.add(
                new Constraint("c", new Condition.OneOf("i0", java.util.Set.of("o0")), "because", Meta.NONE));
        assertThat(why(tied.build(), BargainingSolution.NASH)).contains("constraints");
        assertThat(why(Spaces.rectangles(new Random(2), 3, 3, 4), BargainingSolution.UTILITARIAN))
                .contains("not every utility is a sum");
        assertThat(why(Spaces.decimal(new Random(1), 2, 3, 3, 2), BargainingSolution.GENIUS_KALAI))
                .contains("whole frontier");
    }

    @Test
    void the_checker_finds_a_wrong_utility_a_dominated_outcome_a_wrong_value_and_a_bound_that_is_passed() {
        Case read = Spaces.decimal(new Random(8), 3, 4, 4, 3);
        Case.Builder builder = read.change();
        builder.profiles.replaceAll(p -> p.withStated(Rational.ZERO));
        Case open = builder.build();
        DirectSolution right = found(open, BargainingSolution.EGALITARIAN);
        assertThat(DirectSolutionChecker.faults(open, right)).isEmpty();
        List<Rational> more = new ArrayList<>(right.utilities());
        more.set(0, more.getFirst().plus(Rational.of(1, 1000)));
        assertThat(DirectSolutionChecker.faults(open, claim(right, more, right.value(), right.bound())))
                .anyMatch(f -> f.contains("is worth"));
        assertThat(DirectSolutionChecker.faults(
                        open, claim(right, right.utilities(), right.value() + 0.1, right.bound() + 0.1)))
                .anyMatch(f -> f.startsWith("the value is"));
        assertThat(DirectSolutionChecker.faults(
                        open, claim(right, right.utilities(), right.value() - 0.2, right.value() - 0.1)))
                .anyMatch(f -> f.contains("more than the bound"));
        int[] worst = new int[4];
        Valuation valuation = Valuation.of(open).orElseThrow();
        DirectSolution dominated = new DirectSolution(
                right.solution(), open.space().outcome(worst), valuation.utilities(worst), 0, 1, true);
        assertThat(DirectSolutionChecker.faults(open, dominated)).anyMatch(f -> f.contains("worse for nobody"));
        // The same in a space that cannot be tried: an exchange shows it.
        Case large = Spaces.decimal(new Random(8), 3, 12, 6, 3);
        int[] first = new int[12];
        assertThat(DirectSolutionChecker.faults(
                        large,
                        new DirectSolution(
                                BargainingSolution.NEGOLOG_KALAI,
                                large.space().outcome(first),
                                Valuation.of(large).orElseThrow().utilities(first),
                                0,
                                1,
                                true)))
                .anyMatch(f -> f.contains("worse for nobody"));
    }

    private static DirectSolution claim(DirectSolution like, List<Rational> utilities, double value, double bound) {
        return new DirectSolution(like.solution(), like.outcome(), utilities, value, bound, true);
    }

    private static DirectSolution found(Case read, BargainingSolution rule) {
        return (DirectSolution) DirectSolution.of(Valuation.of(read).orElseThrow(), rule);
    }

    private static String why(Case read, BargainingSolution rule) {
        return ((DirectAnswer.None) DirectSolution.of(Valuation.of(read).orElseThrow(), rule)).why();
    }

    @Test
    void kalai_smorodinsky_leaves_out_who_has_nothing_to_gain() {
        Case.Builder builder = Spaces.decimal(new Random(3), 3, 4, 4, 4).change();
        builder.profiles.replaceAll(p -> p.withStated(Rational.ZERO));
        Case open = builder.build();
        Valuation wide = Valuation.of(open).orElseThrow();
        Rational most = Indicators.of(ParetoFrontier.of(wide).orElseThrow(), Optional.empty())
                .best()
                .getFirst();
        builder.profiles.replaceAll(p -> p.party().equals("p0") ? p.withStated(most) : p);
        Valuation valuation = Valuation.of(builder.build()).orElseThrow();
        ParetoFrontier frontier = ParetoFrontier.of(valuation).orElseThrow();
        assertThat(BargainingSolution.withoutGain(frontier)).contains("p0");
        assertThat(BargainingSolution.KALAI_SMORODINSKY.of(frontier).stream().map(ParetoFrontier.Point::utilities))
                .contains(found(builder.build(), BargainingSolution.KALAI_SMORODINSKY)
                        .utilities());
    }

    @Test
    void ten_parties_and_10_to_the_20_outcomes_get_an_answer_with_a_gap() {
        Case.Builder builder = Spaces.decimal(new Random(5), 10, 20, 10, 4).change();
        builder.profiles.replaceAll(p -> p.withStated(Rational.ZERO));
        Case read = builder.build();
        for (BargainingSolution rule : RULES) {
            DirectSolution direct = found(read, rule);
            assertThat(direct.bound()).isGreaterThanOrEqualTo(direct.value());
            assertThat(direct.bound() - direct.value()).isLessThan(0.35);
            assertThat(DirectSolutionChecker.faults(read, direct)).isEmpty();
        }
    }
}
