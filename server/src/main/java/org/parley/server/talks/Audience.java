package org.parley.server.talks;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Whose eyes a chain is for.
 *
 * @param party id of the delegation; null for those chains that belong to none
 */
public record Audience(Kind kind, @Nullable String party) {

    public static final Audience COMMON = new Audience(Kind.COMMON, null);
    public static final Audience TEAM = new Audience(Kind.TEAM, null);
    public static final Audience ADMIN_TEAM = new Audience(Kind.ADMIN_TEAM, null);

    /** No delegation may be called so: {@code admin/team} is the team's own. */
    private static final String RESERVED = "team";

    /** The kinds of chains. */
    public enum Kind {
        /** All members. */
        COMMON,
        /** The mediation team. */
        TEAM,
        /** A delegation alone. */
        PARTY,
        /** A delegation and the team. */
        CAUCUS,
        /** What administrators do to a delegation: its head and the lead. */
        ADMIN,
        /** What administrators do to the team. */
        ADMIN_TEAM;

        boolean hasParty() {
            return this == PARTY || this == CAUCUS || this == ADMIN;
        }
    }

    /** @throws BadDeedException if a party is missing, or is one too many, or has no proper id */
    public Audience {
        if (kind.hasParty()) {
            Words.id(party, "delegation");
            if (RESERVED.equals(party)) {
                throw new BadDeedException("No delegation can be called “team”. Choose another id.");
            }
        } else if (party != null) {
            throw new BadDeedException("What all of them see belongs to no single delegation.");
        }
    }

    public static Audience party(String party) {
        return new Audience(Kind.PARTY, party);
    }

    public static Audience caucus(String party) {
        return new Audience(Kind.CAUCUS, party);
    }

    public static Audience admin(String party) {
        return new Audience(Kind.ADMIN, party);
    }

    /**
     * @param name as in {@code caucus/north}
     * @throws BadDeedException if there is no such chain
     */
    public static Audience parse(String name) {
        int slash = name.indexOf('/');
        if (name.equals("admin/" + RESERVED)) {
            return ADMIN_TEAM;
        }
        String first = slash < 0 ? name : name.substring(0, slash);
        String party = slash < 0 ? null : name.substring(slash + 1);
        for (Kind kind : Kind.values()) {
            if (kind != Kind.ADMIN_TEAM
                    && kind.name().toLowerCase(Locale.ROOT).equals(first)
                    && kind.hasParty() == (party != null)) {
                return new Audience(kind, party);
            }
        }
        throw new BadDeedException("There is no audience “" + (name.length() > 80 ? name.substring(0, 80) : name)
                + "”. It is common, team, admin/team, or party/, caucus/ or admin/ with the id of a delegation.");
    }

    /** The name of its chain. */
    @Override
    public String toString() {
        return switch (kind) {
            case COMMON -> "common";
            case TEAM -> "team";
            case ADMIN_TEAM -> "admin/" + RESERVED;
            case PARTY, CAUCUS, ADMIN -> kind.name().toLowerCase(Locale.ROOT) + "/" + party;
        };
    }
}
