package org.parley.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.parley.Cases;
import org.parley.model.Case;
import org.parley.model.Condition;
import org.parley.model.Firmness;
import org.parley.model.Issue;
import org.parley.model.Meta;
import org.parley.model.Option;
import org.parley.model.Options;
import org.parley.model.Rational;
import org.parley.pareto.Coverage;
import org.parley.preference.Acceptance;
import org.parley.preference.LogRolling;
import org.parley.preference.Possibilities;

class PackagesTest {

    @Property
    void outcomes_come_in_ascending_order_of_cost_and_every_one_once(@ForAll long seed) {
        Random random = new Random(seed);
        long[][] costs = new long[1 + random.nextInt(4)][];
        int all = 1;
        for (int i = 0; i < costs.length; i++) {
            costs[i] = random.longs(1 + random.nextInt(4), 0, 5).toArray();
            all *= costs[i].length;
        }
        FewestFirst order = new FewestFirst(costs);
        long before = 0;
        Set<List<Integer>> seen = new java.util.HashSet<>();
        for (Optional<int[]> next = order.next(); next.isPresent(); next = order.next()) {
            long cost = 0;
            List<Integer> picks = new ArrayList<>();
            for (int i = 0; i < costs.length; i++) {
                cost += costs[i][next.get()[i]];
                picks.add(next.get()[i]);
            }
            assertThat(order.cost()).isEqualTo(cost);
            assertThat(cost).isGreaterThanOrEqualTo(before);
            assertThat(seen.add(picks)).isTrue();
            before = cost;
        }
        assertThat(seen).hasSize(all);
    }

    @Test
    void measured_parties_get_exactly_the_packages_that_all_accept_first() {
        Possibilities found = Possibilities.of(Cases.shipped("stadium"), Possibilities.Terms.PLAIN);
        Packages packages = Packages.of(found).orElseThrow();
        assertThat(found.jointCounts()).containsEntry(Acceptance.NECESSARY, 12);
        assertThat(packages.candidates())
                .hasSize(12)
                .allSatisfy(one -> assertThat(one.unsure()).isZero());
        assertThat(packages.coverage()).isEqualTo(new Coverage.Exact());
    }

    @Test
    void the_packages_of_the_gaza_case_are_diverse_and_say_what_each_side_would_give_up() {
        Possibilities found = Possibilities.of(Cases.shipped("gaza-2024-02"), Possibilities.Terms.PLAIN);
        Packages packages = Packages.of(found).orElseThrow();
        assertThat(packages.candidates()).hasSize(Packages.SHOWN);
        for (int a = 0; a < Packages.SHOWN; a++) {
            for (int b = a + 1; b < Packages.SHOWN; b++) {
                int apart = 0;
                for (int i = 0; i < found.space().issues().size(); i++) {
                    int[] one = packages.candidates().get(a).picks();
                    apart += one[i] == packages.candidates().get(b).picks()[i] ? 0 : 1;
                }
                assertThat(apart).isGreaterThanOrEqualTo(2);
            }
        }
        // Neither side is asked to give way throughout.
        assertThat(packages.candidates())
                .anySatisfy(one -> assertThat(swallowed(one, "hamas")).contains("hamas-full-withdrawal"));
        assertThat(packages.candidates())
                .anySatisfy(one -> assertThat(swallowed(one, "israel")).contains("israel-not-full"));
        assertThat(LogRolling.of(found)).isEmpty();
    }

    private static List<String> swallowed(Packages.Candidate one, String party) {
        return one.stands().stream()
                .filter(stand -> stand.party().equals(party))
                .flatMap(stand -> stand.swallows().stream())
                .toList();
    }

    @Test
    void a_space_too_large_to_list_is_searched_from_the_fewest_unknowns_and_says_so() {
        Case.Builder builder = two(20);
        Packages packages = Packages.of(Possibilities.of(builder.build(), Possibilities.Terms.PLAIN))
                .orElseThrow();
        assertThat(packages.coverage())
                .isEqualTo(new Coverage.Foremost(5_000, BigInteger.valueOf(5).pow(20), "unknowns", false))
                .hasToString("the 5000 outcomes with the fewest unknowns of 95367431640625");
        assertThat(packages.candidates()).hasSize(Packages.SHOWN);
    }

    @Test
    @Timeout(value = 30, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
    void ranges_of_a_million_numbers_are_looked_at_only_at_their_ends_and_beside_the_bounds() {
        Case.Builder builder =
                Case.titled("large", LocalDate.of(2024, 1, 1)).party("p", "P").party("q", "Q");
        for (String id : List.of("toll", "rent")) {
            builder.issues.add(new Issue(
                    id,
                    id,
                    "?",
                    new Options.Range(Rational.ZERO, Rational.of(999_999), Rational.ONE, null),
                    false,
                    List.of(),
                    Meta.NONE));
        }
        Case read = builder.demand(
                        "low",
                        "p",
                        new Condition.Compare("toll", Condition.Operator.AT_MOST, "200000"),
                        Firmness.RED_LINE,
                        "wants little")
                .demand(
                        "high",
                        "q",
                        new Condition.Compare("toll", Condition.Operator.AT_LEAST, "700000"),
                        Firmness.POSITION,
                        "wants much")
                .build();
        Possibilities found = Possibilities.of(read, Possibilities.Terms.PLAIN);
        Packages packages = Packages.of(found).orElseThrow();
        assertThat(packages.coverage())
                .isEqualTo(new Coverage.Foremost(12, BigInteger.valueOf(10).pow(12), "unknowns", true));
        assertThat(packages.candidates())
                .extracting(one -> one.outcome().choices().get("toll"))
                .contains("0", "200000")
                .doesNotContain("200001", "700000");
        assertThat(Unlocking.of(found, Diagnosis.of(read).stickingPoints()))
                .singleElement()
                .satisfies(one -> {
                    assertThat(one.steps()).isEqualTo(500_000);
                    assertThat(one.complete()).isFalse();
                    assertThat(one.ways())
                            .extracting(way -> way.moves().getFirst().party())
                            .contains("p", "q");
                });
    }

    private static Case.Builder two(int issues) {
        Case.Builder builder =
                Case.titled("two", LocalDate.of(2024, 1, 1)).party("p", "P").party("q", "Q");
        for (int i = 0; i < issues; i++) {
            List<Option> options = new ArrayList<>();
            for (int o = 0; o < 5; o++) {
                options.add(Option.of("o" + o));
            }
            builder.issues.add(new Issue(
                    "i" + i, "i" + i, "?", new Options.Listed(options, true, null), false, List.of(), Meta.NONE));
        }
        return builder;
    }

    @Property
    void the_least_number_of_steps_is_that_between_the_two_demands(@ForAll long seed) {
        Random random = new Random(seed);
        int low = random.nextInt(4);
        int high = low + 1 + random.nextInt(4 - low);
        boolean red = random.nextBoolean();
        Case read = two(2).demand(
                        "dp",
                        "p",
                        new Condition.Compare("i0", Condition.Operator.AT_MOST, "o" + low),
                        red ? Firmness.RED_LINE : Firmness.POSITION,
                        "wants little")
                .demand(
                        "dq",
                        "q",
                        new Condition.Compare("i0", Condition.Operator.AT_LEAST, "o" + high),
                        Firmness.POSITION,
                        "wants much")
                .build();
        Possibilities found = Possibilities.of(read, Possibilities.Terms.PLAIN);
        List<Unlocking> all = Unlocking.of(found, Diagnosis.of(read).stickingPoints());
        assertThat(all).singleElement().satisfies(one -> {
            assertThat(one.steps()).isEqualTo(high - low);
            assertThat(one.complete()).isTrue();
            assertThat(one.ways()).hasSize(high - low + 1);
            for (Unlocking.Way way : one.ways()) {
                assertThat(way.moves().stream().mapToInt(Unlocking.Move::steps).sum())
                        .isEqualTo(high - low);
                way.moves()
                        .forEach(move -> assertThat(move.redLine())
                                .isEqualTo(red && move.party().equals("p")));
            }
        });
    }

    @Test
    void a_move_to_what_was_agreed_before_names_the_precedent() {
        Case gaza = Cases.shipped("gaza-2024-02");
        Case more = gaza.change()
                .demand(
                        "hamas-other-ratio",
                        "hamas",
                        new Condition.OneOf("ratio", Set.of("other")),
                        Firmness.POSITION,
                        "wants another ratio")
                .build();
        List<Unlocking> all = Unlocking.of(
                Possibilities.of(more, Possibilities.Terms.PLAIN),
                Diagnosis.of(more).stickingPoints());
        assertThat(all)
                .anySatisfy(one -> assertThat(one.ways())
                        .anySatisfy(way -> assertThat(way.moves())
                                .anySatisfy(move -> assertThat(move.precedents())
                                        .containsExactly(gaza.issue("ratio")
                                                .orElseThrow()
                                                .precedents()
                                                .getFirst()
                                                .says()))));
    }
}
