package org.parley.pareto;

import java.math.BigInteger;

/** Points in 64 bits; whoever makes them sees to it that no sum exceeds 62. */
record NarrowSums(long[][] columns, int size) implements Sums {

    @Override
    public int parties() {
        return columns.length;
    }

    @Override
    public Sums plus(Sums options) {
        long[][] more = ((NarrowSums) options).columns;
        int many = options.size();
        long[][] sums = new long[columns.length][size * many];
        for (int p = 0; p < columns.length; p++) {
            long[] target = sums[p];
            long[] source = columns[p];
            for (int o = 0; o < many; o++) {
                long part = more[p][o];
                int at = o * size;
                for (int i = 0; i < size; i++) {
                    target[at + i] = source[i] + part;
                }
            }
        }
        return new NarrowSums(sums, size * many);
    }

    @Override
    public long[][] comparable() {
        return columns;
    }

    @Override
    public Sums at(int[] places, int many) {
        long[][] chosen = new long[columns.length][many];
        for (int p = 0; p < columns.length; p++) {
            for (int i = 0; i < many; i++) {
                chosen[p][i] = columns[p][places[i]];
            }
        }
        return new NarrowSums(chosen, many);
    }

    @Override
    public int find(Sums all, int i, Sums options, int o) {
        long[][] from = ((NarrowSums) all).columns;
        long[][] minus = ((NarrowSums) options).columns;
        int low = 0;
        int high = size - 1;
        while (low <= high) {
            int middle = (low + high) >>> 1;
            int sign = 0;
            for (int p = 0; p < columns.length && sign == 0; p++) {
                sign = Long.compare(columns[p][middle], from[p][i] - minus[p][o]);
            }
            if (sign == 0) {
                return middle;
            }
            if (sign > 0) {
                low = middle + 1;
            } else {
                high = middle - 1;
            }
        }
        return -1;
    }

    @Override
    public boolean reaches(int i, BigInteger[] most, BigInteger[] bounds) {
        for (int p = 0; p < columns.length; p++) {
            // Bounds may lie anywhere, sums within 62 bits: a bound out of their range is compared as it is.
            BigInteger needed = bounds[p].subtract(most[p]);
            if (needed.bitLength() > 62 ? needed.signum() > 0 : columns[p][i] < needed.longValue()) {
                return false;
            }
        }
        return true;
    }

    @Override
    public BigInteger number(int party, int i) {
        return BigInteger.valueOf(columns[party][i]);
    }

    @Override
    public double approximate(int party, int i) {
        return columns[party][i];
    }
}
