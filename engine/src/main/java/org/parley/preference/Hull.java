package org.parley.preference;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.parley.model.Rational;
import org.parley.solver.LinearAnswer;
import org.parley.solver.LinearForm;
import org.parley.solver.LinearProgram;
import org.parley.solver.LinearRow;

/**
 * The flat in which a polytope lies, taken apart as sampling needs it: equalities among weights and reservation values on
 * one side, among the values of one issue's options on the other. Equalities that the rows only imply are found by
 * linear programs; what ties values of several issues to each other fits neither side.
 *
 * @param outer equalities over weights and reservation values, solved: unknown to what it equals
 * @param inner equalities over values (part / weight) of options, solved: unknown of the part to what its value equals
 * @param inequalities the rows that are not implied equalities
 * @param start the Chebyshev centre, within the flat
 * @param obstacle why the polytope cannot be sampled; null where it can
 */
record Hull(
        SortedMap<Integer, LinearForm> outer,
        SortedMap<Integer, LinearForm> inner,
        List<LinearForm> inequalities,
        List<Rational> start,
        @org.jspecify.annotations.Nullable String obstacle) {

    static Hull of(Polytope polytope) {
        LinearProgram closure = polytope.closure();
        Unknowns unknowns = polytope.unknowns();
        List<LinearForm> equalities = new ArrayList<>();
        List<LinearForm> inequalities = new ArrayList<>();
        for (LinearRow row : closure.rows()) {
            if (row.equal() || isZero(closure, row.form())) {
                equalities.add(row.form());
            } else {
                inequalities.add(row.form());
            }
        }
        Set<Integer> zero = new HashSet<>();
        for (int j = 0; j < closure.unknowns(); j++) {
            if (isZero(closure, LinearForm.unknown(j))) {
                zero.add(j);
                equalities.add(LinearForm.unknown(j));
            }
        }
        SortedMap<Integer, LinearForm> inner = new TreeMap<>();
        SortedMap<Integer, LinearForm> outer = new TreeMap<>();
        boolean fits = split(unknowns, equalities, zero, inner, outer);
        return new Hull(
                outer,
                inner,
                inequalities,
                centre(closure, inequalities, zero),
                fits
                        ? null
                        : "the record ties the values of options on several issues to each other exactly, where neither"
                                + " prior spreads evenly");
    }

    /** Whether the form, never negative on the polytope, is zero on all of it. */
    private static boolean isZero(LinearProgram closure, LinearForm form) {
        return -closure.estimate(form.negated()) < 1e-7
                && closure.maximise(form) instanceof LinearAnswer.Optimal(Rational value, var point, var multipliers)
                && value.signum() >= 0;
    }

    private static List<Rational> centre(LinearProgram closure, List<LinearForm> inequalities, Set<Integer> zero) {
        int radius = closure.unknowns();
        List<LinearRow> rows = new ArrayList<>();
        closure.rows().stream().filter(LinearRow::equal).forEach(rows::add);
        closure.rows().stream()
                .filter(row -> !row.equal() && !inequalities.contains(row.form()))
                .forEach(row -> rows.add(LinearRow.equal(row.form(), LinearForm.ZERO)));
        for (LinearForm form : inequalities) {
            double norm = Math.sqrt(form.terms().values().stream()
                    .mapToDouble(c -> c.toDouble() * c.toDouble())
                    .sum());
            Rational rounded = Rational.of(Math.max(1, Math.round(norm * 1_000)), 1_000);
            rows.add(LinearRow.atLeast(form, LinearForm.unknown(radius).times(rounded)));
        }
        for (int j = 0; j < closure.unknowns(); j++) {
            if (!zero.contains(j)) {
                rows.add(LinearRow.atLeast(LinearForm.unknown(j), LinearForm.unknown(radius)));
            }
        }
        rows.add(LinearRow.atLeast(LinearForm.of(Rational.ONE), LinearForm.unknown(radius)));
        return Judge.optimal(LinearProgram.over(radius + 1, rows).maximise(LinearForm.unknown(radius)))
                .point()
                .subList(0, radius);
    }

    /** Sorts equalities to the two sides; false where one fits neither. */
    private static boolean split(
            Unknowns unknowns,
            List<LinearForm> equalities,
            Set<Integer> zero,
            SortedMap<Integer, LinearForm> inner,
            SortedMap<Integer, LinearForm> outer) {
        List<LinearForm> open = new ArrayList<>(equalities);
        boolean progress = true;
        while (progress && !open.isEmpty()) {
            progress = false;
            for (LinearForm form : List.copyOf(open)) {
                LinearForm rest = substituted(unknowns, form, inner, zero);
                Optional<Integer> issue = onlyIssue(unknowns, rest);
                boolean known = rest.terms().isEmpty();
                boolean outside = rest.terms().keySet().stream().noneMatch(j -> isPart(unknowns, j));
                if (known || outside || issue.isPresent()) {
                    open.remove(form);
                    progress = true;
                    if (!known && outside) {
                        solve(outer, rest);
                    } else if (!known) {
                        solve(inner, valued(unknowns, rest));
                    }
                }
            }
        }
        return open.isEmpty();
    }

    private static boolean isPart(Unknowns unknowns, int j) {
        return j >= unknowns.weightCount()
                && j < unknowns.weightCount() + unknowns.levels().size();
    }

    private static int issueOf(Unknowns unknowns, int j) {
        return unknowns.levels().get(j - unknowns.weightCount()).issue();
    }

    /** Parts whose value is known put as multiples of weights and other parts. */
    private static LinearForm substituted(
            Unknowns unknowns, LinearForm form, Map<Integer, LinearForm> inner, Set<Integer> zero) {
        LinearForm rest = LinearForm.of(form.constant());
        for (var term : form.terms().entrySet()) {
            int j = term.getKey();
            LinearForm value = inner.get(j);
            if (isPart(unknowns, j) && (zero.contains(issueOf(unknowns, j)))) {
                continue; // an issue without weight brings nothing
            }
            if (value == null) {
                rest = rest.plus(LinearForm.unknown(j), term.getValue());
            } else {
                LinearForm part = LinearForm.unknown(issueOf(unknowns, j)).times(value.constant());
                for (var other : value.terms().entrySet()) {
                    part = part.plus(LinearForm.unknown(other.getKey()), other.getValue());
                }
                rest = rest.plus(part, term.getValue());
            }
        }
        return rest;
    }

    /** The issue whose weight and parts alone the form is about. */
    private static Optional<Integer> onlyIssue(Unknowns unknowns, LinearForm form) {
        if (form.constant().signum() != 0) {
            return Optional.empty();
        }
        Set<Integer> issues = new HashSet<>();
        for (int j : form.terms().keySet()) {
            issues.add(j < unknowns.weightCount() ? j : isPart(unknowns, j) ? issueOf(unknowns, j) : -1);
        }
        return issues.size() == 1 && !issues.contains(-1) ? issues.stream().findFirst() : Optional.empty();
    }

    /** The form divided by the weight: over values of options. */
    private static LinearForm valued(Unknowns unknowns, LinearForm form) {
        LinearForm valued = LinearForm.ZERO;
        for (var term : form.terms().entrySet()) {
            valued = isPart(unknowns, term.getKey())
                    ? valued.plus(LinearForm.unknown(term.getKey()), term.getValue())
                    : valued.plus(LinearForm.of(term.getValue()));
        }
        return valued;
    }

    /** Adds one equation to a solved system. */
    private static void solve(SortedMap<Integer, LinearForm> solved, LinearForm equation) {
        LinearForm rest = equation;
        for (var one : solved.entrySet()) {
            rest = replaced(rest, one.getKey(), one.getValue());
        }
        if (rest.terms().isEmpty()) {
            return;
        }
        int pivot = rest.terms().lastKey();
        Rational c = rest.terms().getOrDefault(pivot, Rational.ONE);
        LinearForm value = rest.plus(LinearForm.unknown(pivot), c.negated())
                .times(Rational.of(-1).dividedBy(c));
        solved.replaceAll((unknown, form) -> replaced(form, pivot, value));
        solved.put(pivot, value);
    }

    private static LinearForm replaced(LinearForm form, int unknown, LinearForm by) {
        Rational c = form.terms().get(unknown);
        return c == null
                ? form
                : form.plus(LinearForm.unknown(unknown), c.negated()).plus(by, c);
    }
}
