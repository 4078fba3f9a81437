package org.parley.server.talks;

import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.UUID;
import org.parley.seal.Entry;

/**
 * An entry as one who may see it sees it.
 *
 * @param audience name of its chain; see {@link Audience}
 * @param index its place in that chain, from 1
 * @param id chosen by who entered it
 * @param at when the server took it in
 * @param deed what was entered; {@link Deed.Erased} where the key was destroyed
 */
public record Seen(String audience, long index, UUID id, Instant at, Author author, Deed deed) {

    /**
     * What an entry of a chain says.
     *
     * @throws BadDeedException if it says nothing that can be read
     */
    public static Seen of(String audience, Entry entry) {
        byte[] content = entry.content();
        try {
            return new Seen(
                    audience,
                    entry.index(),
                    UUID.fromString(entry.id()),
                    Instant.parse(entry.at()),
                    Author.read(entry.author()),
                    content == null ? new Deed.Erased(entry.kind()) : DeedJson.read(content));
        } catch (IllegalArgumentException | DateTimeParseException e) {
            throw new BadDeedException("Entry " + entry.index() + " has no id or time that can be read.");
        }
    }
}
