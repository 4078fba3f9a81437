package org.parley.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.parley.Cases;
import org.parley.Talks;
import org.parley.model.Actor;
import org.parley.model.Case;
import org.parley.model.Condition;
import org.parley.model.Constraint;
import org.parley.model.Faction;
import org.parley.model.Firmness;
import org.parley.model.Issue;
import org.parley.model.Meta;
import org.parley.model.Options;
import org.parley.model.Outcome;
import org.parley.model.Ratification;
import org.parley.model.Rational;
import org.parley.model.Role;
import org.parley.model.UtilityFunction;
import org.parley.solver.Refutation;

class DiagnosisTest {

    @TestFactory
    @SuppressWarnings("unchecked")
    List<DynamicTest> sticking_points_and_relaxations_equal_the_published_lists() {
        List<DynamicTest> tests = new ArrayList<>();
        Map<String, Object> expected =
                (Map<String, Object>) Cases.oracle("mus_mcs_reservation").get("expected");
        expected.forEach((game, raises) -> ((Map<String, Object>) raises)
                .forEach((raise, lists) -> tests.add(DynamicTest.dynamicTest(game + " " + raise, () -> {
                    Case read = Diagnosis.raised(Cases.game(game), Rational.of(Long.parseLong(raise.substring(1))));
                    Diagnosis diagnosis = Diagnosis.of(read);
                    Map<String, Object> want = (Map<String, Object>) lists;
                    assertThat(diagnosis.compatible()).isEqualTo(want.get("feasible"));
                    assertThat(sets(diagnosis.stickingPoints().stream()
                                    .map(StickingPoint::clauses)
                                    .toList()))
                            .isEqualTo(sets((List<List<String>>) want.getOrDefault("MUS", List.of())));
                    assertThat(sets(diagnosis.relaxations().stream()
                                    .map(Relaxation::drop)
                                    .toList()))
                            .isEqualTo(sets((List<List<String>>) want.getOrDefault("MCS", List.of())));
                    assertThat(cuts(read, diagnosis)).isEqualTo(published(want));
                    diagnosis
                            .stickingPoints()
                            .forEach(p -> assertThat(CertificateChecker.fault(read, p))
                                    .isEmpty());
                    diagnosis
                            .relaxations()
                            .forEach(r -> assertThat(CertificateChecker.fault(read, r))
                                    .isEmpty());
                }))));
        assertThat(tests).hasSizeGreaterThan(10);
        return tests;
    }

    /** What the threshold of one party alone would have to be cut by, in points, where that suffices. */
    private static Map<String, Rational> cuts(Case read, Diagnosis diagnosis) {
        Map<String, Rational> cuts = new HashMap<>();
        for (Relaxation relaxation : diagnosis.relaxations()) {
            if (relaxation.drop().size() == 1) {
                Price price = Price.of(read, relaxation).getFirst();
                UtilityFunction.Points points = (UtilityFunction.Points)
                        read.profile(price.party()).orElseThrow().utility();
                cuts.put(price.party(), price.loss().times(points.best()));
            }
        }
        return cuts;
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Rational> published(Map<String, Object> want) {
        Map<String, Rational> cuts = new HashMap<>();
        ((Map<String, Object>) want.getOrDefault("single_party_threshold_cut_needed", Map.of()))
                .forEach((party, cut) -> {
                    if (cut != null) {
                        cuts.put(party, Rational.parse(String.valueOf(cut)));
                    }
                });
        return cuts;
    }

    @Property(tries = 100)
    void the_price_of_a_point_equals_the_best_of_all_outcomes(@ForAll long seed) {
        Case read = random(new Random(seed));
        Clauses clauses = Clauses.of(read);
        for (StickingPoint point : Diagnosis.of(read).stickingPoints()) {
            for (Price price : Price.of(read, point)) {
                var profile = read.profile(price.party()).orElseThrow();
                List<String> others = point.clauses().stream()
                        .filter(id -> !id.equals(price.clause()))
                        .toList();
                Rational after = best(clauses, clauses.softOf(others), profile);
                Rational before = price.clause().equals(price.party())
                        ? profile.reservation()
                        : best(clauses, clauses.softOf(List.of(price.clause())), profile);
                assertThat(price.after()).isEqualTo(after);
                assertThat(price.loss()).isEqualTo(before.minus(after).max(Rational.ZERO));
                assertThat(profile.utility().of(price.witness(), read.issues())).isEqualTo(after);
            }
        }
    }

    private static Rational best(
            Clauses clauses, List<org.parley.solver.Clause> wanted, org.parley.model.Profile profile) {
        Rational best = Rational.ZERO;
        for (int x = 0; x < clauses.space().size().intValueExact(); x++) {
            int[] picks = clauses.space().at(BigInteger.valueOf(x));
            if (wanted.stream().allMatch(c -> c.holds(picks))
                    && clauses.hard().stream().allMatch(c -> c.holds(picks))) {
                best = best.max(profile.utility()
                        .of(clauses.space().outcome(picks), clauses.space().issues()));
            }
        }
        return best;
    }

    @Property
    void equals_brute_force_over_all_sets_of_demands_and_every_certificate_verifies(@ForAll long seed) {
        Case read = random(new Random(seed));
        Diagnosis diagnosis = Diagnosis.of(read);
        Clauses clauses = Clauses.of(read);
        boolean[] feasible = feasible(clauses);
        if (!feasible[0]) {
            assertThat(diagnosis.impossible()).isNotNull();
            return;
        }
        Set<Set<String>> minimal = new HashSet<>();
        int n = clauses.soft().size();
        for (int set = 0; set < 1 << n; set++) {
            if (!feasible[set] && everySmaller(set, n, feasible)) {
                minimal.add(names(clauses, set));
            }
        }
        assertThat(sets(diagnosis.stickingPoints().stream()
                        .map(StickingPoint::clauses)
                        .toList()))
                .isEqualTo(minimal);
        for (Relaxation relaxation : diagnosis.relaxations()) {
            assertThat(CertificateChecker.fault(read, relaxation)).isEmpty();
        }
        for (StickingPoint point : diagnosis.stickingPoints()) {
            assertThat(CertificateChecker.fault(read, point)).isEmpty();
        }
        // A relaxation hits every sticking point of its component, and none of its clauses is to spare.
        for (Relaxation relaxation : diagnosis.relaxations()) {
            List<Set<String>> there = diagnosis.stickingPoints().stream()
                    .filter(p -> p.component() == relaxation.component())
                    .map(p -> Set.copyOf(p.clauses()))
                    .toList();
            assertThat(there).allMatch(p -> relaxation.drop().stream().anyMatch(p::contains));
            for (String spare : relaxation.drop()) {
                assertThat(there)
                        .anyMatch(p -> relaxation.drop().stream()
                                .filter(id -> !id.equals(spare))
                                .noneMatch(p::contains));
            }
        }
    }

    @Test
    void a_changed_certificate_is_found_out() {
        Case read = Diagnosis.raised(Cases.game("base"), Rational.of(10));
        StickingPoint point = Diagnosis.of(read).stickingPoints().getFirst();
        List<String> fewer = point.clauses().subList(1, point.clauses().size());
        Map<String, Outcome> without = new HashMap<>(point.without());
        without.remove(point.clauses().getFirst());
        assertThat(CertificateChecker.fault(read, new StickingPoint(1, fewer, without, point.why())))
                .isPresent();
        Map<String, Outcome> swapped = new HashMap<>(point.without());
        swapped.put(point.clauses().get(0), point.without().get(point.clauses().get(1)));
        assertThat(CertificateChecker.fault(read, new StickingPoint(1, point.clauses(), swapped, point.why())))
                .isPresent();
        Refutation.Split split = (Refutation.Split) point.why();
        List<Refutation.Branch> missing = split.cases().subList(1, split.cases().size());
        assertThat(CertificateChecker.fault(
                        read,
                        new StickingPoint(
                                1, point.clauses(), point.without(), new Refutation.Split(split.issue(), missing))))
                .isPresent();
        assertThat(CertificateChecker.fault(
                        read,
                        new StickingPoint(
                                1,
                                point.clauses(),
                                point.without(),
                                new Refutation.Leaf(point.clauses().getFirst()))))
                .isPresent();
        assertThat(CertificateChecker.fault(
                        read, new StickingPoint(1, point.clauses(), point.without(), new Refutation.Leaf("nobody"))))
                .isPresent();

        Relaxation relaxation = Diagnosis.of(read).relaxations().getLast();
        assertThat(CertificateChecker.fault(read, relaxation)).isEmpty();
        Outcome other = read.space().outcome(new int[read.issues().size()]);
        assertThat(CertificateChecker.fault(
                        read, new Relaxation(1, relaxation.drop(), other, relaxation.issues(), relaxation.needed())))
                .isPresent();
        Map<String, Refutation> proofs = new HashMap<>(relaxation.needed());
        proofs.replaceAll((id, proof) -> new Refutation.Leaf(id));
        assertThat(CertificateChecker.fault(
                        read, new Relaxation(1, relaxation.drop(), relaxation.witness(), relaxation.issues(), proofs)))
                .isPresent();
    }

    @Test
    void ten_to_the_twelfth_outcomes_are_diagnosed_with_certificates() {
        for (int seed = 0; seed < 3; seed++) {
            Case talks = Talks.of(new Random(seed), 12, 10, 6, 60, 8, 2 * (seed % 2));
            assertThat(talks.space().size()).isEqualTo(BigInteger.TEN.pow(12));
            Diagnosis diagnosis =
                    Diagnosis.of(Clauses.of(talks), List.of(), new Request(Map.of(), 20, 20, 4_000_000), Watch.NONE);
            assertThat(diagnosis.stickingPoints()).hasSizeGreaterThan(10);
            assertThat(diagnosis.relaxations()).hasSizeGreaterThan(10);
            diagnosis
                    .stickingPoints()
                    .forEach(p -> assertThat(CertificateChecker.fault(talks, p)).isEmpty());
            diagnosis
                    .relaxations()
                    .forEach(r -> assertThat(CertificateChecker.fault(talks, r)).isEmpty());
        }
    }

    @Property(tries = 100)
    void relaxations_come_by_least_total_cost_where_costs_are_given(@ForAll long seed) {
        Random random = new Random(seed);
        Case read = random(random);
        Clauses clauses = Clauses.of(read);
        Map<String, Rational> costs = new HashMap<>();
        clauses.soft().forEach(c -> costs.put(c.id(), Rational.of(random.nextInt(7), 1 + random.nextInt(3))));
        Request request = Request.USUAL.withCosts(costs);
        List<Relaxation> told = new ArrayList<>();
        Diagnosis diagnosis = Diagnosis.of(clauses, List.of(), request, new Watch() {
            @Override
            public void relaxation(Relaxation relaxation) {
                told.add(relaxation);
            }
        });
        assertThat(sets(diagnosis.relaxations().stream().map(Relaxation::drop).toList()))
                .isEqualTo(sets(Diagnosis.of(read).relaxations().stream()
                        .map(Relaxation::drop)
                        .toList()));
        for (int i = 1; i < told.size(); i++) {
            if (told.get(i).component() == told.get(i - 1).component()) {
                assertThat(cost(told.get(i), request))
                        .as("told best first")
                        .isGreaterThanOrEqualTo(cost(told.get(i - 1), request));
            }
        }
        if (!costs.isEmpty() && diagnosis.components() == 1) {
            assertThat(cost(told.getFirst(), request)).isEqualTo(leastCost(clauses, request));
        }
    }

    @Property(tries = 60)
    void relaxations_are_counted_where_they_are_not_listed(@ForAll long seed) {
        Clauses clauses = Clauses.of(random(new Random(seed)));
        Diagnosis all = Diagnosis.of(clauses, List.of(), Request.USUAL, Watch.NONE);
        Diagnosis one = Diagnosis.of(clauses, List.of(), new Request(Map.of(), 200, 1, 1_000_000), Watch.NONE);
        assertThat(one.relaxations()).hasSize(one.components());
        for (int c = 0; c < all.components(); c++) {
            assertThat(all.extents().get(c).allStickingPoints()).isTrue();
            assertThat(all.extents().get(c).allRelaxations()).isTrue();
            assertThat(one.extents().get(c).counted()).isTrue();
            assertThat(one.extents().get(c).relaxations())
                    .isEqualTo(all.extents().get(c).relaxations());
        }
        assertThat(one.combinations()).isEqualTo(all.combinations());
    }

    @Test
    void combinations_over_components_are_counted_and_never_listed() {
        Case.Builder builder =
                Case.titled("pairs", LocalDate.of(2024, 1, 1)).party("a", "A").party("b", "B");
        for (int i = 0; i < 40; i++) {
            builder.issue("i" + i, "?", "0", "1");
            builder.demand("a" + i, "a", new Condition.OneOf("i" + i, Set.of("0")), Firmness.POSITION, "wants 0");
            builder.demand("b" + i, "b", new Condition.OneOf("i" + i, Set.of("1")), Firmness.POSITION, "wants 1");
        }
        Diagnosis diagnosis = Diagnosis.of(builder.build());
        assertThat(diagnosis.stickingPoints()).hasSize(40);
        assertThat(diagnosis.relaxations()).hasSize(80);
        assertThat(diagnosis.combinations()).isEqualTo(BigInteger.TWO.pow(40));
    }

    @Test
    void a_search_that_is_stopped_keeps_what_it_has_and_says_that_there_is_more() {
        Case talks = Talks.of(new Random(1), 12, 10, 6, 60, 8, 0);
        List<StickingPoint> told = new ArrayList<>();
        Diagnosis diagnosis = Diagnosis.of(Clauses.of(talks), List.of(), Request.USUAL, new Watch() {
            @Override
            public boolean stopped() {
                return told.size() >= 3;
            }

            @Override
            public void stickingPoint(StickingPoint point) {
                told.add(point);
            }
        });
        assertThat(diagnosis.stickingPoints()).hasSizeGreaterThanOrEqualTo(3).hasSizeLessThan(10);
        assertThat(diagnosis.stickingPoints()).containsAll(told);
        assertThat(diagnosis.extents().getFirst().allStickingPoints()).isFalse();
        assertThat(diagnosis.compatible()).isFalse();
    }

    @Property(tries = 60)
    void the_order_of_parties_issues_options_and_demands_changes_nothing(@ForAll long seed) {
        Case read = random(new Random(seed));
        Case.Builder turned = read.change();
        Collections.reverse(turned.actors);
        Collections.reverse(turned.issues);
        Collections.reverse(turned.demands);
        turned.issues.replaceAll(i -> new Issue(
                i.id(),
                i.name(),
                i.question(),
                new Options.Listed(((Options.Listed) i.options()).all().reversed(), false, null),
                false,
                List.of(),
                Meta.NONE));
        Diagnosis one = Diagnosis.of(read);
        Diagnosis two = Diagnosis.of(turned.build());
        assertThat(sets(two.stickingPoints().stream()
                        .map(StickingPoint::clauses)
                        .toList()))
                .isEqualTo(sets(one.stickingPoints().stream()
                        .map(StickingPoint::clauses)
                        .toList()));
        assertThat(sets(two.relaxations().stream().map(Relaxation::drop).toList()))
                .isEqualTo(sets(one.relaxations().stream().map(Relaxation::drop).toList()));
    }

    private static Rational cost(Relaxation relaxation, Request request) {
        return relaxation.drop().stream().map(request::cost).reduce(Rational.ZERO, Rational::plus);
    }

    /** By trying every set of clauses. */
    private static Rational leastCost(Clauses clauses, Request request) {
        boolean[] feasible = feasible(clauses);
        Rational least = null;
        for (int kept = 0; kept < feasible.length; kept++) {
            if (feasible[kept]) {
                Rational cost = Rational.ZERO;
                for (int i = 0; i < clauses.soft().size(); i++) {
                    if ((kept >> i & 1) == 0) {
                        cost = cost.plus(request.cost(clauses.soft().get(i).id()));
                    }
                }
                least = least == null ? cost : least.min(cost);
            }
        }
        return least;
    }

    @Test
    void demands_on_issues_that_share_nothing_form_groups_of_their_own() {
        Case read = Case.titled("two quarrels", LocalDate.of(2024, 1, 1))
                .party("a", "A")
                .party("b", "B")
                .issue("x", "x?", "1", "2")
                .issue("y", "y?", "1", "2")
                .demand("ax", "a", new Condition.OneOf("x", Set.of("1")), Firmness.RED_LINE, "wants 1")
                .demand("bx", "b", new Condition.OneOf("x", Set.of("2")), Firmness.WISH, "wants 2")
                .demand("ay", "a", new Condition.OneOf("y", Set.of("1")), Firmness.POSITION, "wants 1")
                .demand("by", "b", new Condition.OneOf("y", Set.of("2")), Firmness.POSITION, "wants 2")
                .build();
        Diagnosis diagnosis = Diagnosis.of(read);
        assertThat(diagnosis.components()).isEqualTo(2);
        assertThat(diagnosis.relaxations().stream().map(r -> r.component() + " " + r.drop()))
                .as("a wish is given up before a red line")
                .containsExactly("1 [bx]", "1 [ax]", "2 [ay]", "2 [by]");
        assertThat(diagnosis.relaxations().getFirst().decided()).containsOnlyKeys("x");
    }

    private static Set<Set<String>> sets(List<List<String>> lists) {
        Set<Set<String>> all = new HashSet<>();
        lists.forEach(list -> all.add(Set.copyOf(list)));
        return all;
    }

    private static Set<String> names(Clauses clauses, int set) {
        Set<String> names = new HashSet<>();
        for (int i = 0; i < clauses.soft().size(); i++) {
            if ((set >> i & 1) == 1) {
                names.add(clauses.soft().get(i).id());
            }
        }
        return names;
    }

    private static boolean everySmaller(int set, int n, boolean[] feasible) {
        for (int i = 0; i < n; i++) {
            if ((set >> i & 1) == 1 && !feasible[set & ~(1 << i)]) {
                return false;
            }
        }
        return true;
    }

    /** For each set of soft clauses whether some outcome meets it together with the hard ones; by trying every outcome. */
    private static boolean[] feasible(Clauses clauses) {
        int n = clauses.soft().size();
        boolean[] feasible = new boolean[1 << n];
        int[] picks = new int[clauses.space().issues().size()];
        int issue;
        do {
            if (clauses.hard().stream().allMatch(c -> c.holds(picks))) {
                int met = 0;
                for (int i = 0; i < n; i++) {
                    met |= clauses.soft().get(i).holds(picks) ? 1 << i : 0;
                }
                for (int set = met; ; set = (set - 1) & met) {
                    feasible[set] = true;
                    if (set == 0) {
                        break;
                    }
                }
            }
            issue = picks.length - 1;
            while (issue >= 0 && ++picks[issue] == clauses.space().options(issue)) {
                picks[issue--] = 0;
            }
        } while (issue >= 0);
        return feasible;
    }

    private static Case random(Random random) {
        Case.Builder builder =
                Case.titled("random", LocalDate.of(2024, 1, 1)).party("a", "A").party("b", "B");
        int issues = 1 + random.nextInt(4);
        for (int i = 0; i < issues; i++) {
            String[] options = new String[1 + random.nextInt(3)];
            for (int o = 0; o < options.length; o++) {
                options[o] = String.valueOf(o);
            }
            builder.issue("i" + i, "?", options);
        }
        List<Issue> all = List.copyOf(builder.issues);
        int demands = random.nextInt(8);
        for (int d = 0; d < demands; d++) {
            builder.demand(
                    "d" + d,
                    random.nextBoolean() ? "a" : "b",
                    condition(all, random, 2),
                    Firmness.values()[random.nextInt(4)],
                    "wants");
        }
        if (random.nextInt(3) == 0) {
            Map<String, Map<String, Rational>> points = new HashMap<>();
            for (Issue issue : all) {
                points.put(
                        issue.id(), Map.of("0", Rational.of(random.nextInt(5)), "1", Rational.of(random.nextInt(5))));
            }
            builder.profile("a", new UtilityFunction.Points(points), Rational.of(random.nextInt(6)));
        }
        if (random.nextInt(3) == 0) {
            home(builder, all, random);
        }
        if (random.nextInt(3) == 0) {
            builder.constraints.add(new Constraint("c", condition(all, random, 2), "because", Meta.NONE));
        }
        return builder.build();
    }

    /** A third party whose three factions hold seats and want something each. */
    private static void home(Case.Builder builder, List<Issue> all, Random random) {
        List<Faction> factions = new ArrayList<>();
        Map<String, Integer> seats = new LinkedHashMap<>();
        for (int f = 0; f < 3; f++) {
            factions.add(new Faction("f" + f, "f" + f, null, false, null, null, null, Meta.NONE));
            seats.put("f" + f, 1 + random.nextInt(3));
            builder.demand(
                    "home" + f,
                    "f" + f,
                    condition(all, random, 1),
                    random.nextBoolean() ? Firmness.RED_LINE : Firmness.POSITION,
                    "wants");
        }
        Ratification rule = new Ratification.All(List.of(
                new Ratification.Leader(),
                new Ratification.Body("council", Ratification.Quota.seats(1 + random.nextInt(5)), seats)));
        builder.actors.add(new Actor("c", "C", List.of(Role.PARTY), List.of(), factions, rule, Meta.NONE));
    }

    private static Condition condition(List<Issue> issues, Random random, int depth) {
        var issue = issues.get(random.nextInt(issues.size()));
        String option =
                issue.options().get(random.nextInt(issue.options().size())).id();
        return switch (depth == 0 ? random.nextInt(3) : random.nextInt(6)) {
            case 0 -> new Condition.OneOf(issue.id(), Set.of(option));
            case 1 -> new Condition.NoneOf(issue.id(), Set.of(option));
            case 2 ->
                new Condition.OneOf(
                        issue.id(),
                        new HashSet<>(List.of(option, issue.options().get(0).id())));
            case 3 -> new Condition.IfThen(condition(issues, random, depth - 1), condition(issues, random, depth - 1));
            case 4 ->
                new Condition.Any(List.of(condition(issues, random, depth - 1), condition(issues, random, depth - 1)));
            default ->
                new Condition.All(List.of(condition(issues, random, depth - 1), condition(issues, random, depth - 1)));
        };
    }
}
