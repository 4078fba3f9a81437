package org.parley.ratification;

/** How far recorded demands tell what a voter without a measured profile would say. */
public enum Assumption {
    /**
     * Nothing is assumed: a red line that is not met is a no, and so is what the record proves to be worse than no
     * agreement; a sure yes takes a measured profile, or such a proof. Nobody has said that the recorded demands are all
     * there is.
     */
    NONE,
    /** Assumed: each wants what its recorded red lines and positions say, and nothing else. */
    DEMANDS_ARE_ALL
}
