package org.parley.server.talks;

import java.util.UUID;

/**
 * What a release was made from. It names an entry, never its place or number: these would count what was not released.
 *
 * @param audience chain of the entry
 */
public record Origin(String audience, UUID entry) {

    public Origin {
        Audience.parse(Words.given(audience, "audience"));
        Words.given(entry, "entry");
    }
}
