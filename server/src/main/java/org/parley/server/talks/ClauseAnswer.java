package org.parley.server.talks;

import org.jspecify.annotations.Nullable;

/**
 * A party's answer to one clause.
 *
 * @param words what would have to change, or whatever goes with the answer; needed for accept-if
 * @param note for the delegation's own eyes; never in what is released
 */
public record ClauseAnswer(
        String clause,
        Answer answer,
        @Nullable String words,
        @Nullable String note) {

    public ClauseAnswer {
        Words.id(clause, "clause");
        Words.given(answer, "answer");
        words = Words.optional(words, Words.REMARK, "words of the answer");
        note = Words.optional(note, Words.REMARK, "note");
        if (answer == Answer.ACCEPT_IF && words == null) {
            throw new BadDeedException(
                    "Clause " + clause + " is accepted on a condition, and none is given. Write what would do.");
        }
    }

    public static ClauseAnswer of(String clause, Answer answer) {
        return new ClauseAnswer(clause, answer, null, null);
    }

    /** What of it may be released. */
    public ClauseAnswer withoutNote() {
        return new ClauseAnswer(clause, answer, words, null);
    }
}
