package org.parley.solver;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.parley.model.OutcomeSpace;

/**
 * Exact search for an outcome that meets all clauses: issue by issue in the order of the space, leaving a case as soon
 * as a clause cannot hold in it. Deterministic; exponential in the number of issues at worst, so it gives up after some
 * steps.
 */
public final class Feasibility {

    /** The most cases that are looked at. */
    public static final int MOST_STEPS = 2_000_000;

    private int steps;
    private final OutcomeSpace space;
    private final List<Clause> clauses;
    private final Box box;
    private final List<Integer> relevant;

    private Feasibility(OutcomeSpace space, List<Clause> clauses) {
        this.space = space;
        this.clauses = clauses;
        this.box = Box.all(space);
        this.relevant = clauses.stream()
                .flatMap(c -> c.issues().stream())
                .distinct()
                .sorted()
                .toList();
    }

    public static Answer solve(OutcomeSpace space, List<Clause> clauses) {
        Feasibility search = new Feasibility(space, List.copyOf(clauses));
        Optional<Refutation> why = search.refute(0);
        if (search.steps > MOST_STEPS) {
            return new Answer.Undecided();
        }
        if (why.isPresent()) {
            return new Answer.Infeasible(why.get());
        }
        int[] witness = search.box.picks();
        for (int i = 0; i < witness.length; i++) {
            witness[i] = Math.max(0, witness[i]);
        }
        return new Answer.Feasible(witness);
    }

    /** A proof that the box holds no answer; empty when one was found, which the box then holds. */
    private Optional<Refutation> refute(int depth) {
        if (++steps > MOST_STEPS) {
            return Optional.empty(); // ends the search; the caller asks for the steps first
        }
        for (Clause clause : clauses) {
            if (clause.over(box) == Verdict.NEVER) {
                return Optional.of(new Refutation.Leaf(clause.id()));
            }
        }
        if (depth == relevant.size()) {
            return Optional.empty();
        }
        int issue = relevant.get(depth);
        List<Refutation> cases = new ArrayList<>();
        for (int option = 0; option < space.options(issue); option++) {
            box.settle(issue, option);
            Optional<Refutation> one = refute(depth + 1);
            if (one.isEmpty()) {
                return Optional.empty();
            }
            cases.add(one.get());
        }
        box.open(issue);
        return Optional.of(new Refutation.Split(issue, cases));
    }
}
