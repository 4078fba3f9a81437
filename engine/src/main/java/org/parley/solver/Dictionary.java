package org.parley.solver;

import java.util.List;
import org.parley.model.Rational;

/**
 * A simplex dictionary in doubles: each basic unknown as a constant and a combination of the nonbasic ones, all of them
 * at least 0. It only finds a basis quickly; nothing is decided by its numbers. Mutable.
 *
 * <p>Unknowns are numbered: the given ones, then one slack per inequality, then an artificial one that serves to find a
 * first point (Chvatal 1983, chapter 3). Entering: steepest coefficient, then Bland's rule after many steps without gain.
 */
final class Dictionary {

    static final double NOTHING = 1e-9;
    private static final int PATIENCE = 40;
    private static final int MOST_PIVOTS = 20_000;

    final int unknowns;
    final int slacks;
    private final double[][] rows;
    private final double[] constants;
    private final int[] basic;
    private int[] nonbasic;
    private double[] cost;
    private double value;

    private Dictionary(int unknowns, int slacks, double[][] rows, double[] constants, int[] basic, int[] nonbasic) {
        this.unknowns = unknowns;
        this.slacks = slacks;
        this.rows = rows;
        this.constants = constants;
        this.basic = basic;
        this.nonbasic = nonbasic;
        this.cost = new double[nonbasic.length];
    }

    /** For these inequalities, with a column for the artificial unknown; not feasible as yet. */
    static Dictionary of(int unknowns, List<LinearForm> inequalities) {
        int slacks = inequalities.size();
        double[][] rows = new double[slacks][unknowns + 1];
        double[] constants = new double[slacks];
        int[] basic = new int[slacks];
        for (int i = 0; i < slacks; i++) {
            for (var term : inequalities.get(i).terms().entrySet()) {
                rows[i][term.getKey()] = term.getValue().toDouble();
            }
            rows[i][unknowns] = 1;
            constants[i] = inequalities.get(i).constant().toDouble();
            basic[i] = unknowns + i;
        }
        int[] nonbasic = new int[unknowns + 1];
        for (int j = 0; j < unknowns; j++) {
            nonbasic[j] = j;
        }
        nonbasic[unknowns] = unknowns + slacks;
        return new Dictionary(unknowns, slacks, rows, constants, basic, nonbasic);
    }

    Dictionary copy() {
        double[][] copied = new double[rows.length][];
        for (int i = 0; i < rows.length; i++) {
            copied[i] = rows[i].clone();
        }
        Dictionary copy = new Dictionary(unknowns, slacks, copied, constants.clone(), basic.clone(), nonbasic.clone());
        copy.cost = cost.clone();
        copy.value = value;
        return copy;
    }

    /**
     * Finds a first point and drops the artificial unknown. Where there seems to be none, the artificial unknown stays
     * and the costs of the slacks prove it.
     */
    boolean makeFeasible() {
        int artificial = nonbasic.length - 1;
        int worst = -1;
        for (int i = 0; i < rows.length; i++) {
            if (constants[i] < 0 && (worst < 0 || constants[i] < constants[worst])) {
                worst = i;
            }
        }
        if (worst >= 0) {
            pivot(worst, artificial);
            cost = rows[worst].clone();
            value = constants[worst];
            optimise();
            if (value > 1e-7) {
                return false;
            }
        }
        drop(unknowns + slacks);
        return true;
    }

    private void drop(int unknown) {
        for (int i = 0; i < basic.length; i++) {
            if (basic[i] == unknown) {
                int best = 0;
                for (int j = 1; j < nonbasic.length; j++) {
                    best = Math.abs(rows[i][j]) > Math.abs(rows[i][best]) ? j : best;
                }
                pivot(i, best);
            }
        }
        int column = 0;
        while (nonbasic[column] != unknown) {
            column++;
        }
        int last = nonbasic.length - 1;
        for (double[] row : rows) {
            row[column] = row[last];
        }
        nonbasic[column] = nonbasic[last];
        for (int i = 0; i < rows.length; i++) {
            rows[i] = java.util.Arrays.copyOf(rows[i], last);
            constants[i] = Math.max(constants[i], 0); // only rounding could have brought it below
        }
        nonbasic = java.util.Arrays.copyOf(nonbasic, last);
        cost = new double[last];
    }

    /** The least value of the form, reached from the present point; infinite where there is none. */
    double minimise(LinearForm form) {
        double[] wanted = new double[unknowns];
        form.terms().forEach((unknown, c) -> wanted[unknown] = c.toDouble());
        value = form.constant().toDouble();
        for (int j = 0; j < nonbasic.length; j++) {
            cost[j] = nonbasic[j] < unknowns ? wanted[nonbasic[j]] : 0;
        }
        for (int i = 0; i < basic.length; i++) {
            if (basic[i] < unknowns && wanted[basic[i]] != 0) {
                double c = wanted[basic[i]];
                value += c * constants[i];
                for (int j = 0; j < cost.length; j++) {
                    cost[j] += c * rows[i][j];
                }
            }
        }
        return optimise() ? value : Double.NEGATIVE_INFINITY;
    }

    private boolean optimise() {
        int idle = 0;
        for (int pivots = 0; pivots < MOST_PIVOTS; pivots++) {
            int entering = entering(idle > PATIENCE);
            if (entering < 0) {
                return true;
            }
            int leaving = leaving(entering, idle > PATIENCE);
            if (leaving < 0) {
                return false;
            }
            double before = value;
            pivot(leaving, entering);
            idle = before - value > NOTHING ? 0 : idle + 1;
        }
        return true; // the exact check that follows finds out whether it was enough
    }

    private int entering(boolean bland) {
        int best = -1;
        for (int j = 0; j < cost.length; j++) {
            if (cost[j] < -NOTHING) {
                boolean better = best < 0 || (bland ? nonbasic[j] < nonbasic[best] : cost[j] < cost[best]);
                best = better ? j : best;
            }
        }
        return best;
    }

    private int leaving(int entering, boolean bland) {
        int best = -1;
        double least = Double.POSITIVE_INFINITY;
        for (int i = 0; i < rows.length; i++) {
            double slope = rows[i][entering];
            if (slope < -NOTHING) {
                double ratio = constants[i] / -slope;
                boolean tie = Math.abs(ratio - least) <= NOTHING;
                boolean better = ratio < least - NOTHING
                        || tie && (bland ? basic[i] < basic[best] : slope < rows[best][entering]);
                if (better) {
                    best = i;
                    least = Math.min(ratio, least);
                }
            }
        }
        return best;
    }

    private void pivot(int row, int column) {
        double[] pivotRow = rows[row];
        double by = pivotRow[column];
        int width = pivotRow.length;
        for (int j = 0; j < width; j++) {
            pivotRow[j] = -pivotRow[j] / by;
        }
        pivotRow[column] = 1 / by;
        constants[row] = -constants[row] / by;
        for (int i = 0; i < rows.length; i++) {
            double c = rows[i][column];
            if (i != row && c != 0) {
                double[] other = rows[i];
                other[column] = 0;
                for (int j = 0; j < width; j++) {
                    other[j] += c * pivotRow[j];
                }
                constants[i] += c * constants[row];
            }
        }
        double c = cost[column];
        if (c != 0) {
            cost[column] = 0;
            for (int j = 0; j < width; j++) {
                cost[j] += c * pivotRow[j];
            }
            value += c * constants[row];
        }
        int swap = basic[row];
        basic[row] = nonbasic[column];
        nonbasic[column] = swap;
    }

    /** The present point. */
    double[] point() {
        double[] point = new double[unknowns];
        for (int i = 0; i < basic.length; i++) {
            if (basic[i] < unknowns) {
                point[basic[i]] = constants[i];
            }
        }
        return point;
    }

    /** The costs of the slacks: multipliers of the inequalities. */
    double[] multipliers() {
        double[] multipliers = new double[slacks];
        for (int j = 0; j < nonbasic.length; j++) {
            if (nonbasic[j] >= unknowns && nonbasic[j] < unknowns + slacks) {
                multipliers[nonbasic[j] - unknowns] = cost[j];
            }
        }
        return multipliers;
    }

    /** Given unknowns that are basic, ascending. */
    int[] basicUnknowns() {
        return java.util.Arrays.stream(basic).filter(b -> b < unknowns).sorted().toArray();
    }

    /** Inequalities whose slack is nonbasic, ascending. */
    int[] tight() {
        return java.util.Arrays.stream(nonbasic)
                .filter(b -> b >= unknowns && b < unknowns + slacks)
                .map(b -> b - unknowns)
                .sorted()
                .toArray();
    }

    /** The fraction with a small denominator that is nearest (continued fractions); null where none is near. */
    static @org.jspecify.annotations.Nullable Rational near(double x) {
        if (!(Math.abs(x) < 1e6)) {
            return null;
        }
        long beforeTop = 0;
        long beforeBottom = 1;
        long top = 1;
        long bottom = 0;
        double rest = x;
        for (int step = 0; step < 30; step++) {
            double whole = Math.floor(rest);
            long nextTop = (long) whole * top + beforeTop;
            long nextBottom = (long) whole * bottom + beforeBottom;
            if (nextBottom > 2_000_000) {
                return null;
            }
            beforeTop = top;
            beforeBottom = bottom;
            top = nextTop;
            bottom = nextBottom;
            if (Math.abs((double) top / bottom - x) <= 1e-11 * Math.max(1, Math.abs(x))) {
                return Rational.of(top, bottom);
            }
            rest = 1 / (rest - whole);
            if (!(Math.abs(rest) < 1e12)) {
                return Rational.of(top, bottom);
            }
        }
        return null;
    }
}
