package org.parley.evidence.proposal;

import java.util.EnumMap;
import java.util.Map;
import org.parley.model.Attribution.Kind;
import org.parley.model.Credibility;
import org.parley.model.Grade;
import org.parley.model.Reliability;

/**
 * The table by which grades are proposed; {@code parley read --grades} prints it. The reliability is the document's, as a
 * person has set it or F; the credibility follows from the kind of speaker, one better when another chain of outlets
 * says the same, and never better than 3 where the speaker is unnamed or the words came through another outlet.
 */
public final class Grading {

    private static final Map<Kind, Integer> BY_KIND = new EnumMap<>(Map.ofEntries(
            Map.entry(Kind.NAMED_OFFICIAL, 2),
            Map.entry(Kind.BY_ROLE, 2),
            Map.entry(Kind.OFFICE, 2),
            Map.entry(Kind.UNNAMED_SPOKESPERSON, 2),
            Map.entry(Kind.DOCUMENT, 2),
            Map.entry(Kind.OWN_VOICE, 3),
            Map.entry(Kind.GROUP, 3),
            Map.entry(Kind.ANONYMOUS_OFFICIAL, 3),
            Map.entry(Kind.FAMILIAR, 3),
            Map.entry(Kind.BRIEFED, 3),
            Map.entry(Kind.OTHER_OUTLET, 3),
            Map.entry(Kind.UNATTRIBUTED, 6)));

    private Grading() {}

    /**
     * A proposed grade.
     *
     * @param relayed whether another outlet passed the words on
     * @param chains in how many distinct chains of outlets the same is said, this one included
     */
    static Grade of(Reliability reliability, Kind kind, boolean relayed, int chains) {
        int digit = BY_KIND.getOrDefault(kind, 6);
        boolean second = relayed || kind.anonymous() || kind == Kind.OTHER_OUTLET;
        if (relayed && digit < 3) {
            digit = 3;
        }
        if (chains > 1 && digit < 6 && digit > (second ? 3 : 1)) {
            digit--;
        }
        return new Grade(reliability, Credibility.of(digit));
    }

    /** Credibility of one chain alone for each kind of speaker. */
    public static Map<Kind, Integer> table() {
        return Map.copyOf(BY_KIND);
    }
}
