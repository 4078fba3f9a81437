package org.parley.exchange;

import org.parley.model.Agreement;
import org.parley.model.Case;
import org.parley.model.Event;
import org.parley.model.Obligation;
import org.parley.model.Stage;

/** Clauses in words. */
final class Wording {

    private Wording() {}

    /** "Upper Town opens the gate". */
    static String of(Case read, Obligation duty) {
        String says = duty.says();
        return read.nameOf(duty.by()) + " " + (says.endsWith(".") ? says.substring(0, says.length() - 1) : says);
    }

    /** A clause by its id: obligations in words, stages and events by name; the id itself for others. */
    static String clause(Case read, Agreement agreement, String id) {
        return agreement
                .obligation(id)
                .map(duty -> of(read, duty))
                .or(() -> agreement.stage(id).map(Stage::name))
                .or(() -> agreement.event(id).map(Event::says))
                .orElse(id);
    }
}
