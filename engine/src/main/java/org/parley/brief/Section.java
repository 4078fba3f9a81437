package org.parley.brief;

import java.util.Locale;

/** The questions that a brief answers, in order. */
public enum Section {
    WHERE_THINGS_STAND("Where things stand"),
    ON_THE_TABLE("What is on the table"),
    STICKING_POINTS("The sticking points"),
    COMPATIBLE_IF("What would make the recorded demands compatible"),
    LEFT_POSSIBLE("What the record leaves possible"),
    CARRIED_OUT("How it could be carried out"),
    REASONS("Reasons reported for each side's position"),
    THIRD_PARTIES("What third parties say"),
    DISAGREEMENTS("Where the sources disagree"),
    WATCH("What to watch"),
    NOT_KNOWN("What is not known"),
    CONTEXT("Background and context");

    private final String heading;

    Section(String heading) {
        this.heading = heading;
    }

    public String heading() {
        return heading;
    }

    /** As outputs name it, e.g. {@code sticking-points}. */
    public String id() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
