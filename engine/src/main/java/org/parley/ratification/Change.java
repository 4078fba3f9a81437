package org.parley.ratification;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.parley.model.Actor;
import org.parley.model.Case;
import org.parley.model.Condition;
import org.parley.model.Demand;
import org.parley.model.Faction;
import org.parley.model.Firmness;
import org.parley.model.Options;
import org.parley.model.Ratification;
import org.parley.model.Ratification.Quota;

/** One thing that could be otherwise at home; a sentence of a what-if, see {@link Sentences}. */
public sealed interface Change {

    /** The case with the change made. @throws IllegalArgumentException, with advice, if it cannot be made */
    Case in(Case read);

    /** A faction leaves: its seats and its veto go, and nobody asks for its consent; the rule stays as stated. */
    record Leaves(String party, String faction) implements Change {
        @Override
        public Case in(Case read) {
            return rebuilt(read, party, actor -> {
                List<Faction> rest = actor.factions().stream()
                        .filter(f -> !f.id().equals(faction))
                        .toList();
                Ratification rule = actor.ratification();
                return with(actor, rest, rule == null ? null : Rules.without(rule, faction));
            });
        }
    }

    /**
     * A faction joins a body.
     *
     * @param body id of a body, or of a party that has one body
     */
    record Joins(String party, String faction, @Nullable String body, int seats) implements Change {
        @Override
        public Case in(Case read) {
            Faction joining = Home.faction(read, faction)
                    .orElseThrow(() -> new IllegalArgumentException("there is no faction `" + faction + "`."));
            return rebuilt(read, party, actor -> {
                List<Faction> all = new ArrayList<>(actor.factions());
                if (!all.contains(joining)) {
                    all.add(joining);
                }
                return with(actor, all, Rules.changed(actor, body, one -> {
                    if (one instanceof Ratification.Body b) {
                        if (b.seats().containsKey(faction)) {
                            throw new IllegalArgumentException("`" + faction + "` sits there already.");
                        }
                        Map<String, Integer> more = new LinkedHashMap<>(b.seats());
                        more.put(faction, seats);
                        return new Ratification.Body(b.name(), b.quota(), more);
                    }
                    throw new IllegalArgumentException("factions hold no seats in that body; its members are bodies.");
                }));
            });
        }
    }

    /** The threshold of a body becomes another. */
    record Threshold(String party, @Nullable String body, Quota quota) implements Change {
        @Override
        public Case in(Case read) {
            return rebuilt(
                    read,
                    party,
                    actor -> with(actor, actor.factions(), Rules.changed(actor, body, one -> switch (one) {
                        case Ratification.Body b -> new Ratification.Body(b.name(), quota, b.seats());
                        case Ratification.Council c -> new Ratification.Council(c.name(), quota, c.members());
                        default -> one;
                    })));
        }
    }

    /** A demand becomes one step less firm: a red line a position, a position (or unknown) a wish. */
    record Softens(String demand) implements Change {
        @Override
        public Case in(Case read) {
            return withDemand(read, demand, d -> {
                if (d.firmness() == Firmness.WISH) {
                    throw new IllegalArgumentException("`" + demand + "` is a wish already; it can only be dropped.");
                }
                Firmness softer = d.firmness() == Firmness.RED_LINE ? Firmness.POSITION : Firmness.WISH;
                return new Demand(d.id(), d.by(), d.stance(), softer, d.says(), d.since(), d.until(), d.meta());
            });
        }
    }

    /** A demand on one ordered issue admits everything up to an option as well. */
    record SoftensTo(String demand, String option) implements Change {
        @Override
        public Case in(Case read) {
            return withDemand(read, demand, d -> {
                if (!(d.stance() instanceof Demand.Require(Condition condition))
                        || condition.issues().size() != 1) {
                    throw new IllegalArgumentException(
                            "`" + demand + "` is no condition on one issue, so it cannot soften to an option.");
                }
                String issue = condition.issues().getFirst();
                Options options = read.issue(issue).orElseThrow().options();
                int target = options.indexOf(option);
                if (target < 0 || !options.ordered()) {
                    throw new IllegalArgumentException("issue `" + issue + "` "
                            + (target < 0 ? "has no option `" + option + "`." : "has no order of options."));
                }
                int position = read.space().position(issue);
                int[] picks = new int[read.issues().size()];
                List<Integer> met = new ArrayList<>();
                for (int o = 0; o < options.size(); o++) {
                    picks[position] = o;
                    if (read.space().meets(condition, picks)) {
                        met.add(o);
                    }
                }
                int from = met.stream().mapToInt(o -> o).min().orElse(target);
                int to = met.stream().mapToInt(o -> o).max().orElse(target);
                Set<String> admitted = new LinkedHashSet<>();
                for (int o = 0; o < options.size(); o++) {
                    boolean between = o >= target && o < from || o <= target && o > to;
                    if (met.contains(o) || between) {
                        admitted.add(options.get(o).id());
                    }
                }
                Demand.Require require = new Demand.Require(new Condition.OneOf(issue, admitted));
                return new Demand(d.id(), d.by(), require, d.firmness(), d.says(), d.since(), d.until(), d.meta());
            });
        }
    }

    /** A demand is given up. */
    record Dropped(String demand) implements Change {
        @Override
        public Case in(Case read) {
            Case.Builder builder = read.change();
            builder.demands.removeIf(d -> d.id().equals(demand));
            return builder.build();
        }
    }

    private static Actor with(Actor actor, List<Faction> factions, @Nullable Ratification rule) {
        return new Actor(actor.id(), actor.name(), actor.roles(), actor.allyOf(), factions, rule, actor.meta());
    }

    private static Case rebuilt(Case read, String party, UnaryOperator<Actor> change) {
        Case.Builder builder = read.change();
        builder.actors.replaceAll(actor -> actor.id().equals(party) ? change.apply(actor) : actor);
        return builder.build();
    }

    private static Case withDemand(Case read, String id, UnaryOperator<Demand> change) {
        Case.Builder builder = read.change();
        builder.demands.replaceAll(d -> d.id().equals(id) ? change.apply(d) : d);
        return builder.build();
    }
}
