/**
 * Who says what: reported speech found by rules, with the exact words of source, cue and content.
 *
 * <p>{@link org.parley.evidence.speech.Extractor} is the port; {@link org.parley.evidence.speech.RuleExtractor} fills it.
 * A sentence is read once for its cues ({@code Cues}), each cue is given its source ({@code Sources}) and its content
 * ({@code SentenceReader}), {@code VerblessQuotations} looks at those that a noun or a colon ties to a speaker, and what is
 * left over becomes an orphan. {@code Speakers} says who stands behind each source: a person by their name ({@code Names}),
 * somebody of the {@code Cast} so far, whom the sentence before is about ({@code Topics}), or who was introduced elsewhere
 * ({@code Introductions}). A speaker whom the text does not name stays an entity of their own; where a pronoun could mean two
 * people ({@code Bystanders}) nobody is named. What is asked of a whole text is looked up in what was gathered once, so that
 * the work grows with the length of the text.
 */
@NullMarked
package org.parley.evidence.speech;

import org.jspecify.annotations.NullMarked;
