package org.parley.model;

import org.jspecify.annotations.Nullable;

/**
 * Somebody who holds an office; no private persons.
 *
 * @param office as reported; null when not reported
 * @param speaksFor id of the actor that the person speaks for; null when the person speaks for nobody
 * @param within id of the actor or faction that the person belongs to, where that differs; may be null
 */
public record Person(
        String id,
        String name,
        @Nullable String office,
        @Nullable String speaksFor,
        @Nullable String within,
        Meta meta) {}
