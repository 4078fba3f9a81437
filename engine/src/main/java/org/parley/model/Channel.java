package org.parley.model;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A way by which two actors reach each other.
 *
 * @param between the two actors
 * @param through the actor who carries messages; null when they meet, or when that is not reported
 * @param place null when not reported
 * @param reachability in words, as reported; null when not reported
 * @param latency how long a message and its answer take; null when not reported
 */
public record Channel(
        String id,
        List<String> between,
        @Nullable String through,
        @Nullable String place,
        @Nullable String reachability,
        @Nullable Duration latency,
        Meta meta) {

    public Channel {
        between = List.copyOf(between);
        if (between.size() != 2) {
            throw new IllegalArgumentException("a channel joins two actors, not " + between.size());
        }
    }

    public boolean joins(String one, String other) {
        return between.contains(one) && between.contains(other);
    }
}
