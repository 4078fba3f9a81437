package org.parley.solver;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.parley.model.OutcomeSpace;

/**
 * Verifies a refutation: every split covers every option, and in each leaf every way to settle the open issues of the
 * named clause violates it. It asks a clause only whether full outcomes meet it, never the judgement over boxes that
 * the search relied on, except that a threshold is judged by the sum of its best parts.
 */
public final class RefutationChecker {

    private final OutcomeSpace space;
    private final Map<String, Clause> clauses = new HashMap<>();
    private final int[] picks;

    private RefutationChecker(OutcomeSpace space, List<Clause> clauses) {
        this.space = space;
        clauses.forEach(clause -> this.clauses.put(clause.id(), clause));
        this.picks = Box.all(space).picks();
    }

    /** What is wrong with the proof; empty when it proves that no outcome meets all the clauses. */
    public static Optional<String> fault(OutcomeSpace space, List<Clause> clauses, Refutation proof) {
        return new RefutationChecker(space, clauses).fault(proof);
    }

    private Optional<String> fault(Refutation proof) {
        return switch (proof) {
            case Refutation.Leaf(String id) -> leaf(id);
            case Refutation.Split(int issue, List<Refutation> cases) -> split(issue, cases);
        };
    }

    private Optional<String> split(int issue, List<Refutation> cases) {
        if (issue < 0 || issue >= picks.length || picks[issue] != Box.OPEN) {
            return Optional.of("a split on issue " + issue + ", which is not open");
        }
        if (cases.size() != space.options(issue)) {
            return Optional.of("a split on issue " + issue + " with " + cases.size() + " cases for "
                    + space.options(issue) + " options");
        }
        for (int option = 0; option < cases.size(); option++) {
            picks[issue] = option;
            Optional<String> fault = fault(cases.get(option));
            if (fault.isPresent()) {
                return fault;
            }
        }
        picks[issue] = Box.OPEN;
        return Optional.empty();
    }

    private Optional<String> leaf(String id) {
        Clause clause = clauses.get(id);
        if (clause == null) {
            return Optional.of("a leaf names the clause " + id + ", which is not among those to refute");
        }
        int[] full = picks.clone();
        List<Integer> open = new ArrayList<>();
        for (int issue = 0; issue < full.length; issue++) {
            if (full[issue] == Box.OPEN) {
                full[issue] = 0;
                if (clause.issues().contains(issue)) {
                    open.add(issue);
                }
            }
        }
        if (clause instanceof Clause.Threshold threshold) {
            open.forEach(issue -> full[issue] = best(threshold, issue));
            open.clear();
        }
        return holdsSomewhere(clause, full, open, 0)
                ? Optional.of("in a leaf the clause " + id + " can hold")
                : Optional.empty();
    }

    private static int best(Clause.Threshold threshold, int issue) {
        var options = threshold.parts().get(threshold.issues().indexOf(issue));
        int best = 0;
        for (int option = 1; option < options.size(); option++) {
            best = options.get(option).compareTo(options.get(best)) > 0 ? option : best;
        }
        return best;
    }

    private boolean holdsSomewhere(Clause clause, int[] full, List<Integer> open, int next) {
        if (next == open.size()) {
            return clause.holds(full);
        }
        int issue = open.get(next);
        for (int option = 0; option < space.options(issue); option++) {
            full[issue] = option;
            if (holdsSomewhere(clause, full, open, next + 1)) {
                return true;
            }
        }
        return false;
    }
}
