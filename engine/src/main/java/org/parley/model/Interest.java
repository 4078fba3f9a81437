package org.parley.model;

import java.util.List;

/**
 * Why somebody wants something, as reported.
 *
 * @param of id of the actor or faction whose interest it is
 * @param says as a full sentence
 * @param about ids of the issues it bears on
 */
public record Interest(String id, String of, String says, List<String> about, Meta meta) {
    public Interest {
        about = List.copyOf(about);
    }
}
