package org.parley.solver;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.parley.Talks;
import org.parley.model.Case;
import org.parley.model.Condition;
import org.parley.model.Issue;
import org.parley.model.Meta;
import org.parley.model.Options;
import org.parley.model.OutcomeSpace;
import org.parley.model.Rational;

class FeasibilityTest {

    @Property
    void answers_and_counts_equal_trying_every_outcome_and_every_proof_verifies(@ForAll long seed) {
        Random random = new Random(seed);
        Case talks = Talks.of(random, 1 + random.nextInt(4), 2 + random.nextInt(3), 3, 6, 2, random.nextInt(3));
        OutcomeSpace space = talks.space();
        List<Clause> clauses = clauses(talks, random);
        int[] first = null;
        long count = 0;
        for (int x = 0; x < space.size().intValueExact(); x++) {
            int[] picks = space.at(java.math.BigInteger.valueOf(x));
            if (clauses.stream().allMatch(c -> c.holds(picks))) {
                count++;
                first = picks;
            }
        }
        switch (Feasibility.solve(space, clauses)) {
            case Answer.Feasible(int[] witness) -> assertThat(clauses).allMatch(c -> c.holds(witness));
            case Answer.Infeasible(Refutation why) -> {
                assertThat(first).isNull();
                assertThat(RefutationChecker.fault(space, clauses, why)).isEmpty();
                assertThat(RefutationChecker.fault(space, clauses, mutated(why, random)))
                        .as("a proof with a case or a clause less")
                        .isPresent();
            }
            case Answer.Undecided undecided -> throw new AssertionError("so small a space is decided");
        }
        OutcomeCount counted = OutcomeCount.of(space, clauses, 3);
        assertThat(counted.exact()).isTrue();
        assertThat(counted.least().longValueExact()).isEqualTo(count);
        assertThat(counted.first()).hasSize((int) Math.min(3, count));
        counted.first().forEach(picks -> assertThat(clauses).allMatch(c -> c.holds(picks)));
    }

    @Test
    void a_range_of_a_million_numbers_is_a_few_cases() {
        Issue issue = new Issue(
                "x",
                "x",
                "?",
                new Options.Range(Rational.ONE, Rational.of(1_000_000), Rational.ONE, null),
                false,
                List.of(),
                Meta.NONE);
        Case.Builder builder = Case.titled("range", LocalDate.of(2024, 1, 1));
        builder.issues.add(issue);
        OutcomeSpace space = builder.build().space();
        Clause low = Clause.of("low", space, new Condition.Compare("x", Condition.Operator.AT_MOST, "400000"));
        Clause high = Clause.of("high", space, new Condition.Compare("x", Condition.Operator.AT_LEAST, "400001"));
        Clause edge = Clause.of("edge", space, new Condition.Compare("x", Condition.Operator.AT_LEAST, "400000"));
        assertThat(Feasibility.solve(space, List.of(low, edge)))
                .isInstanceOfSatisfying(
                        Answer.Feasible.class, f -> assertThat(f.witness()).containsExactly(399_999));
        Answer.Infeasible none = (Answer.Infeasible) Feasibility.solve(space, List.of(low, high));
        assertThat(none.why().leaves()).isLessThanOrEqualTo(2);
        assertThat(RefutationChecker.fault(space, List.of(low, high), none.why()))
                .isEmpty();
        assertThat(OutcomeCount.of(space, List.of(low), 0).least()).isEqualTo(400_000);
    }

    /** Conditions, thresholds, utilities that are no sums, majorities and their opposites. */
    private static List<Clause> clauses(Case talks, Random random) {
        OutcomeSpace space = talks.space();
        List<Clause> all = new ArrayList<>();
        talks.demands().stream()
                .limit(random.nextInt(5))
                .forEach(d ->
                        all.add(Clause.of(d.id(), space, ((org.parley.model.Demand.Require) d.stance()).condition())));
        talks.constraints().forEach(c -> all.add(Clause.of(c.id(), space, c.holds())));
        talks.profiles().forEach(p -> all.add(Clause.atLeastReservation(p.party(), space, p)));
        List<Clause.Seated> seats = all.stream()
                .map(c -> new Clause.Seated(1 + random.nextInt(3), c))
                .toList();
        if (random.nextBoolean()) {
            all.add(new Clause.Quorum("majority", 1 + random.nextInt(2 + seats.size()), seats));
        }
        if (random.nextBoolean() && !all.isEmpty()) {
            all.add(new Clause.Not("not", all.get(random.nextInt(all.size()))));
        }
        return all;
    }

    private static Refutation mutated(Refutation why, Random random) {
        return switch (why) {
            case Refutation.Leaf leaf -> new Refutation.Leaf("nobody");
            case Refutation.Split(int issue, List<Refutation.Branch> cases) -> {
                BitSet covered = new BitSet();
                cases.forEach(b -> covered.or(b.options()));
                List<Refutation.Branch> fewer = new ArrayList<>(cases);
                Refutation.Branch gone = fewer.remove(random.nextInt(fewer.size()));
                BitSet alone = (BitSet) gone.options().clone();
                fewer.forEach(b -> alone.andNot(b.options()));
                yield alone.isEmpty() ? new Refutation.Leaf("nobody") : new Refutation.Split(issue, fewer);
            }
        };
    }
}
