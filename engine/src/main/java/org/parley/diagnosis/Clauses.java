package org.parley.diagnosis;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedSet;
import org.parley.model.Actor;
import org.parley.model.Case;
import org.parley.model.Demand;
import org.parley.model.Firmness;
import org.parley.model.OutcomeSpace;
import org.parley.model.Profile;
import org.parley.model.Role;
import org.parley.preference.Polytope;
import org.parley.preference.Premise;
import org.parley.preference.RecordClause;
import org.parley.ratification.Home;
import org.parley.ratification.Voter;
import org.parley.solver.Clause;

/**
 * A case as clauses.
 *
 * <p>Soft ones are the parties' demands on outcomes that still stand (id of the demand), reservation values above 0 (id of
 * the party), what the factions' recorded red lines, positions and profiles let a party's rule of ratification pass
 * ({@code party/ratification}), and what a party's acts leave possible for it ({@code party/record}), where they exclude
 * anything. Hard ones are the constraints.
 *
 * @param soft in the order of the case, demands first
 * @param hard constraints
 * @param firmness of each soft clause; a reservation value counts as a red line
 * @param grounds what each clause rests on
 */
public record Clauses(
        OutcomeSpace space,
        List<Clause> soft,
        List<Clause> hard,
        Map<String, Firmness> firmness,
        Map<String, Ground> grounds) {

    /** What the id of a rule of ratification ends with. */
    public static final String RATIFICATION = "/ratification";

    /** What the id of the clause of a party's acts ends with. */
    public static final String RECORD = "/record";

    public Clauses {
        soft = List.copyOf(soft);
        hard = List.copyOf(hard);
        firmness = Map.copyOf(firmness);
        grounds = Map.copyOf(grounds);
    }

    public static Clauses of(Case read) {
        return new Reader(read).read();
    }

    /** What these clauses rest on together; an id that is none rests on nothing. */
    public Ground ground(Iterable<String> ids) {
        Ground all = Ground.NONE;
        for (String id : ids) {
            all = all.and(grounds.getOrDefault(id, Ground.NONE));
        }
        return all;
    }

    /** The soft clauses with these ids, in order. */
    List<Clause> softOf(List<String> ids) {
        return soft.stream().filter(clause -> ids.contains(clause.id())).toList();
    }

    private static final class Reader {
        private final Case read;
        private final OutcomeSpace space;
        private final List<Clause> soft = new ArrayList<>();
        private final Map<String, Firmness> firmness = new HashMap<>();
        private final Map<String, Ground> grounds = new HashMap<>();

        Reader(Case read) {
            this.read = read;
            this.space = read.space();
        }

        Clauses read() {
            for (Demand demand : read.demands()) {
                boolean stands =
                        demand.until() == null || demand.until().earliest().isAfter(read.asOf());
                boolean ofParty = read.actor(demand.by())
                        .filter(actor -> actor.is(Role.PARTY))
                        .isPresent();
                if (stands && ofParty && demand.stance() instanceof Demand.Require(var condition)) {
                    add(Clause.of(demand.id(), space, condition), demand.firmness(), ground(demand));
                }
            }
            for (Profile profile : read.profiles()) {
                if (profile.reservation().signum() > 0) {
                    add(
                            Clause.atLeastReservation(profile.party(), space, profile),
                            Firmness.RED_LINE,
                            new Ground(List.of(), List.of(), profile.meta().claims()));
                }
            }
            read.parties().forEach(this::atHome);
            read.parties().forEach(this::byRecord);
            List<Clause> hard = new ArrayList<>();
            read.constraints().forEach(c -> {
                hard.add(Clause.of(c.id(), space, c.holds()));
                grounds.put(c.id(), new Ground(List.of(), List.of(), c.meta().claims()));
            });
            return new Clauses(space, soft, hard, firmness, grounds);
        }

        private void add(Clause clause, Firmness firm, Ground ground) {
            soft.add(clause);
            firmness.put(clause.id(), firm);
            grounds.put(clause.id(), ground);
        }

        private static Ground ground(Demand demand) {
            return new Ground(List.of(), List.of(demand.id()), demand.meta().claims());
        }

        /** The leader's own demands stand beside it, so it counts as agreeing here. */
        private void atHome(Actor party) {
            Home home = Home.asRecorded(read, party);
            if (home.possibly().issues().isEmpty()) {
                return;
            }
            Ground ground = new Ground(List.of(), List.of(), party.meta().claims());
            boolean redLines = true;
            for (Voter voter : home.voters().values()) {
                for (String id : voter.demands()) {
                    Demand demand = read.demand(id).orElseThrow();
                    ground = ground.and(ground(demand));
                    redLines &= demand.firmness() == Firmness.RED_LINE;
                }
            }
            for (var faction : party.factions()) {
                if (home.rule().factions().contains(faction.id())) {
                    ground = ground.and(
                            new Ground(List.of(), List.of(), faction.meta().claims()));
                }
            }
            add(home.possibly(), redLines ? Firmness.RED_LINE : Firmness.POSITION, ground);
        }

        /** Acts alone: the demands stand as clauses of their own, and a measured profile as a reservation value. */
        private void byRecord(Actor party) {
            if (read.profile(party.id()).isPresent() || read.issues().isEmpty()) {
                return;
            }
            Polytope acts = Polytope.of(read, party.id())
                    .keeping(premise -> premise.demands().isEmpty());
            Optional<RecordClause> clause = RecordClause.of(party.id() + RECORD, acts, RecordClause.Asks.POSSIBLE);
            clause.ifPresent(one -> add(one, Firmness.RED_LINE, ground(acts.premises())));
        }

        private static Ground ground(List<Premise> premises) {
            SequencedSet<String> ids = new LinkedHashSet<>();
            SequencedSet<String> claims = new LinkedHashSet<>();
            premises.forEach(premise -> {
                ids.addAll(premise.acts());
                claims.addAll(premise.claims());
            });
            return new Ground(List.copyOf(ids), List.of(), List.copyOf(claims));
        }
    }
}
