package org.parley.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
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
import org.parley.model.Case;
import org.parley.model.Condition;
import org.parley.model.Constraint;
import org.parley.model.Firmness;
import org.parley.model.Issue;
import org.parley.model.Meta;
import org.parley.model.Outcome;
import org.parley.model.Rational;
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
            builder.constraints.add(new Constraint("c", condition(all, random, 2), "because", Meta.NONE));
        }
        return builder.build();
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
