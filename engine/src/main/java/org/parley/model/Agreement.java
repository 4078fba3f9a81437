package org.parley.model;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What was agreed, or what is proposed to be: stages of obligations, and what third parties put up for them.
 *
 * @param act id of the act that put it forward; null when none of the record did
 */
public record Agreement(String title, @Nullable String act, List<Stage> stages, List<Guarantee> guarantees, Meta meta) {
    public Agreement {
        stages = List.copyOf(stages);
        guarantees = List.copyOf(guarantees);
    }

    /**
     * A part of the time in which an agreement is carried out.
     *
     * @param days null when not stated
     * @param gate what must hold before it begins; null when nothing is stated
     */
    public record Stage(
            String id,
            String name,
            @Nullable Integer days,
            @Nullable String gate,
            List<Obligation> obligations) {
        public Stage {
            obligations = List.copyOf(obligations);
        }
    }

    /**
     * What one side owes another.
     *
     * @param quantity null when not stated
     * @param unit null when the quantity is bare or not stated
     * @param after ids of obligations that come first
     * @param firstDay earliest day, counted from day zero of the agreement; null when not stated
     * @param lastDay latest such day; null when not stated
     * @param verifier id of the actor who verifies it; null when not stated
     */
    public record Obligation(
            String id,
            String by,
            @Nullable String to,
            String says,
            @Nullable Rational quantity,
            @Nullable String unit,
            List<String> after,
            @Nullable Integer firstDay,
            @Nullable Integer lastDay,
            @Nullable String verifier,
            Meta meta) {
        public Obligation {
            after = List.copyOf(after);
        }
    }

    /**
     * What a third party puts up.
     *
     * @param to ids of those who are covered
     */
    public record Guarantee(String id, String by, List<String> to, String says, Meta meta) {
        public Guarantee {
            to = List.copyOf(to);
        }
    }
}
