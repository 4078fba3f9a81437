package org.parley.ratification;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.parley.model.Actor;
import org.parley.model.Case;
import org.parley.model.Decision;
import org.parley.model.Faction;
import org.parley.solver.Clause;
import org.parley.solver.OutcomeCount;

/**
 * The zone of agreement: the outcomes that pass with everybody, or with those whom the case's decision rule asks for.
 *
 * @param homes one per party, in the order of the case
 * @param surely outcomes that pass at every home
 * @param possibly outcomes that are not known to fail at any
 * @param without outcomes that no leader says no to, as if nothing had to be ratified
 * @param surelyWithout outcomes that every leader says yes to
 */
public record Zone(
        List<Home> homes,
        OutcomeCount surely,
        OutcomeCount possibly,
        OutcomeCount surelyWithout,
        OutcomeCount without) {

    public Zone {
        homes = List.copyOf(homes);
    }

    public static Zone of(Case read, Assumption assumption) {
        List<Home> homes =
                read.parties().stream().map(p -> Home.of(read, p, assumption)).toList();
        return new Zone(
                homes,
                WinSet.count(read, List.of(together(read, homes, Home::surely))),
                WinSet.count(read, List.of(together(read, homes, Home::possibly))),
                WinSet.count(read, List.of(together(read, homes, h -> h.leader().surely()))),
                WinSet.count(read, List.of(together(read, homes, h -> h.leader().possibly()))));
    }

    /** That enough parties agree: all of them, or as the case's decision rule says. */
    static Clause together(Case read, List<Home> homes, Function<Home, Clause> each) {
        Decision decision = read.decision();
        List<Clause.Seated> seats = homes.stream()
                .map(home -> new Clause.Seated(1, each.apply(home)))
                .toList();
        if (decision == null) {
            return new Clause.Quorum("everybody", seats.size(), seats);
        }
        List<Clause> parts = new ArrayList<>();
        parts.add(new Clause.Quorum("enough", decision.atLeast(), seats));
        homes.stream()
                .filter(home -> decision.including().contains(home.party().id()))
                .forEach(home -> parts.add(each.apply(home)));
        return Clause.all("decision", parts);
    }

    /**
     * A faction that binds: if it agreed to everything, more outcomes would pass.
     *
     * @param surely outcomes that would pass surely then
     * @param possibly outcomes that would not be known to fail then
     */
    public record Binding(Actor party, Faction faction, OutcomeCount surely, OutcomeCount possibly) {}

    /** The factions that bind, in the order of the case; of a faction whose counts are not exact nothing is said. */
    public List<Binding> binding(Case read, Assumption assumption) {
        List<Binding> all = new ArrayList<>();
        for (Actor party : read.parties()) {
            for (Faction faction : party.factions()) {
                Map<String, Voter> agreeing = Map.of(faction.id(), Voter.agreeing(faction.id()));
                List<Home> changed = read.parties().stream()
                        .map(p -> Home.of(read, p, assumption, agreeing))
                        .toList();
                OutcomeCount sure = WinSet.count(read, List.of(together(read, changed, Home::surely)));
                OutcomeCount maybe = WinSet.count(read, List.of(together(read, changed, Home::possibly)));
                if (sure.least().compareTo(surely.most()) > 0 || maybe.least().compareTo(possibly.most()) > 0) {
                    all.add(new Binding(party, faction, sure, maybe));
                }
            }
        }
        return all;
    }
}
