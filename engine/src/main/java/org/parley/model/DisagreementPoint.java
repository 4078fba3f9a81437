package org.parley.model;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What each party has if there is no deal, where that is measured and differs from the reservation values.
 *
 * @param stated party to number, in the unit of the party's profile
 */
public record DisagreementPoint(Map<String, Rational> stated) {
    public DisagreementPoint {
        stated = Collections.unmodifiableMap(new LinkedHashMap<>(stated));
    }
}
