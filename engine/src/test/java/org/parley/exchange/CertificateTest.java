package org.parley.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.parley.exchange.ExchangePlan.Step;
import org.parley.model.Rational;

class CertificateTest {

    private static final Rational[] COST = rationals(6, 3, 1, 2, 4);
    private static final Rational[] VALUE = rationals(9, 5, 4, 2, 3);

    private static Rational[] rationals(long... numbers) {
        return Arrays.stream(numbers).mapToObj(Rational::of).toArray(Rational[]::new);
    }

    @Property
    void a_plan_that_is_changed_anywhere_so_that_it_breaks_a_condition_is_found_out(@ForAll long seed) {
        Random random = new Random(seed);
        ExchangeProblem problem = Exchanges.random(random, 2, 3, true);
        Planning planning = Planner.plan(problem);
        if (planning.verdict() != Planning.Verdict.SAFE) {
            return;
        }
        ExchangePlan plan = planning.plan().orElseThrow();
        for (int i = 0; i < plan.steps().size(); i++) {
            Step step = plan.steps().get(i);
            List<Step> dropped = new ArrayList<>(plan.steps());
            dropped.remove(i);
            assertThat(PlanChecker.faults(new ExchangePlan(problem, dropped))).isNotEmpty();
            List<Step> twice = new ArrayList<>(plan.steps());
            twice.add(i, step);
            assertThat(PlanChecker.faults(new ExchangePlan(problem, twice))).isNotEmpty();
            List<Step> early = new ArrayList<>(plan.steps());
            early.set(i, new Step(step.kind(), step.delivery(), step.items(), step.amount(), -1));
            assertThat(PlanChecker.faults(new ExchangePlan(problem, early))).isNotEmpty();
        }
    }

    @Test
    void a_plan_in_an_order_that_is_not_safe_is_found_out_with_the_party_and_the_step() {
        ExchangeProblem problem = Exchanges.barter(new long[][] {{1, 3}, {1, 3}}, new long[][] {{1, 3}, {1, 3}}, 1);
        List<Step> steps = List.of(step("A1"), step("A2"), step("B1"), step("B2"));
        assertThat(PlanChecker.faults(new ExchangePlan(problem, steps)))
                .containsExactly("after step 2 b would do better by walking out");
    }

    private static Step step(String id) {
        return new Step(StepKind.DELIVER, id, 1, Rational.ZERO, 0);
    }

    @Property
    void a_proof_of_impossibility_from_which_a_state_is_taken_leaks(@ForAll long seed) {
        Random random = new Random(seed);
        ExchangeProblem problem = Exchanges.random(random, 2, 4, false);
        if (!(Planner.plan(problem).impossible() instanceof Closure proof)) {
            return;
        }
        assertThat(ClosureChecker.fault(problem, proof)).isEmpty();
        for (int i = 0; i < proof.entries().size(); i++) {
            List<Closure.Entry> fewer = new ArrayList<>(proof.entries());
            fewer.remove(i);
            assertThat(ClosureChecker.fault(problem, new Closure(proof.unit(), proof.limits(), proof.forward(), fewer)))
                    .isPresent();
        }
        Limits wide = Limits.extra(new long[] {1000, 1000}, Lattice.of(problem));
        boolean ordersExist = TrustGap.of(problem, 10_000).sum().isPresent();
        assertThat(ClosureChecker.fault(problem, new Closure(proof.unit(), wide, proof.forward(), proof.entries()))
                        .isPresent())
                .isEqualTo(ordersExist);
    }

    @Property
    void a_proof_that_no_plan_fits_the_days_does_not_hold_without_its_start_or_with_more_time(@ForAll long seed) {
        Random random = new Random(seed);
        ExchangeProblem problem = Exchanges.random(random, 2, 3, true);
        Planning planning = Planner.plan(problem, List.of(Objective.DURATION), 100_000);
        if (planning.figures().isEmpty() || planning.figures().getFirst().days() == null) {
            return;
        }
        ExchangeProblem secured = planning.plan().orElseThrow().problem();
        TimedClosure proof = planning.figures().getFirst().days();
        assertThat(TimedClosureChecker.fault(secured, proof)).isEmpty();
        Limits later = proof.limits().withLastDay(proof.limits().lastDay() + 1);
        assertThat(TimedClosureChecker.fault(secured, new TimedClosure(proof.unit(), later, proof.entries())))
                .isPresent();
        if (!proof.entries().isEmpty()) {
            List<TimedClosure.Entry> fewer =
                    proof.entries().subList(1, proof.entries().size());
            assertThat(TimedClosureChecker.fault(secured, new TimedClosure(proof.unit(), proof.limits(), fewer)))
                    .isPresent();
        }
    }

    @Property
    void the_backward_rule_is_proved_and_agrees_with_the_search(@ForAll long seed) {
        Random random = new Random(seed);
        int n = 1 + random.nextInt(6);
        long[][] items = new long[n][];
        Rational[] cost = new Rational[n];
        Rational[] value = new Rational[n];
        long price = 0;
        for (int i = 0; i < n; i++) {
            items[i] = new long[] {random.nextInt(9), random.nextInt(9)};
            cost[i] = Rational.of(items[i][0]);
            value[i] = Rational.of(items[i][1]);
            price += items[i][0];
        }
        OneSided rule = OneSided.of(cost, value);
        assertThat(rule.fault(cost, value)).isEmpty();
        ExchangeProblem sale = Exchanges.sale(items, price);
        TrustGap.Corner least = TrustGap.of(sale, 100_000).minimal().stream()
                .min(java.util.Comparator.comparing(TrustGap.Corner::sum))
                .orElseThrow();
        Rational pair = least.together().orElse(least.sum());
        Rational starts = Rational.of(price).minus(sum(value)).max(Rational.ZERO);
        assertThat(pair).isEqualTo(rule.least().max(starts));
    }

    private static Rational sum(Rational[] numbers) {
        return Arrays.stream(numbers).reduce(Rational.ZERO, Rational::plus);
    }

    @Test
    void an_answer_of_the_backward_rule_that_is_changed_is_found_out() {
        OneSided right = OneSided.of(COST, VALUE);
        assertThat(right.fault(COST, VALUE)).isEmpty();
        assertThat(new OneSided(right.order(), Rational.ZERO, right.critical()).fault(COST, VALUE))
                .isPresent();
        assertThat(new OneSided(right.order(), Rational.of(2), right.critical()).fault(COST, VALUE))
                .isPresent();
        assertThat(new OneSided(new int[] {0, 1, 2, 3, 4}, right.least(), right.critical()).fault(COST, VALUE))
                .isPresent();
        assertThat(new OneSided(new int[] {4, 4, 1, 3, 2}, right.least(), right.critical()).fault(COST, VALUE))
                .isPresent();
    }
}
