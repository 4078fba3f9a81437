package org.parley.evidence.article;

import java.util.Locale;

/** Why a stretch of a document is not the story. */
public enum Furniture {
    SKIP_LINK("a link that skips the menu"),
    CAPTION("the words under a picture"),
    CREDIT("who took a picture"),
    TAG("markup left in the text"),
    BYLINE("who wrote it and when"),
    DATELINE("place, date and agency before the first sentence"),
    WIRE_TAIL("sign-off and rights of an agency"),
    CONTRIBUTORS("who else contributed"),
    TOPIC("what it is filed under"),
    COMMENT_RULES("rules for readers' comments"),
    TIP_REQUEST("a request for tips"),
    NAVIGATION("menus, related links, buttons"),
    PULL_QUOTE("words of the story set in a box a second time"),
    SIGN_UP("newsletters, subscriptions, cookies"),
    CORRECTION("a note on what was corrected or changed"),
    OTHER("other boxes and notes");

    private final String meaning;

    Furniture(String meaning) {
        this.meaning = meaning;
    }

    /** In words. */
    public String meaning() {
        return meaning;
    }

    /** As files write it. */
    public String id() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
