package org.parley.diagnosis;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.parley.model.Case;
import org.parley.model.Firmness;
import org.parley.model.Outcome;
import org.parley.model.OutcomeSpace;
import org.parley.model.Profile;
import org.parley.model.Rational;
import org.parley.solver.Answer;
import org.parley.solver.Clause;
import org.parley.solver.Feasibility;
import org.parley.solver.Refutation;

/**
 * All sticking points and relaxations of a case.
 *
 * <p>Per component every outcome is tried and the clauses it meets noted; the maximal such sets are complements of the
 * relaxations, and minimal hitting sets of the relaxations are the sticking points (Reiter 1987; Liffiton and Sakallah
 * 2008). Time and memory grow with the outcomes of a component, at most {@link #MOST} of them.
 *
 * @param components how many parts of the case are in conflict
 * @param stickingPoints by component, fewest clauses first, then in the order of the case
 * @param relaxations by component; least firm first (a wish before a position before a red line, compared by the
 *     firmest clause that is given up), then fewest clauses, then in the order of the case
 * @param impossible proof that the constraints alone leave no outcome; null when they leave some
 * @param undecided issues of a component of which it is not known whether it is in conflict; empty when all are known
 * @param skipped issues of a component that has too many outcomes to try; empty when all were tried
 */
public record Diagnosis(
        int components,
        List<StickingPoint> stickingPoints,
        List<Relaxation> relaxations,
        @Nullable Refutation impossible,
        List<List<String>> undecided,
        List<List<String>> skipped) {

    /** The most outcomes of one component that are tried. */
    public static final int MOST = 4_000_000;

    public Diagnosis {
        stickingPoints = List.copyOf(stickingPoints);
        relaxations = List.copyOf(relaxations);
        undecided = List.copyOf(undecided);
        skipped = List.copyOf(skipped);
    }

    public boolean compatible() {
        return components == 0 && impossible == null && undecided.isEmpty() && skipped.isEmpty();
    }

    public static Diagnosis of(Case read) {
        return of(read, List.of());
    }

    /**
     * @param known outcomes that may meet what there is to meet; tried first where there are too many to try them all
     */
    public static Diagnosis of(Case read, List<Outcome> known) {
        return new Search(Clauses.of(read), known).run();
    }

    /** The case with every reservation value raised by so many of its file's unit. */
    public static Case raised(Case read, Rational by) {
        Case.Builder builder = read.change();
        builder.profiles.replaceAll(
                (Profile profile) -> profile.withStated(profile.stated().plus(by)));
        return builder.build();
    }

    private static final class Search {
        private final Clauses clauses;
        private final OutcomeSpace space;
        private final List<StickingPoint> points = new ArrayList<>();
        private final List<Relaxation> relaxations = new ArrayList<>();
        private final List<List<String>> skipped = new ArrayList<>();
        private final List<List<String>> undecided = new ArrayList<>();
        private final List<Outcome> known;
        private int components;

        Search(Clauses clauses, List<Outcome> known) {
            this.clauses = clauses;
            this.known = known;
            this.space = clauses.space();
        }

        Diagnosis run() {
            if (Feasibility.solve(space, clauses.hard()) instanceof Answer.Infeasible(Refutation why)) {
                return new Diagnosis(0, List.of(), List.of(), why, List.of(), List.of());
            }
            for (List<Clause> part : parts()) {
                part(part);
            }
            return new Diagnosis(components, points, relaxations, null, undecided, skipped);
        }

        /** Clauses, hard ones included, that are joined by shared issues; in the order of their first soft clause. */
        private List<List<Clause>> parts() {
            List<Clause> all = new ArrayList<>(clauses.soft());
            all.addAll(clauses.hard());
            int[] root = new int[space.issues().size()];
            for (int i = 0; i < root.length; i++) {
                root[i] = i;
            }
            for (Clause clause : all) {
                clause.issues().forEach(issue -> join(root, clause.issues().getFirst(), issue));
            }
            Map<Integer, List<Clause>> parts = new LinkedHashMap<>();
            for (Clause clause : all) {
                int key = clause.issues().isEmpty()
                        ? -1 - all.indexOf(clause)
                        : find(root, clause.issues().getFirst());
                parts.computeIfAbsent(key, k -> new ArrayList<>()).add(clause);
            }
            return parts.values().stream()
                    .filter(part -> part.stream().anyMatch(clauses.soft()::contains))
                    .toList();
        }

        private static int find(int[] root, int issue) {
            return root[issue] == issue ? issue : find(root, root[issue]);
        }

        private static void join(int[] root, int one, int other) {
            root[find(root, other)] = find(root, one);
        }

        private void part(List<Clause> part) {
            List<Clause> soft = part.stream().filter(clauses.soft()::contains).toList();
            List<Clause> hard = part.stream().filter(clauses.hard()::contains).toList();
            List<Integer> issues = part.stream()
                    .flatMap(c -> c.issues().stream())
                    .distinct()
                    .sorted()
                    .toList();
            BigInteger size = issues.stream()
                    .map(i -> BigInteger.valueOf(space.options(i)))
                    .reduce(BigInteger.ONE, BigInteger::multiply);
            if (size.compareTo(BigInteger.valueOf(MOST)) > 0) {
                List<String> ids =
                        issues.stream().map(i -> space.issues().get(i).id()).toList();
                boolean met = known.stream()
                        .map(space::picks)
                        .anyMatch(picks -> part.stream().allMatch(clause -> clause.holds(picks)));
                switch (met ? new Answer.Feasible(new int[0]) : Feasibility.solve(space, part)) {
                    case Answer.Feasible feasible -> {}
                    case Answer.Infeasible infeasible -> skipped.add(ids);
                    case Answer.Undecided notKnown -> undecided.add(ids);
                }
                return;
            }
            Map<BitSet, int[]> maximal = maximal(soft, hard, issues);
            if (maximal.keySet().stream().anyMatch(met -> met.cardinality() == soft.size())) {
                return;
            }
            components++;
            List<String> names =
                    issues.stream().map(i -> space.issues().get(i).id()).toList();
            List<BitSet> drops = new ArrayList<>();
            List<Relaxation> found = new ArrayList<>();
            maximal.forEach((met, witness) -> {
                BitSet drop = new BitSet();
                drop.set(0, soft.size());
                drop.andNot(met);
                drops.add(drop);
                found.add(relaxation(soft, hard, drop, witness, names));
            });
            found.sort(Comparator.comparing((Relaxation r) -> firmest(r.drop()))
                    .reversed()
                    .thenComparing(r -> r.drop().size())
                    .thenComparing(r -> ranks(soft, r.drop()), Search::lexicographic));
            relaxations.addAll(found);
            List<StickingPoint> sets = new ArrayList<>();
            for (BitSet set : hittingSets(drops)) {
                sets.add(stickingPoint(soft, hard, set));
            }
            sets.sort(Comparator.comparing((StickingPoint p) -> p.clauses().size())
                    .thenComparing(p -> ranks(soft, p.clauses()), Search::lexicographic));
            points.addAll(sets);
        }

        /** The maximal sets of soft clauses that an outcome meets together with the hard ones, each with the first such outcome. */
        private Map<BitSet, int[]> maximal(List<Clause> soft, List<Clause> hard, List<Integer> issues) {
            Map<BitSet, int[]> seen = new LinkedHashMap<>();
            int[] picks = new int[space.issues().size()];
            do {
                boolean allowed = true;
                for (Clause clause : hard) {
                    allowed &= clause.holds(picks);
                }
                if (allowed) {
                    BitSet met = new BitSet();
                    for (int i = 0; i < soft.size(); i++) {
                        met.set(i, soft.get(i).holds(picks));
                    }
                    seen.computeIfAbsent(met, m -> picks.clone());
                }
            } while (advance(picks, issues));
            Map<BitSet, int[]> maximal = new LinkedHashMap<>();
            seen.forEach((met, witness) -> {
                if (seen.keySet().stream().noneMatch(other -> !other.equals(met) && contains(other, met))) {
                    maximal.put(met, witness);
                }
            });
            return maximal;
        }

        private boolean advance(int[] picks, List<Integer> issues) {
            for (int i = issues.size() - 1; i >= 0; i--) {
                int issue = issues.get(i);
                if (++picks[issue] < space.options(issue)) {
                    return true;
                }
                picks[issue] = 0;
            }
            return false;
        }

        /** Minimal sets that share something with every one of these (Berge 1989). */
        private static List<BitSet> hittingSets(List<BitSet> sets) {
            List<BitSet> hitting = List.of(new BitSet());
            for (BitSet set : sets) {
                Set<BitSet> next = new HashSet<>();
                for (BitSet one : hitting) {
                    if (one.intersects(set)) {
                        next.add(one);
                    } else {
                        set.stream().forEach(i -> {
                            BitSet grown = (BitSet) one.clone();
                            grown.set(i);
                            next.add(grown);
                        });
                    }
                }
                hitting = next.stream()
                        .filter(one -> next.stream().noneMatch(other -> !other.equals(one) && contains(one, other)))
                        .toList();
            }
            return hitting;
        }

        private static boolean contains(BitSet large, BitSet small) {
            BitSet rest = (BitSet) small.clone();
            rest.andNot(large);
            return rest.isEmpty();
        }

        private StickingPoint stickingPoint(List<Clause> soft, List<Clause> hard, BitSet set) {
            List<Clause> members = set.stream().mapToObj(soft::get).toList();
            Map<String, Outcome> without = new HashMap<>();
            for (Clause left : members) {
                List<Clause> rest = new ArrayList<>(hard);
                members.stream().filter(c -> c != left).forEach(rest::add);
                without.put(left.id(), witness(rest));
            }
            List<Clause> everything = new ArrayList<>(hard);
            everything.addAll(members);
            return new StickingPoint(
                    components,
                    members.stream().map(Clause::id).toList(),
                    without,
                    proof(everything).orElseThrow());
        }

        private Relaxation relaxation(
                List<Clause> soft, List<Clause> hard, BitSet drop, int[] witness, List<String> issues) {
            Map<String, Refutation> needed = new HashMap<>();
            List<Clause> kept = new ArrayList<>(hard);
            for (int i = 0; i < soft.size(); i++) {
                if (!drop.get(i)) {
                    kept.add(soft.get(i));
                }
            }
            drop.stream().forEach(i -> {
                List<Clause> more = new ArrayList<>(kept);
                more.add(soft.get(i));
                needed.put(soft.get(i).id(), proof(more).orElseThrow());
            });
            return new Relaxation(
                    components,
                    drop.stream().mapToObj(i -> soft.get(i).id()).toList(),
                    space.outcome(witness),
                    issues,
                    needed);
        }

        private Outcome witness(List<Clause> wanted) {
            return Feasibility.solve(space, wanted) instanceof Answer.Feasible(int[] picks)
                    ? space.outcome(picks)
                    : space.outcome(new int[0]);
        }

        private Optional<Refutation> proof(List<Clause> wanted) {
            return Feasibility.solve(space, wanted) instanceof Answer.Infeasible(Refutation why)
                    ? Optional.of(why)
                    : Optional.empty();
        }

        /** Rank of the firmest clause: 0 a red line, 1 a position, 2 unknown, 3 a wish. */
        private Integer firmest(List<String> ids) {
            return ids.stream()
                    .map(id -> switch (clauses.firmness().getOrDefault(id, Firmness.UNKNOWN)) {
                        case RED_LINE -> 0;
                        case POSITION -> 1;
                        case UNKNOWN -> 2;
                        case WISH -> 3;
                    })
                    .min(Comparator.naturalOrder())
                    .orElse(3);
        }

        private static List<Integer> ranks(List<Clause> soft, List<String> ids) {
            List<String> order = soft.stream().map(Clause::id).toList();
            return ids.stream().map(order::indexOf).collect(Collectors.toList());
        }

        private static int lexicographic(List<Integer> one, List<Integer> other) {
            for (int i = 0; i < Math.min(one.size(), other.size()); i++) {
                int sign = Integer.compare(one.get(i), other.get(i));
                if (sign != 0) {
                    return sign;
                }
            }
            return Integer.compare(one.size(), other.size());
        }
    }
}
