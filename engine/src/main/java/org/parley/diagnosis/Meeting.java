package org.parley.diagnosis;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.parley.model.Case;
import org.parley.model.Outcome;
import org.parley.solver.Clause;
import org.parley.solver.OutcomeCount;

/**
 * The outcomes that meet every demand, reservation value and constraint.
 *
 * @param count how many there are, at least one; between two numbers where counting them all takes too long
 * @param first some of them in the order of the options, at most {@link #LISTED}
 */
public record Meeting(OutcomeCount count, List<Outcome> first) {

    /** How many are listed. */
    public static final int LISTED = 20;

    public Meeting {
        first = List.copyOf(first);
    }

    /** Empty where no outcome is known to meet everything. */
    public static Optional<Meeting> of(Case read) {
        Clauses clauses = Clauses.of(read);
        List<Clause> all = new ArrayList<>(clauses.hard());
        all.addAll(clauses.soft());
        OutcomeCount count = OutcomeCount.of(clauses.space(), all, LISTED);
        return count.first().isEmpty()
                ? Optional.empty()
                : Optional.of(new Meeting(
                        count,
                        count.first().stream().map(clauses.space()::outcome).toList()));
    }
}
