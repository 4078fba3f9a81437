package org.parley.brief;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/** The terms of the trade that a brief uses, in plain words. */
final class Glossary {

    static final Map<String, String> ENTRIES;

    static {
        Map<String, String> words = new LinkedHashMap<>();
        words.put("Act", "one entry of the record: something that somebody did or said to another.");
        words.put(
                "Claim",
                "somebody says that something is so; the brief tells who, and does not judge whether it is true.");
        words.put(
                "Grade",
                "a letter for the source (A completely reliable to E unreliable, F cannot be judged) and a digit for the information (1 confirmed to 5 improbable, 6 cannot be judged); given by the case's author. A sentence that rests on several claims shows the weakest.");
        words.put("Demand", "a condition that somebody sets: a red line, a position, a wish, or of unknown firmness.");
        words.put(
                "Sticking point",
                "an issue on which recorded demands cannot all be met (derived), or that a source names as standing in the way (reported).");
        words.put(
                "Minimal set",
                "demands that cannot all be met together, while any one of them left out lets the others be met.");
        words.put("Computed", "follows from the acts and demands of the record by a rule that `parley why` names.");
        ENTRIES = Collections.unmodifiableMap(words);
    }

    private Glossary() {}
}
