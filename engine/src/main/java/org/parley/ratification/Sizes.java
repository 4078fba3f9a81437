package org.parley.ratification;

import java.math.BigInteger;
import java.util.Arrays;

/** Polynomials whose k-th coefficient counts coalitions of k voters. Exact; never changed once made. */
record Sizes(BigInteger[] counts) {

    /** One coalition, the empty one. */
    static final Sizes ONE = new Sizes(new BigInteger[] {BigInteger.ONE});

    /** None at all, of no voters. */
    static final Sizes NONE = new Sizes(new BigInteger[] {BigInteger.ZERO});

    /** All coalitions of so many voters. */
    static Sizes all(int voters) {
        BigInteger[] row = new BigInteger[voters + 1];
        row[0] = BigInteger.ONE;
        for (int k = 1; k <= voters; k++) {
            row[k] = row[k - 1].multiply(BigInteger.valueOf(voters - k + 1L)).divide(BigInteger.valueOf(k));
        }
        return new Sizes(row);
    }

    static Sizes none(int voters) {
        BigInteger[] row = new BigInteger[voters + 1];
        Arrays.fill(row, BigInteger.ZERO);
        return new Sizes(row);
    }

    int voters() {
        return counts.length - 1;
    }

    /** Coalitions of two groups that share nobody, one of each put together. */
    Sizes times(Sizes other) {
        BigInteger[] product = new BigInteger[voters() + other.voters() + 1];
        Arrays.fill(product, BigInteger.ZERO);
        for (int i = 0; i < counts.length; i++) {
            if (counts[i].signum() != 0) {
                for (int j = 0; j < other.counts.length; j++) {
                    product[i + j] = product[i + j].add(counts[i].multiply(other.counts[j]));
                }
            }
        }
        return new Sizes(product);
    }

    /** Of the same voters. */
    Sizes plus(Sizes other) {
        BigInteger[] sum = counts.clone();
        for (int i = 0; i < sum.length; i++) {
            sum[i] = sum[i].add(other.counts[i]);
        }
        return new Sizes(sum);
    }

    Sizes minus(Sizes other) {
        BigInteger[] rest = counts.clone();
        for (int i = 0; i < rest.length; i++) {
            rest[i] = rest[i].subtract(other.counts[i]);
        }
        return new Sizes(rest);
    }

    /** The coalitions that are not counted here. */
    Sizes complement() {
        return all(voters()).minus(this);
    }

    /** The same coalitions joined by so many voters who are in every one, among so many voters. */
    Sizes shifted(int in, int voters) {
        BigInteger[] moved = none(voters).counts;
        for (int i = 0; i < counts.length; i++) {
            if (counts[i].signum() != 0) {
                moved[i + in] = counts[i];
            }
        }
        return new Sizes(moved);
    }

    BigInteger total() {
        return Arrays.stream(counts).reduce(BigInteger.ZERO, BigInteger::add);
    }
}
