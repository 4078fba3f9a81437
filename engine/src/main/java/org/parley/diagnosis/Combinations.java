package org.parley.diagnosis;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;

/**
 * How many relaxations go with all sticking points of a component: their minimal hitting sets, multiplied over groups of
 * sticking points that share no clause.
 *
 * @param count the least there are, where not {@code exact}
 */
record Combinations(BigInteger count, boolean exact) {

    private static final int MOST_PER_GROUP = 20_000;

    static Combinations of(int elements, List<BitSet> sets) {
        BigInteger count = BigInteger.ONE;
        boolean exact = true;
        for (List<BitSet> group : groups(sets)) {
            Combinations one = group(elements, group);
            count = count.multiply(one.count);
            exact &= one.exact;
        }
        return new Combinations(count, exact);
    }

    private static List<List<BitSet>> groups(List<BitSet> sets) {
        List<List<BitSet>> groups = new ArrayList<>();
        for (BitSet set : sets) {
            List<BitSet> joined = new ArrayList<>(List.of(set));
            groups.removeIf(group -> {
                boolean meets = group.stream().anyMatch(one -> one.intersects(set));
                if (meets) {
                    joined.addAll(group);
                }
                return meets;
            });
            groups.add(joined);
        }
        return groups;
    }

    private static Combinations group(int elements, List<BitSet> group) {
        BigInteger[] ones = new BigInteger[elements];
        Arrays.fill(ones, BigInteger.ONE);
        HittingSets search = new HittingSets(new int[elements], ones);
        group.forEach(search::add);
        long count = 0;
        for (Optional<BitSet> next = search.next(); next.isPresent(); next = search.next()) {
            if (++count > MOST_PER_GROUP) {
                return new Combinations(BigInteger.valueOf(count), false);
            }
            search.confirm(next.get());
        }
        return new Combinations(BigInteger.valueOf(count), !search.full());
    }
}
