package org.parley.model;

/** How far an act binds the one who did it, in the case author's careful reading. */
public enum Reading {
    /** As its type says. */
    PLAIN,
    /** Rhetoric: reads as nothing. */
    RHETORIC,
    /** A final answer. */
    FINAL,
    /** What it puts forward, or else what it answers, would do on its day. */
    ACCEPTABLE,
    /** What it puts forward, or else what it answers, would not do on its day: worse than no agreement. */
    UNACCEPTABLE,
    /** What it puts forward is liked at least as well as what it answers; nothing more. */
    PREFERRED
}
