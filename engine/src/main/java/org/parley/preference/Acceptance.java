package org.parley.preference;

/** What the record proves of a party and an outcome. */
public enum Acceptance {
    /** At least as good as no agreement, whatever profile the party has that keeps the record. */
    NECESSARY,
    /** At least as good as no agreement for some such profiles, and not for others. */
    POSSIBLE,
    /** Worse than no agreement for every such profile. */
    IMPOSSIBLE,
    /** Nothing in the record bounds the party's profile. */
    UNKNOWN;

    /** As a page says it. */
    public String word() {
        return name().toLowerCase(java.util.Locale.ROOT);
    }
}
