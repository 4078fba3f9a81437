/**
 * From documents to claims that a person accepts or drops.
 *
 * <p>Main way: {@code intake} reads bytes, {@code article} tells the story from its furniture, {@code speech} finds who
 * says what, {@code proposal} makes claims of it and holds them against a case, {@code review} asks a person and writes
 * what was accepted, {@code score} measures. {@link org.parley.evidence.ReadCommand} is the command {@code parley read}.
 */
@NullMarked
package org.parley.evidence;

import org.jspecify.annotations.NullMarked;
