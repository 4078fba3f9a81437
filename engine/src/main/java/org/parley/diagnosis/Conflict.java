package org.parley.diagnosis;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.parley.model.Firmness;
import org.parley.model.Outcome;
import org.parley.model.OutcomeSpace;
import org.parley.model.Rational;
import org.parley.solver.Answer;
import org.parley.solver.Clause;
import org.parley.solver.Feasibility;
import org.parley.solver.Refutation;

/**
 * The search for sticking points and relaxations of one component.
 *
 * <p>As in MARCO (Liffiton, Previti, Malik and Marques-Silva 2016) a set of clauses is asked for whether it can be met;
 * one that can is grown until nothing fits any more, its complement being a relaxation, and one that cannot is shrunk until
 * it is minimal, which is a sticking point. Unlike there the next set to ask for is a best hitting set of what was found of
 * the other kind ({@link HittingSets}), so that both come best first (Reiter 1987; Davies and Bacchus 2011). Every answer
 * keeps the outcomes and proofs that the search came upon as its certificate.
 */
final class Conflict {

    private static final int MOST_KNOWN = 2_000;

    private final int number;
    private final OutcomeSpace space;
    private final Component component;
    private final Map<String, Firmness> firmness;
    private final Request request;
    private final Watch watch;
    private final Feasibility solver;
    private final int n;
    private final List<int[]> known = new ArrayList<>();
    private final List<BitSet> met = new ArrayList<>();
    private final Map<BitSet, StickingPoint> points = new LinkedHashMap<>();
    private final Map<BitSet, Relaxation> relaxations = new HashMap<>();
    private final List<Relaxation> listed = new ArrayList<>();
    private boolean undecided;
    private boolean allPoints;
    private boolean allRelaxations;
    private long questions;
    private long work = Long.MAX_VALUE;

    Conflict(int number, Clauses clauses, Component component, List<Outcome> known, Request request, Watch watch) {
        this.number = number;
        this.space = clauses.space();
        this.component = component;
        this.firmness = clauses.firmness();
        this.request = request;
        this.watch = watch;
        this.n = component.soft().size();
        List<Clause> all = new ArrayList<>(component.soft());
        all.addAll(component.hard());
        this.solver = new Feasibility(space, all, watch::stopped);
        known.forEach(outcome -> remember(space.picks(outcome)));
    }

    /** Whether all clauses can be met; empty when that was not decided. */
    Optional<Boolean> compatible() {
        return ask(everything()).map(answer -> answer instanceof Answer.Feasible);
    }

    /** Looks for all that was requested, telling of each as it is found. */
    void explore() {
        Optional<BitSet> first = shrink(everything());
        first.ifPresent(set -> watch.stickingPoint(points.get(set)));
        work = request.work() / 2;
        allPoints = first.isPresent() && findStickingPoints();
        work = request.work() / 2;
        allRelaxations = first.isPresent() && findRelaxations();
    }

    boolean undecided() {
        return undecided;
    }

    List<StickingPoint> stickingPoints() {
        return points.values().stream()
                .sorted(Orders.stickingPoints(component.soft()))
                .toList();
    }

    /** In the order in which they were found, best first; those equally good in the order of the case. */
    List<Relaxation> listed() {
        return listed.stream()
                .sorted(Orders.relaxations(component.soft(), request, firmness))
                .toList();
    }

    Extent extent() {
        boolean counted = allPoints || allRelaxations;
        BigInteger count = BigInteger.valueOf(listed.size());
        if (allPoints && !allRelaxations) {
            Combinations combinations = Combinations.of(n, List.copyOf(points.keySet()));
            count = combinations.count();
            counted = combinations.exact();
        }
        return new Extent(number, issues(), allPoints, allRelaxations, count, counted);
    }

    private List<String> issues() {
        return component.issues().stream().map(i -> space.issues().get(i).id()).toList();
    }

    /** Sticking points, fewest clauses first: smallest sets that hit every relaxation. True when there are no more. */
    private boolean findStickingPoints() {
        BigInteger[] ones = new BigInteger[n];
        Arrays.fill(ones, BigInteger.ONE);
        HittingSets sets = new HittingSets(new int[n], ones);
        relaxations.keySet().forEach(sets::add);
        while (true) {
            Optional<BitSet> next = sets.next();
            if (next.isEmpty()) {
                return !sets.full();
            }
            Optional<Answer> answer = ask(next.get());
            if (answer.isEmpty()) {
                return false;
            }
            if (answer.get() instanceof Answer.Feasible(int[] witness)) {
                Optional<BitSet> drop = grow(witness);
                if (drop.isEmpty()) {
                    return false;
                }
                sets.add(drop.get());
                continue;
            }
            boolean fresh = !points.containsKey(next.get());
            if (fresh && points.size() >= request.stickingPoints()) {
                return false;
            }
            Optional<BitSet> set = fresh ? shrink(next.get()) : next;
            if (set.isEmpty()) {
                return false;
            }
            if (fresh) {
                watch.stickingPoint(points.get(set.get()));
            }
            sets.confirm(set.get());
        }
    }

    /** Relaxations, best first: best sets that hit every sticking point. True when there are no more. */
    private boolean findRelaxations() {
        HittingSets sets = new HittingSets(levels(), weights());
        points.keySet().forEach(sets::add);
        while (true) {
            Optional<BitSet> next = sets.next();
            if (next.isEmpty()) {
                return !sets.full();
            }
            if (listed.size() >= request.relaxations()) {
                return false;
            }
            BitSet kept = everything();
            kept.andNot(next.get());
            Optional<Answer> answer = ask(kept);
            if (answer.isEmpty()) {
                return false;
            }
            switch (answer.get()) {
                case Answer.Feasible(int[] witness) -> {
                    Optional<BitSet> drop = grow(witness);
                    if (drop.isEmpty()) {
                        return false;
                    }
                    Relaxation relaxation = relaxations.get(drop.get());
                    listed.add(relaxation);
                    watch.relaxation(relaxation);
                    sets.confirm(drop.get());
                }
                case Answer.Infeasible infeasible -> {
                    Optional<BitSet> set = shrink(kept);
                    if (set.isEmpty()) {
                        return false;
                    }
                    sets.add(set.get());
                }
                case Answer.Undecided never -> {
                    return false;
                }
            }
        }
    }

    private BitSet everything() {
        BitSet all = new BitSet();
        all.set(0, n);
        return all;
    }

    /** Whether these soft clauses and all hard ones can be met; empty when the search was given up. */
    private Optional<Answer> ask(BitSet soft) {
        for (int k = 0; k < known.size(); k++) {
            if (HittingSets.contains(met.get(k), soft)) {
                return Optional.of(new Answer.Feasible(known.get(k)));
            }
        }
        if (work <= 0) {
            return Optional.empty();
        }
        watch.progress(number, ++questions);
        BitSet wanted = (BitSet) soft.clone();
        wanted.set(n, n + component.hard().size());
        Answer answer = solver.solve(wanted);
        work -= solver.steps();
        switch (answer) {
            case Answer.Feasible(int[] witness) -> remember(witness);
            case Answer.Undecided none -> {
                undecided = true;
                return Optional.empty();
            }
            case Answer.Infeasible none -> {}
        }
        return Optional.of(answer);
    }

    private void remember(int[] picks) {
        if (known.size() < MOST_KNOWN && component.hard().stream().allMatch(c -> c.holds(picks))) {
            known.add(picks);
            met.add(met(picks));
        }
    }

    private BitSet met(int[] picks) {
        BitSet all = new BitSet();
        for (int i = 0; i < n; i++) {
            all.set(i, component.soft().get(i).holds(picks));
        }
        return all;
    }

    /** A minimal part of a set that cannot be met; kept as a sticking point. Empty when the search was given up. */
    private Optional<BitSet> shrink(BitSet set) {
        Optional<Answer> whole = ask(set);
        if (whole.isEmpty() || !(whole.get() instanceof Answer.Infeasible(Refutation proof))) {
            return Optional.empty();
        }
        Refutation why = proof;
        BitSet core = core(why);
        Map<Integer, int[]> without = new HashMap<>();
        for (int c = core.nextSetBit(0); c >= 0; c = core.nextSetBit(c + 1)) {
            BitSet rest = (BitSet) core.clone();
            rest.clear(c);
            Optional<Answer> answer = ask(rest);
            if (answer.isEmpty()) {
                return Optional.empty();
            }
            switch (answer.get()) {
                case Answer.Feasible(int[] witness) -> without.put(c, witness);
                case Answer.Infeasible(Refutation smaller) -> {
                    why = smaller;
                    core = core(smaller);
                }
                case Answer.Undecided never -> {
                    return Optional.empty();
                }
            }
        }
        if (!points.containsKey(core)) {
            Map<String, Outcome> outcomes = new HashMap<>();
            core.stream()
                    .forEach(c -> outcomes.put(
                            component.soft().get(c).id(), space.outcome(without.getOrDefault(c, new int[0]))));
            points.put(core, new StickingPoint(number, ids(core), outcomes, why));
        }
        return Optional.of(core);
    }

    private BitSet core(Refutation why) {
        var used = why.clauses();
        BitSet core = new BitSet();
        for (int i = 0; i < n; i++) {
            core.set(i, used.contains(component.soft().get(i).id()));
        }
        return core;
    }

    /**
     * What is left out when as much as fits is added to the clauses that the outcome meets; kept as a relaxation. Empty
     * when the search was given up.
     */
    private Optional<BitSet> grow(int[] witness) {
        int[] outcome = witness;
        BitSet kept = met(outcome);
        Map<Integer, Refutation> needed = new HashMap<>();
        for (int c = 0; c < n; c++) {
            if (kept.get(c)) {
                continue;
            }
            BitSet more = (BitSet) kept.clone();
            more.set(c);
            Optional<Answer> answer = ask(more);
            if (answer.isEmpty()) {
                return Optional.empty();
            }
            switch (answer.get()) {
                case Answer.Feasible(int[] better) -> {
                    outcome = better;
                    kept = met(better);
                }
                case Answer.Infeasible(Refutation why) -> needed.put(c, why);
                case Answer.Undecided never -> {
                    return Optional.empty();
                }
            }
        }
        BitSet drop = everything();
        drop.andNot(kept);
        if (!relaxations.containsKey(drop)) {
            Map<String, Refutation> proofs = new HashMap<>();
            needed.forEach((c, why) -> proofs.put(component.soft().get(c).id(), why));
            relaxations.put(drop, new Relaxation(number, ids(drop), space.outcome(outcome), issues(), proofs));
        }
        return Optional.of(drop);
    }

    private List<String> ids(BitSet set) {
        return set.stream().mapToObj(i -> component.soft().get(i).id()).toList();
    }

    private int[] levels() {
        return component.soft().stream()
                .mapToInt(c -> request.costs().isEmpty() ? Orders.level(firmness.get(c.id())) : 0)
                .toArray();
    }

    /** Costs as whole numbers with a last place of their own for the number of clauses. */
    private BigInteger[] weights() {
        Rational scale = new Rational(request.scale().shiftLeft(20), BigInteger.ONE);
        return component.soft().stream()
                .map(c -> request.costs().isEmpty()
                        ? BigInteger.ONE
                        : request.cost(c.id()).times(scale).numerator().add(BigInteger.ONE))
                .toArray(BigInteger[]::new);
    }
}
