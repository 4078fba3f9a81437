package org.parley.exchange;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.parley.model.Act;
import org.parley.model.Performance.Intent;

/**
 * Something that happened while an agreement was carried out, as the acts of the record tell it. Everything here is
 * somebody's word: who reported, who verified, who attributed it to whom.
 *
 * @param acts the report first, then what followed it, in the order of time
 * @param clauses ids of the clauses that it touches
 * @param intent the latest that anybody said; null when nobody did
 * @param intentBy id of who said so; null when nobody did
 * @param attributedTo id of whom it was attributed to last; null when nobody was named
 * @param attributedBy id of who did so; null when nobody did
 */
public record Incident(
        List<Act> acts,
        List<String> clauses,
        @Nullable Intent intent,
        @Nullable String intentBy,
        @Nullable String attributedTo,
        @Nullable String attributedBy) {

    public Incident {
        acts = List.copyOf(acts);
        clauses = List.copyOf(clauses);
    }

    public Act report() {
        return acts.getFirst();
    }

    /** The furthest that it came: reported, verified, investigated, attributed or closed. */
    public Step step() {
        return acts.stream().map(Incident::step).max(Enum::compareTo).orElse(Step.REPORTED);
    }

    /** Steps in the order in which an incident can be dealt with. */
    public enum Step {
        REPORTED,
        VERIFIED,
        INVESTIGATED,
        ATTRIBUTED,
        CLOSED
    }

    static Step step(Act act) {
        return switch (act.type()) {
            case VERIFY_INCIDENT -> Step.VERIFIED;
            case INVESTIGATE_INCIDENT -> Step.INVESTIGATED;
            case ATTRIBUTE_INCIDENT -> Step.ATTRIBUTED;
            case CLOSE_INCIDENT -> Step.CLOSED;
            default -> Step.REPORTED;
        };
    }
}
