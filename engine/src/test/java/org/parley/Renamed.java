package org.parley;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.parley.model.Act;
import org.parley.model.Actor;
import org.parley.model.Case;
import org.parley.model.Demand;
import org.parley.model.PartialProfile;

/** Cases of acts, demands and partial profiles under other names. */
public final class Renamed {

    private Renamed() {}

    /** The same case with parties of these ids, old to new; their names are the new ids in capitals, their order that of the new ids. */
    public static Case parties(Case read, Map<String, String> ids) {
        Case.Builder builder = read.change();
        builder.actors.clear();
        List<Actor> actors = new ArrayList<>();
        for (Actor a : read.parties()) {
            String id = ids.getOrDefault(a.id(), a.id());
            actors.add(new Actor(
                    id,
                    id.toUpperCase(Locale.ROOT),
                    a.roles(),
                    a.allyOf().stream()
                            .map(other -> ids.getOrDefault(other, other))
                            .toList(),
                    a.factions(),
                    a.ratification(),
                    a.meta()));
        }
        actors.sort(java.util.Comparator.comparing(Actor::id));
        builder.actors.addAll(actors);
        builder.record.replaceAll(a -> new Act(
                a.id(),
                a.type(),
                a.when(),
                ids.getOrDefault(a.by(), a.by()),
                a.to().stream().map(other -> ids.getOrDefault(other, other)).toList(),
                a.via(),
                a.place(),
                a.inReplyTo(),
                a.says(),
                a.text(),
                a.reading(),
                a.performance(),
                a.meta()));
        builder.demands.replaceAll(d -> new Demand(
                d.id(),
                ids.getOrDefault(d.by(), d.by()),
                d.stance(),
                d.firmness(),
                d.says(),
                d.since(),
                d.until(),
                d.meta()));
        builder.partialProfiles.replaceAll(p -> new PartialProfile(
                ids.getOrDefault(p.party(), p.party()),
                p.importance(),
                p.orders(),
                p.prefers(),
                p.matters(),
                p.peaks(),
                p.intervals(),
                p.moved(),
                p.basis(),
                p.meta()));
        return builder.build();
    }
}
