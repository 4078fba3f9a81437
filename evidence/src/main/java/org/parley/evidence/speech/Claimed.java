package org.parley.evidence.speech;

import java.util.BitSet;
import java.util.List;
import org.parley.evidence.intake.Span;

/** The characters of a text that somebody is reported to have said. */
final class Claimed {

    private final BitSet characters = new BitSet();

    Claimed(List<Draft> drafts) {
        drafts.forEach(draft -> draft.content.forEach(this::add));
    }

    void add(Span place) {
        characters.set(place.begin(), place.end());
    }

    /** Whether any character of a place is among them. */
    boolean any(Span place) {
        int first = characters.nextSetBit(place.begin());
        return first >= 0 && first < place.end();
    }
}
