package org.parley.model;

/** How far an act binds the one who did it, in the case author's careful reading. */
public enum Reading {
    /** As its type says. */
    PLAIN,
    /** Rhetoric: reads as nothing. */
    RHETORIC,
    /** A final answer. */
    FINAL
}
