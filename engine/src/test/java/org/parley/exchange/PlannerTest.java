package org.parley.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.parley.exchange.ExchangeProblem.Party;
import org.parley.exchange.ExchangeProblem.Payment;
import org.parley.exchange.Planning.Verdict;
import org.parley.model.Rational;

class PlannerTest {

    private static final int EFFORT = 100_000;

    @Property(tries = 2000)
    void feasibility_and_trust_gap_are_those_of_every_sequence_tried(@ForAll long seed) {
        Random random = new Random(seed);
        ExchangeProblem problem = Exchanges.random(random, 2 + random.nextInt(2), 2 + random.nextInt(3), false);
        BruteForce all = new BruteForce(problem);
        Planning planning = Planner.plan(problem);
        assertThat(planning.verdict()).isEqualTo(all.feasible() ? Verdict.SAFE : Verdict.NO_SAFE_ORDER);
        assertThat(planning.faults()).isEmpty();
        TrustGap gap = TrustGap.of(problem, EFFORT);
        assertThat(gap.complete()).isTrue();
        assertThat(gap.sum()).isEqualTo(all.sum());
        assertThat(gap.common()).isEqualTo(all.common());
        assertThat(new TreeMap<>(gap.alone())).isEqualTo(all.alone());
        assertThat(corners(problem, gap)).isEqualTo(Set.copyOf(all.minimal()));
        assertThat(gap.faults(problem)).isEmpty();
    }

    private static Set<List<Rational>> corners(ExchangeProblem problem, TrustGap gap) {
        return gap.minimal().stream()
                .map(c -> problem.parties().stream()
                        .map(p -> c.each().get(p.id()))
                        .toList())
                .collect(Collectors.toSet());
    }

    @Property
    void the_smallest_largest_exposure_is_that_of_every_safe_sequence_tried(@ForAll long seed) {
        Random random = new Random(seed);
        ExchangeProblem problem = Exchanges.random(random, 2, 2 + random.nextInt(3), false);
        Planning planning = Planner.plan(problem, List.of(Objective.EXPOSURE), EFFORT);
        if (planning.verdict() == Verdict.SAFE) {
            assertThat(planning.figures().getFirst().value())
                    .isEqualTo(new BruteForce(problem).smallestExposure().orElseThrow());
            assertThat(planning.figures().getFirst().proved()).isTrue();
        }
    }

    @Property
    void with_days_a_plan_exists_and_ends_as_early_as_when_every_sequence_is_tried(@ForAll long seed) {
        Random random = new Random(seed);
        ExchangeProblem problem = Exchanges.random(random, 2, 2 + random.nextInt(2), true);
        Optional<Integer> end = new BruteForce(problem).earliestEnd(40);
        Planning planning = Planner.plan(problem, List.of(Objective.DURATION), EFFORT);
        assertThat(planning.faults()).isEmpty();
        assertThat(planning.verdict() == Verdict.SAFE).isEqualTo(end.isPresent());
        if (end.isPresent()) {
            assertThat(planning.plan().orElseThrow().lastDay()).isEqualTo(end.get());
            assertThat(planning.figures().getFirst().proved()).isTrue();
        } else {
            assertThat(planning.impossible() != null || planning.tooLate() != null)
                    .isTrue();
        }
    }

    @Property
    void money_is_paid_so_that_everybody_stays_and_the_gap_is_that_of_payments_in_halves(@ForAll long seed) {
        Random random = new Random(seed);
        int n = 1 + random.nextInt(3);
        long[][] items = new long[n][];
        for (int i = 0; i < n; i++) {
            items[i] = new long[] {random.nextInt(4), random.nextInt(4)};
        }
        long[][] back = random.nextBoolean() ? new long[0][] : new long[][] {{random.nextInt(3), random.nextInt(3)}};
        ExchangeProblem problem = Exchanges.barter(items, back, 0)
                .withPayment(new Payment("price", "b", "a", "the price", Rational.of(random.nextInt(4))));
        Planning planning = Planner.plan(problem);
        assertThat(planning.faults()).isEmpty();
        TrustGap gap = TrustGap.of(problem, EFFORT);
        Sales sales = new Sales(problem);
        assertThat(planning.verdict() == Verdict.SAFE).isEqualTo(sales.feasible(0, 0));
        assertThat(gap.sum()).contains(sales.smallestSum());
        assertThat(gap.common()).contains(sales.smallestCommon());
    }

    /** Every sequence of items and of payments of one half, with extra losses in halves. */
    private record Sales(ExchangeProblem problem) {
        private static final int MOST = 40;

        boolean feasible(int a, int b) {
            int n = problem.deliveries().size();
            return go(new int[n], 0, a, b);
        }

        private boolean go(int[] delivered, int halves, int a, int b) {
            Standing now = new Standing(problem, delivered, new int[delivered.length], Rational.of(halves, 2));
            for (int p = 0; p < 2; p++) {
                Party party = problem.parties().get(p);
                if (now.margins(party, Rational.of(p == 0 ? a : b, 2))
                                .getFirst()
                                .signum()
                        < 0) {
                    return false;
                }
            }
            Rational all = problem.payment().orElseThrow().amount();
            boolean more = Rational.of(halves, 2).compareTo(all) < 0;
            boolean done = !more;
            for (int i = 0; i < delivered.length; i++) {
                done &= delivered[i] == 1;
            }
            if (done || more && go(delivered, halves + 1, a, b)) {
                return true;
            }
            for (int i = 0; i < delivered.length; i++) {
                if (delivered[i] == 0) {
                    delivered[i] = 1;
                    boolean found = go(delivered, halves, a, b);
                    delivered[i] = 0;
                    if (found) {
                        return true;
                    }
                }
            }
            return false;
        }

        Rational smallestSum() {
            for (int sum = 0; sum < MOST; sum++) {
                for (int a = 0; a <= sum; a++) {
                    if (feasible(a, sum - a)) {
                        return Rational.of(sum, 2);
                    }
                }
            }
            throw new AssertionError("no sum is enough");
        }

        Rational smallestCommon() {
            for (int each = 0; each < MOST; each++) {
                if (feasible(each, each)) {
                    return Rational.of(each, 2);
                }
            }
            throw new AssertionError("no common loss is enough");
        }
    }

    @Test
    void one_hundred_and_thirty_against_three_hundred_and_ninety_in_three_stages_is_planned_and_proved() {
        Planning planning = Planner.plan(Stages.plain());
        assertThat(planning.verdict()).isEqualTo(Verdict.SAFE);
        assertThat(planning.figures()).allMatch(Planning.Figure::proved);
        assertThat(planning.faults()).isEmpty();
        assertThat(planning.plan().orElseThrow().steps()).hasSize(520);
    }

    @Test
    void an_order_alone_is_enough_where_every_value_that_respects_it_is_safe() {
        List<ExchangeProblem.Delivery> all = new ArrayList<>();
        all.add(ExchangeProblem.Delivery.of("A", "a", "b", 2, new Worth.Ranked(1), new Worth.Ranked(2)));
        all.add(ExchangeProblem.Delivery.of("B", "b", "a", 2, new Worth.Ranked(1), new Worth.Ranked(2)));
        ExchangeProblem close = ExchangeProblem.of(
                List.of(new Party("a", "A", new Worth.Ranked(0)), new Party("b", "B", new Worth.Ranked(0))), all);
        assertThat(Planner.plan(close).verdict()).isEqualTo(Verdict.NO_SAFE_ORDER);
        ExchangeProblem bound = close.withLoss("a", new Worth.Ranked(1)).withLoss("b", new Worth.Ranked(1));
        Planning planning = Planner.plan(bound);
        assertThat(planning.verdict()).isEqualTo(Verdict.SAFE);
        assertThat(planning.faults()).isEmpty();
        assertThat(planning.figures()).noneMatch(f -> f.objective() == Objective.EXPOSURE);
    }

    @Test
    void where_no_order_is_safe_the_plan_rests_on_bonds_of_the_smallest_sum() {
        Planning planning = Planner.plan(Exchanges.barter(new long[][] {{10, 15}}, new long[][] {{10, 15}}, 0));
        assertThat(planning.verdict()).isEqualTo(Verdict.NO_SAFE_ORDER);
        assertThat(planning.bonds()).hasSize(1);
        assertThat(planning.bonds().getFirst().amount()).isEqualTo(Rational.of(10));
        assertThat(planning.plan()).isPresent();
        assertThat(planning.faults()).isEmpty();
        assertThat(planning.gap().orElseThrow().alone()).isEqualTo(Map.of("a", Rational.of(10), "b", Rational.of(10)));
    }
}
