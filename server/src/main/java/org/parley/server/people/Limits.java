package org.parley.server.people;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * How often something may be tried: each key has so many tries, which come back one by one. Kept in memory, the least
 * recently used keys are forgotten first.
 */
public final class Limits {

    private static final int MOST_KEYS = 10_000;

    private final Clock clock;
    private final int tries;
    private final Duration each;
    private final Map<String, Bucket> buckets = new LinkedHashMap<>(64, 0.75f, true) {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Bucket> eldest) {
            return size() > MOST_KEYS;
        }
    };

    private record Bucket(double left, Instant at) {}

    /**
     * @param tries how many there are at first
     * @param each how long it takes until one comes back
     */
    public Limits(Clock clock, int tries, Duration each) {
        this.clock = clock;
        this.tries = tries;
        this.each = each;
    }

    /** Takes one try; false where none is left. */
    public synchronized boolean take(String key) {
        Instant now = clock.instant();
        Bucket bucket = buckets.getOrDefault(key, new Bucket(tries, now));
        double back = (double) Duration.between(bucket.at(), now).toMillis() / each.toMillis();
        double left = Math.min(tries, bucket.left() + Math.max(0, back));
        boolean taken = left >= 1;
        buckets.put(key, new Bucket(taken ? left - 1 : left, now));
        return taken;
    }
}
