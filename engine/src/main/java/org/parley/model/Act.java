package org.parley.model;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One entry of the record.
 *
 * @param by id of the actor, faction or person who acted
 * @param to ids of those it was addressed to; empty when it was public or not reported
 * @param via id of the mediator who carried it; null when nobody or not reported
 * @param place null when not reported
 * @param inReplyTo ids of the acts that it answers
 * @param says what was done, as a sentence of the case author's own
 * @param text what the text put forward says; null when the act puts none forward
 * @param reading careful by default; the analyst can change it
 * @param performance what it has to do with the agreement; null when nothing
 */
public record Act(
        String id,
        ActType type,
        When when,
        String by,
        List<String> to,
        @Nullable String via,
        @Nullable String place,
        List<String> inReplyTo,
        String says,
        @Nullable Text text,
        Reading reading,
        @Nullable Performance performance,
        Meta meta) {

    public Act {
        to = List.copyOf(to);
        inReplyTo = List.copyOf(inReplyTo);
    }

    /** An act that has nothing to do with carrying an agreement out. */
    public Act(
            String id,
            ActType type,
            When when,
            String by,
            List<String> to,
            @Nullable String via,
            @Nullable String place,
            List<String> inReplyTo,
            String says,
            @Nullable Text text,
            Reading reading,
            Meta meta) {
        this(id, type, when, by, to, via, place, inReplyTo, says, text, reading, null, meta);
    }
}
