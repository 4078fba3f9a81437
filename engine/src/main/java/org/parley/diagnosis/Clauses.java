package org.parley.diagnosis;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.parley.model.Case;
import org.parley.model.Demand;
import org.parley.model.Firmness;
import org.parley.model.OutcomeSpace;
import org.parley.model.Profile;
import org.parley.model.Role;
import org.parley.solver.Clause;

/**
 * A case as clauses: the parties' demands on outcomes that still stand (id of the demand) and reservation values above
 * 0 (id of the party) are soft, constraints are hard.
 *
 * @param soft in the order of the case, demands first
 * @param hard constraints
 * @param firmness of each soft clause; a reservation value counts as a red line
 */
public record Clauses(OutcomeSpace space, List<Clause> soft, List<Clause> hard, Map<String, Firmness> firmness) {

    public static Clauses of(Case read) {
        OutcomeSpace space = read.space();
        List<Clause> soft = new ArrayList<>();
        Map<String, Firmness> firmness = new HashMap<>();
        for (Demand demand : read.demands()) {
            boolean stands = demand.until() == null || demand.until().earliest().isAfter(read.asOf());
            boolean ofParty = read.actor(demand.by())
                    .filter(actor -> actor.is(Role.PARTY))
                    .isPresent();
            if (stands && ofParty && demand.stance() instanceof Demand.Require(var condition)) {
                soft.add(Clause.of(demand.id(), space, condition));
                firmness.put(demand.id(), demand.firmness());
            }
        }
        for (Profile profile : read.profiles()) {
            if (profile.reservation().signum() > 0) {
                soft.add(Clause.atLeastReservation(profile.party(), space, profile));
                firmness.put(profile.party(), Firmness.RED_LINE);
            }
        }
        List<Clause> hard = read.constraints().stream()
                .map(c -> Clause.of(c.id(), space, c.holds()))
                .toList();
        return new Clauses(space, List.copyOf(soft), hard, Map.copyOf(firmness));
    }

    /** The soft clauses with these ids, in order. */
    List<Clause> softOf(List<String> ids) {
        return soft.stream().filter(clause -> ids.contains(clause.id())).toList();
    }
}
