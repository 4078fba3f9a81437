package org.parley.model;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A part of the time in which an agreement is carried out. It begins on its first day, where one is stated; else when
 * the stage before it ends.
 *
 * @param firstDay counted from day zero; null when not stated
 * @param days how long it lasts; null when not stated
 * @param gate what must hold before it begins; null when nothing is stated
 * @param open what about it is still to be agreed; null when nothing is
 */
public record Stage(
        String id,
        String name,
        @Nullable Integer firstDay,
        @Nullable Integer days,
        @Nullable Gate gate,
        @Nullable OpenTerms open,
        List<Obligation> obligations,
        Meta meta) {

    public Stage {
        obligations = List.copyOf(obligations);
    }

    public static Stage of(String id, @Nullable Integer days, Obligation... obligations) {
        return new Stage(id, id, null, days, null, null, List.of(obligations), Meta.NONE);
    }

    /**
     * What must hold before a stage begins.
     *
     * @param says the condition in words
     * @param after what must have been delivered, where that says it
     * @param byDay day by which it must hold, counted from day zero; null when not stated
     * @param ifUnmet null when the text does not say
     * @param unmetDays how long what {@code ifUnmet} says goes on; null when without end or not stated
     */
    public record Gate(
            String says,
            List<Precedence> after,
            @Nullable Integer byDay,
            @Nullable IfUnmet ifUnmet,
            @Nullable Integer unmetDays) {
        public Gate {
            after = List.copyOf(after);
        }
    }

    /** What happens where a gate is not met in time. */
    public enum IfUnmet {
        /** The measures of the stage before go on. */
        CARRY_OVER,
        /** What is left of the agreement falls away. */
        LAPSE,
        /** The stage before is extended. */
        EXTEND
    }

    /**
     * Terms that are still to be agreed.
     *
     * @param byDay day by which, counted from day zero; null when no end is stated
     */
    public record OpenTerms(String says, @Nullable Integer byDay) {}
}
