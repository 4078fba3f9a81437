package org.parley.model;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How much is owed for each item of another obligation.
 *
 * @param per id of that obligation
 * @param amount for items without an amount of their own; null when such items bring nothing under the rate
 * @param amounts for items of a category
 */
public record Rate(String per, @Nullable Rational amount, Map<String, Rational> amounts) {

    public Rate {
        amounts = Collections.unmodifiableMap(new LinkedHashMap<>(amounts));
    }

    public static Rate of(String per, long amount) {
        return new Rate(per, Rational.of(amount), Map.of());
    }

    /** What one item of the category brings; zero for items that the rate does not count. */
    public Rational each(@Nullable String category) {
        Rational own = category == null ? null : amounts.get(category);
        return own != null ? own : amount == null ? Rational.ZERO : amount;
    }

    /** Whether an item of the category counts under the rate. */
    public boolean counts(@Nullable String category) {
        return amount != null || category != null && amounts.containsKey(category);
    }

    /** What items, counted by category, bring together. */
    public Rational owed(Map<String, Rational> items) {
        Rational sum = Rational.ZERO;
        for (var item : items.entrySet()) {
            sum = sum.plus(each(item.getKey()).times(item.getValue()));
        }
        return sum;
    }
}
