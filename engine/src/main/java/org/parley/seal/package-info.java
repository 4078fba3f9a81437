/**
 * What makes a record undeniable and a carried file safe, with the cryptography of the JDK alone.
 *
 * <p>Start at {@link org.parley.seal.Entry}: what happened, as one link of a chain per audience; it holds no text, only a
 * commitment to one. {@link org.parley.seal.Receipt} says how far a chain had come when somebody looked. {@link
 * org.parley.seal.ChainCheck} is the small separate checker: from an exported file and one earlier receipt it names what was
 * edited, left out, moved, cut off or forked, and says what cannot be excluded. {@link org.parley.seal.ShortCode} turns any
 * bytes into a few words that two people can compare by telephone, {@link org.parley.seal.PlainSight} shows what a text
 * hides, {@link org.parley.seal.Courier} seals a file for one named device.
 *
 * <p>Keys, nonces and the time of day are passed in. Nothing here keeps a secret: whoever calls does.
 */
@NullMarked
package org.parley.seal;

import org.jspecify.annotations.NullMarked;
