package org.parley.model;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What a proposal says, as far as it is reported.
 *
 * @param options issue id to option id, for the issues that it settles
 * @param terms issue id to wording, where words say more than an option or no option fits
 * @param reported how much of the text is known; decides whether a missing issue is absent or just not reported
 */
public record Text(Map<String, String> options, Map<String, String> terms, Reported reported) {

    public static final Text NOT_REPORTED = new Text(Map.of(), Map.of(), Reported.NONE);

    public Text {
        options = Collections.unmodifiableMap(new LinkedHashMap<>(options));
        terms = Collections.unmodifiableMap(new LinkedHashMap<>(terms));
    }

    /** How much of a text is known. */
    public enum Reported {
        FULL,
        PARTLY,
        NONE
    }
}
