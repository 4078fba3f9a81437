package org.parley.pareto;

import java.util.Arrays;

/**
 * The distance to the nearest of some points. For two parties the unit square is cut into cells, each with the few points
 * that can be nearest to some place in it; else, and outside of the square, points are tried outwards from the place of the
 * first utility until that alone is too far.
 */
final class Nearest {

    private static final int SIDE = 64;
    private static final int MOST_FOR_CELLS = 5_000;

    private final double[][] points;
    private final int[][] cells;

    /** @param points best for the first party first */
    Nearest(double[][] points) {
        this.points = points;
        boolean gridded = points.length > 0 && points[0].length == 2 && points.length <= MOST_FOR_CELLS;
        this.cells = new int[gridded ? SIDE * SIDE : 0][];
        for (int c = 0; c < cells.length; c++) {
            cells[c] = candidates((double) (c / SIDE) / SIDE, (double) (c % SIDE) / SIDE);
        }
    }

    /** Points whose least distance to the cell is no more than some point's largest. */
    private int[] candidates(double first, double second) {
        double side = 1.0 / SIDE;
        double[] least = new double[points.length];
        double bound = Double.POSITIVE_INFINITY;
        for (int i = 0; i < points.length; i++) {
            double x = Math.max(0, Math.max(first - points[i][0], points[i][0] - first - side));
            double y = Math.max(0, Math.max(second - points[i][1], points[i][1] - second - side));
            double farX = Math.max(Math.abs(points[i][0] - first), Math.abs(points[i][0] - first - side));
            double farY = Math.max(Math.abs(points[i][1] - second), Math.abs(points[i][1] - second - side));
            least[i] = x * x + y * y;
            bound = Math.min(bound, farX * farX + farY * farY);
        }
        int[] all = new int[points.length];
        int many = 0;
        for (int i = 0; i < points.length; i++) {
            if (least[i] <= bound * (1 + 1e-9)) {
                all[many++] = i;
            }
        }
        return Arrays.copyOf(all, many);
    }

    double distance(double[] here) {
        return Math.sqrt(cells.length > 0 && inside(here[0]) && inside(here[1]) ? inCell(here) : outwards(here));
    }

    private static boolean inside(double utility) {
        return utility >= 0 && utility < 1;
    }

    private double inCell(double[] here) {
        double nearest = Double.POSITIVE_INFINITY;
        for (int i : cells[(int) (here[0] * SIDE) * SIDE + (int) (here[1] * SIDE)]) {
            double x = points[i][0] - here[0];
            double y = points[i][1] - here[1];
            nearest = Math.min(nearest, x * x + y * y);
        }
        return nearest;
    }

    private double outwards(double[] here) {
        int low = 0;
        int high = points.length;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (points[middle][0] > here[0]) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        double nearest = Double.POSITIVE_INFINITY;
        for (int i = low; i < points.length && square(points[i][0] - here[0]) < nearest; i++) {
            nearest = Math.min(nearest, squared(points[i], here));
        }
        for (int i = low - 1; i >= 0 && square(points[i][0] - here[0]) < nearest; i--) {
            nearest = Math.min(nearest, squared(points[i], here));
        }
        return nearest;
    }

    private static double square(double x) {
        return x * x;
    }

    private static double squared(double[] one, double[] other) {
        double sum = 0;
        for (int p = 0; p < one.length; p++) {
            sum += square(one[p] - other[p]);
        }
        return sum;
    }
}
