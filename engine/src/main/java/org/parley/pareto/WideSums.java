package org.parley.pareto;

import java.math.BigInteger;
import java.util.Arrays;

/** Points of any width: exact and slow, for numbers without a common scale in 62 bits. */
record WideSums(BigInteger[][] columns, int size) implements Sums {

    @Override
    public int parties() {
        return columns.length;
    }

    @Override
    public Sums plus(Sums options) {
        BigInteger[][] more = ((WideSums) options).columns;
        int many = options.size();
        BigInteger[][] sums = new BigInteger[columns.length][size * many];
        for (int p = 0; p < columns.length; p++) {
            for (int o = 0; o < many; o++) {
                for (int i = 0; i < size; i++) {
                    sums[p][o * size + i] = columns[p][i].add(more[p][o]);
                }
            }
        }
        return new WideSums(sums, size * many);
    }

    /** Each number's place among the party's distinct numbers. */
    @Override
    public long[][] comparable() {
        long[][] ranks = new long[columns.length][size];
        for (int p = 0; p < columns.length; p++) {
            BigInteger[] sorted = Arrays.copyOf(columns[p], size);
            Arrays.sort(sorted);
            int distinct = 0;
            for (int i = 0; i < size; i++) {
                if (i == 0 || !sorted[i].equals(sorted[i - 1])) {
                    sorted[distinct++] = sorted[i];
                }
            }
            for (int i = 0; i < size; i++) {
                ranks[p][i] = Arrays.binarySearch(sorted, 0, distinct, columns[p][i]);
            }
        }
        return ranks;
    }

    @Override
    public Sums at(int[] places, int many) {
        BigInteger[][] chosen = new BigInteger[columns.length][many];
        for (int p = 0; p < columns.length; p++) {
            for (int i = 0; i < many; i++) {
                chosen[p][i] = columns[p][places[i]];
            }
        }
        return new WideSums(chosen, many);
    }

    @Override
    public int find(Sums all, int i, Sums options, int o) {
        int low = 0;
        int high = size - 1;
        while (low <= high) {
            int middle = (low + high) >>> 1;
            int sign = 0;
            for (int p = 0; p < columns.length && sign == 0; p++) {
                sign = columns[p][middle].compareTo(all.number(p, i).subtract(options.number(p, o)));
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
            if (columns[p][i].add(most[p]).compareTo(bounds[p]) < 0) {
                return false;
            }
        }
        return true;
    }

    @Override
    public BigInteger number(int party, int i) {
        return columns[party][i];
    }

    @Override
    public double approximate(int party, int i) {
        return columns[party][i].doubleValue();
    }
}
