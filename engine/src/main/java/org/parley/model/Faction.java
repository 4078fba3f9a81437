package org.parley.model;

import org.jspecify.annotations.Nullable;

/**
 * A domestic constituency of a party.
 *
 * @param seats null when none are reported
 * @param veto whether nothing passes without it
 * @param stance what it is reported to want, in words; null when not reported
 */
public record Faction(
        String id,
        String name,
        @Nullable Integer seats,
        boolean veto,
        @Nullable String stance,
        Meta meta) {}
