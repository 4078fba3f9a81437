package org.parley.server.talks;

/** The texts of the talks. */
public final class Texts {

    /** The most languages that one text may be written in. */
    public static final int MOST_LANGUAGES = 8;

    /** What stands on a page for a clause that nobody has written in its language yet. */
    static final String NOT_WRITTEN = "[—]";

    private Texts() {}
}
