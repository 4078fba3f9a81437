package org.parley.model;

import org.jspecify.annotations.Nullable;

/**
 * One admissible answer to an issue.
 *
 * @param name as a page says it
 * @param value its number, where it stands for one; null otherwise
 */
public record Option(String id, String name, @Nullable Rational value) {

    public static Option of(String id) {
        return new Option(id, id, null);
    }
}
