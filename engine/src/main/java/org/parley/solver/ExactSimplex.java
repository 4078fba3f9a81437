package org.parley.solver;

import java.util.ArrayList;
import java.util.List;
import org.parley.model.Rational;

/**
 * The simplex method in fractions with Bland's rule, which cannot cycle. Slow and right: the last resort where the
 * doubles of {@link Dictionary} led to no basis that holds exactly.
 */
final class ExactSimplex {

    private final int unknowns;
    private final List<LinearForm> inequalities;
    private final LinearForm[] rows;
    private final int[] basic;
    private LinearForm cost = LinearForm.ZERO;

    private ExactSimplex(int unknowns, List<LinearForm> inequalities) {
        this.unknowns = unknowns;
        this.inequalities = inequalities;
        this.rows = inequalities.toArray(LinearForm[]::new);
        this.basic = new int[rows.length];
    }

    /** Multipliers are per inequality. */
    static LinearAnswer minimise(int unknowns, List<LinearForm> inequalities, LinearForm form) {
        return new ExactSimplex(unknowns, inequalities).run(form);
    }

    private LinearAnswer run(LinearForm form) {
        int artificial = unknowns + rows.length;
        int worst = -1;
        for (int i = 0; i < rows.length; i++) {
            basic[i] = unknowns + i;
            rows[i] = rows[i].plus(LinearForm.unknown(artificial));
            if (rows[i].constant().signum() < 0
                    && (worst < 0 || rows[i].constant().compareTo(rows[worst].constant()) < 0)) {
                worst = i;
            }
        }
        if (worst >= 0) {
            pivot(worst, artificial);
            cost = rows[worst];
            optimise();
            if (cost.constant().signum() > 0) {
                Rational by = Rational.ONE.dividedBy(cost.constant());
                return new LinearAnswer.Infeasible(
                        multipliers().stream().map(m -> m.times(by)).toList());
            }
            for (int i = 0; i < rows.length; i++) {
                if (basic[i] == artificial && !rows[i].terms().isEmpty()) {
                    pivot(i, rows[i].terms().firstKey());
                }
            }
        }
        for (int i = 0; i < rows.length; i++) {
            rows[i] = without(rows[i], artificial);
        }
        cost = LinearForm.of(form.constant());
        for (var term : form.terms().entrySet()) {
            int at = row(term.getKey());
            cost = cost.plus(at < 0 ? LinearForm.unknown(term.getKey()) : rows[at], term.getValue());
        }
        return optimise()
                ? new LinearAnswer.Optimal(cost.constant(), point(), multipliers())
                : new LinearAnswer.Unbounded();
    }

    private int row(int unknown) {
        for (int i = 0; i < basic.length; i++) {
            if (basic[i] == unknown) {
                return i;
            }
        }
        return -1;
    }

    private boolean optimise() {
        while (true) {
            int entering = -1;
            for (var term : cost.terms().entrySet()) {
                if (term.getValue().signum() < 0) {
                    entering = term.getKey();
                    break;
                }
            }
            if (entering < 0) {
                return true;
            }
            int leaving = leaving(entering);
            if (leaving < 0) {
                return false;
            }
            pivot(leaving, entering);
        }
    }

    private int leaving(int entering) {
        int best = -1;
        Rational least = Rational.ZERO;
        for (int i = 0; i < rows.length; i++) {
            Rational slope = rows[i].terms().get(entering);
            if (slope != null && slope.signum() < 0) {
                Rational ratio = rows[i].constant().dividedBy(slope.negated());
                int sign = best < 0 ? -1 : ratio.compareTo(least);
                if (sign < 0 || sign == 0 && basic[i] < basic[best]) {
                    best = i;
                    least = ratio;
                }
            }
        }
        return best;
    }

    private void pivot(int row, int entering) {
        Rational by = Rational.ONE.dividedBy(rows[row].terms().getOrDefault(entering, Rational.ONE));
        LinearForm solved = without(rows[row], entering).times(by.negated()).plus(LinearForm.unknown(basic[row]), by);
        for (int i = 0; i < rows.length; i++) {
            rows[i] = i == row ? solved : replaced(rows[i], entering, solved);
        }
        cost = replaced(cost, entering, solved);
        basic[row] = entering;
    }

    private static LinearForm replaced(LinearForm form, int unknown, LinearForm by) {
        Rational c = form.terms().get(unknown);
        return c == null ? form : without(form, unknown).plus(by, c);
    }

    private static LinearForm without(LinearForm form, int unknown) {
        Rational c = form.terms().get(unknown);
        return c == null ? form : form.plus(LinearForm.unknown(unknown), c.negated());
    }

    private List<Rational> point() {
        List<Rational> point = new ArrayList<>();
        for (int j = 0; j < unknowns; j++) {
            int at = row(j);
            point.add(at < 0 ? Rational.ZERO : rows[at].constant());
        }
        return point;
    }

    private List<Rational> multipliers() {
        List<Rational> multipliers = new ArrayList<>();
        for (int i = 0; i < inequalities.size(); i++) {
            multipliers.add(cost.terms().getOrDefault(unknowns + i, Rational.ZERO));
        }
        return multipliers;
    }
}
