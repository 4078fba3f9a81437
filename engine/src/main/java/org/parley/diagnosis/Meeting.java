package org.parley.diagnosis;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.parley.model.Case;
import org.parley.model.Outcome;
import org.parley.model.OutcomeSpace;

/**
 * The outcomes that meet every demand, reservation value and constraint.
 *
 * @param count how many there are, at least one
 * @param first the first of them in the order of the options, at most {@link #LISTED}
 */
public record Meeting(BigInteger count, List<Outcome> first) {

    /** How many are listed. */
    public static final int LISTED = 20;

    public Meeting {
        first = List.copyOf(first);
    }

    /** Empty where no outcome meets everything, or where there are more than {@link Diagnosis#MOST} to try. */
    public static Optional<Meeting> of(Case read) {
        Clauses clauses = Clauses.of(read);
        OutcomeSpace space = clauses.space();
        if (space.size().compareTo(BigInteger.valueOf(Diagnosis.MOST)) > 0) {
            return Optional.empty();
        }
        long count = 0;
        List<Outcome> first = new ArrayList<>();
        int[] picks = new int[space.issues().size()];
        int issue;
        do {
            boolean meets = clauses.soft().stream().allMatch(c -> c.holds(picks))
                    && clauses.hard().stream().allMatch(c -> c.holds(picks));
            if (meets && count++ < LISTED) {
                first.add(space.outcome(picks));
            }
            issue = picks.length - 1;
            while (issue >= 0 && ++picks[issue] == space.options(issue)) {
                picks[issue--] = 0;
            }
        } while (issue >= 0);
        return count == 0 ? Optional.empty() : Optional.of(new Meeting(BigInteger.valueOf(count), first));
    }
}
