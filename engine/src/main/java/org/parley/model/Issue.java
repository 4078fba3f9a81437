package org.parley.model;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A question to settle.
 *
 * @param name a few words for tables and headings
 * @param question the question in full
 * @param options its admissible answers
 * @param divisible whether it can be shared out in any proportion between the parties that its options name
 * @param precedents what was agreed on it before
 */
public record Issue(
        String id,
        String name,
        String question,
        Options options,
        boolean divisible,
        List<Precedent> precedents,
        Meta meta) {

    public Issue {
        precedents = List.copyOf(precedents);
    }

    /**
     * What was agreed before on a question.
     *
     * @param option id of the option it amounts to; null when it is none of them
     * @param when null when not reported
     */
    public record Precedent(
            @Nullable String option, String says, @Nullable When when, Meta meta) {}
}
