package org.parley.model;

import org.jspecify.annotations.Nullable;

/**
 * A domestic constituency of a party.
 *
 * @param seats null when none are reported
 * @param veto whether nothing passes without it
 * @param stance what it is reported to want, in words; null when not reported
 * @param profile its measured preferences; null when nobody measured them
 * @param partial what can be said of preferences that nobody measured; null when nothing can
 */
public record Faction(
        String id,
        String name,
        @Nullable Integer seats,
        boolean veto,
        @Nullable String stance,
        @Nullable Profile profile,
        @Nullable PartialProfile partial,
        Meta meta) {}
