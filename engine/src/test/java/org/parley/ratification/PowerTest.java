package org.parley.ratification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.parley.Cases;
import org.parley.model.Ratification;
import org.parley.model.Ratification.Quota;
import org.parley.model.Rational;

class PowerTest {

    @TestFactory
    @SuppressWarnings("unchecked")
    List<DynamicTest> published_indices_come_out_exactly() {
        List<DynamicTest> tests = new ArrayList<>();
        for (Map<String, Object> game :
                (List<Map<String, Object>>) Cases.oracle("power_indices").get("cases")) {
            tests.add(DynamicTest.dynamicTest(String.valueOf(game.get("title")), () -> {
                List<String> labels = (List<String>) game.get("labels");
                List<Integer> weights = (List<Integer>) game.get("weights");
                Map<String, Integer> seats = new LinkedHashMap<>();
                for (int i = 0; i < labels.size(); i++) {
                    seats.put(labels.get(i), weights.get(i));
                }
                Power power =
                        Power.of(new Ratification.Body(null, Quota.seats((Integer) game.get("quota")), seats), "-");
                Map<String, Object> computed = (Map<String, Object>) game.get("computed");
                assertThat(power.voters().stream().map(Power.Share::shapleyShubik))
                        .containsExactlyElementsOf(fractions(computed.get("shapley_shubik")));
                assertThat(power.voters().stream().map(Power.Share::banzhaf))
                        .containsExactlyElementsOf(fractions(computed.get("banzhaf_normalised")));
                assertThat(power.voters().stream().map(s -> s.pivots().intValueExact()))
                        .containsExactlyElementsOf((List<Integer>) computed.get("banzhaf_swings"));
                Map<String, Object> published = (Map<String, Object>) game.get("published");
                if (published.containsKey("shapley_shubik")) {
                    assertThat(power.voters().stream().map(Power.Share::shapleyShubik))
                            .containsExactlyElementsOf(fractions(published.get("shapley_shubik")));
                }
            }));
        }
        assertThat(tests).hasSizeGreaterThanOrEqualTo(3);
        return tests;
    }

    @SuppressWarnings("unchecked")
    private static List<Rational> fractions(Object written) {
        return ((List<Object>) written)
                .stream().map(String::valueOf).map(Rational::parse).toList();
    }

    @Property(tries = 200)
    void nested_rules_equal_the_count_over_all_coalitions(@ForAll long seed) {
        Random random = new Random(seed);
        List<String> names = List.of("leader", "a", "b", "c", "d", "e", "f");
        Ratification rule = rule(random, names, 2);
        Power power = Power.of(rule, "leader");
        List<String> voters = power.voters().stream().map(Power.Share::voter).toList();
        int n = voters.size();
        BigInteger pivotsOfAll = BigInteger.ZERO;
        for (int p = 0; p < n; p++) {
            long pivots = 0;
            Rational orders = Rational.ZERO;
            for (int set = 0; set < 1 << n; set++) {
                if ((set >> p & 1) == 0 && !passes(rule, voters, set) && passes(rule, voters, set | 1 << p)) {
                    pivots++;
                    orders = orders.plus(before(Integer.bitCount(set), n));
                }
            }
            assertThat(power.voters().get(p).pivots()).isEqualTo(pivots);
            assertThat(power.voters().get(p).shapleyShubik()).isEqualTo(orders);
            pivotsOfAll = pivotsOfAll.add(BigInteger.valueOf(pivots));
        }
        long winning = 0;
        for (int set = 0; set < 1 << n; set++) {
            winning += passes(rule, voters, set) ? 1 : 0;
        }
        assertThat(power.winning()).isEqualTo(winning);
        for (Power.Share share : power.voters()) {
            assertThat(share.banzhaf())
                    .isEqualTo(pivotsOfAll.signum() == 0 ? Rational.ZERO : new Rational(share.pivots(), pivotsOfAll));
        }
    }

    @Property(tries = 100)
    void shares_sum_to_one_and_the_order_of_factions_changes_nothing(@ForAll long seed) {
        Random random = new Random(seed);
        Map<String, Integer> seats = new LinkedHashMap<>();
        int n = 1 + random.nextInt(80);
        int total = 0;
        for (int i = 0; i < n; i++) {
            seats.put("f" + i, 1 + random.nextInt(60));
            total += seats.get("f" + i);
        }
        Quota quota = Quota.seats(1 + random.nextInt(total));
        Power power = Power.of(new Ratification.Body(null, quota, seats), "-");
        assertThat(power.voters().stream().map(Power.Share::shapleyShubik).reduce(Rational.ZERO, Rational::plus))
                .isEqualTo(Rational.ONE);
        List<String> order = new ArrayList<>(seats.keySet());
        Collections.shuffle(order, random);
        Map<String, Integer> shuffled = new LinkedHashMap<>();
        order.forEach(id -> shuffled.put(id, seats.get(id)));
        assertThat(Power.of(new Ratification.Body(null, quota, shuffled), "-").byVoter())
                .isEqualTo(power.byVoter());
    }

    @Test
    void a_body_too_large_to_count_is_refused_with_advice() {
        Map<String, Integer> seats = new LinkedHashMap<>();
        for (int i = 0; i < 100; i++) {
            seats.put("f" + i, 1_000_003 + i);
        }
        Ratification rule = new Ratification.Body(null, new Quota(Quota.Kind.MORE_THAN, Rational.of(1, 2)), seats);
        assertThatThrownBy(() -> Power.of(rule, "-"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("coarser unit");
    }

    /** The share of the orders of n in which a given coalition of k comes right before a given other. */
    private static Rational before(int k, int n) {
        Rational share = Rational.ONE;
        for (int i = 1; i <= k; i++) {
            share = share.times(Rational.of(i, n - k - 1 + i));
        }
        return share.dividedBy(Rational.of(n));
    }

    private static boolean passes(Ratification rule, List<String> voters, int set) {
        return switch (rule) {
            case Ratification.Leader leader -> in("leader", voters, set);
            case Ratification.Consent(String faction) -> in(faction, voters, set);
            case Ratification.All(var parts) -> parts.stream().allMatch(p -> passes(p, voters, set));
            case Ratification.Any(var parts) -> parts.stream().anyMatch(p -> passes(p, voters, set));
            case Ratification.Body body -> {
                long yes = body.seats().entrySet().stream()
                        .filter(e -> in(e.getKey(), voters, set))
                        .mapToLong(Map.Entry::getValue)
                        .sum();
                yield reached(body.quota(), yes, body.size().longValueExact());
            }
            case Ratification.Council council -> {
                long yes = council.members().stream()
                        .filter(m -> passes(m.rule(), voters, set))
                        .mapToLong(Ratification.Member::seats)
                        .sum();
                yield reached(council.quota(), yes, council.size().longValueExact());
            }
        };
    }

    private static boolean reached(Quota quota, long yes, long present) {
        Rational said = Rational.of(yes);
        return yes > 0
                && switch (quota.kind()) {
                    case SEATS -> said.compareTo(quota.number()) >= 0;
                    case SHARE -> said.compareTo(quota.number().times(Rational.of(present))) >= 0;
                    case MORE_THAN -> said.compareTo(quota.number().times(Rational.of(present))) > 0;
                };
    }

    private static boolean in(String voter, List<String> voters, int set) {
        return voters.contains(voter) && (set >> voters.indexOf(voter) & 1) == 1;
    }

    static Ratification rule(Random random, List<String> names, int depth) {
        String name = names.get(random.nextInt(names.size()));
        if (depth == 0) {
            return name.equals("leader") ? new Ratification.Leader() : new Ratification.Consent(name);
        }
        List<Ratification> parts = new ArrayList<>();
        for (int i = 0; i <= random.nextInt(3); i++) {
            parts.add(rule(random, names, depth - 1));
        }
        return switch (random.nextInt(4)) {
            case 0 -> new Ratification.All(parts);
            case 1 -> new Ratification.Any(parts);
            case 2 -> {
                Map<String, Integer> seats = new LinkedHashMap<>();
                for (String one : names) {
                    if (!one.equals("leader") && random.nextBoolean()) {
                        seats.put(one, 1 + random.nextInt(9));
                    }
                }
                yield new Ratification.Body(null, quota(random, 1 + random.nextInt(20)), seats);
            }
            default ->
                new Ratification.Council(
                        null,
                        quota(random, 1 + random.nextInt(4)),
                        parts.stream()
                                .map(p -> new Ratification.Member(1 + random.nextInt(3), p))
                                .toList());
        };
    }

    private static Quota quota(Random random, int seats) {
        return switch (random.nextInt(3)) {
            case 0 -> Quota.seats(seats);
            case 1 -> new Quota(Quota.Kind.SHARE, Rational.of(1 + random.nextInt(4), 4));
            default -> new Quota(Quota.Kind.MORE_THAN, Rational.of(random.nextInt(4), 4));
        };
    }
}
