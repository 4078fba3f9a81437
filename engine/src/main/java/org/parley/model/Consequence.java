package org.parley.model;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A reported chain of what could follow from what; each step keeps its hedge. A claim, never a forecast of ours.
 *
 * @param of id of the actor it is about; null when it is about none in particular
 * @param given the first step
 * @param then the steps that could follow, in order
 */
public record Consequence(String id, @Nullable String of, String given, List<Step> then, Meta meta) {
    public Consequence {
        then = List.copyOf(then);
    }

    /**
     * One step of a chain.
     *
     * @param hedge the source's hedging word; null when there is none
     */
    public record Step(String says, @Nullable String hedge) {}
}
