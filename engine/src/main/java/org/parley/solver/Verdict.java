package org.parley.solver;

/**
 * What is known of a clause over a set of outcomes. {@code SOMETIMES} is also the answer where it is too hard to tell.
 */
public enum Verdict {
    ALWAYS,
    NEVER,
    SOMETIMES;

    Verdict negated() {
        return this == ALWAYS ? NEVER : this == NEVER ? ALWAYS : SOMETIMES;
    }
}
