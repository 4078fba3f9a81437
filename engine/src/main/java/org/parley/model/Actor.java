package org.parley.model;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A party, mediator or observer.
 *
 * @param roles at least one; the first is the section of the case file that the actor stands in
 * @param allyOf ids of the actors that it is reported to stand by
 * @param factions a party's domestic constituencies
 * @param ratification the rule by which an outcome passes at home; null when none is known
 */
public record Actor(
        String id,
        String name,
        List<Role> roles,
        List<String> allyOf,
        List<Faction> factions,
        @Nullable Ratification ratification,
        Meta meta) {

    public Actor {
        if (roles.isEmpty()) {
            throw new IllegalArgumentException("actor " + id + " must have a role");
        }
        roles = List.copyOf(roles);
        allyOf = List.copyOf(allyOf);
        factions = List.copyOf(factions);
    }

    public boolean is(Role role) {
        return roles.contains(role);
    }
}
