package org.parley.preference;

import java.util.List;
import java.util.Optional;
import org.parley.model.Rational;
import org.parley.solver.LinearChecker;
import org.parley.solver.LinearForm;
import org.parley.solver.LinearRow;

/** Verifies a judgement with arithmetic alone: sums of rows, and profiles held against every row. */
public final class JudgementChecker {

    private JudgementChecker() {}

    /** What is wrong with the proof of a judgement; empty when it proves the answer. */
    public static Optional<String> fault(Polytope polytope, Judgement judgement) {
        LinearForm gain = polytope.gain(polytope.space().picks(judgement.outcome()));
        List<LinearRow> rows = polytope.closure().rows();
        Acceptance proved = switch (judgement.proof()) {
            case Judgement.Proof.Silence silence -> Acceptance.UNKNOWN;
            case Judgement.Proof.Always always -> Acceptance.NECESSARY;
            case Judgement.Proof.Both both -> Acceptance.POSSIBLE;
            case Judgement.Proof.Never never -> Acceptance.IMPOSSIBLE;
            case Judgement.Proof.OnlyOnBorder only -> Acceptance.IMPOSSIBLE;
        };
        if (proved != judgement.answer()) {
            return Optional.of("a proof of " + proved + " for the answer " + judgement.answer());
        }
        return switch (judgement.proof()) {
            case Judgement.Proof.Silence silence ->
                polytope.unknown() ? Optional.empty() : Optional.of("the record says something");
            case Judgement.Proof.Always(List<Rational> multipliers) ->
                LinearChecker.faultOfBound(rows, gain, Rational.ZERO, multipliers);
            case Judgement.Proof.Never(Rational loss, List<Rational> multipliers) ->
                loss.signum() <= 0
                        ? Optional.of("a loss must be above 0")
                        : LinearChecker.faultOfBound(rows, gain.negated(), loss, multipliers);
            case Judgement.Proof.OnlyOnBorder(List<Rational> multipliers) ->
                LinearChecker.faultOfBound(
                        polytope.withMargin(List.of(LinearRow.atLeastZero(gain)))
                                .rows(),
                        polytope.margin().negated(),
                        Rational.ZERO,
                        multipliers);
            case Judgement.Proof.Both(List<Rational> accepting, List<Rational> declining) ->
                fault(polytope, gain, accepting, 0).or(() -> fault(polytope, gain.negated(), declining, 1));
        };
    }

    private static Optional<String> fault(Polytope polytope, LinearForm form, List<Rational> profile, int least) {
        if (profile.size() != polytope.closure().unknowns() || !polytope.keeps(profile)) {
            return Optional.of("a profile does not keep the record");
        }
        return form.at(profile).signum() >= least ? Optional.empty() : Optional.of("a profile does not judge as told");
    }
}
