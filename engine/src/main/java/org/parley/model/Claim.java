package org.parley.model;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Somebody says that something is so. Claims that contradict each other live side by side.
 *
 * @param source id of the source it was read in
 * @param says what is said, as a sentence of the case author's own
 * @param quote the speaker's own words, short and verbatim; null when paraphrased
 * @param hedge the hedging word of the source ("appear", "could"); null when there is none
 * @param about ids of the issues it is about
 * @param answers id of the claim that it is about or replies to; null when none
 * @param contradicts ids of claims that cannot hold together with it
 * @param where place in the source, e.g. a paragraph number; null when not kept
 * @param when it was said; null when not known
 * @param reports what it says about the state of the talks; null when nothing
 */
public record Claim(
        String id,
        String source,
        Attribution attribution,
        Kind kind,
        String says,
        @Nullable String quote,
        @Nullable String hedge,
        Credibility credibility,
        List<String> about,
        @Nullable String answers,
        List<String> contradicts,
        @Nullable String where,
        @Nullable When when,
        @Nullable Report reports,
        Meta meta) {

    public Claim {
        about = List.copyOf(about);
        contradicts = List.copyOf(contradicts);
    }

    public boolean quoted() {
        return quote != null;
    }

    /** What is claimed. */
    public enum Kind {
        FACT,
        POSITION,
        PERCEPTION,
        MOTIVE,
        PREDICTION
    }

    /**
     * What a claim says about the talks themselves.
     *
     * @param state that the talks are said to be in; null when not said
     * @param sticking ids of the issues said to stand in the way
     * @param only whether they are said to be the only ones
     * @param turn id of the party said to have to move next; null when not said
     * @param awaiting id of the party whose answer is said to be awaited; null when not said
     * @param condition whether the turn is put as a condition for talks to go on, rather than as an answer that is due
     */
    public record Report(
            @Nullable TalksState state,
            List<String> sticking,
            boolean only,
            @Nullable String turn,
            @Nullable String awaiting,
            boolean condition) {
        public Report {
            sticking = List.copyOf(sticking);
        }
    }
}
