package org.parley.server.store;

import org.parley.seal.Entry;

/**
 * What became of an entry.
 *
 * @param entry as it stands in its chain
 * @param again whether it was there already
 */
public record Appended(Entry entry, boolean again) {}
