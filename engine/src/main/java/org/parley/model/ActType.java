package org.parley.model;

/**
 * What somebody did, with the PLOVER category that comes nearest (after the CAMEO-to-PLOVER table of 17 September 2021
 * by Philip Schrodt); {@code -} where PLOVER has none.
 */
public enum ActType {
    PROPOSE("CONSULT", true),
    COUNTER("CONSULT", true),
    GIVE_FEEDBACK("CONSULT", true),
    RESPOND("CONSULT", true),
    ACCEPT("AGREE", true),
    REJECT("REJECT", true),
    SIGN("AGREE", true),
    DISMISS("REJECT", false),
    DEMAND("REQUEST", false),
    CONCEDE("CONCEDE", false),
    PRESS("REQUEST", false),
    THREATEN("THREATEN", false),
    MEET("CONSULT", false),
    RELAY("CONSULT", false),
    DEPART("-", false),
    STATE("-", false),
    ANNOUNCE("-", false),
    REPORT("-", false),
    DECLINE_COMMENT("-", false),
    SUSPEND("REJECT", false),
    RESUME("CONSULT", false),
    DELIVER("COOPERATE", false),
    VERIFY("COOPERATE", false),
    DISPUTE("ACCUSE", false),
    RESOLVE_DISPUTE("AGREE", false),
    ALLEGE_BREACH("ACCUSE", false),
    ESTABLISH_BREACH("-", false),
    REPORT_INCIDENT("-", false),
    VERIFY_INCIDENT("-", false),
    INVESTIGATE_INCIDENT("-", false),
    ATTRIBUTE_INCIDENT("ACCUSE", false),
    CLOSE_INCIDENT("-", false),
    WITHDRAW_FROM_TALKS("REJECT", false),
    OPERATE("COERCE", false);

    private final String plover;
    private final boolean move;

    ActType(String plover, boolean move) {
        this.plover = plover;
        this.move = move;
    }

    public String plover() {
        return plover;
    }

    /** Whether it is a move in the exchange of texts: it answers a text, or puts one that wants an answer. */
    public boolean isMove() {
        return move;
    }

    /** Whether it is about an incident. */
    public boolean isIncident() {
        return switch (this) {
            case REPORT_INCIDENT, VERIFY_INCIDENT, INVESTIGATE_INCIDENT, ATTRIBUTE_INCIDENT, CLOSE_INCIDENT -> true;
            default -> false;
        };
    }

    /** Whether somebody has to answer it. A final yes, no or signature asks for nothing. */
    public boolean wantsAnswer() {
        return this == PROPOSE || this == COUNTER || this == GIVE_FEEDBACK;
    }
}
