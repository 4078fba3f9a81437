package org.parley.solver;

import java.util.List;
import java.util.Optional;
import org.parley.model.Rational;

/**
 * Verifies what a linear program says, in rational arithmetic and without solving anything. A bound {@code form >= value}
 * holds on all points {@code x >= 0} that keep the rows if {@code form - value - (sum of multiplier * row)} has no negative
 * coefficient and no negative constant, and the multipliers of inequalities are not negative.
 */
public final class LinearChecker {

    private LinearChecker() {}

    /** What is wrong with an answer for the least value of a form; empty when it is proved. */
    public static Optional<String> fault(int unknowns, List<LinearRow> rows, LinearForm form, LinearAnswer answer) {
        return switch (answer) {
            case LinearAnswer.Optimal(Rational value, List<Rational> point, List<Rational> multipliers) ->
                faultOfPoint(unknowns, rows, point)
                        .or(() -> form.at(point).equals(value)
                                ? Optional.empty()
                                : Optional.of("the point does not take the value " + value))
                        .or(() -> faultOfBound(rows, form, value, multipliers));
            case LinearAnswer.Infeasible(List<Rational> multipliers) ->
                faultOfBound(rows, LinearForm.ZERO, Rational.ONE, multipliers);
            case LinearAnswer.Unbounded unbounded -> Optional.of("an answer without a proof");
        };
    }

    /** What is wrong with the claim that a point keeps every row. */
    public static Optional<String> faultOfPoint(int unknowns, List<LinearRow> rows, List<Rational> point) {
        if (point.size() != unknowns) {
            return Optional.of("a point of " + point.size() + " numbers for " + unknowns + " unknowns");
        }
        for (int j = 0; j < unknowns; j++) {
            if (point.get(j).signum() < 0) {
                return Optional.of("unknown " + j + " is negative");
            }
        }
        for (int i = 0; i < rows.size(); i++) {
            int sign = rows.get(i).form().at(point).signum();
            if (sign < 0 || sign > 0 && rows.get(i).equal()) {
                return Optional.of("row " + i + " is not kept");
            }
        }
        return Optional.empty();
    }

    /** What is wrong with the proof that the form is at least the value wherever the rows hold. */
    public static Optional<String> faultOfBound(
            List<LinearRow> rows, LinearForm form, Rational value, List<Rational> multipliers) {
        if (multipliers.size() != rows.size()) {
            return Optional.of(multipliers.size() + " multipliers for " + rows.size() + " rows");
        }
        LinearForm rest = form.minus(LinearForm.of(value));
        for (int i = 0; i < rows.size(); i++) {
            Rational multiplier = multipliers.get(i);
            if (multiplier.signum() < 0 && !rows.get(i).equal()) {
                return Optional.of("the multiplier of row " + i + " is negative");
            }
            if (multiplier.signum() != 0) {
                rest = rest.plus(rows.get(i).form(), multiplier.negated());
            }
        }
        for (var term : rest.terms().entrySet()) {
            if (term.getValue().signum() < 0) {
                return Optional.of("unknown " + term.getKey() + " could bring the form below the bound");
            }
        }
        return rest.constant().signum() < 0 ? Optional.of("the rows do not add up to the bound") : Optional.empty();
    }
}
