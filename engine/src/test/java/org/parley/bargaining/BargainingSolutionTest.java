package org.parley.bargaining;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.parley.Cases;
import org.parley.model.Case;
import org.parley.model.Issue;
import org.parley.model.Rational;
import org.parley.model.UtilityFunction;
import org.parley.pareto.ParetoFrontier;
import org.parley.pareto.Valuation;

class BargainingSolutionTest {

    @ParameterizedTest
    @ValueSource(strings = {"base", "game1"})
    @SuppressWarnings("unchecked")
    void the_published_games_have_the_published_figures(String name) {
        Case game = Cases.game(name);
        Map<String, Object> published = (Map<String, Object>)
                ((Map<String, Object>) Cases.oracle("scorable_games").get("games")).get(name);
        Map<String, Object> expected = (Map<String, Object>) published.get("expected");
        Valuation valuation = Valuation.of(game).orElseThrow();
        ParetoFrontier frontier = ParetoFrontier.of(valuation).orElseThrow();
        Acceptable acceptable = Acceptable.of(valuation, game.decision()).orElseThrow();
        assertThat(game.space().size()).isEqualTo(720);
        assertThat(acceptable.all()).hasToString(String.valueOf(expected.get("deals_acceptable_to_all")));
        assertThat(acceptable.decision())
                .hasToString(String.valueOf(expected.get("deals_passing_n_minus_1_incl_vetoes")));
        assertThat(frontier.outcomes().orElseThrow())
                .hasToString(String.valueOf(expected.get("pareto_efficient_deals")));
        Map<String, Integer> each = (Map<String, Integer>) expected.get("acceptable_deals_per_party");
        assertThat(acceptable.perParty().stream().map(Object::toString))
                .containsExactlyElementsOf(game.parties().stream()
                        .map(p -> String.valueOf(each.get(p.id())))
                        .toList());
        Map<String, Object> nash = (Map<String, Object>) expected.get("nash_deal_disagreement_is_threshold");
        // The published deal maximises the product of points; ours that of utilities, each party's points over its
        // best total. A positive factor per party moves no maximum.
        assertThat(BargainingSolution.NASH.of(frontier).stream().map(p -> picks(game, p)))
                .containsExactly((List<Integer>) nash.get("deal"));
    }

    private static List<Integer> picks(Case game, ParetoFrontier.Point point) {
        return Arrays.stream(game.space().picks(point.outcome())).boxed().toList();
    }

    @Property
    void the_frontier_equals_brute_force(@ForAll long seed) {
        Case read = random(new Random(seed));
        Valuation valuation = Valuation.of(read).orElseThrow();
        List<List<Rational>> all = new ArrayList<>();
        valuation.each(picks -> all.add(valuation.utilities(picks)));
        List<List<Rational>> undominated = all.stream()
                .filter(x -> all.stream().noneMatch(y -> dominates(y, x)))
                .toList();
        Set<List<Rational>> points = new HashSet<>();
        points.addAll(undominated);
        ParetoFrontier frontier = ParetoFrontier.of(valuation).orElseThrow();
        assertThat(frontier.outcomes().orElseThrow()).isEqualTo(undominated.size());
        assertThat(frontier.points()).hasSameSizeAs(points);
        assertThat(frontier.points()).allSatisfy(p -> {
            assertThat(points).contains(p.utilities());
            assertThat(valuation.utilities(read.space().picks(p.outcome()))).isEqualTo(p.utilities());
        });
    }

    @Property
    void a_solution_is_empty_if_and_only_if_no_outcome_is_rational(@ForAll long seed) {
        Case read = random(new Random(seed));
        Valuation valuation = Valuation.of(read).orElseThrow();
        boolean rational = Acceptable.of(valuation, null).orElseThrow().all().signum() > 0;
        ParetoFrontier frontier = ParetoFrontier.of(valuation).orElseThrow();
        for (BargainingSolution solution : List.of(
                BargainingSolution.NASH,
                BargainingSolution.KALAI_SMORODINSKY,
                BargainingSolution.EGALITARIAN,
                BargainingSolution.UTILITARIAN)) {
            assertThat(solution.of(frontier).isEmpty()).isEqualTo(!rational);
        }
    }

    @Property
    void the_order_of_issues_changes_nothing(@ForAll long seed) {
        Case read = random(new Random(seed));
        Case.Builder turned = read.change();
        List<Issue> reversed = turned.issues.reversed();
        List<Issue> copy = List.copyOf(reversed);
        turned.issues.clear();
        turned.issues.addAll(copy);
        ParetoFrontier one = frontier(read);
        ParetoFrontier other = frontier(turned.build());
        assertThat(other.points().stream().map(p -> p.utilities() + " " + p.outcomes()))
                .containsExactlyElementsOf(one.points().stream()
                        .map(p -> p.utilities() + " " + p.outcomes())
                        .toList());
    }

    @Test
    void nash_never_multiplies_two_losses() {
        Case read = vectors(
                List.of(List.of("0.9", "0.2", "0.2"), List.of("0.55", "0.55", "0.55")), List.of("0.5", "0.5", "0.5"));
        assertThat(utilities(BargainingSolution.NASH, read)).containsExactly(List.of("0.55", "0.55", "0.55"));
    }

    @Test
    void kalai_smorodinsky_makes_the_smallest_share_as_large_as_can_be() {
        Case three =
                vectors(List.of(List.of("0.9", "0.6", "0.5"), List.of("0.2", "0.2", "0.51")), List.of("0", "0", "0"));
        assertThat(utilities(BargainingSolution.KALAI_SMORODINSKY, three))
                .containsExactly(List.of("0.9", "0.6", "0.5"));
        Case two = vectors(List.of(List.of("0.5", "0.9"), List.of("0.6", "0.45")), List.of("0", "0"));
        assertThat(utilities(BargainingSolution.KALAI_SMORODINSKY, two)).containsExactly(List.of("0.5", "0.9"));
    }

    @Test
    void a_party_without_a_possible_gain_is_left_out_of_kalai_smorodinsky_and_named() {
        Case read = vectors(
                List.of(List.of("0.5", "0.4", "0.9"), List.of("0.5", "0.8", "0.4")), List.of("0.5", "0.2", "0.3"));
        assertThat(utilities(BargainingSolution.KALAI_SMORODINSKY, read)).containsExactly(List.of("0.5", "0.4", "0.9"));
        assertThat(BargainingSolution.withoutGain(frontier(read))).containsExactly("p0");
    }

    @Property
    void nash_with_weights_is_the_largest_product_of_powers(@ForAll long seed) {
        Random random = new Random(seed);
        ParetoFrontier frontier = frontier(random(random));
        List<Rational> threat = frontier.valuation().disagreement();
        List<Integer> weights =
                threat.stream().map(any -> 1 + random.nextInt(5)).toList();
        List<ParetoFrontier.Point> rational = frontier.points().stream()
                .filter(point -> java.util.stream.IntStream.range(0, threat.size())
                        .allMatch(p -> point.utilities()
                                        .get(p)
                                        .compareTo(frontier.valuation()
                                                .reservations()
                                                .get(p))
                                >= 0))
                .toList();
        java.util.function.ToLongFunction<ParetoFrontier.Point> gainers =
                point -> java.util.stream.IntStream.range(0, threat.size())
                        .filter(p -> point.utilities().get(p).compareTo(threat.get(p)) > 0)
                        .count();
        long most = rational.stream().mapToLong(gainers).max().orElse(0);
        java.util.function.Function<ParetoFrontier.Point, Rational> product = point -> {
            Rational all = Rational.ONE;
            for (int p = 0; p < threat.size(); p++) {
                Rational gain = point.utilities().get(p).minus(threat.get(p));
                for (int n = 0; gain.signum() > 0 && n < weights.get(p); n++) {
                    all = all.times(gain);
                }
            }
            return all;
        };
        List<ParetoFrontier.Point> gaining = rational.stream()
                .filter(point -> gainers.applyAsLong(point) == most)
                .toList();
        Rational best = gaining.stream().map(product).reduce(Rational.ZERO, Rational::max);
        assertThat(BargainingSolution.nash(frontier, weights))
                .isEqualTo(gaining.stream()
                        .filter(point -> product.apply(point).equals(best))
                        .toList());
    }

    @Test
    void four_parties_of_whom_two_get_all_have_an_answer() {
        Case read = vectors(List.of(List.of("1", "1", "0", "0")), List.of("0", "0", "0", "0"));
        for (BargainingSolution solution : BargainingSolution.values()) {
            assertThat(utilities(solution, read)).hasSize(1);
        }
    }

    @Test
    void sixteen_parties_with_small_gains_do_not_underflow() {
        List<String> low = new ArrayList<>();
        List<String> high = new ArrayList<>();
        List<String> zero = new ArrayList<>();
        for (int p = 0; p < 16; p++) {
            low.add(p == 0 ? "0.19" : "0.000001");
            high.add(p == 0 ? "0.18" : "0.000002");
            zero.add("0");
        }
        assertThat(utilities(BargainingSolution.NASH, vectors(List.of(low, high), zero)))
                .containsExactly(high);
    }

    @Test
    void two_outcomes_of_equal_worth_are_one_point_and_two_outcomes() {
        Case read = vectors(List.of(List.of("0.5", "0.5"), List.of("0.5", "0.5")), List.of("0", "0"));
        ParetoFrontier frontier = frontier(read);
        assertThat(frontier.points()).hasSize(1);
        assertThat(frontier.outcomes().orElseThrow()).isEqualTo(2);
    }

    @Test
    @SuppressWarnings("unchecked")
    void nash_of_bill_and_jack_is_the_published_barter() {
        Map<String, Object> published = ((List<Map<String, Object>>)
                        Cases.oracle("bargaining_solutions").get("cases"))
                .getFirst();
        Map<String, List<Integer>> goods = (Map<String, List<Integer>>) published.get("utilities");
        Map<String, Map<String, Rational>> bill = new LinkedHashMap<>();
        Map<String, Map<String, Rational>> jack = new LinkedHashMap<>();
        Case.Builder builder = Case.titled("Bill and Jack", LocalDate.of(2024, 1, 1))
                .party("bill", "Bill")
                .party("jack", "Jack");
        goods.forEach((good, worth) -> {
            builder.issue(good, good + "?", "bill", "jack");
            bill.put(good, Map.of("bill", Rational.of(worth.get(0))));
            jack.put(good, Map.of("jack", Rational.of(worth.get(1))));
        });
        List<Integer> threat = (List<Integer>) published.get("disagreement");
        Case read = builder.profile("bill", new UtilityFunction.Points(bill), Rational.of(threat.get(0)))
                .profile("jack", new UtilityFunction.Points(jack), Rational.of(threat.get(1)))
                .build();
        Valuation valuation = Valuation.of(read).orElseThrow();
        List<ParetoFrontier.Point> nash = BargainingSolution.NASH.of(frontier(read));
        assertThat(nash).hasSize(1);
        Map<String, String> owners = nash.getFirst().outcome().choices();
        Map<String, String> before = (Map<String, String>) published.get("owner");
        Map<String, Object> barter = (Map<String, Object>) published.get("published");
        assertThat(before.keySet().stream()
                        .filter(good -> before.get(good).equals("Bill")
                                && owners.get(good).equals("jack")))
                .containsExactlyInAnyOrderElementsOf((List<String>) barter.get("Bill_gives"));
        assertThat(before.keySet().stream()
                        .filter(good -> before.get(good).equals("Jack")
                                && owners.get(good).equals("bill")))
                .containsExactlyInAnyOrderElementsOf((List<String>) barter.get("Jack_gives"));
    }

    private static List<List<String>> utilities(BargainingSolution solution, Case read) {
        Valuation valuation = Valuation.of(read).orElseThrow();
        return solution.of(frontier(read)).stream()
                .map(p -> p.utilities().stream().map(Rational::toString).toList())
                .toList();
    }

    /** A case of one issue whose options give these utilities. */
    private static Case vectors(List<List<String>> options, List<String> reservations) {
        String[] ids = new String[options.size()];
        for (int o = 0; o < ids.length; o++) {
            ids[o] = "o" + o;
        }
        Case.Builder builder = Case.titled("vectors", LocalDate.of(2024, 1, 1)).issue("x", "?", ids);
        for (int p = 0; p < reservations.size(); p++) {
            Map<String, Rational> values = new LinkedHashMap<>();
            for (int o = 0; o < ids.length; o++) {
                values.put(ids[o], Rational.parse(options.get(o).get(p)));
            }
            builder.party("p" + p, "P" + p)
                    .profile(
                            "p" + p,
                            new UtilityFunction.Additive(Map.of("x", Rational.ONE), Map.of("x", values)),
                            Rational.parse(reservations.get(p)));
        }
        return builder.build();
    }

    private static Case random(Random random) {
        Case.Builder builder = Case.titled("random", LocalDate.of(2024, 1, 1));
        int issues = 1 + random.nextInt(4);
        for (int i = 0; i < issues; i++) {
            String[] options = new String[1 + random.nextInt(4)];
            for (int o = 0; o < options.length; o++) {
                options[o] = "o" + o;
            }
            builder.issue("i" + i, "?", options);
        }
        int parties = 2 + random.nextInt(4);
        for (int p = 0; p < parties; p++) {
            Map<String, Map<String, Rational>> points = new LinkedHashMap<>();
            for (Issue issue : builder.issues) {
                Map<String, Rational> values = new LinkedHashMap<>();
                for (int o = 0; o < issue.options().size(); o++) {
                    values.put(issue.options().get(o).id(), Rational.of(random.nextInt(4)));
                }
                points.put(issue.id(), values);
            }
            builder.party("p" + p, "P" + p)
                    .profile("p" + p, new UtilityFunction.Points(points), Rational.of(random.nextInt(5)));
        }
        return builder.build();
    }

    private static ParetoFrontier frontier(Case read) {
        return ParetoFrontier.of(Valuation.of(read).orElseThrow()).orElseThrow();
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
