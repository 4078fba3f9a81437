package org.parley.evidence.proposal;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.parley.evidence.intake.Span;
import org.parley.model.Act;
import org.parley.model.ActType;
import org.parley.model.Attribution;
import org.parley.model.Claim;
import org.parley.model.Grade;
import org.parley.model.When;

/**
 * A change of a case that an article suggests.
 *
 * @param id stable for the same document: what it is and the byte it begins at
 * @param span bytes of the document
 * @param rule that found it
 * @param confidence of the rule, 0 to 100
 * @param standing what it is to the case as it stands
 * @param against ids of the claims that it confirms or contradicts
 */
public record ProposedChange(
        String id,
        Op op,
        Body body,
        Span span,
        String rule,
        int confidence,
        Grade grade,
        Standing standing,
        List<String> against) {

    public ProposedChange {
        against = List.copyOf(against);
    }

    /** The section of the case file that it belongs to. */
    public String target() {
        return op.section;
    }

    /** What is done to the case. */
    public enum Op {
        ADD_CLAIM("claims"),
        ADD_ACT("record"),
        ADD_DEMAND("demands"),
        ADD_STICKING_POINT("claims");

        private final String section;

        Op(String section) {
            this.section = section;
        }
    }

    /** Against the case as it stands. */
    public enum Standing {
        NEW,
        CONFIRMS,
        CONTRADICTS
    }

    /** What would be added. */
    public sealed interface Body permits ClaimBody, ActBody, DemandBody, PointBody {

        /** In the article's own words. */
        String says();
    }

    /**
     * A claim. {@code says} holds the article's own words until a person puts them in the case's.
     *
     * @param speaker id in the case; null where the speaker is unnamed or not in the case
     * @param words how the article names the speaker; null for the outlet's own voice and for orphans
     */
    public record ClaimBody(
            Attribution.Kind attribution,
            @Nullable String speaker,
            @Nullable String words,
            List<String> through,
            Claim.Kind kind,
            String says,
            @Nullable String quoted,
            @Nullable String hedge,
            List<String> about,
            String where,
            @Nullable When when,
            String time)
            implements Body {}

    /**
     * An act of the record, see {@link Act}.
     *
     * @param cameo the code of the CAMEO event scheme that comes nearest
     * @param by id in the case; null where the whole subject is nobody of the case, or somebody unnamed
     * @param words how the article names who did it; null where {@code by} says it
     * @param doer what the article tells of who did it: a name, an office, an unnamed source
     */
    public record ActBody(
            ActType type,
            String cameo,
            @Nullable String by,
            @Nullable String words,
            Attribution.Kind doer,
            String says,
            String where,
            @Nullable When when,
            String time)
            implements Body {}

    /**
     * A position that may be a demand. What it asks for and how firm it is are never proposed: a person says so.
     *
     * @param claim id of the proposed claim in which it is found
     * @param party id of the party in the case; null where none is named
     */
    public record DemandBody(
            String claim,
            @Nullable String party,
            List<String> about,
            String says,
            String where,
            @Nullable When when) implements Body {}

    /** Something that is said to stand in the way. */
    public record PointBody(@Nullable String issue, String says, String where) implements Body {}
}
