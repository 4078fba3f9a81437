package org.parley.model;

import java.util.List;

/**
 * Who must accept, where that is not everybody.
 *
 * @param atLeast how many parties
 * @param including ids of parties without whom nothing passes
 */
public record Decision(int atLeast, List<String> including) {
    public Decision {
        including = List.copyOf(including);
    }
}
