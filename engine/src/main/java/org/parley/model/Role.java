package org.parley.model;

/** What an actor is in the talks; one actor may have several roles at once. */
public enum Role {
    /** Has to agree for there to be a deal. */
    PARTY,
    /** Carries messages between parties. */
    MEDIATOR,
    /** Watches, comments or presses; has to agree to nothing. */
    OBSERVER,
    /** Stands by one of the parties ({@link Actor#allyOf}). */
    ALLY,
    /** Gives the talks a place. */
    HOST
}
