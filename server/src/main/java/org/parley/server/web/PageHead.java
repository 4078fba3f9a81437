package org.parley.server.web;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What stands at the head of every page of talks.
 *
 * @param talks null outside of talks
 * @param title of the talks
 * @param common short code of the common chain's head, to be compared by telephone
 * @param own short code of the reader's own chains' heads; never the team's for a delegation
 */
public record PageHead(
        @Nullable UUID talks,
        String title,
        String name,
        String role,
        @Nullable String party,
        @Nullable Code common,
        List<Code> own) {

    /** @param length how many entries the chain has; @param words the short code of its head */
    public record Code(String audience, long length, String words) {}

    public PageHead {
        own = List.copyOf(own);
    }
}
