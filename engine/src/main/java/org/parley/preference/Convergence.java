package org.parley.preference;

/**
 * How well chains of numbers estimate their mean.
 *
 * @param mean over all chains
 * @param standardError of the mean; 0 where no number varied
 * @param effective how many independent draws would do as well (Geyer 1992; 0 where no number varied)
 * @param spread the potential scale reduction of split chains (Gelman and Rubin 1992): near 1 where they agree
 */
public record Convergence(double mean, double standardError, double effective, double spread) {

    /** @param chains of equal length, 4 at least */
    static Convergence of(double[][] chains) {
        int length = chains[0].length;
        double mean = 0;
        for (double[] chain : chains) {
            mean += mean(chain, 0, length) / chains.length;
        }
        double within = 0;
        double between = 0;
        int halves = 2 * chains.length;
        int half = length / 2;
        double[] means = new double[halves];
        for (int c = 0; c < chains.length; c++) {
            for (int h = 0; h < 2; h++) {
                int from = h == 0 ? 0 : length - half;
                means[2 * c + h] = mean(chains[c], from, from + half);
                within += variance(chains[c], from, from + half, means[2 * c + h]) / halves;
            }
        }
        double grand = mean(means, 0, halves);
        for (double one : means) {
            between += half * (one - grand) * (one - grand) / (halves - 1);
        }
        if (within <= 1e-30) {
            return new Convergence(mean, 0, 0, between <= 1e-30 ? 1 : Double.POSITIVE_INFINITY);
        }
        double pooled = (half - 1.0) / half * within + between / half;
        double spread = Math.sqrt(pooled / within);
        double effective = Math.min(effective(chains, mean, pooled), (double) length * chains.length);
        return new Convergence(mean, Math.sqrt(pooled / effective), effective, spread);
    }

    /** Draws divided by the sum of autocorrelations, in pairs as long as these are positive. */
    private static double effective(double[][] chains, double mean, double variance) {
        int length = chains[0].length;
        double sum = 1;
        double last = Double.POSITIVE_INFINITY;
        for (int lag = 1; lag + 1 < length / 2; lag += 2) {
            double pair = correlation(chains, mean, variance, lag) + correlation(chains, mean, variance, lag + 1);
            if (pair <= 0) {
                break;
            }
            last = Math.min(pair, last);
            sum += 2 * last;
        }
        return chains.length * (double) length / sum;
    }

    private static double correlation(double[][] chains, double mean, double variance, int lag) {
        double sum = 0;
        int count = 0;
        for (double[] chain : chains) {
            for (int i = 0; i + lag < chain.length; i++) {
                sum += (chain[i] - mean) * (chain[i + lag] - mean);
                count++;
            }
        }
        return sum / count / variance;
    }

    private static double mean(double[] numbers, int from, int to) {
        double sum = 0;
        for (int i = from; i < to; i++) {
            sum += numbers[i];
        }
        return sum / (to - from);
    }

    private static double variance(double[] numbers, int from, int to, double mean) {
        double sum = 0;
        for (int i = from; i < to; i++) {
            sum += (numbers[i] - mean) * (numbers[i] - mean);
        }
        return sum / (to - from - 1);
    }
}
