package org.parley.ratification;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;

/**
 * Coalitions of the voters of one body, counted by their number and their seats: the coefficients of
 * {@code product over voters of (1 + x y^seats)}, up to a quota (Mann and Shapley 1962).
 *
 * <p>Counts run to 200 bits and more. They are kept as remainders for several moduli without a common factor, in arrays of
 * longs, and put together again (Chinese remainders) only where a count is asked for. The count without one voter is a
 * difference of sums that telescopes, so that nothing has to be counted anew per voter.
 */
final class SeatCount {

    /** The most numbers in one table: 200 MB. */
    static final long MOST_CELLS = 25_000_000;

    private final int[] seats;
    private final int quota;
    private final List<BigInteger> moduli = new ArrayList<>();
    private final List<long[][]> below = new ArrayList<>();
    private final List<BigInteger> inverses = new ArrayList<>();

    /** @param quota seats needed, at least 1, in the same unit */
    SeatCount(int[] seats, int quota) {
        this.seats = seats.clone();
        this.quota = quota;
        BigInteger all = BigInteger.ONE;
        BigInteger candidate = BigInteger.ONE.shiftLeft(62).subtract(BigInteger.ONE);
        while (all.bitLength() < seats.length + 2) {
            if (candidate.gcd(all).equals(BigInteger.ONE)) {
                moduli.add(candidate);
                inverses.add(all.modInverse(candidate));
                all = all.multiply(candidate);
            }
            candidate = candidate.subtract(BigInteger.TWO);
        }
        moduli.forEach(m -> below.add(prefixes(table(m.longValueExact()), m.longValueExact())));
    }

    /** Whether a table for so many voters and this quota fits. */
    static boolean fits(int voters, long quota) {
        return quota <= MOST_CELLS && (voters + 1) * (quota + 1) <= MOST_CELLS;
    }

    /** Coalitions by number that reach the quota. */
    Sizes winning() {
        BigInteger[] losing = new BigInteger[seats.length + 1];
        long[] rest = new long[moduli.size()];
        for (int k = 0; k < losing.length; k++) {
            for (int m = 0; m < rest.length; m++) {
                rest[m] = below.get(m)[k][quota];
            }
            losing[k] = whole(rest);
        }
        return new Sizes(losing).complement();
    }

    /** Coalitions of the others by number that the voter lifts to the quota. */
    Sizes swings(int voter) {
        int mine = seats[voter];
        BigInteger[] swings = Sizes.none(seats.length - 1).counts();
        long[] rest = new long[moduli.size()];
        for (int k = 0; k < swings.length; k++) {
            for (int m = 0; m < rest.length; m++) {
                rest[m] = swings(mine, k, below.get(m), moduli.get(m).longValueExact());
            }
            swings[k] = whole(rest);
        }
        return new Sizes(swings);
    }

    /** The coalitions of k others within one voter's seats of the quota, as a remainder. */
    private long swings(int mine, int k, long[][] fewerThan, long modulus) {
        long sum = 0;
        for (int j = 0; j <= k && quota - (long) j * mine > 0; j++) {
            int top = quota - j * mine;
            long window = fewerThan[k - j][top] - fewerThan[k - j][Math.max(0, top - mine)];
            long signed = (j & 1) == 0 ? window : -window;
            sum += signed < 0 ? signed + modulus : signed;
            sum = sum >= modulus ? sum - modulus : sum;
        }
        return sum;
    }

    /** By number k, then by seats below the quota: coalitions, as remainders. */
    private long[][] table(long modulus) {
        long[][] counts = new long[seats.length + 1][quota];
        counts[0][0] = 1;
        int reached = 0;
        for (int v = 0; v < seats.length; v++) {
            int mine = seats[v];
            reached = (int) Math.min(quota - 1L, (long) reached + mine);
            for (int k = v; k >= 0; k--) {
                add(counts[k], counts[k + 1], mine, reached, modulus);
            }
        }
        return counts;
    }

    private static void add(long[] from, long[] to, int mine, int reached, long modulus) {
        for (int s = mine; s <= reached; s++) {
            long less = to[s] + from[s - mine] - modulus;
            to[s] = less + (modulus & less >> 63); // without a branch, so that several are added at once
        }
    }

    /** Sums over seats: at s, the coalitions with fewer than s seats. */
    private long[][] prefixes(long[][] counts, long modulus) {
        long[][] sums = new long[counts.length][quota + 1];
        for (int k = 0; k < counts.length; k++) {
            long sum = 0;
            for (int s = 0; s < quota; s++) {
                sum += counts[k][s];
                sum = sum >= modulus ? sum - modulus : sum;
                sums[k][s + 1] = sum;
            }
        }
        return sums;
    }

    /** The number with these remainders. */
    private BigInteger whole(long[] remainders) {
        BigInteger whole = BigInteger.valueOf(remainders[0]);
        BigInteger so = moduli.getFirst();
        for (int m = 1; m < remainders.length; m++) {
            BigInteger modulus = moduli.get(m);
            BigInteger rest = BigInteger.valueOf(remainders[m]);
            BigInteger steps = rest.subtract(whole).multiply(inverses.get(m)).mod(modulus);
            whole = whole.add(so.multiply(steps));
            so = so.multiply(modulus);
        }
        return whole;
    }
}
