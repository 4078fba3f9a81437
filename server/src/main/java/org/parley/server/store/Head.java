package org.parley.server.store;

import org.parley.seal.Hash;

/**
 * How far a chain has come.
 *
 * @param length how many entries it has
 * @param hash of the last of them
 */
public record Head(String audience, long length, Hash hash) {}
