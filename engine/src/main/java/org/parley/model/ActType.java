package org.parley.model;

/**
 * What somebody did, with the PLOVER category that comes nearest; {@code -} where PLOVER has none.
 *
 * <p>Types that a verb frame of {@code parley read} finds have the category into which the CAMEO-to-PLOVER table of 17
 * September 2021 by Philip Schrodt puts the frame's code, with one exception: the table has no line for CAMEO's appeals
 * (02), to which pressing comes nearest. It is a {@code REQUEST} here, as demands are in the table, since both ask
 * somebody to do something. The categories of the other types are our choice among the table's.
 */
public enum ActType {
    PROPOSE("CONSULT", true),
    COUNTER("CONSULT", true),
    GIVE_FEEDBACK("CONSULT", true),
    RESPOND("CONSULT", true),
    ACCEPT("AGREE", true),
    REJECT("REJECT", true),
    SIGN("SUPPORT", true),
    DISMISS("REJECT", false),
    DEMAND("REQUEST", false),
    CONCEDE("CONCEDE", false),
    PRESS("REQUEST", false),
    THREATEN("THREATEN", false),
    MEET("CONSULT", false),
    RELAY("CONSULT", false),
    DEPART("CONSULT", false),
    STATE("-", false),
    ANNOUNCE("-", false),
    REPORT("-", false),
    DECLINE_COMMENT("-", false),
    SUSPEND("SANCTION", false),
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
    WITHDRAW_FROM_TALKS("SANCTION", false),
    OPERATE("COERCE", false);

    private final String plover;
    private final boolean move;

    ActType(String plover, boolean move) {
        this.plover = plover;
        this.move = move;
    }

    /** The PLOVER category, or {@code -}. */
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
