package org.parley.model;

import org.jspecify.annotations.Nullable;

/**
 * A party's measured preferences.
 *
 * @param stated the reservation value in the unit of the file; see {@link #reservation}
 * @param discount factor per unit of time, in (0,1]; null when time costs nothing
 */
public record Profile(
        String party,
        UtilityFunction utility,
        Rational stated,
        @Nullable Rational discount,
        Basis basis,
        Meta meta) {

    /** What no agreement is worth to the party, as a utility. */
    public Rational reservation() {
        return utility.toUtility(stated);
    }

    /** The same profile with another utility, in the same unit. */
    public Profile withUtility(UtilityFunction other) {
        return new Profile(party, other, stated, discount, basis, meta);
    }

    /** The same profile with another reservation value, in the unit of the file. */
    public Profile withStated(Rational other) {
        return new Profile(party, utility, other, discount, basis, meta);
    }
}
