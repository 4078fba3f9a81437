package org.parley.exchange;

import java.util.List;
import org.parley.model.Act;

/**
 * A breach that somebody alleged, or that somebody established; never one that is so by itself.
 *
 * @param act the act by which it was alleged or established
 * @param clauses ids of the clauses concerned
 */
public record Breach(Act act, boolean established, List<String> clauses) {
    public Breach {
        clauses = List.copyOf(clauses);
    }
}
