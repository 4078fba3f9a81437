package org.parley.pareto;

import java.math.BigInteger;
import java.util.HashMap;
import java.util.Map;

/** Exact counts, one per point: 64 bits while they hold, big numbers for those that grow beyond. */
final class Tally {

    private static final long BIG = -1;

    private final long[] counts;
    private final Map<Integer, BigInteger> big = new HashMap<>();

    Tally(int size) {
        this.counts = new long[size];
    }

    static Tally ones(int size) {
        Tally ones = new Tally(size);
        java.util.Arrays.fill(ones.counts, 1);
        return ones;
    }

    BigInteger get(int i) {
        return counts[i] == BIG ? big.getOrDefault(i, BigInteger.ZERO) : BigInteger.valueOf(counts[i]);
    }

    void set(int i, BigInteger count) {
        if (count.bitLength() < Long.SIZE - 1) {
            counts[i] = count.longValue();
            big.remove(i);
        } else {
            counts[i] = BIG;
            big.put(i, count);
        }
    }

    /** Adds {@code one[i] * other[j]} to the count at {@code at}. */
    void addProduct(int at, Tally one, int i, Tally other, int j) {
        long a = one.counts[i];
        long b = other.counts[j];
        if (a >= 0 && b >= 0 && counts[at] >= 0 && Math.multiplyHigh(a, b) == 0) {
            long sum = counts[at] + a * b;
            if (a * b >= 0 && sum >= 0) {
                counts[at] = sum;
                return;
            }
        }
        set(at, get(at).add(one.get(i).multiply(other.get(j))));
    }
}
