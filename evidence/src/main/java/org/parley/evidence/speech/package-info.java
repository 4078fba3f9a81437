/**
 * Who says what: reported speech found by rules, with the exact words of source, cue and content.
 *
 * <p>{@link org.parley.evidence.speech.Extractor} is the port; {@link org.parley.evidence.speech.RuleExtractor} fills it.
 * A sentence is read once for its cues ({@code Cues}), each cue is given its source ({@code Sources}) and its content
 * ({@code Contents}), {@code VerblessQuotations} looks at those that a noun or a colon ties to a
 * speaker, what is left over becomes an orphan, and {@code Speakers} says who stands behind each source. A
 * speaker whom the text does not name stays an entity of their own; where a pronoun could mean two people nobody is named.
 */
@NullMarked
package org.parley.evidence.speech;

import org.jspecify.annotations.NullMarked;
