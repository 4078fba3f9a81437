package org.parley.acceptance.room;

/** What goes on in talks that one delegation does not know of: with the other one, or between that one and the mediation. */
enum Secret {
    NOTE(true),
    NOTE_OF_A_MEMBER(true),
    FACTION(true),
    LIMIT(true),
    RED_LINE(true),
    PRIVATE_ANSWER(true),
    TEXT_OF_ITS_OWN(true),
    DRAFT(true),
    VISIT(true),
    EXPORT(true),
    FAILED_SIGN_IN(true),
    SIGNED_IN_ANEW(true),

    MESSAGE(false),
    ANSWER_TO_A_MESSAGE(false),
    WINDOW(false),
    NOTE_OF_THE_MEDIATION(false),
    LIMIT_RELEASED(false),
    ANSWER_RELEASED(false),
    TEXT_SUBMITTED(false),
    TEXT_SHOWN(false),
    RECEIPT(false),
    DISCLOSURE_ASKED(false),
    DISCLOSURE_DECIDED(false),
    DISCLOSURE_TOLD(false),
    DEVICE(false),
    LETTER(false),
    INVITATION(false),
    JOINED(false),
    LEFT(false),
    ROLE(false),
    LOCK(false),
    SESSIONS_ENDED(false),
    ACCESS_RESET(false),
    ROOM_ERASED(false),
    CAUCUS_ERASED(false),
    KEY_ROTATED(false);

    private final boolean alone;

    Secret(boolean alone) {
        this.alone = alone;
    }

    /** Whether the mediation knows nothing of it either. */
    boolean alone() {
        return alone;
    }
}
