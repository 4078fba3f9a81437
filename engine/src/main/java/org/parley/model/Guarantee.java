package org.parley.model;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a third party, or a side itself, puts up.
 *
 * @param by id of who puts it up
 * @param to ids of those who are covered
 * @param kind null when not stated
 * @param against ids of those whose walk-out or default calls it; empty when not stated
 * @param covers ids of obligations that it stands for; empty for the whole agreement
 * @param amount in the unit of the stakes, unless a unit is given; null when not stated
 * @param holder id of who holds an escrow; null when not stated
 * @param called when it is called; null when not stated
 * @param released when it is released; null when not stated
 * @param releasedAfter what has to be delivered for its release, where that says it
 * @param onWalkOut where an escrow goes when somebody walks out; null when not stated
 */
public record Guarantee(
        String id,
        String by,
        List<String> to,
        String says,
        @Nullable Kind kind,
        List<String> against,
        List<String> covers,
        @Nullable Interval amount,
        @Nullable String unit,
        @Nullable String holder,
        @Nullable String called,
        @Nullable String released,
        List<Precedence> releasedAfter,
        @Nullable OnWalkOut onWalkOut,
        Meta meta) {

    public Guarantee {
        to = List.copyOf(to);
        against = List.copyOf(against);
        covers = List.copyOf(covers);
        releasedAfter = List.copyOf(releasedAfter);
    }

    /** Three different things. */
    public enum Kind {
        /** Forfeited by who walks out. */
        BOND,
        /** Paid to the side that is let down. */
        INDEMNITY,
        /** Held by a third party, deposited in one step and released in another. */
        ESCROW
    }

    /** Where an escrow goes when somebody walks out. */
    public enum OnWalkOut {
        TO_THE_DEPOSITOR,
        TO_THE_OTHER_SIDE,
        STAYS_HELD
    }
}
