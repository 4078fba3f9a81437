package org.parley.model;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A body that follows how an agreement is carried out.
 *
 * @param chairs ids; several for co-chairs, none when not stated
 * @param place null when not stated
 * @param meets how often or when; null when not stated
 * @param hotline how it is reached at any time; null when not stated
 */
public record Mechanism(
        String id,
        String name,
        @Nullable String says,
        List<String> chairs,
        List<String> members,
        @Nullable String place,
        @Nullable String meets,
        @Nullable String hotline,
        Meta meta) {

    public Mechanism {
        chairs = List.copyOf(chairs);
        members = List.copyOf(members);
    }
}
