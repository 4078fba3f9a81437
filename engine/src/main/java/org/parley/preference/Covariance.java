package org.parley.preference;

import java.util.SplittableRandom;

/** Means and covariances of numbers seen, and directions drawn by them. Mutable. */
final class Covariance {

    private final int size;
    private final double[] mean;
    private final double[][] sums;
    private final double[][] root;
    private final double[] normal;
    private final double[] drawn;
    private int count;

    Covariance(int size) {
        this.size = size;
        this.mean = new double[size];
        this.sums = new double[size][size];
        this.root = new double[size][size];
        this.normal = new double[size];
        this.drawn = new double[size];
        for (int i = 0; i < size; i++) {
            root[i][i] = 1;
        }
    }

    void add(double[] seen) {
        count++;
        double[] before = new double[size];
        for (int i = 0; i < size; i++) {
            before[i] = seen[i] - mean[i];
            mean[i] += before[i] / count;
        }
        for (int i = 0; i < size; i++) {
            double after = seen[i] - mean[i];
            for (int j = 0; j <= i; j++) {
                sums[i][j] += after * before[j];
            }
        }
    }

    /** Takes the root (Cholesky) of what was seen, with a little of the identity so that no direction is lost. */
    void factor() {
        double trace = 0;
        for (int i = 0; i < size; i++) {
            trace += sums[i][i] / Math.max(1, count);
        }
        double little = 1e-3 * Math.max(trace / Math.max(1, size), 1e-12);
        for (int i = 0; i < size; i++) {
            for (int j = 0; j <= i; j++) {
                double sum = sums[i][j] / Math.max(1, count) + (i == j ? little : 0);
                for (int k = 0; k < j; k++) {
                    sum -= root[i][k] * root[j][k];
                }
                root[i][j] = i == j ? Math.sqrt(Math.max(sum, little * 1e-3)) : sum / root[j][j];
            }
        }
    }

    /** A direction; the array is used again for the next one. */
    double[] draw(SplittableRandom random) {
        for (int i = 0; i < size; i++) {
            normal[i] = random.nextGaussian();
        }
        for (int i = 0; i < size; i++) {
            double sum = 0;
            double[] row = root[i];
            for (int j = 0; j <= i; j++) {
                sum += row[j] * normal[j];
            }
            drawn[i] = sum;
        }
        return drawn;
    }
}
