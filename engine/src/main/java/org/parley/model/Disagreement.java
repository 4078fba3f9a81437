package org.parley.model;

import java.util.List;

/**
 * A question on which sources say different things; nobody is declared right.
 *
 * @param views at least two
 */
public record Disagreement(String id, String question, List<View> views, Meta meta) {
    public Disagreement {
        views = List.copyOf(views);
    }

    /** One answer to the question, with the claims that give it. */
    public record View(String says, List<String> claims) {
        public View {
            claims = List.copyOf(claims);
        }
    }
}
