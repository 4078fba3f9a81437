package org.parley.diagnosis;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.parley.model.Outcome;
import org.parley.solver.Refutation;

/**
 * Soft clauses whose giving up lets the rest of their component be met, none of them to spare (an MCS).
 *
 * @param component number of the part it lies in, from 1
 * @param drop ids, in the order of the case
 * @param witness an outcome that meets the constraints and everything of the component but these; issues outside the
 *     component take their first option
 * @param issues ids of the issues that the component is about
 * @param needed for each clause a proof that it cannot be kept once the rest is
 */
public record Relaxation(
        int component, List<String> drop, Outcome witness, List<String> issues, Map<String, Refutation> needed) {
    public Relaxation {
        drop = List.copyOf(drop);
        issues = List.copyOf(issues);
        needed = Map.copyOf(needed);
    }

    /** The part of the witness that the component is about; nothing is meant to be said of other issues. */
    public Map<String, String> decided() {
        Map<String, String> choices = new LinkedHashMap<>();
        issues.forEach(issue -> choices.put(issue, witness.choices().getOrDefault(issue, "")));
        return choices;
    }
}
