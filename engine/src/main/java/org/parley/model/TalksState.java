package org.parley.model;

/** The state that talks can be in, as computed from the record or as a source reports it. */
public enum TalksState {
    EXPLORING,
    AWAITING,
    ADVANCING,
    ONGOING,
    STALLED,
    IMPASSE,
    AGREED,
    IMPLEMENTING,
    SUSPENDED,
    COLLAPSED
}
