package org.parley.model;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Numbers of a profile that are known only to lie between two others.
 *
 * @param weights issue to what its weight lies between
 * @param values issue to option to what its value, 0 to 1 within the issue, lies between
 * @param reservation what no agreement is worth now; null where nothing is known
 */
public record Intervals(
        Map<String, Interval> weights,
        Map<String, Map<String, Interval>> values,
        @Nullable Interval reservation) {

    public static final Intervals NONE = new Intervals(Map.of(), Map.of(), null);

    public Intervals {
        weights = Collections.unmodifiableMap(new LinkedHashMap<>(weights));
        Map<String, Map<String, Interval>> copy = new LinkedHashMap<>();
        values.forEach((issue, options) -> copy.put(issue, Collections.unmodifiableMap(new LinkedHashMap<>(options))));
        values = Collections.unmodifiableMap(copy);
    }

    /** The numbers from {@code least} to {@code most}, both included. */
    public record Interval(Rational least, Rational most) {
        public Interval {
            if (least.compareTo(most) > 0) {
                throw new IllegalArgumentException(
                        "an interval's first number (" + least + ") must not be above its second (" + most + ")");
            }
        }
    }
}
