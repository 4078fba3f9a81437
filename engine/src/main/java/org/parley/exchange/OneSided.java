package org.parley.exchange;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.Optional;
import org.parley.model.Rational;

/**
 * One party delivers items that do not hang on each other, the other pays for them in parts as fine as wanted. The best
 * order is found backwards (Sandholm and Lesser 1995): last come the items worth at least what they cost, the cheapest
 * last of all; before them the others, those worth least first. Cost O(n log n).
 *
 * <p>An item k can be delivered if its cost is at most what both losses together are, plus what all later items are worth
 * above their cost. {@link #least} is the smallest sum of losses with which some order can be; {@link #fault} verifies
 * both that this order can be carried out with it and that no order can with less.
 *
 * @param order indices of the items, first delivered first
 * @param least smallest sum of both parties' losses
 * @param critical place in the order of the item that asks for most; -1 if nothing is asked
 */
public record OneSided(int[] order, Rational least, int critical) {

    private static final int INDEX_BITS = 21;

    /**
     * @param cost of each item to the supplier
     * @param value of each item to the buyer
     */
    public static OneSided of(Rational[] cost, Rational[] value) {
        BigInteger scale = scale(cost, value);
        long[] costs = scaled(cost, scale);
        long[] values = scaled(value, scale);
        int[] order = order(costs, values);
        long gain = 0;
        long least = 0;
        int critical = -1;
        for (int at = order.length - 1; at >= 0; at--) {
            long asked = Math.subtractExact(costs[order[at]], gain);
            if (asked > least) {
                least = asked;
                critical = at;
            }
            gain = Math.addExact(gain, values[order[at]] - costs[order[at]]);
        }
        return new OneSided(order, new Rational(BigInteger.valueOf(least), scale), critical);
    }

    private static int[] order(long[] cost, long[] value) {
        int n = cost.length;
        long[] keys = new long[n];
        int poor = 0;
        for (int i = 0; i < n; i++) {
            poor += value[i] < cost[i] ? 1 : 0;
        }
        int left = 0;
        int right = poor;
        for (int i = 0; i < n; i++) {
            if (value[i] < cost[i]) {
                keys[left++] = key(value[i], i);
            } else {
                keys[right++] = key(-cost[i], i);
            }
        }
        Arrays.sort(keys, 0, poor);
        Arrays.sort(keys, poor, n);
        int[] order = new int[n];
        for (int at = 0; at < n; at++) {
            order[at] = (int) (keys[at] & (1 << INDEX_BITS) - 1);
        }
        return order;
    }

    private static long key(long number, int index) {
        if (Math.abs(number) >= 1L << Long.SIZE - INDEX_BITS - 2) {
            throw new IllegalArgumentException("costs and values need more than 41 bits over their common denominator ("
                    + number + "). Maybe round them to fewer digits.");
        }
        return (number << INDEX_BITS) + index;
    }

    private static BigInteger scale(Rational[] cost, Rational[] value) {
        if (cost.length != value.length || cost.length >= 1 << INDEX_BITS) {
            throw new IllegalArgumentException(cost.length + " costs and " + value.length
                    + " values: as many of one as of the other, and fewer than " + (1 << INDEX_BITS)
                    + ". Maybe one list is cut off.");
        }
        BigInteger scale = BigInteger.ONE;
        for (Rational[] numbers : new Rational[][] {cost, value}) {
            for (Rational number : numbers) {
                if (!scale.equals(number.denominator())) {
                    scale = scale.divide(scale.gcd(number.denominator())).multiply(number.denominator());
                }
            }
        }
        return scale;
    }

    private static long[] scaled(Rational[] numbers, BigInteger scale) {
        long[] scaled = new long[numbers.length];
        boolean whole = scale.equals(BigInteger.ONE);
        for (int i = 0; i < numbers.length; i++) {
            BigInteger top = numbers[i].numerator();
            scaled[i] = (whole ? top : top.multiply(scale.divide(numbers[i].denominator()))).longValueExact();
        }
        return scaled;
    }

    /**
     * What is wrong with the answer; nothing if it holds.
     *
     * <p>Why no order can do with less. Let k be the critical item. If it is worth at least its cost, take all such items
     * that are not after it: in any order one of them comes last; it costs at least what k does, and at best everything
     * else that gains comes after it. If k is worth less, take it with all such items after it: in any order one of them
     * comes first; its loss counts with theirs, and it is worth at least what k is.
     */
    public Optional<String> fault(Rational[] cost, Rational[] value) {
        boolean[] seen = new boolean[cost.length];
        Rational gain = Rational.ZERO;
        for (int at = order.length - 1; at >= 0; at--) {
            int i = order[at];
            if (seen[i]) {
                return Optional.of("item " + i + " is delivered twice");
            }
            seen[i] = true;
            if (cost[i].compareTo(least.plus(gain)) > 0) {
                return Optional.of("item " + i + " asks for more than " + least);
            }
            gain = gain.plus(value[i].minus(cost[i]));
        }
        if (order.length != cost.length) {
            return Optional.of("not every item is delivered");
        }
        if (critical < 0) {
            return least.signum() == 0 ? Optional.empty() : Optional.of("nothing shows that " + least + " is needed");
        }
        return lowerBound(cost, value).compareTo(least) >= 0
                ? Optional.empty()
                : Optional.of("what is shown to be needed is less than " + least);
    }

    private Rational lowerBound(Rational[] cost, Rational[] value) {
        boolean[] after = new boolean[cost.length];
        for (int at = critical; at < order.length; at++) {
            after[order[at]] = true;
        }
        int k = order[critical];
        boolean gains = value[k].compareTo(cost[k]) >= 0;
        after[k] = !gains;
        Rational extreme = gains ? cost[k] : value[k];
        Rational sum = Rational.ZERO;
        for (int i = 0; i < cost.length; i++) {
            boolean good = value[i].compareTo(cost[i]) >= 0;
            boolean taken = gains ? good && !after[i] : !good && after[i];
            if (taken) {
                extreme = extreme.min(gains ? cost[i] : value[i]);
                sum = gains ? sum : sum.plus(value[i].minus(cost[i]));
            } else if (good) {
                sum = sum.plus(value[i].minus(cost[i]));
            }
        }
        return extreme.minus(sum);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof OneSided o
                && Arrays.equals(order, o.order)
                && least.equals(o.least)
                && critical == o.critical;
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(order) * 31 + least.hashCode();
    }
}
