package org.parley.pareto;

import java.math.BigInteger;

/**
 * A list of points: for each, one exact whole number per party. Two kinds: {@link NarrowSums} in 64 bits, and {@link
 * WideSums} for numbers that do not fit. Which one is used never changes an answer.
 */
sealed interface Sums permits NarrowSums, WideSums {

    int size();

    int parties();

    /** All sums of a point of this list and one of {@code options}: point i and option o stand at {@code o * size + i}. */
    Sums plus(Sums options);

    /** Columns of 64-bit numbers that compare as the points do. */
    long[][] comparable();

    /** The first {@code many} of the points at these places. */
    Sums at(int[] places, int many);

    /** Where {@code all[i] - options[o]} stands in this list, which is in {@link Order}; -1 if nowhere. */
    int find(Sums all, int i, Sums options, int o);

    /** Whether every number of point i is at least the bound of its party, once the most that is still to come is added. */
    boolean reaches(int i, BigInteger[] most, BigInteger[] bounds);

    BigInteger number(int party, int i);

    double approximate(int party, int i);
}
