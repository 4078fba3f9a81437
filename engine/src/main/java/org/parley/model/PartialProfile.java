package org.parley.model;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What can be said about the preferences of a party that nobody has measured: orders, no numbers.
 *
 * @param importance ids of issues, the most important first; may leave issues out
 * @param orders issue to ids of its options, the best first; may leave options out
 * @param prefers pairs of whole outcomes
 */
public record PartialProfile(
        String party,
        List<String> importance,
        Map<String, List<String>> orders,
        List<Preference> prefers,
        Basis basis,
        Meta meta) {
    /** One outcome liked better than another. */
    public record Preference(Outcome better, Outcome worse) {}

    public PartialProfile {
        importance = List.copyOf(importance);
        prefers = List.copyOf(prefers);
        Map<String, List<String>> copy = new LinkedHashMap<>();
        orders.forEach((issue, options) -> copy.put(issue, List.copyOf(options)));
        orders = Collections.unmodifiableMap(copy);
    }
}
