package org.parley.model;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What can be said about the preferences of a party that nobody has measured: orders, and numbers only as intervals.
 *
 * @param importance ids of issues, the most important first; may leave issues out
 * @param orders issue to ids of its options, the best first; may leave options out
 * @param prefers pairs of whole outcomes
 * @param matters pairs of issues
 * @param peaks ordered issue to the option that the party likes best, with less liked on either side of it
 * @param intervals between which numbers lie
 * @param moved dated events that may have moved what no agreement is worth to the party
 */
public record PartialProfile(
        String party,
        List<String> importance,
        Map<String, List<String>> orders,
        List<Preference> prefers,
        List<Weighting> matters,
        Map<String, String> peaks,
        Intervals intervals,
        List<Moved> moved,
        Basis basis,
        Meta meta) {

    /** One outcome liked better than another. */
    public record Preference(Outcome better, Outcome worse) {}

    /** One issue that matters more to the party than another. */
    public record Weighting(String more, String less) {}

    /** An event since whose day the reservation value may be another one. */
    public record Moved(When from, String says, Meta meta) {}

    public PartialProfile {
        importance = List.copyOf(importance);
        prefers = List.copyOf(prefers);
        matters = List.copyOf(matters);
        moved = List.copyOf(moved);
        peaks = Collections.unmodifiableMap(new LinkedHashMap<>(peaks));
        Map<String, List<String>> copy = new LinkedHashMap<>();
        orders.forEach((issue, options) -> copy.put(issue, List.copyOf(options)));
        orders = Collections.unmodifiableMap(copy);
    }

    /** Orders alone. */
    public PartialProfile(
            String party,
            List<String> importance,
            Map<String, List<String>> orders,
            List<Preference> prefers,
            Basis basis,
            Meta meta) {
        this(party, importance, orders, prefers, List.of(), Map.of(), Intervals.NONE, List.of(), basis, meta);
    }

    /** The same with other entries behind it. */
    public PartialProfile with(Meta other) {
        return new PartialProfile(party, importance, orders, prefers, matters, peaks, intervals, moved, basis, other);
    }
}
