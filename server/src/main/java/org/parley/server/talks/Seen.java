package org.parley.server.talks;

import java.time.Instant;
import java.util.UUID;

/**
 * An entry as one who may see it sees it.
 *
 * @param audience name of its chain; see {@link Audience}
 * @param index its place in that chain, from 1
 * @param id chosen by who entered it
 * @param at when the server took it in
 * @param deed what was entered; {@link Deed.Erased} where the key was destroyed
 */
public record Seen(String audience, long index, UUID id, Instant at, Author author, Deed deed) {}
