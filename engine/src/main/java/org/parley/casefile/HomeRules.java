package org.parley.casefile;

import java.math.BigInteger;
import java.util.HashSet;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.parley.model.Actor;
import org.parley.model.Case;
import org.parley.model.Faction;
import org.parley.model.Ratification;
import org.parley.model.Ratification.Quota;
import org.parley.model.Rational;

/** What no shape can say of a party's factions and its rule of ratification. */
final class HomeRules {

    private final Actor actor;
    private final CaseRules rules;
    private final String path;
    private final Set<String> factions = new TreeSet<>();
    private final Set<String> bodies = new HashSet<>();

    private HomeRules(Actor actor, CaseRules rules, String path) {
        this.actor = actor;
        this.rules = rules;
        this.path = path + "/ratification";
    }

    static void check(Actor actor, Case read, CaseRules rules, String path) {
        ProfileRules profiles = new ProfileRules(read, rules);
        for (Faction faction : actor.factions()) {
            String at = path + "/factions/" + faction.id() + "/profile";
            if (faction.profile() != null) {
                profiles.measured(faction.profile(), at);
            }
            if (faction.partial() != null) {
                PartialProfiles.check(faction.partial(), read, at, rules);
            }
        }
        if (actor.ratification() != null) {
            HomeRules home = new HomeRules(actor, rules, path);
            actor.factions().forEach(faction -> home.factions.add(faction.id()));
            home.rule(actor.ratification());
        }
    }

    private void rule(Ratification rule) {
        switch (rule) {
            case Ratification.Leader leader -> {}
            case Ratification.Consent(String faction) -> faction(faction);
            case Ratification.All(var parts) -> parts.forEach(this::rule);
            case Ratification.Any(var parts) -> parts.forEach(this::rule);
            case Ratification.Body body -> {
                body.seats().forEach((faction, seats) -> {
                    faction(faction);
                    seats(seats, faction);
                });
                body(body.name(), body.quota(), body.size());
            }
            case Ratification.Council council -> {
                for (Ratification.Member member : council.members()) {
                    seats(member.seats(), "a member");
                    rule(member.rule());
                }
                body(council.name(), council.quota(), council.size());
            }
        }
    }

    private void faction(String id) {
        rules.among(id, factions, "faction of " + actor.id(), path);
    }

    private void seats(int seats, String whose) {
        if (seats <= 0) {
            rules.error(path, "the seats (" + seats + ") of " + whose + " must be above 0", "Leave out who has none.");
        }
    }

    private void body(@Nullable String name, Quota quota, BigInteger size) {
        if (name != null && !bodies.add(name)) {
            rules.error(path, "there are two bodies called `" + name + "`", "Give each body a name of its own.");
        }
        Rational number = quota.number();
        boolean possible = switch (quota.kind()) {
            case SEATS -> number.signum() > 0 && number.compareTo(new Rational(size, BigInteger.ONE)) <= 0;
            case SHARE -> number.signum() > 0 && number.compareTo(Rational.ONE) <= 0;
            case MORE_THAN -> number.signum() >= 0 && number.compareTo(Rational.ONE) < 0;
        };
        if (!possible) {
            rules.error(
                    path,
                    "the threshold (" + number + ") cannot be met by " + size + " seats",
                    "Write a number of seats that the body has, a share above 0 and at most 1, or more than a share"
                            + " below 1.");
        }
    }
}
