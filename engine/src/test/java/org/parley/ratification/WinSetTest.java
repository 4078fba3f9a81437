package org.parley.ratification;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.time.LocalDate;
import java.util.ArrayList;
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
import org.parley.model.Actor;
import org.parley.model.Basis;
import org.parley.model.Case;
import org.parley.model.Condition;
import org.parley.model.Demand;
import org.parley.model.Faction;
import org.parley.model.Firmness;
import org.parley.model.Issue;
import org.parley.model.Meta;
import org.parley.model.Options;
import org.parley.model.Outcome;
import org.parley.model.Profile;
import org.parley.model.Ratification;
import org.parley.model.Ratification.Quota;
import org.parley.model.Rational;
import org.parley.model.Role;
import org.parley.model.UtilityFunction;
import org.parley.solver.OutcomeCount;

class WinSetTest {

    private static final int[] STEPS = {100, 400};

    @TestFactory
    @SuppressWarnings("unchecked")
    List<DynamicTest> win_sets_on_a_line_equal_the_published_intervals() {
        Map<String, Object> oracle = Cases.oracle("two_level_winsets");
        Map<String, Object> inputs = (Map<String, Object>) oracle.get("inputs");
        List<DynamicTest> tests = new ArrayList<>();
        for (Map<String, Object> row : (List<Map<String, Object>>) oracle.get("expected")) {
            for (int steps : STEPS) {
                tests.add(DynamicTest.dynamicTest(row.get("rule_A") + ", " + row.get("rule_B") + ", " + steps, () -> {
                    Case line = line(steps)
                            .side("A", inputs.get("ideals_A"), inputs.get("reversion_A"), quota(row.get("rule_A")))
                            .side("B", inputs.get("ideals_B"), inputs.get("reversion_B"), quota(row.get("rule_B")))
                            .build();
                    Zone zone = Zone.of(line, Assumption.NONE);
                    for (Home home : zone.homes()) {
                        List<List<Object>> want = (List<List<Object>>)
                                row.get("win_set_" + home.party().id());
                        WinSet set = WinSet.of(line, home);
                        assertThat(between(line, home, steps))
                                .isEqualTo(want.getFirst().stream()
                                        .map(WinSetTest::number)
                                        .toList());
                        assertThat(set.surely().exact()).isTrue();
                        assertThat(set.possibly().least())
                                .isEqualTo(set.surely().least());
                    }
                    if (row.get("zone_of_agreement") instanceof List<?> ends) {
                        Rational width = number(ends.get(1)).minus(number(ends.get(0)));
                        assertThat(zone.surely().least())
                                .isEqualTo(width.times(Rational.of(steps))
                                        .plus(Rational.ONE)
                                        .numerator());
                    } else {
                        assertThat(zone.surely().most()).isEqualTo(BigInteger.ZERO);
                    }
                }));
            }
        }
        assertThat(tests).hasSize(8);
        return tests;
    }

    @Test
    void a_hard_line_at_home_helps_at_the_table_where_the_zone_stays_open() {
        // Schelling's conjecture, on the oracle's line: A's win-set shrinks from 3 to 4 of 5, and so does what B can
        // get.
        Case soft = bothSides(3, 3);
        Case hard = bothSides(4, 3);
        assertThat(largest(soft)).isEqualTo(Rational.parse("0.65"));
        assertThat(largest(hard)).isEqualTo(Rational.parse("0.45"));
    }

    @Property(tries = 60)
    void raising_a_threshold_never_enlarges_a_win_set(@ForAll long seed) {
        Random random = new Random(seed);
        Case read = randomHome(random);
        Actor party = read.parties().getFirst();
        Ratification.Body body = (Ratification.Body) party.ratification();
        int total = body.size().intValueExact();
        for (Assumption assumption : Assumption.values()) {
            List<Boolean> before = null;
            for (int needed = 1; needed <= total + 1; needed++) {
                Case at = withRule(read, new Ratification.Body(null, Quota.seats(needed), body.seats()));
                Home home = Home.of(at, at.parties().getFirst(), assumption);
                List<Boolean> passes = each(at, picks -> home.vote(picks) == Vote.YES);
                List<Boolean> possible = each(at, picks -> home.vote(picks) != Vote.NO);
                assertThat(contains(possible, passes)).isTrue();
                assertThat(before == null || contains(before, possible)).isTrue();
                before = possible;
            }
        }
    }

    @Property(tries = 60)
    void counts_and_votes_equal_the_rule_tried_on_every_outcome(@ForAll long seed) {
        Random random = new Random(seed);
        Case read = withRule(randomHome(random), PowerTest.rule(random, List.of("leader", "f0", "f1", "f2", "f3"), 2));
        for (Assumption assumption : Assumption.values()) {
            Home home = Home.of(read, read.parties().getFirst(), assumption);
            WinSet set = WinSet.of(read, home);
            List<Boolean> passes = each(read, picks -> home.vote(picks) == Vote.YES);
            List<Boolean> possible = each(read, picks -> home.vote(picks) != Vote.NO);
            assertThat(set.surely().exact() && set.possibly().exact()).isTrue();
            assertThat(set.surely().least().intValueExact()).isEqualTo(count(passes));
            assertThat(set.possibly().least().intValueExact()).isEqualTo(count(possible));
            assertThat(set.surely().first()).allMatch(picks -> home.vote(picks) == Vote.YES);
        }
    }

    @Property(tries = 60)
    void what_if_splits_the_outcomes_into_those_that_stay_appear_and_vanish(@ForAll long seed) {
        Random random = new Random(seed);
        Case read = randomHome(random);
        List<String> sentences = List.of("f0 leaves", "threshold of p becomes 2", "d0 softens", "d1 is dropped");
        for (WhatIf result : WhatIf.combinations(read, sentences, 2, Assumption.DEMANDS_ARE_ALL)) {
            for (WhatIf.Effect effect : List.of(result.surely(), result.possibly())) {
                OutcomeCount before = effect == result.surely()
                        ? result.before().surely()
                        : result.before().possibly();
                OutcomeCount after = effect == result.surely()
                        ? result.after().surely()
                        : result.after().possibly();
                assertThat(effect.stay().least().add(effect.vanish().least())).isEqualTo(before.least());
                assertThat(effect.stay().least().add(effect.appear().least())).isEqualTo(after.least());
            }
        }
        assertThat(WhatIf.combinations(read, sentences, 3, Assumption.NONE)).hasSize(4 + 6 + 4);
    }

    @Property(tries = 40)
    void the_order_of_parties_issues_options_and_factions_changes_no_count(@ForAll long seed) {
        Case read = randomHome(new Random(seed));
        Case.Builder turned = read.change();
        java.util.Collections.reverse(turned.actors);
        java.util.Collections.reverse(turned.issues);
        java.util.Collections.reverse(turned.demands);
        turned.actors.replaceAll(a -> new Actor(
                a.id(), a.name(), a.roles(), a.allyOf(), a.factions().reversed(), a.ratification(), a.meta()));
        turned.issues.replaceAll(i -> new Issue(
                i.id(),
                i.name(),
                i.question(),
                new Options.Listed(
                        java.util.stream.IntStream.range(0, i.options().size())
                                .mapToObj(o -> i.options().get(i.options().size() - 1 - o))
                                .toList(),
                        false,
                        null),
                false,
                List.of(),
                Meta.NONE));
        Case other = turned.build();
        for (Assumption assumption : Assumption.values()) {
            Zone one = Zone.of(read, assumption);
            Zone two = Zone.of(other, assumption);
            assertThat(two.surely().least()).isEqualTo(one.surely().least());
            assertThat(two.possibly().least()).isEqualTo(one.possibly().least());
            assertThat(two.without().least()).isEqualTo(one.without().least());
            assertThat(two.binding(other, assumption).stream()
                            .map(b -> b.faction().id())
                            .sorted())
                    .containsExactlyElementsOf(one.binding(read, assumption).stream()
                            .map(b -> b.faction().id())
                            .sorted()
                            .toList());
        }
    }

    private static List<Rational> between(Case line, Home home, int steps) {
        List<Integer> in = new ArrayList<>();
        for (int o = 0; o <= steps; o++) {
            if (home.vote(new int[] {o}) == Vote.YES) {
                in.add(o);
            }
        }
        assertThat(in.getLast() - in.getFirst() + 1).as("one interval").isEqualTo(in.size());
        return List.of(Rational.of(in.getFirst(), steps), Rational.of(in.getLast(), steps));
    }

    private static Rational largest(Case line) {
        List<int[]> all = Zone.of(line, Assumption.NONE).surely().first();
        return all.stream()
                .map(p -> Rational.of(p[0], 20))
                .reduce(Rational::max)
                .orElseThrow();
    }

    private static Case bothSides(int ruleA, int ruleB) {
        return line(20).side("A", List.of(0.15, 0.25, 0.35, 0.45, 0.55), 0.05, ruleA)
                .side("B", List.of(0.5, 0.6, 0.7, 0.8, 0.95), 1, ruleB)
                .build();
    }

    private static int quota(Object rule) {
        return Integer.parseInt(String.valueOf(rule).substring(0, 1));
    }

    private static Rational number(Object written) {
        return Rational.parse(String.valueOf(written));
    }

    private static Line line(int steps) {
        return new Line(steps);
    }

    /** One question on a line from 0 to 1; voters like an answer by its distance from their ideal. */
    private static final class Line {
        private final int steps;
        private final Case.Builder builder = Case.titled("line", LocalDate.of(2024, 1, 1));

        Line(int steps) {
            this.steps = steps;
            builder.issues.add(new Issue(
                    "x",
                    "x",
                    "?",
                    new Options.Range(Rational.ZERO, Rational.ONE, Rational.of(1, steps), null),
                    false,
                    List.of(),
                    Meta.NONE));
        }

        @SuppressWarnings("unchecked")
        Line side(String id, Object ideals, Object reversion, int needed) {
            List<Faction> factions = new ArrayList<>();
            Map<String, Integer> seats = new LinkedHashMap<>();
            for (Object ideal : (List<Object>) ideals) {
                String faction = id + factions.size();
                Map<String, Rational> values = new LinkedHashMap<>();
                Options options = builder.issues.getFirst().options();
                for (int o = 0; o <= steps; o++) {
                    values.put(options.get(o).id(), closeness(Rational.of(o, steps), number(ideal)));
                }
                Profile profile = new Profile(
                        faction,
                        new UtilityFunction.Additive(Map.of("x", Rational.ONE), Map.of("x", values)),
                        closeness(number(reversion), number(ideal)),
                        null,
                        Basis.ELICITED,
                        Meta.NONE);
                factions.add(new Faction(faction, faction, 1, false, null, profile, null, Meta.NONE));
                seats.put(faction, 1);
            }
            builder.actors.add(new Actor(
                    id,
                    id,
                    List.of(Role.PARTY),
                    List.of(),
                    factions,
                    new Ratification.Body(null, Quota.seats(needed), seats),
                    Meta.NONE));
            return this;
        }

        private static Rational closeness(Rational x, Rational ideal) {
            Rational distance = x.minus(ideal);
            return Rational.ONE.minus(distance.signum() < 0 ? distance.negated() : distance);
        }

        Case build() {
            return builder.build();
        }
    }

    /** A party with four factions of some seats, some with profiles, some with demands; and another without any. */
    private static Case randomHome(Random random) {
        Case.Builder builder = Case.titled("home", LocalDate.of(2024, 1, 1));
        int issues = 1 + random.nextInt(3);
        for (int i = 0; i < issues; i++) {
            builder.issue("i" + i, "?", "0", "1", "2");
        }
        List<Faction> factions = new ArrayList<>();
        Map<String, Integer> seats = new LinkedHashMap<>();
        for (int f = 0; f < 4; f++) {
            Map<String, Map<String, Rational>> points = new LinkedHashMap<>();
            for (int i = 0; i < issues; i++) {
                points.put(
                        "i" + i, Map.of("0", Rational.of(random.nextInt(4)), "1", Rational.of(1 + random.nextInt(4))));
            }
            Profile profile = random.nextInt(3) == 0
                    ? null
                    : new Profile(
                            "f" + f,
                            new UtilityFunction.Points(points),
                            Rational.of(random.nextInt(5)),
                            null,
                            Basis.ELICITED,
                            Meta.NONE);
            factions.add(new Faction("f" + f, "f" + f, null, random.nextInt(5) == 0, null, profile, null, Meta.NONE));
            seats.put("f" + f, 1 + random.nextInt(5));
        }
        builder.actors.add(new Actor(
                "p",
                "p",
                List.of(Role.PARTY),
                List.of(),
                factions,
                new Ratification.Body(null, Quota.seats(1 + random.nextInt(5)), seats),
                Meta.NONE));
        builder.party("q", "q");
        for (int d = 0; d < 4; d++) {
            String by = List.of("p", "q", "f0", "f1").get(d);
            Firmness firmness = d == 0 ? Firmness.RED_LINE : Firmness.values()[random.nextInt(4)];
            builder.demands.add(new Demand(
                    "d" + d,
                    by,
                    new Demand.Require(new Condition.NoneOf(
                            "i" + random.nextInt(issues), java.util.Set.of(String.valueOf(random.nextInt(3))))),
                    firmness,
                    "wants",
                    null,
                    null,
                    Meta.NONE));
        }
        return builder.build();
    }

    private static Case withRule(Case read, Ratification rule) {
        Case.Builder builder = read.change();
        builder.actors.replaceAll(a -> a.factions().isEmpty()
                ? a
                : new Actor(a.id(), a.name(), a.roles(), a.allyOf(), a.factions(), rule, a.meta()));
        return builder.build();
    }

    private static List<Boolean> each(Case read, java.util.function.Predicate<int[]> test) {
        List<Boolean> all = new ArrayList<>();
        for (int x = 0; x < read.space().size().intValueExact(); x++) {
            Outcome outcome = read.space().outcome(read.space().at(BigInteger.valueOf(x)));
            all.add(test.test(read.space().picks(outcome)));
        }
        return all;
    }

    private static boolean contains(List<Boolean> large, List<Boolean> small) {
        for (int i = 0; i < large.size(); i++) {
            if (small.get(i) && !large.get(i)) {
                return false;
            }
        }
        return true;
    }

    private static int count(List<Boolean> all) {
        return (int) all.stream().filter(b -> b).count();
    }
}
