package org.parley.pareto;

/** The distance to the nearest of some points. Implementations are immutable. */
interface Nearest {

    /** Euclidean distance from {@code here}, one utility per party. */
    double distance(double[] here);

    /** @param points best for the first party first; at least one */
    static Nearest of(double[][] points) {
        return points[0].length == 2 ? new NearestInSquare(points) : new NearestInTree(points);
    }
}
