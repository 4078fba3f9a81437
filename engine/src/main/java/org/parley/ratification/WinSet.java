package org.parley.ratification;

import java.util.ArrayList;
import java.util.List;
import org.parley.model.Case;
import org.parley.solver.Clause;
import org.parley.solver.OutcomeCount;

/**
 * The outcomes that pass at one party's home, among those that the constraints allow.
 *
 * @param surely those that pass
 * @param possibly those that are not known to fail; holds the sure ones
 * @param leader those that the leader does not say no to, whatever the factions say
 */
public record WinSet(Home home, OutcomeCount surely, OutcomeCount possibly, OutcomeCount leader) {

    /** How many outcomes are listed of each. */
    public static final int LISTED = 20;

    public static WinSet of(Case read, Home home) {
        return new WinSet(
                home,
                count(read, List.of(home.surely())),
                count(read, List.of(home.possibly())),
                count(read, List.of(home.leader().possibly())));
    }

    static OutcomeCount count(Case read, List<Clause> clauses) {
        List<Clause> all = new ArrayList<>();
        read.constraints().forEach(c -> all.add(Clause.of(c.id(), read.space(), c.holds())));
        all.addAll(clauses);
        return OutcomeCount.of(read.space(), all, LISTED);
    }
}
