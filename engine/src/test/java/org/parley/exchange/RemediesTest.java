package org.parley.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.parley.exchange.ExchangeProblem.Delivery;
import org.parley.exchange.ExchangeProblem.Escrow;
import org.parley.exchange.ExchangeProblem.Guarantee;
import org.parley.exchange.ExchangeProblem.Party;
import org.parley.exchange.ExchangeProblem.Precedence;
import org.parley.exchange.Planning.Verdict;
import org.parley.model.Rational;

class RemediesTest {

    private static final ExchangeProblem ONE_EACH =
            Exchanges.barter(new long[][] {{10, 15}}, new long[][] {{10, 15}}, 0);

    @Test
    void an_escrow_held_by_the_mediator_closes_the_gap_where_nobody_could_go_first() {
        Remedies remedies = Remedies.of(Planner.plan(ONE_EACH), 10_000);
        assertThat(remedies.escrow()).containsExactly(List.of("A1"), List.of("B1"));
        ExchangeProblem held = ONE_EACH.withDeliveries(List.of(
                ONE_EACH.deliveries().get(0).inEscrow(Escrow.AGAINST_WHO_WALKS_OUT),
                ONE_EACH.deliveries().get(1)));
        Planning planning = Planner.plan(held);
        assertThat(planning.verdict()).isEqualTo(Verdict.SAFE);
        assertThat(planning.faults()).isEmpty();
        assertThat(planning.plan().orElseThrow().steps())
                .extracting(ExchangePlan.Step::kind)
                .containsExactly(StepKind.DEPOSIT, StepKind.DELIVER, StepKind.RELEASE);
    }

    @Test
    void a_deposit_that_its_giver_gets_back_by_walking_out_closes_nothing() {
        ExchangeProblem held = ONE_EACH.withDeliveries(List.of(
                ONE_EACH.deliveries().get(0).inEscrow(new Escrow(true, false)),
                ONE_EACH.deliveries().get(1)));
        assertThat(Planner.plan(held).verdict()).isEqualTo(Verdict.NO_SAFE_ORDER);
    }

    @Test
    void a_bond_closes_the_gap_and_an_indemnity_only_lowers_exposure() {
        ExchangeProblem bond = ONE_EACH.withGuarantees(List.of(new Guarantee.Bond("g", "third", "a", Rational.of(10))));
        assertThat(Planner.plan(bond).verdict()).isEqualTo(Verdict.SAFE);
        ExchangeProblem indemnity =
                ONE_EACH.withGuarantees(List.of(new Guarantee.Indemnity("g", "third", "a", Rational.of(10))));
        assertThat(Planner.plan(indemnity).verdict()).isEqualTo(Verdict.NO_SAFE_ORDER);
        ExchangeProblem both = bond.withGuarantees(List.of(
                new Guarantee.Bond("g", "third", "a", Rational.of(10)),
                new Guarantee.Indemnity("h", "third", "b", Rational.of(4))));
        assertThat(Planner.plan(bond).plan().orElseThrow().largestExposure()).contains(Rational.of(10));
        assertThat(Planner.plan(both).plan().orElseThrow().largestExposure()).contains(Rational.of(6));
        assertThat(Planner.plan(both).faults()).isEmpty();
    }

    @Test
    void the_bond_is_in_force_only_between_the_steps_that_need_it() {
        Planning planning = Planner.plan(ONE_EACH);
        Remedies.BondTerm term = Remedies.of(planning, 1000).bonds().getFirst();
        assertThat(term.amount()).isEqualTo(Rational.of(10));
        assertThat(term.from()).isEqualTo(1);
        assertThat(term.until()).isEqualTo(2);
        WhatIf gone = WhatIf.withdrawn(planning.plan().orElseThrow(), "needed-" + term.party());
        assertThat(gone.unsafe().orElseThrow().step()).isEqualTo(1);
    }

    @Test
    void smaller_steps_and_an_order_that_falls_away_are_found_where_they_are_enough() {
        List<Delivery> lots = List.of(
                Delivery.of("A", "a", "b", 10, Worth.of(1), Worth.of(2)).together(10),
                Delivery.of("B", "b", "a", 10, Worth.of(1), Worth.of(2)).together(10));
        ExchangeProblem large = ExchangeProblem.of(List.of(Exchanges.party("a", 2), Exchanges.party("b", 2)), lots);
        Remedies remedies = Remedies.of(Planner.plan(large), 10_000);
        assertThat(remedies.everywhere()).contains(4);
        ExchangeProblem cut =
                large.withDeliveries(lots.stream().map(d -> d.together(4)).toList());
        assertThat(Planner.plan(cut).verdict()).isEqualTo(Verdict.SAFE);
        ExchangeProblem ordered = ExchangeProblem.of(
                List.of(Exchanges.party("a", 1), Exchanges.party("b", 1)),
                List.of(
                        Delivery.of("A", "a", "b", 4, Worth.of(1), Worth.of(2)),
                        Delivery.of("B", "b", "a", 4, Worth.of(1), Worth.of(2))),
                new Precedence("B", "A", 4));
        assertThat(Remedies.of(Planner.plan(ordered), 10_000).withoutPrecedence())
                .containsExactly(new Precedence("B", "A", 4));
    }

    @Property
    void a_plan_that_is_safe_by_an_order_is_safe_for_values_that_respect_it(@ForAll long seed) {
        Random random = new Random(seed);
        List<Delivery> all = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            boolean first = random.nextBoolean();
            all.add(Delivery.of(
                    "d" + i, first ? "a" : "b", first ? "b" : "a", 1 + random.nextInt(2), rank(random), rank(random)));
        }
        ExchangeProblem order =
                ExchangeProblem.of(List.of(new Party("a", "A", rank(random)), new Party("b", "B", rank(random))), all);
        Planning planning = Planner.plan(order);
        if (planning.plan().isEmpty()) {
            return;
        }
        assertThat(planning.faults()).isEmpty();
        for (int trial = 0; trial < 10; trial++) {
            long[][] value = new long[2][6];
            for (long[] side : value) {
                for (int level = 1; level < side.length; level++) {
                    side[level] = side[level - 1] + random.nextInt(5);
                }
            }
            ExchangeProblem numbers = ExchangeProblem.of(
                    order.parties().stream()
                            .map(p -> new Party(
                                    p.id(),
                                    p.name(),
                                    Worth.of(value[side(p.id())][p.loss().level()])))
                            .toList(),
                    all.stream()
                            .map(d -> Delivery.of(
                                    d.id(),
                                    d.by(),
                                    String.valueOf(d.to()),
                                    d.quantity(),
                                    Worth.of(value[side(d.by())][d.cost().level()]),
                                    Worth.of(value[side(String.valueOf(d.to()))][
                                            d.value().level()])))
                            .toList());
            assertThat(PlanChecker.faults(
                            new ExchangePlan(numbers, planning.plan().get().steps())))
                    .isEmpty();
        }
    }

    private static int side(String party) {
        return party.equals("a") ? 0 : 1;
    }

    private static Worth rank(Random random) {
        return new Worth.Ranked(1 + random.nextInt(5));
    }
}
