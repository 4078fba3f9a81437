package org.parley.model;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Something a reader sent in that nobody has looked into. It stands apart from the claims, so that no analysis and no
 * page uses it; a person who has checked it writes a claim, with source, speaker and grade, in its place.
 *
 * @param received the day on which it came; null when not kept
 * @param says the words as they were sent, made harmless
 * @param about ids of the issues that it is said to be about
 * @param note a remark by whoever keeps the case; null when there is none
 */
public record Tip(
        String id,
        @Nullable LocalDate received,
        String says,
        List<String> about,
        @Nullable String note) {

    /** The grade of every tip: neither the source nor the information can be judged. */
    public static final Grade GRADE = new Grade(Reliability.F, Credibility.UNKNOWN);

    public Tip {
        about = List.copyOf(about);
    }
}
