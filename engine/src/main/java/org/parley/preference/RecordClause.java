package org.parley.preference;

import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.parley.model.OutcomeSpace;
import org.parley.model.Rational;
import org.parley.solver.Box;
import org.parley.solver.Clause;
import org.parley.solver.LinearAnswer;
import org.parley.solver.LinearChecker;
import org.parley.solver.LinearForm;
import org.parley.solver.Verdict;

/**
 * What a party's record proves of an outcome, as a clause among others: that the outcome is acceptable for some profile
 * that keeps the record, or for all. Whole outcomes are judged by {@link Judge}; sets of outcomes by what the best of them
 * could be worth at most.
 */
public final class RecordClause implements Clause.Judged {

    /** What is asked of an outcome. */
    public enum Asks {
        /** That it is not proved to be worse than no agreement. */
        POSSIBLE,
        /** That it is proved to be at least as good as no agreement. */
        NECESSARY
    }

    private final String id;
    private final Polytope polytope;
    private final Judge judge;
    private final Asks asks;
    private final List<Integer> issues;
    private final Map<List<Integer>, Judgement> judged = new HashMap<>();

    private RecordClause(String id, Polytope polytope, Judge judge, Asks asks) {
        this.id = id;
        this.polytope = polytope;
        this.judge = judge;
        this.asks = asks;
        OutcomeSpace space = polytope.space();
        this.issues = IntStream.range(0, space.issues().size())
                .filter(i -> space.options(i) > 1)
                .boxed()
                .toList();
    }

    /** Empty where the record can tell nothing of the kind, or contradicts itself. */
    public static Optional<RecordClause> of(String id, Polytope polytope, Asks asks) {
        return tells(polytope, asks)
                ? Judge.of(polytope).map(judge -> new RecordClause(id, polytope, judge, asks))
                : Optional.empty();
    }

    /** Outcomes can be impossible only where no agreement is worth something; necessary only where that has an end. */
    private static boolean tells(Polytope polytope, Asks asks) {
        if (polytope.unknown() || polytope.measured()) {
            return false;
        }
        LinearForm reservation = polytope.reservation();
        return switch (asks) {
            case NECESSARY ->
                polytope.premises().stream()
                        .flatMap(premise -> premise.rows().stream())
                        .anyMatch(row -> reservation.terms().keySet().stream()
                                .anyMatch(row.form().terms()::containsKey));
            case POSSIBLE ->
                polytope.premises().stream()
                                .anyMatch(premise -> !premise.strict().isEmpty())
                        || !(polytope.closure().minimise(reservation) instanceof LinearAnswer.Optimal least)
                        || least.value().signum() > 0;
        };
    }

    /** What the record proves of an outcome. */
    public Judgement judgement(int[] picks) {
        return judged.computeIfAbsent(IntStream.of(picks).boxed().toList(), key -> judge.judge(picks));
    }

    @Override
    public String id() {
        return id;
    }

    @Override
    public List<Integer> issues() {
        return issues;
    }

    @Override
    public boolean holds(int[] picks) {
        Acceptance answer = judgement(picks).answer();
        return asks == Asks.NECESSARY ? answer == Acceptance.NECESSARY : answer != Acceptance.IMPOSSIBLE;
    }

    @Override
    public Verdict over(List<BitSet> options) {
        if (options.stream().allMatch(open -> open.cardinality() == 1)) {
            return holds(picks(options)) ? Verdict.ALWAYS : Verdict.NEVER;
        }
        return asks == Asks.POSSIBLE
                        && loss(options) instanceof LinearAnswer.Optimal(Rational value, var p, var m)
                        && value.signum() > 0
                ? Verdict.NEVER
                : Verdict.SOMETIMES;
    }

    @Override
    public boolean refuted(List<BitSet> options) {
        if (options.stream().allMatch(open -> open.cardinality() == 1)) {
            Judgement judgement = judge.judge(picks(options));
            boolean against = asks == Asks.NECESSARY
                    ? judgement.answer() != Acceptance.NECESSARY
                    : judgement.answer() == Acceptance.IMPOSSIBLE;
            return against && JudgementChecker.fault(polytope, judgement).isEmpty();
        }
        return asks == Asks.POSSIBLE
                && loss(options) instanceof LinearAnswer.Optimal(Rational value, var point, var multipliers)
                && value.signum() > 0
                && LinearChecker.faultOfBound(
                                polytope.closure().rows(), best(options).negated(), value, multipliers)
                        .isEmpty();
    }

    private LinearAnswer loss(List<BitSet> options) {
        return polytope.closure().minimise(best(options).negated());
    }

    /** What the best of these outcomes is worth beyond no agreement at most. */
    private LinearForm best(List<BitSet> options) {
        Box box = Box.all(polytope.space());
        for (int issue = 0; issue < options.size(); issue++) {
            if (options.get(issue).cardinality() == 1) {
                box.settle(issue, options.get(issue).nextSetBit(0));
            }
        }
        return polytope.utilityAtBest(box).minus(polytope.reservation());
    }

    private static int[] picks(List<BitSet> options) {
        return options.stream().mapToInt(open -> open.nextSetBit(0)).toArray();
    }
}
