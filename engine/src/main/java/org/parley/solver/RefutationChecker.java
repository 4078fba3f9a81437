package org.parley.solver;

import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.parley.model.Condition;
import org.parley.model.OutcomeSpace;
import org.parley.model.Rational;

/**
 * Verifies a refutation: the cases of every split cover the options that are still open, and in each leaf the named
 * clause cannot hold whatever is picked of these. Whether it can is judged here anew, from the clauses' definitions:
 * conditions part by part, thresholds by the sum of their best parts, quorums by the seats of those that can hold. Of the
 * search it shares only the bounds on utilities that are no sums, and those only where there are too many outcomes to
 * try.
 */
public final class RefutationChecker {

    private static final int MOST_TRIED = 20_000;

    private final OutcomeSpace space;
    private final Map<String, Clause> clauses = new HashMap<>();
    private final Map<Condition, BitSet> meeting = new HashMap<>();
    private final BitSet[] open;

    private RefutationChecker(OutcomeSpace space, List<Clause> clauses) {
        this.space = space;
        clauses.forEach(clause -> this.clauses.put(clause.id(), clause));
        this.open = new BitSet[space.issues().size()];
        for (int issue = 0; issue < open.length; issue++) {
            open[issue] = new BitSet();
            open[issue].set(0, space.options(issue));
        }
    }

    /** What is wrong with the proof; empty when it proves that no outcome meets all the clauses. */
    public static Optional<String> fault(OutcomeSpace space, List<Clause> clauses, Refutation proof) {
        return new RefutationChecker(space, clauses).fault(proof);
    }

    private Optional<String> fault(Refutation proof) {
        return switch (proof) {
            case Refutation.Leaf(String id) -> leaf(id);
            case Refutation.Split(int issue, List<Refutation.Branch> cases) -> split(issue, cases);
        };
    }

    private Optional<String> split(int issue, List<Refutation.Branch> cases) {
        if (issue < 0 || issue >= open.length) {
            return Optional.of("a split on issue " + issue + ", which is not there");
        }
        BitSet before = open[issue];
        BitSet missing = (BitSet) before.clone();
        for (Refutation.Branch branch : cases) {
            BitSet here = (BitSet) before.clone();
            here.and(branch.options());
            missing.andNot(branch.options());
            if (here.isEmpty()) {
                continue;
            }
            open[issue] = here;
            Optional<String> fault = fault(branch.why());
            open[issue] = before;
            if (fault.isPresent()) {
                return fault;
            }
        }
        return missing.isEmpty()
                ? Optional.empty()
                : Optional.of("a split on issue " + issue + " that leaves out the options at " + missing);
    }

    private Optional<String> leaf(String id) {
        Clause clause = clauses.get(id);
        if (clause == null) {
            return Optional.of("a leaf names the clause " + id + ", which is not among those to refute");
        }
        return mayHold(clause) ? Optional.of("in a leaf the clause " + id + " can hold") : Optional.empty();
    }

    private boolean mayHold(Clause clause) {
        return switch (clause) {
            case Clause.Conditional conditional -> mayHold(conditional.condition());
            case Clause.Threshold threshold -> extreme(threshold, true).compareTo(threshold.bound()) >= 0;
            case Clause.Quorum quorum -> {
                long seats = 0;
                for (Clause.Seated member : quorum.members()) {
                    seats += mayHold(member.clause()) ? member.seats() : 0;
                }
                yield seats >= quorum.needed();
            }
            case Clause.Not not -> mayFail(not.clause());
            case Clause.Worth worth ->
                tries(worth) <= MOST_TRIED
                        ? some(worth, true)
                        : bounds(worth).most().compareTo(worth.bound()) >= 0;
            case Clause.Judged judged -> !judged.refuted(List.of(open));
        };
    }

    private boolean mayFail(Clause clause) {
        return switch (clause) {
            case Clause.Conditional conditional -> mayFail(conditional.condition());
            case Clause.Threshold threshold -> extreme(threshold, false).compareTo(threshold.bound()) < 0;
            case Clause.Quorum quorum -> {
                long seats = 0;
                for (Clause.Seated member : quorum.members()) {
                    seats += mayFail(member.clause()) ? 0 : member.seats();
                }
                yield seats < quorum.needed();
            }
            case Clause.Not not -> mayHold(not.clause());
            case Clause.Worth worth ->
                tries(worth) <= MOST_TRIED
                        ? some(worth, false)
                        : bounds(worth).least().compareTo(worth.bound()) < 0;
            case Clause.Judged judged -> true;
        };
    }

    private boolean mayHold(Condition condition) {
        return switch (condition) {
            case Condition.All(var parts) -> parts.stream().allMatch(this::mayHold);
            case Condition.Any(var parts) -> parts.stream().anyMatch(this::mayHold);
            case Condition.IfThen(Condition premise, Condition conclusion) -> mayFail(premise) || mayHold(conclusion);
            default -> meeting(condition).intersects(open[issue(condition)]);
        };
    }

    private boolean mayFail(Condition condition) {
        return switch (condition) {
            case Condition.All(var parts) -> parts.stream().anyMatch(this::mayFail);
            case Condition.Any(var parts) -> parts.stream().allMatch(this::mayFail);
            case Condition.IfThen(Condition premise, Condition conclusion) -> mayHold(premise) && mayFail(conclusion);
            default -> {
                BitSet failing = (BitSet) open[issue(condition)].clone();
                failing.andNot(meeting(condition));
                yield !failing.isEmpty();
            }
        };
    }

    private int issue(Condition atom) {
        return space.position(atom.issues().getFirst());
    }

    private BitSet meeting(Condition atom) {
        return meeting.computeIfAbsent(atom, one -> {
            int issue = issue(one);
            int[] picks = new int[open.length];
            BitSet met = new BitSet();
            for (int option = 0; option < space.options(issue); option++) {
                picks[issue] = option;
                met.set(option, space.meets(one, picks));
            }
            return met;
        });
    }

    private Rational extreme(Clause.Threshold threshold, boolean best) {
        Rational sum = Rational.ZERO;
        for (int i = 0; i < threshold.issues().size(); i++) {
            List<Rational> parts = threshold.parts().get(i);
            sum = sum.plus(open[threshold.issues().get(i)].stream()
                    .mapToObj(parts::get)
                    .reduce(best ? Rational::max : Rational::min)
                    .orElseThrow());
        }
        return sum;
    }

    private Bounds bounds(Clause.Worth worth) {
        return Bounds.of(worth.profile().utility(), space, List.of(open));
    }

    private long tries(Clause clause) {
        long tries = 1;
        for (int issue : clause.issues()) {
            tries = Math.min(MOST_TRIED + 1L, tries * open[issue].cardinality());
        }
        return tries;
    }

    private boolean some(Clause clause, boolean holding) {
        int[] picks = new int[open.length];
        for (int issue = 0; issue < picks.length; issue++) {
            picks[issue] = open[issue].nextSetBit(0);
        }
        return some(clause, holding, picks, 0);
    }

    private boolean some(Clause clause, boolean holding, int[] picks, int next) {
        if (next == clause.issues().size()) {
            return clause.holds(picks) == holding;
        }
        int issue = clause.issues().get(next);
        return open[issue].stream().anyMatch(option -> {
            picks[issue] = option;
            return some(clause, holding, picks, next + 1);
        });
    }
}
