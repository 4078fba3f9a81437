package org.parley.pareto;

import java.util.stream.IntStream;

/**
 * The nearest of some points of two parties. The unit square is cut into cells; each knows between which two points of the
 * list every point lies that can be nearest to some place in the cell. Cells are found from coarse to fine, so that making
 * them costs far less than cells times points.
 */
final class NearestInSquare implements Nearest {

    private static final int COARSE = 16;
    private static final int FINE = 8;
    private static final int SIDE = COARSE * FINE;

    private final double[] first;
    private final double[] second;
    /** Of each cell, the first point that can be nearest, and the one after the last. */
    private final int[] from;

    private final int[] to;

    /** @param points best for the first party first */
    NearestInSquare(double[][] points) {
        this.first = new double[points.length];
        this.second = new double[points.length];
        for (int i = 0; i < points.length; i++) {
            first[i] = points[i][0];
            second[i] = points[i][1];
        }
        this.from = new int[SIDE * SIDE];
        this.to = new int[SIDE * SIDE];
        IntStream.range(0, COARSE * COARSE).parallel().forEach(cell -> {
            int x = cell / COARSE;
            int y = cell % COARSE;
            long coarse = candidates(0, points.length, (double) x / COARSE, (double) y / COARSE, 1.0 / COARSE);
            refine(x * FINE, y * FINE, (int) (coarse >>> 32), (int) coarse);
        });
    }

    private void refine(int x, int y, int low, int high) {
        for (int i = x; i < x + FINE; i++) {
            for (int j = y; j < y + FINE; j++) {
                long fine = candidates(low, high, (double) i / SIDE, (double) j / SIDE, 1.0 / SIDE);
                from[i * SIDE + j] = (int) (fine >>> 32);
                to[i * SIDE + j] = (int) fine;
            }
        }
    }

    /** The stretch of points whose least distance to the cell is no more than some point's largest: two halves of a word. */
    private long candidates(int low, int high, double x, double y, double side) {
        double bound = Double.POSITIVE_INFINITY;
        for (int i = low; i < high; i++) {
            double across = Math.max(Math.abs(first[i] - x), Math.abs(first[i] - x - side));
            double up = Math.max(Math.abs(second[i] - y), Math.abs(second[i] - y - side));
            bound = Math.min(bound, across * across + up * up);
        }
        bound *= 1 + 1e-9;
        int begin = low;
        while (least(begin, x, y, side) > bound) {
            begin++;
        }
        int end = high;
        while (least(end - 1, x, y, side) > bound) {
            end--;
        }
        return (long) begin << 32 | end;
    }

    private double least(int i, double x, double y, double side) {
        double across = Math.max(0, Math.max(x - first[i], first[i] - x - side));
        double up = Math.max(0, Math.max(y - second[i], second[i] - y - side));
        return across * across + up * up;
    }

    @Override
    public double distance(double[] here) {
        return distance(here[0], here[1]);
    }

    double distance(double x, double y) {
        boolean inside = x >= 0 && x < 1 && y >= 0 && y < 1;
        int cell = inside ? (int) (x * SIDE) * SIDE + (int) (y * SIDE) : 0;
        int end = inside ? to[cell] : first.length;
        double nearest = Double.POSITIVE_INFINITY;
        for (int i = inside ? from[cell] : 0; i < end; i++) {
            double across = first[i] - x;
            double up = second[i] - y;
            nearest = Math.min(nearest, across * across + up * up);
        }
        return Math.sqrt(nearest);
    }
}
