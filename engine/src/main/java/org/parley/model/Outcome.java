package org.parley.model;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/** One option for every issue; issue ids to option ids, in the order of the case's issues. */
public record Outcome(Map<String, String> choices) {
    public Outcome {
        choices = Collections.unmodifiableMap(new LinkedHashMap<>(choices));
    }
}
