package org.parley.model;

import org.jspecify.annotations.Nullable;

/**
 * Something from which days are counted.
 *
 * @param act id of the act by which it happened; null when it has not, or the record does not say
 */
public record Event(String id, String says, @Nullable String act, Meta meta) {}
