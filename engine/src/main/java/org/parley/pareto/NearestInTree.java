package org.parley.pareto;

import java.util.Arrays;
import java.util.Comparator;

/**
 * The nearest of some points of any number of parties, by a tree that halves them along the party in which they lie
 * furthest apart (Bentley 1975). O(log n) on average for few parties, O(n) at worst.
 */
final class NearestInTree implements Nearest {

    private static final int LEAF = 16;

    /** The middle of a stretch stands between its two halves. */
    private final double[][] points;

    /** Along which party the stretch with this middle is halved. */
    private final int[] along;

    NearestInTree(double[][] points) {
        this.points = points.clone();
        this.along = new int[points.length];
        halve(0, points.length);
    }

    private void halve(int low, int high) {
        if (high - low <= LEAF) {
            return;
        }
        int widest = widest(low, high);
        Arrays.sort(points, low, high, Comparator.comparingDouble(point -> point[widest]));
        int middle = (low + high) >>> 1;
        along[middle] = widest;
        halve(low, middle);
        halve(middle + 1, high);
    }

    private int widest(int low, int high) {
        int widest = 0;
        double most = -1;
        for (int p = 0; p < points[0].length; p++) {
            double least = Double.POSITIVE_INFINITY;
            double largest = Double.NEGATIVE_INFINITY;
            for (int i = low; i < high; i++) {
                least = Math.min(least, points[i][p]);
                largest = Math.max(largest, points[i][p]);
            }
            if (largest - least > most) {
                most = largest - least;
                widest = p;
            }
        }
        return widest;
    }

    @Override
    public double distance(double[] here) {
        return Math.sqrt(nearest(0, points.length, here, Double.POSITIVE_INFINITY));
    }

    private double nearest(int low, int high, double[] here, double best) {
        if (high - low <= LEAF) {
            double nearest = best;
            for (int i = low; i < high; i++) {
                nearest = Math.min(nearest, squared(points[i], here));
            }
            return nearest;
        }
        int middle = (low + high) >>> 1;
        double[] node = points[middle];
        double beyond = here[along[middle]] - node[along[middle]];
        double nearest = Math.min(best, squared(node, here));
        nearest = beyond < 0 ? nearest(low, middle, here, nearest) : nearest(middle + 1, high, here, nearest);
        if (beyond * beyond < nearest) {
            nearest = beyond < 0 ? nearest(middle + 1, high, here, nearest) : nearest(low, middle, here, nearest);
        }
        return nearest;
    }

    private static double squared(double[] one, double[] other) {
        double sum = 0;
        for (int p = 0; p < one.length; p++) {
            double apart = one[p] - other[p];
            sum += apart * apart;
        }
        return sum;
    }
}
