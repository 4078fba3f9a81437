package org.parley.solver;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.parley.model.OutcomeSpace;

/**
 * Exact search for an outcome that meets clauses, with a proof where there is none.
 *
 * <p>Clauses strike out options that they leave no way for, until nothing changes; then the issue with the fewest open
 * options for the clauses that have failed on it is tried option by option (dom/wdeg, Boussemart et al. 2004). A case
 * whose failure does not depend on the option tried fails for the other options as well, and the search goes back at
 * once. Deterministic. Exponential in the number of issues at worst, so it gives up after {@link #MOST_STEPS}.
 */
public final class Feasibility {

    /** The most judgements of a clause in one answer; some seconds. */
    public static final long MOST_STEPS = 60_000_000;

    private final Grid grid;
    private final List<Clause> clauses;
    private final Judge[] judges;
    private final int[][] issuesOf;
    private final BitSet[] watching;
    private final double[] weight;
    private final BooleanSupplier stopped;
    private BitSet active = new BitSet();
    private long steps;
    private int @Nullable [] witness;

    /** A failure: why, what it rests on, and the issues whose open options it used. */
    private record Failure(Refutation why, BitSet issues) {}

    /** Options of an issue that a clause struck out, set by set. */
    private record Strike(int issue, List<BitSet> options, int clause) {}

    /** @param stopped asked now and then; once it says yes every answer is {@link Answer.Undecided} */
    public Feasibility(OutcomeSpace space, List<Clause> clauses, BooleanSupplier stopped) {
        this.clauses = List.copyOf(clauses);
        this.grid = new Grid(space, this.clauses);
        this.stopped = stopped;
        this.judges = this.clauses.stream().map(c -> Judge.of(grid, c)).toArray(Judge[]::new);
        this.issuesOf = this.clauses.stream()
                .map(c -> c.issues().stream().mapToInt(i -> i).toArray())
                .toArray(int[][]::new);
        this.watching = new BitSet[grid.issues()];
        for (int issue = 0; issue < watching.length; issue++) {
            watching[issue] = new BitSet();
        }
        for (int c = 0; c < issuesOf.length; c++) {
            for (int issue : issuesOf[c]) {
                watching[issue].set(c);
            }
        }
        this.weight = new double[judges.length];
    }

    /** Whether all these clauses can be met. */
    public static Answer solve(OutcomeSpace space, List<Clause> clauses) {
        Feasibility search = new Feasibility(space, clauses, () -> false);
        BitSet all = new BitSet();
        all.set(0, clauses.size());
        return search.solve(all);
    }

    /** Whether those of the clauses whose positions are given can all be met. */
    public Answer solve(BitSet wanted) {
        active = (BitSet) wanted.clone();
        steps = 0;
        witness = null;
        Arrays.fill(weight, 1);
        Failure failure = search(Domains.all(grid), (BitSet) active.clone());
        if (witness != null) {
            return new Answer.Feasible(witness);
        }
        return failure == null ? new Answer.Undecided() : new Answer.Infeasible(failure.why);
    }

    /** Whether an outcome meets the clause at this position. */
    public boolean holds(int clause, int[] picks) {
        return clauses.get(clause).holds(picks);
    }

    /** How many judgements the last answer took. */
    public long steps() {
        return steps;
    }

    /** Why these domains hold no answer; null when one was found, or the search was given up. */
    private @Nullable Failure search(Domains open, BitSet dirty) {
        List<Strike> strikes = new ArrayList<>();
        int failed = propagate(open, dirty, strikes);
        if (failed >= 0) {
            weight[failed]++;
            return wrapped(new Failure(new Refutation.Leaf(clauses.get(failed).id()), issues(failed)), strikes);
        }
        if (steps > MOST_STEPS || stopped.getAsBoolean()) {
            steps = MOST_STEPS + 1;
            return null;
        }
        int issue = branching(open);
        if (issue < 0) {
            witness = pick(open);
            return null;
        }
        List<Refutation.Branch> cases = new ArrayList<>();
        BitSet used = new BitSet();
        for (int one = open.next(issue, 0); one >= 0; one = open.next(issue, one + 1)) {
            Domains below = open.copy();
            below.settle(issue, one);
            Failure failure = search(below, (BitSet) watching[issue].clone());
            if (failure == null) {
                return null;
            }
            if (!failure.issues.get(issue)) {
                return wrapped(failure, strikes);
            }
            cases.add(new Refutation.Branch(grid.members(issue, one), failure.why));
            used.or(failure.issues);
        }
        return wrapped(new Failure(new Refutation.Split(issue, cases), used), strikes);
    }

    /** Strikes options out until nothing changes. The position of a clause that cannot hold, or -1. */
    private int propagate(Domains open, BitSet dirty, List<Strike> strikes) {
        dirty.and(active);
        for (int c = dirty.nextSetBit(0); c >= 0; c = dirty.nextSetBit(0)) {
            dirty.clear(c);
            steps++;
            Verdict verdict = judges[c].over(open);
            if (verdict == Verdict.NEVER) {
                return c;
            }
            if (verdict == Verdict.ALWAYS || judges[c] instanceof Judge.Outside) {
                continue;
            }
            for (int issue : issuesOf[c]) {
                List<BitSet> struck = strike(c, issue, open);
                if (!struck.isEmpty()) {
                    strikes.add(new Strike(issue, struck, c));
                    if (open.size(issue) == 0) {
                        return c;
                    }
                    dirty.or(watching[issue]);
                    dirty.and(active);
                }
            }
        }
        return -1;
    }

    /**
     * Removes the options of an issue with which a clause could not hold. In one set where the clause cannot hold for any
     * of them taken together, else class by class: a clause may name an issue twice.
     */
    private List<BitSet> strike(int clause, int issue, Domains open) {
        List<BitSet> struck = new ArrayList<>();
        if (open.size(issue) < 2) {
            return struck;
        }
        Domains before = open.copy();
        Domains trial = open.copy();
        for (int one = before.next(issue, 0); one >= 0; one = before.next(issue, one + 1)) {
            trial.settle(issue, one);
            steps++;
            if (judges[clause].over(trial) == Verdict.NEVER) {
                struck.add(grid.members(issue, one));
                open.remove(issue, one);
            }
        }
        if (struck.size() > 1) {
            for (int one = open.next(issue, 0); one >= 0; one = open.next(issue, one + 1)) {
                before.remove(issue, one);
            }
            if (judges[clause].over(before) == Verdict.NEVER) {
                BitSet together = new BitSet();
                struck.forEach(together::or);
                return List.of(together);
            }
        }
        return struck;
    }

    /** The issue to try next; -1 when every clause holds for all that is open. */
    private int branching(Domains open) {
        double[] merit = new double[grid.issues()];
        for (int c = active.nextSetBit(0); c >= 0; c = active.nextSetBit(c + 1)) {
            steps++;
            if (judges[c].over(open) != Verdict.ALWAYS) {
                for (int issue : issuesOf[c]) {
                    merit[issue] += weight[c];
                }
            }
        }
        int best = -1;
        double most = 0;
        for (int issue = 0; issue < merit.length; issue++) {
            int size = open.size(issue);
            if (merit[issue] > 0 && size > 1 && merit[issue] / size > most) {
                most = merit[issue] / size;
                best = issue;
            }
        }
        return best;
    }

    private int[] pick(Domains open) {
        int[] picks = new int[grid.issues()];
        for (int issue = 0; issue < picks.length; issue++) {
            picks[issue] = grid.option(issue, open.next(issue, 0));
        }
        return picks;
    }

    private BitSet issues(int clause) {
        BitSet all = new BitSet();
        for (int issue : issuesOf[clause]) {
            all.set(issue);
        }
        return all;
    }

    /** The failure as it stands before the strikes that it rests on. */
    private Failure wrapped(Failure failure, List<Strike> strikes) {
        Failure now = failure;
        for (int i = strikes.size() - 1; i >= 0; i--) {
            Strike strike = strikes.get(i);
            if (!now.issues.get(strike.issue)) {
                continue;
            }
            BitSet rest = new BitSet();
            rest.set(0, grid.space().options(strike.issue));
            List<Refutation.Branch> cases = new ArrayList<>();
            Refutation.Leaf leaf =
                    new Refutation.Leaf(clauses.get(strike.clause).id());
            for (BitSet options : strike.options) {
                rest.andNot(options);
                cases.add(new Refutation.Branch(options, leaf));
            }
            if (!rest.isEmpty()) {
                cases.add(new Refutation.Branch(rest, now.why));
            }
            BitSet used = (BitSet) now.issues.clone();
            used.or(issues(strike.clause));
            now = new Failure(new Refutation.Split(strike.issue, cases), used);
        }
        return now;
    }
}
