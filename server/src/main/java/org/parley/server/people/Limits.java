package org.parley.server.people;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
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

    /**
     * What an address is counted by: itself, or, of IPv6, its first half, which one household or office has to itself.
     *
     * @param address as the network gives it, never a name
     */
    static String network(String address) {
        if (!address.contains(":")) {
            return address;
        }
        try {
            byte[] bytes = InetAddress.getByName(address).getAddress();
            return bytes.length == 4
                    ? HexFormat.of().formatHex(bytes)
                    : HexFormat.of().formatHex(bytes, 0, 8) + "/64";
        } catch (UnknownHostException e) {
            return address; // Not an address at all: counted as it stands.
        }
    }

    /** Whether a try is left; takes none. */
    public synchronized boolean has(String key) {
        return left(key, clock.instant()) >= 1;
    }

    private double left(String key, Instant now) {
        Bucket bucket = buckets.getOrDefault(key, new Bucket(tries, now));
        double back = (double) Duration.between(bucket.at(), now).toMillis() / each.toMillis();
        return Math.min(tries, bucket.left() + Math.max(0, back));
    }

    /** Takes one try; false where none is left. */
    public synchronized boolean take(String key) {
        Instant now = clock.instant();
        double left = left(key, now);
        boolean taken = left >= 1;
        buckets.put(key, new Bucket(taken ? left - 1 : left, now));
        return taken;
    }
}
