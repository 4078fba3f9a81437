package org.parley.diagnosis;

/** Who looks on while conflicts are found: hears of each as it is found, and may end the search. */
public interface Watch {

    /** Looks away and never ends the search. */
    Watch NONE = new Watch() {};

    /** Asked often; once it says yes the search ends with what it has. */
    default boolean stopped() {
        return false;
    }

    /** A sticking point was found; of one component, fewest clauses first but for the very first. */
    default void stickingPoint(StickingPoint point) {}

    /** A relaxation was found; of one component, best first. */
    default void relaxation(Relaxation relaxation) {}

    /**
     * Where the search stands.
     *
     * @param component number of the component, from 1
     * @param questions how often the solver was asked so far
     */
    default void progress(int component, long questions) {}
}
