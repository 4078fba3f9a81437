package org.parley.diagnosis;

import java.util.List;
import java.util.Map;
import org.parley.model.Outcome;
import org.parley.solver.Refutation;

/**
 * Soft clauses that, with the constraints, cannot all be met, while all but any one of them can (a MUS).
 *
 * @param component number of the part it lies in, from 1
 * @param clauses ids, in the order of the case
 * @param without for each clause an outcome that meets the constraints and the other clauses
 * @param why proof that no outcome meets them all
 */
public record StickingPoint(int component, List<String> clauses, Map<String, Outcome> without, Refutation why) {
    public StickingPoint {
        clauses = List.copyOf(clauses);
        without = Map.copyOf(without);
    }
}
