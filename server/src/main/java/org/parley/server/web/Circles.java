package org.parley.server.web;

import java.util.Map;
import org.parley.server.talks.Audience;

/**
 * Who can see what stands in a chain, in words that a template finishes; templates find it as {@code circles}.
 *
 * @param names of the delegations, as far as the talks have said them
 */
public record Circles(Map<String, String> names) {

    public Circles {
        names = Map.copyOf(names);
    }

    /**
     * Those who can read a chain.
     *
     * @param key of the message bundle
     * @param party name of the delegation that it takes in; empty where it takes in none
     */
    public record Circle(String key, String party) {}

    public Circle of(String audience) {
        Audience parsed = Audience.parse(audience);
        String kind = parsed.kind().name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
        String party = parsed.party();
        return new Circle("circle." + kind, party == null ? "" : name(party));
    }

    /** A delegation's name; its id where nobody said one. */
    public String name(String party) {
        return names.getOrDefault(party, party);
    }
}
