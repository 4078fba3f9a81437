package org.parley.model;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What an act has to do with the agreement: what was delivered, verified or disputed under which clause, or what an
 * incident touches.
 *
 * @param intent of an incident, as far as somebody has said; null when nobody has
 * @param attributedTo id of whom an incident is attributed to; null when nobody is named
 */
public record Performance(
        List<Part> parts, @Nullable Intent intent, @Nullable String attributedTo) {

    public Performance {
        parts = List.copyOf(parts);
    }

    /** How an incident came about, in the view of who acts. */
    public enum Intent {
        ACCIDENTAL,
        INTENTIONAL,
        UNKNOWN
    }

    /**
     * What concerns one clause.
     *
     * @param clause id of an obligation, a stage or another clause of the agreement
     * @param quantity null when no number is known
     * @param categories category to number, for what is counted by category
     */
    public record Part(String clause, @Nullable Rational quantity, Map<String, Rational> categories) {
        public Part {
            categories = Collections.unmodifiableMap(new LinkedHashMap<>(categories));
        }

        public static Part of(String clause, long quantity) {
            return new Part(clause, Rational.of(quantity), Map.of());
        }
    }
}
