package org.parley.model;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Background or context in words.
 *
 * @param about ids of the issues it bears on
 * @param when null when not dated
 */
public record Passage(
        String id,
        String says,
        List<String> about,
        @Nullable When when,
        Meta meta) {
    public Passage {
        about = List.copyOf(about);
    }
}
