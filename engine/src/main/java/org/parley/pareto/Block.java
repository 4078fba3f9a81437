package org.parley.pareto;

import java.math.BigInteger;

/**
 * Issues that are settled together: one issue, or several that a constraint or a utility function ties to each other.
 * Holds only ways of settling them that can be part of an undominated outcome.
 *
 * @param issues their positions, ascending
 * @param sums what each way brings to the parties, in {@link Order}, distinct
 * @param ways for each sum, indices of the ways that bring it; see {@link #pick}
 * @param tally how many ways bring each sum
 */
record Block(int[] issues, int[] sizes, Sums sums, long[][] ways, Tally tally) {

    /** The most that a way brings to each party. */
    BigInteger[] most() {
        BigInteger[] most = new BigInteger[sums.parties()];
        for (int p = 0; p < most.length; p++) {
            most[p] = sums.number(p, 0);
            for (int i = 1; i < sums.size(); i++) {
                most[p] = most[p].max(sums.number(p, i));
            }
        }
        return most;
    }

    /** Writes the options of a way into an outcome; the last issue of the block turns fastest. */
    void pick(long way, int[] picks) {
        for (int i = issues.length - 1; i >= 0; i--) {
            picks[issues[i]] = (int) (way % sizes[i]);
            way /= sizes[i];
        }
    }
}
