package org.parley.ratification;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.parley.model.Actor;
import org.parley.model.Case;
import org.parley.model.Faction;
import org.parley.model.Ratification;
import org.parley.solver.Clause;

/**
 * A party at home: its rule, and what leader and factions would say.
 *
 * <p>Where no rule is in the record and there are factions, an outcome passes surely if leader and every faction agree, and
 * possibly if neither the leader nor a faction with a veto says no. A faction with a veto has to agree under any rule.
 *
 * @param rule as stated, vetoes joined to it; the leader's consent, and that of those with a veto, where none is stated
 * @param stated whether a rule is in the record, or none is needed since there are no factions
 * @param voters by id, the leader under the id of the party first
 * @param surely met by the outcomes that pass
 * @param possibly met by the outcomes that are not known to fail
 */
public record Home(
        Actor party, Ratification rule, boolean stated, Map<String, Voter> voters, Clause surely, Clause possibly) {

    public static Home of(Case read, Actor party, Assumption assumption) {
        return of(read, party, assumption, Map.of());
    }

    /**
     * The party as its factions' recorded red lines, positions and profiles have it, whatever its leader says: what {@link
     * #possibly} asks for is all that they ask for.
     */
    public static Home asRecorded(Case read, Actor party) {
        return of(read, party, Assumption.DEMANDS_ARE_ALL, Map.of(party.id(), Voter.agreeing(party.id())));
    }

    /** @param replaced voters that answer otherwise than the record tells */
    static Home of(Case read, Actor party, Assumption assumption, Map<String, Voter> replaced) {
        boolean stated = party.ratification() != null || party.factions().isEmpty();
        Ratification rule = rule(party);
        Map<String, Voter> voters = new LinkedHashMap<>();
        voters.put(party.id(), Voter.leader(read, party.id(), assumption));
        party.factions().forEach(f -> voters.put(f.id(), Voter.faction(read, f, assumption)));
        for (String id : rule.factions()) {
            faction(read, id).ifPresent(f -> voters.putIfAbsent(id, Voter.faction(read, f, assumption)));
        }
        replaced.forEach(voters::replace);
        List<Ratification> everybody = new ArrayList<>(List.of(new Ratification.Leader()));
        party.factions().forEach(f -> everybody.add(new Ratification.Consent(f.id())));
        Ratification sure = stated ? rule : new Ratification.All(everybody);
        String id = party.id() + "/ratification";
        return new Home(
                party,
                rule,
                stated,
                Map.copyOf(voters),
                clause(
                        id,
                        sure,
                        party.id(),
                        voter -> voters.getOrDefault(voter, unknown(voter)).surely()),
                clause(
                        id,
                        rule,
                        party.id(),
                        voter -> voters.getOrDefault(voter, unknown(voter)).possibly()));
    }

    /** The rule with the vetoes of the factions joined to it. */
    public static Ratification rule(Actor party) {
        List<Ratification> parts = new ArrayList<>();
        parts.add(party.ratification() == null ? new Ratification.Leader() : party.ratification());
        party.factions().stream().filter(Faction::veto).forEach(f -> parts.add(new Ratification.Consent(f.id())));
        return parts.size() == 1 ? parts.getFirst() : new Ratification.All(parts);
    }

    /**
     * A rule as one clause.
     *
     * @param leader id of the voter who leads
     * @param voter what each voter's consent means
     */
    public static Clause clause(String id, Ratification rule, String leader, Function<String, Clause> voter) {
        return switch (rule) {
            case Ratification.Leader none -> voter.apply(leader);
            case Ratification.Consent(String faction) -> voter.apply(faction);
            case Ratification.All(List<Ratification> parts) ->
                Clause.all(
                        id,
                        parts.stream().map(p -> clause(id, p, leader, voter)).toList());
            case Ratification.Any(List<Ratification> parts) ->
                new Clause.Quorum(
                        id,
                        1,
                        parts.stream()
                                .map(p -> new Clause.Seated(1, clause(id, p, leader, voter)))
                                .toList());
            case Ratification.Body body -> {
                List<Clause.Seated> seats = new ArrayList<>();
                body.seats().forEach((faction, number) -> seats.add(new Clause.Seated(number, voter.apply(faction))));
                yield new Clause.Quorum(id, body.quota().needed(body.size()).longValueExact(), seats);
            }
            case Ratification.Council council ->
                new Clause.Quorum(
                        id,
                        council.quota().needed(council.size()).longValueExact(),
                        council.members().stream()
                                .map(m -> new Clause.Seated(m.seats(), clause(id, m.rule(), leader, voter)))
                                .toList());
        };
    }

    /** What the party at home says to an outcome. */
    public Vote vote(int[] picks) {
        return surely.holds(picks) ? Vote.YES : possibly.holds(picks) ? Vote.UNKNOWN : Vote.NO;
    }

    /** The leader's own acceptance, as if nothing had to be ratified. */
    public Voter leader() {
        return voters.getOrDefault(party.id(), unknown(party.id()));
    }

    /** Whether an answer rests on numbers or readings that somebody assumed. */
    public boolean assumed() {
        return voters.values().stream().anyMatch(Voter::assumed);
    }

    static Optional<Faction> faction(Case read, String id) {
        return read.actors().stream()
                .flatMap(actor -> actor.factions().stream())
                .filter(faction -> faction.id().equals(id))
                .findFirst();
    }

    private static Voter unknown(String id) {
        return new Voter(id, new Clause.Quorum(id, 1, List.of()), Clause.all(id, List.of()), List.of(), false);
    }
}
