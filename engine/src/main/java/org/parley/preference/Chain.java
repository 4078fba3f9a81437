package org.parley.preference;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.parley.solver.LinearForm;

/**
 * One walk through the profiles that keep a record: by turns the weights and reservation values move while the values of
 * options stand, and the other way round (Gibbs); each move is a step along a line to an even point of the segment that
 * the record leaves (hit and run, Smith 1984). Lines run along single unknowns of the flat, and along directions drawn from
 * the covariance seen while the walk warmed up. Deterministic in its random source. Mutable.
 */
final class Chain {

    private static final int FRESH = 500;

    /** Up to so many unknowns every step is to an even point; with more of them, more and more go to mirror images. */
    private static final double FEW = 6;

    private final int weights;
    private final int values;
    private final int reservations;
    private final int[] issueOf;
    private final double[] exponents;
    private final boolean even;
    private final SplittableRandom random;

    /** Rows: constant, coefficients of weights, of parts per issue (sparse), of reservation values. */
    private final double[] constants;

    private final double[][] ofWeight;
    private final int[][] parts;
    private final double[][] ofPart;
    private final double[][] ofReservation;

    /** Directions of the outer unknowns (weights, then reservation values) and of the values. */
    private final double[][] outer;

    private final int[][] innerAt;
    private final double[][] innerBy;
    private final int[] innerIssue;

    private final double[] w;
    private final double[] v;
    private final double[] r;
    private final double[][] byIssue;
    private final double[] slack;

    /** Reservation values that no equality ties: they also move together with the values. */
    private final int[] loose;

    /** Per direction of the values, the rows that it moves and how fast. */
    private final int[][] rowsOf;

    private final double[][] slopesOf;
    /** The unknown that belongs to each outer direction. */
    private final int[] units;

    private final double mirrored;
    private final double[] slopes;
    private final double[] both;
    private final int[] at;
    private final double[] move;

    private Covariance outerSpread;
    private Covariance innerSpread;
    private boolean warm;
    private int sweeps;

    Chain(Unknowns unknowns, Hull hull, Prior prior, SplittableRandom random) {
        this.weights = unknowns.weightCount();
        this.values = unknowns.levels().size();
        this.reservations = unknowns.reservationCount();
        this.even = prior == Prior.EVEN_WEIGHTS;
        this.random = random;
        this.issueOf =
                unknowns.levels().stream().mapToInt(Unknowns.Level::issue).toArray();
        List<LinearForm> rows = hull.inequalities().stream()
                .filter(form -> !isBound(unknowns, form))
                .toList();
        int count = rows.size();
        constants = new double[count];
        ofWeight = new double[count][weights];
        ofReservation = new double[count][reservations];
        parts = new int[count][];
        ofPart = new double[count][];
        for (int i = 0; i < count; i++) {
            read(i, rows.get(i));
        }
        w = new double[weights];
        v = new double[values];
        r = new double[reservations];
        start(hull);
        outer = outerDirections(hull);
        List<Integer> free = new ArrayList<>();
        for (int k = 0; k < values; k++) {
            if (!hull.inner().containsKey(weights + k) && w[issueOf[k]] > 0) {
                free.add(k);
            }
        }
        innerAt = new int[free.size()][];
        innerBy = new double[free.size()][];
        innerIssue = new int[free.size()];
        exponents = new double[weights];
        for (int d = 0; d < free.size(); d++) {
            inner(hull, d, free.get(d));
            exponents[innerIssue[d]]++;
        }
        byIssue = new double[count][weights];
        slack = new double[count];
        loose = java.util.stream.IntStream.range(0, reservations)
                .filter(t -> isLoose(weights + t))
                .toArray();
        slopes = new double[count];
        both = new double[weights + reservations];
        at = new int[weights + reservations];
        move = new double[values];
        outerSpread = new Covariance(outer.length);
        innerSpread = new Covariance(free.size() + loose.length);
        units = new int[outer.length];
        for (int d = 0; d < units.length; d++) {
            units[d] = unit(outer[d]);
        }
        mirrored = Math.max(0, 1 - FEW / Math.max(1, dimension()));
        rowsOf = new int[free.size()][];
        slopesOf = new double[free.size()][];
        index();
        refresh();
    }

    /** Rows that only say z <= w or r <= 1 are kept as bounds of values and reservation values. */
    private static boolean isBound(Unknowns unknowns, LinearForm form) {
        return unknowns.always().stream().anyMatch(row -> row.form().equals(form));
    }

    private void read(int row, LinearForm form) {
        constants[row] = form.constant().toDouble();
        List<Integer> at = new ArrayList<>();
        List<Double> by = new ArrayList<>();
        form.terms().forEach((j, c) -> {
            if (j < weights) {
                ofWeight[row][j] = c.toDouble();
            } else if (j < weights + values) {
                at.add(j - weights);
                by.add(c.toDouble());
            } else {
                ofReservation[row][j - weights - values] = c.toDouble();
            }
        });
        parts[row] = at.stream().mapToInt(Integer::intValue).toArray();
        ofPart[row] = by.stream().mapToDouble(Double::doubleValue).toArray();
    }

    private void start(Hull hull) {
        for (int i = 0; i < weights; i++) {
            w[i] = hull.start().get(i).toDouble();
        }
        for (int k = 0; k < values; k++) {
            double weight = w[issueOf[k]];
            v[k] = weight > 0 ? hull.start().get(weights + k).toDouble() / weight : 0;
        }
        for (int t = 0; t < reservations; t++) {
            r[t] = hull.start().get(weights + values + t).toDouble();
        }
        hull.inner().forEach((unknown, form) -> {
            if (form.terms().isEmpty()) {
                v[unknown - weights] = form.constant().toDouble();
            }
        });
    }

    private double[][] outerDirections(Hull hull) {
        List<double[]> all = new ArrayList<>();
        for (int j = 0; j < weights + reservations; j++) {
            int unknown = j < weights ? j : values + j;
            if (hull.outer().containsKey(unknown)) {
                continue;
            }
            double[] direction = new double[weights + reservations];
            direction[j] = 1;
            hull.outer().forEach((other, form) -> {
                var c = form.terms().get(unknown);
                if (c != null) {
                    direction[other < weights ? other : other - values] = c.toDouble();
                }
            });
            all.add(direction);
        }
        return all.toArray(double[][]::new);
    }

    private void inner(Hull hull, int direction, int value) {
        List<Integer> at = new ArrayList<>(List.of(value));
        List<Double> by = new ArrayList<>(List.of(1.0));
        hull.inner().forEach((other, form) -> {
            var c = form.terms().get(weights + value);
            if (c != null) {
                at.add(other - weights);
                by.add(c.toDouble());
            }
        });
        innerAt[direction] = at.stream().mapToInt(Integer::intValue).toArray();
        innerBy[direction] = by.stream().mapToDouble(Double::doubleValue).toArray();
        innerIssue[direction] = issueOf[value];
    }

    /** How many unknowns move. */
    int dimension() {
        return outer.length + innerAt.length;
    }

    /** Walks while learning in which directions the polytope is long. */
    void warmUp(int rounds) {
        for (int phase = 0; phase < 2; phase++) {
            Covariance ofOuter = new Covariance(outer.length);
            Covariance ofInner = new Covariance(innerAt.length + loose.length);
            for (int round = 0; round < rounds; round++) {
                sweep();
                ofOuter.add(freeOuter());
                ofInner.add(freeInner());
            }
            ofOuter.factor();
            ofInner.factor();
            outerSpread = ofOuter;
            innerSpread = ofInner;
            warm = true;
        }
    }

    private double[] freeOuter() {
        double[] free = new double[outer.length];
        for (int d = 0; d < free.length; d++) {
            int at = units[d];
            free[d] = at < weights ? w[at] : r[at - weights];
        }
        return free;
    }

    /** Directions have a one where their own unknown stands: the first unsolved one, which no other direction moves. */
    private int unit(double[] direction) {
        for (int j = 0; j < direction.length; j++) {
            if (direction[j] == 1 && moves(j) == 1) {
                return j;
            }
        }
        return 0;
    }

    private int moves(int unknown) {
        int count = 0;
        for (double[] direction : outer) {
            count += direction[unknown] != 0 ? 1 : 0;
        }
        return count;
    }

    private double[] freeInner() {
        double[] free = new double[innerAt.length + loose.length];
        for (int d = 0; d < innerAt.length; d++) {
            free[d] = v[innerAt[d][0]];
        }
        for (int n = 0; n < loose.length; n++) {
            free[innerAt.length + n] = r[loose[n]];
        }
        return free;
    }

    /** One round: every unknown once, then one step along a drawn direction on each side. */
    void sweep() {
        for (int d = 0; d < outer.length; d++) {
            if (outer.length > 1 && random.nextBoolean()) {
                int other = (d + 1 + random.nextInt(outer.length - 1)) % outer.length;
                for (int j = 0; j < both.length; j++) {
                    both[j] = outer[d][j] - outer[other][j];
                }
                stepOuter(both);
            } else {
                stepOuter(outer[d]);
            }
        }
        for (int d = 0; d < innerAt.length; d++) {
            stepInner(d);
        }
        if (warm) {
            drawnOuter();
            drawnInner();
        }
        if (++sweeps % FRESH == 0) {
            refresh();
        }
    }

    /**
     * Where to go on a segment on which every point is as likely: to an even point of it, or to the mirror image of where
     * the walk is, which keeps even points even and lets it cross narrow polytopes without turning back (Adler 1981).
     */
    private double along(double low, double high) {
        double even = random.nextDouble();
        return even < mirrored ? low + high : low + (even - mirrored) / (1 - mirrored) * (high - low);
    }

    private void drawnOuter() {
        if (outer.length < 2) {
            return;
        }
        double[] mixed = outerSpread.draw(random);
        java.util.Arrays.fill(both, 0);
        for (int d = 0; d < outer.length; d++) {
            for (int j = 0; j < both.length; j++) {
                both[j] += mixed[d] * outer[d][j];
            }
        }
        stepOuter(both);
    }

    private void stepOuter(double[] direction) {
        int moved = 0;
        for (int j = 0; j < direction.length; j++) {
            if (direction[j] != 0) {
                at[moved++] = j;
            }
        }
        double low = Double.NEGATIVE_INFINITY;
        double high = Double.POSITIVE_INFINITY;
        for (int n = 0; n < moved; n++) {
            int j = at[n];
            double by = direction[j];
            double one = -(j < weights ? w[j] : r[j - weights]) / by;
            // A weight has no upper end of its own: the sum of weights is among the equalities.
            double other = j < weights ? by * Double.POSITIVE_INFINITY : (1 - r[j - weights]) / by;
            low = Math.max(low, Math.min(one, other));
            high = Math.min(high, Math.max(one, other));
        }
        for (int row = 0; row < slopes.length; row++) {
            double slope = 0;
            double[] own = byIssue[row];
            double[] other = ofReservation[row];
            for (int n = 0; n < moved; n++) {
                int j = at[n];
                slope += direction[j] * (j < weights ? own[j] : other[j - weights]);
            }
            slopes[row] = slope;
            if (slope > 1e-14) {
                low = Math.max(low, -slack[row] / slope);
            } else if (slope < -1e-14) {
                high = Math.min(high, -slack[row] / slope);
            }
        }
        if (!(low < high) || Double.isInfinite(low) || Double.isInfinite(high)) {
            return;
        }
        double step = even ? along(low, high) : sliced(direction, low, high);
        for (int n = 0; n < moved; n++) {
            int j = at[n];
            if (j < weights) {
                w[j] = Math.max(0, w[j] + step * direction[j]);
            } else {
                r[j - weights] = Math.clamp(r[j - weights] + step * direction[j], 0, 1);
            }
        }
        for (int row = 0; row < slopes.length; row++) {
            slack[row] = Math.max(0, slack[row] + step * slopes[row]);
        }
    }

    /** A step by the density that even parts give to weights: each weight to the number of its free values (slice sampling). */
    private double sliced(double[] direction, double low, double high) {
        double level = density(direction, 0) + Math.log(1 - random.nextDouble());
        double left = Math.min(low, 0);
        double right = Math.max(high, 0);
        for (int tries = 0; tries < 200; tries++) {
            double step = left + random.nextDouble() * (right - left);
            if (density(direction, step) >= level) {
                return step;
            }
            if (step < 0) {
                left = step;
            } else {
                right = step;
            }
        }
        return 0;
    }

    private double density(double[] direction, double step) {
        double log = 0;
        for (int i = 0; i < weights; i++) {
            if (exponents[i] > 0 && direction[i] != 0) {
                log += exponents[i] * Math.log(Math.max(1e-300, w[i] + step * direction[i]));
            }
        }
        return log;
    }

    private void stepInner(int d) {
        int issue = innerIssue[d];
        int[] at = innerAt[d];
        double[] by = innerBy[d];
        double low = Double.NEGATIVE_INFINITY;
        double high = Double.POSITIVE_INFINITY;
        for (int k = 0; k < at.length; k++) {
            double one = -v[at[k]] / by[k];
            double other = (1 - v[at[k]]) / by[k];
            low = Math.max(low, Math.min(one, other));
            high = Math.min(high, Math.max(one, other));
        }
        int[] rows = rowsOf[d];
        double[] own = slopesOf[d];
        double weight = w[issue];
        for (int n = 0; n < rows.length; n++) {
            double slope = weight * own[n];
            if (slope > 1e-14) {
                low = Math.max(low, -slack[rows[n]] / slope);
            } else if (slope < -1e-14) {
                high = Math.min(high, -slack[rows[n]] / slope);
            }
        }
        if (!(low < high)) {
            return;
        }
        double step = along(low, high);
        for (int k = 0; k < at.length; k++) {
            v[at[k]] = Math.clamp(v[at[k]] + step * by[k], 0, 1);
        }
        for (int n = 0; n < rows.length; n++) {
            byIssue[rows[n]][issue] += step * own[n];
            slack[rows[n]] = Math.max(0, slack[rows[n]] + step * weight * own[n]);
        }
    }

    /** Which rows each direction of the values moves, and how fast per unit of weight. */
    private void index() {
        for (int d = 0; d < innerAt.length; d++) {
            double[] moved = new double[values];
            for (int k = 0; k < innerAt[d].length; k++) {
                moved[innerAt[d][k]] = innerBy[d][k];
            }
            List<Integer> found = new ArrayList<>();
            List<Double> fast = new ArrayList<>();
            for (int row = 0; row < parts.length; row++) {
                double slope = 0;
                for (int k = 0; k < parts[row].length; k++) {
                    slope += ofPart[row][k] * moved[parts[row][k]];
                }
                if (slope != 0) {
                    found.add(row);
                    fast.add(slope);
                }
            }
            rowsOf[d] = found.stream().mapToInt(Integer::intValue).toArray();
            slopesOf[d] = fast.stream().mapToDouble(Double::doubleValue).toArray();
        }
    }

    private boolean isLoose(int unknown) {
        int moving = 0;
        boolean alone = false;
        for (double[] direction : outer) {
            if (direction[unknown] != 0) {
                moving++;
                alone = java.util.Arrays.stream(direction).filter(x -> x != 0).count() == 1;
            }
        }
        return moving == 1 && alone;
    }

    /** Values, and loose reservation values with them, along one drawn direction: given the weights, rows are linear in both. */
    private void drawnInner() {
        int size = innerAt.length;
        if (size + loose.length < 2) {
            return;
        }
        double[] mixed = innerSpread.draw(random);
        java.util.Arrays.fill(move, 0);
        for (int d = 0; d < size; d++) {
            for (int k = 0; k < innerAt[d].length; k++) {
                move[innerAt[d][k]] += mixed[d] * innerBy[d][k];
            }
        }
        double low = Double.NEGATIVE_INFINITY;
        double high = Double.POSITIVE_INFINITY;
        for (int k = 0; k < values; k++) {
            if (move[k] != 0) {
                double one = -v[k] / move[k];
                double other = (1 - v[k]) / move[k];
                low = Math.max(low, Math.min(one, other));
                high = Math.min(high, Math.max(one, other));
            }
        }
        for (int n = 0; n < loose.length; n++) {
            double by = mixed[size + n];
            double one = -r[loose[n]] / by;
            double other = (1 - r[loose[n]]) / by;
            low = Math.max(low, Math.min(one, other));
            high = Math.min(high, Math.max(one, other));
        }
        for (int row = 0; row < slopes.length; row++) {
            double slope = 0;
            int[] at = parts[row];
            double[] by = ofPart[row];
            for (int k = 0; k < at.length; k++) {
                slope += by[k] * move[at[k]] * w[issueOf[at[k]]];
            }
            for (int n = 0; n < loose.length; n++) {
                slope += mixed[size + n] * ofReservation[row][loose[n]];
            }
            slopes[row] = slope;
            if (slope > 1e-14) {
                low = Math.max(low, -slack[row] / slope);
            } else if (slope < -1e-14) {
                high = Math.min(high, -slack[row] / slope);
            }
        }
        if (!(low < high) || Double.isInfinite(low) || Double.isInfinite(high)) {
            return;
        }
        double step = along(low, high);
        for (int k = 0; k < values; k++) {
            v[k] = Math.clamp(v[k] + step * move[k], 0, 1);
        }
        for (int n = 0; n < loose.length; n++) {
            r[loose[n]] = Math.clamp(r[loose[n]] + step * mixed[size + n], 0, 1);
        }
        for (int row = 0; row < slopes.length; row++) {
            slack[row] = Math.max(0, slack[row] + step * slopes[row]);
            int[] at = parts[row];
            double[] own = byIssue[row];
            for (int k = 0; k < at.length; k++) {
                own[issueOf[at[k]]] += step * ofPart[row][k] * move[at[k]];
            }
        }
    }

    /** Computes from scratch what steps keep up to date, so that rounding does not add up. */
    private void refresh() {
        for (int row = 0; row < slack.length; row++) {
            System.arraycopy(ofWeight[row], 0, byIssue[row], 0, weights);
            for (int k = 0; k < parts[row].length; k++) {
                byIssue[row][issueOf[parts[row][k]]] += ofPart[row][k] * v[parts[row][k]];
            }
            double sum = constants[row];
            for (int i = 0; i < weights; i++) {
                sum += w[i] * byIssue[row][i];
            }
            for (int t = 0; t < reservations; t++) {
                sum += r[t] * ofReservation[row][t];
            }
            slack[row] = Math.max(0, sum);
        }
    }

    /** Where the walk is: weights, parts, reservation values, in the order of the unknowns. */
    double[] profile() {
        double[] profile = new double[weights + values + reservations];
        System.arraycopy(w, 0, profile, 0, weights);
        for (int k = 0; k < values; k++) {
            profile[weights + k] = w[issueOf[k]] * v[k];
        }
        System.arraycopy(r, 0, profile, weights + values, reservations);
        return profile;
    }
}
