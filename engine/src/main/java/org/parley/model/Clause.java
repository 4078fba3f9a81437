package org.parley.model;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An exception, or a way in which the agreement ends.
 *
 * @param of ids of obligations or stages that it is about; empty for the whole agreement
 * @param days notice to be given; null when not stated
 */
public record Clause(
        String id, String says, List<String> of, @Nullable Integer days, Meta meta) {

    public Clause {
        of = List.copyOf(of);
    }
}
