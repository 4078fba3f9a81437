package org.parley.model;

import java.math.BigInteger;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The rule by which a party's leader and factions pass an outcome: a monotone tree (Putnam 1988). */
public sealed interface Ratification {

    /** The leader has to agree. */
    record Leader() implements Ratification {}

    /** One faction has to agree. */
    record Consent(String faction) implements Ratification {}

    /** Every part has to hold. */
    record All(List<Ratification> parts) implements Ratification {
        public All {
            parts = List.copyOf(parts);
        }
    }

    /** At least one part has to hold. */
    record Any(List<Ratification> parts) implements Ratification {
        public Any {
            parts = List.copyOf(parts);
        }
    }

    /**
     * A body of seats.
     *
     * @param needed seats needed; or, where {@code share} is true, the least share of the seats present, in (0,1]
     * @param seats seats of each faction in this body, all positive
     */
    record Body(Rational needed, boolean share, Map<String, Integer> seats) implements Ratification {
        public Body {
            seats = Collections.unmodifiableMap(new LinkedHashMap<>(seats));
        }

        public BigInteger size() {
            return seats.values().stream().map(BigInteger::valueOf).reduce(BigInteger.ZERO, BigInteger::add);
        }
    }
}
