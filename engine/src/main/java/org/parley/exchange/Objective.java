package org.parley.exchange;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What a plan is to be good at; several are taken in order, each among the plans that are best by those before it. */
public enum Objective {
    /** The largest exposure of any party at any moment is as small as can be. */
    EXPOSURE("smallest largest exposure"),
    /** The last step is on as early a day as can be. */
    DURATION("shortest duration"),
    /** Bonds, where they are needed, have the smallest sum. */
    GUARANTEE("smallest guarantee"),
    /** The largest difference of two parties' exposures at any moment is as small as can be. */
    BALANCE("most balanced curve");

    private final String words;

    Objective(String words) {
        this.words = words;
    }

    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    public String words() {
        return words;
    }

    public static Optional<Objective> byId(String id) {
        return Arrays.stream(values()).filter(o -> o.id().equals(id)).findFirst();
    }
}
