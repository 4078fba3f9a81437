package org.parley.model;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Whom or what an obligation is about, as numbers by category. A roster never names private persons.
 *
 * @param of id of the side that holds them; null when not stated
 * @param stated number of all, where the text gives one; null when it does not
 * @param categories category to number, where numbers are known; see {@code uncounted} for those without
 * @param uncounted categories that the text names without a number
 */
public record Roster(
        String id,
        String name,
        @Nullable String of,
        @Nullable Rational stated,
        Map<String, Rational> categories,
        List<String> uncounted,
        Meta meta) {

    public Roster {
        categories = Collections.unmodifiableMap(new LinkedHashMap<>(categories));
        uncounted = List.copyOf(uncounted);
    }

    /** The number stated, else the sum of the categories where all of them have numbers. */
    public Optional<Rational> total() {
        if (stated != null) {
            return Optional.of(stated);
        }
        return categories.isEmpty() || !uncounted.isEmpty()
                ? Optional.empty()
                : Optional.of(categories.values().stream().reduce(Rational.ZERO, Rational::plus));
    }

    public boolean has(String category) {
        return categories.containsKey(category) || uncounted.contains(category);
    }
}
