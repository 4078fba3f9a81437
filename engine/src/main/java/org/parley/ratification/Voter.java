package org.parley.ratification;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.parley.model.Actor;
import org.parley.model.Basis;
import org.parley.model.Case;
import org.parley.model.Demand;
import org.parley.model.Faction;
import org.parley.model.Firmness;
import org.parley.model.OutcomeSpace;
import org.parley.model.Profile;
import org.parley.model.Role;
import org.parley.preference.Polytope;
import org.parley.preference.RecordClause;
import org.parley.solver.Clause;

/**
 * A leader or a faction, and what it would say to an outcome.
 *
 * @param id of the party, for its leader, or of the faction
 * @param surely met by the outcomes that it says yes to
 * @param possibly met by the outcomes that it does not say no to
 * @param demands ids of the demands that its answer rests on
 * @param assumed whether its answer rests on numbers or readings that somebody assumed
 */
public record Voter(String id, Clause surely, Clause possibly, List<String> demands, boolean assumed) {
    public Voter {
        demands = List.copyOf(demands);
    }

    /** The side's own acceptance: its own demands and measured profile. */
    static Voter leader(Case read, String party, Assumption assumption) {
        return of(read, party, read.profile(party).orElse(null), assumption);
    }

    static Voter faction(Case read, Faction faction, Assumption assumption) {
        return of(read, faction.id(), faction.profile(), assumption);
    }

    /** One who agrees to everything. */
    static Voter agreeing(String id) {
        Clause yes = Clause.all(id, List.of());
        return new Voter(id, yes, yes, List.of(), true);
    }

    Vote vote(int[] picks) {
        return surely.holds(picks) ? Vote.YES : possibly.holds(picks) ? Vote.UNKNOWN : Vote.NO;
    }

    private static Voter of(Case read, String id, @Nullable Profile profile, Assumption assumption) {
        OutcomeSpace space = read.space();
        boolean stated = assumption == Assumption.DEMANDS_ARE_ALL && profile == null;
        List<Clause> needs = new ArrayList<>();
        List<String> demands = new ArrayList<>();
        for (Demand demand : read.demands()) {
            if (demand.by().equals(id) && stands(read, demand) && counts(demand, stated)) {
                condition(space, demand).ifPresent(clause -> {
                    needs.add(clause);
                    demands.add(demand.id());
                });
            }
        }
        if (profile != null) {
            needs.add(Clause.atLeastReservation(id, space, profile));
        }
        Clause possibly = Clause.all(id, needs);
        if (stated || profile != null) {
            boolean assumed = stated || profile.basis() == Basis.ASSUMED;
            return new Voter(id, possibly, possibly, demands, assumed);
        }
        return byRecord(read, id, possibly, needs, demands);
    }

    /** One whose profile nobody has measured: what its acts, demands and orders prove (see {@link RecordClause}). */
    private static Voter byRecord(Case read, String id, Clause possibly, List<Clause> needs, List<String> demands) {
        Clause never = new Clause.Quorum(id, 1, List.of());
        if (read.issues().isEmpty()) {
            return new Voter(id, never, possibly, demands, false);
        }
        Polytope polytope = Polytope.of(asParty(read, id), id);
        List<Clause> more = new ArrayList<>(needs);
        RecordClause.of(id + "/possible", polytope, RecordClause.Asks.POSSIBLE).ifPresent(more::add);
        Clause sure = RecordClause.of(id + "/necessary", polytope, RecordClause.Asks.NECESSARY)
                .map(one -> {
                    List<Clause> all = new ArrayList<>(needs);
                    all.add(one);
                    return Clause.all(id, all);
                })
                .orElse(never);
        return new Voter(id, sure, more.size() == needs.size() ? possibly : Clause.all(id, more), demands, false);
    }

    /** The case in which a faction is a party of its own; the case itself for a party. */
    private static Case asParty(Case read, String id) {
        if (read.actor(id).isPresent()) {
            return read;
        }
        Faction faction = Home.faction(read, id).orElseThrow();
        Case.Builder builder = read.change();
        builder.actors.add(
                new Actor(id, faction.name(), List.of(Role.PARTY), List.of(), List.of(), null, faction.meta()));
        if (faction.partial() != null) {
            builder.partialProfiles.add(faction.partial());
        }
        return builder.build();
    }

    /** Whether the demand was not given up by the day of the case. */
    static boolean stands(Case read, Demand demand) {
        return demand.until() == null || demand.until().earliest().isAfter(read.asOf());
    }

    private static boolean counts(Demand demand, boolean stated) {
        return demand.firmness() == Firmness.RED_LINE || stated && demand.firmness() != Firmness.WISH;
    }

    static Optional<Clause> condition(OutcomeSpace space, Demand demand) {
        return demand.stance() instanceof Demand.Require(var condition)
                ? Optional.of(Clause.of(demand.id(), space, condition))
                : Optional.empty();
    }
}
