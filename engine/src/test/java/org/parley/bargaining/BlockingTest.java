package org.parley.bargaining;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.parley.Spaces;
import org.parley.model.Case;
import org.parley.model.Decision;
import org.parley.model.Outcome;
import org.parley.model.Rational;
import org.parley.model.UtilityFunction;
import org.parley.pareto.Valuation;

class BlockingTest {

    @Property(tries = 100)
    void the_smallest_blocking_coalitions_are_those_that_a_trial_of_all_finds(@ForAll long seed) {
        Random random = new Random(seed);
        int parties = 3 + random.nextInt(2);
        Valuation valuation = Valuation.of(Spaces.tied(random, parties, 3, 3)).orElseThrow();
        List<String> named = random.nextBoolean() ? List.of() : List.of("p" + random.nextInt(parties));
        Decision rule = new Decision(1 + random.nextInt(parties), named);
        List<int[]> all = new ArrayList<>();
        valuation.each(picks -> all.add(picks.clone()));
        int[] here = all.get(random.nextInt(all.size()));

        TreeSet<Integer> blocking = new TreeSet<>();
        for (int coalition = 1; coalition < 1 << parties; coalition++) {
            int size = Integer.bitCount(coalition);
            int members = coalition;
            boolean passes = size >= rule.atLeast()
                    && named.stream().allMatch(id -> (members & 1 << Integer.parseInt(id.substring(1))) != 0);
            if (passes && all.stream().anyMatch(other -> everyoneGains(valuation, members, here, other))) {
                blocking.add(coalition);
            }
        }
        blocking.removeIf(
                one -> blocking.stream().anyMatch(other -> other != one.intValue() && (other & one) == other));

        List<Blocking> found =
                Blocking.of(valuation, rule, valuation.space().outcome(here)).orElseThrow();
        TreeSet<Integer> masks = new TreeSet<>();
        for (Blocking one : found) {
            int mask = one.coalition().stream()
                    .mapToInt(id -> 1 << Integer.parseInt(id.substring(1)))
                    .sum();
            masks.add(mask);
            assertThat(everyoneGains(valuation, mask, here, valuation.space().picks(one.instead())))
                    .as("the witness gives everybody in the coalition more")
                    .isTrue();
        }
        assertThat(masks).isEqualTo(blocking);
    }

    private static boolean everyoneGains(Valuation valuation, int coalition, int[] here, int[] other) {
        boolean all = true;
        for (int p = 0; p < valuation.count(); p++) {
            if ((coalition & 1 << p) != 0) {
                all &= valuation.utility(p, other).compareTo(valuation.utility(p, here)) > 0;
            }
        }
        return all;
    }

    @Test
    void majority_rule_over_a_circle_of_tastes_leaves_the_core_empty() {
        Case.Builder builder = Case.titled("circle", java.time.LocalDate.of(2026, 1, 1))
                .party("a", "A")
                .party("b", "B")
                .party("c", "C")
                .issue("where", "Where?", "x", "y", "z");
        String[][] tastes = {{"a", "x", "y", "z"}, {"b", "y", "z", "x"}, {"c", "z", "x", "y"}};
        for (String[] taste : tastes) {
            builder.profile(
                    taste[0],
                    new UtilityFunction.Points(java.util.Map.of(
                            "where",
                            java.util.Map.of(
                                    taste[1], Rational.of(3), taste[2], Rational.of(2), taste[3], Rational.of(1)))),
                    Rational.ZERO);
        }
        Valuation valuation = Valuation.of(builder.build()).orElseThrow();
        for (String option : List.of("x", "y", "z")) {
            Outcome outcome = new Outcome(java.util.Map.of("where", option));
            assertThat(Blocking.of(valuation, new Decision(2, List.of()), outcome)
                            .orElseThrow())
                    .hasSize(1);
            assertThat(Blocking.of(valuation, null, outcome).orElseThrow())
                    .as("if all must accept, everything undominated is in the core")
                    .isEmpty();
        }
    }
}
