package org.parley.server.talks;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What a member of talks may be; {@code visibility-matrix.yaml} says what each may see and do. */
public enum MemberRole {
    /** Leads the mediation. */
    LEAD,
    /** Belongs to the mediation team. */
    TEAM,
    /** Heads a delegation. */
    HEAD,
    /** Belongs to a delegation. */
    MEMBER,
    /** Advises a delegation, and writes nothing. */
    ADVISER,
    /** Watches what is said to all. */
    OBSERVER,
    /** Reports on what is carried out. */
    MONITOR;

    /** As stored and shown. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Whether it belongs to the mediation. */
    public boolean mediates() {
        return this == LEAD || this == TEAM;
    }

    /** Whether it belongs to a delegation. */
    public boolean represents() {
        return this == HEAD || this == MEMBER || this == ADVISER;
    }

    public static Optional<MemberRole> of(String word) {
        return Arrays.stream(values()).filter(role -> role.word().equals(word)).findFirst();
    }
}
