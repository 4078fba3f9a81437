package org.parley.model;

import org.jspecify.annotations.Nullable;

/**
 * Something that has to be delivered first.
 *
 * @param quantity how much of it; null for all
 */
public record Precedence(String obligation, @Nullable Rational quantity) {

    public static Precedence all(String obligation) {
        return new Precedence(obligation, null);
    }
}
