/**
 * What the record proves about preferences that nobody has measured.
 *
 * <p>{@link org.parley.preference.Readings} turns acts, demands and what is known of a profile into {@link
 * org.parley.preference.Premise}s, each with the entries it came from and its reading in words. {@link
 * org.parley.preference.Polytope} holds all profiles that keep a party's premises; {@link
 * org.parley.preference.Judge} says of an outcome whether it is acceptable for all of them, for some, or for none, and
 * {@link org.parley.preference.JudgementChecker} verifies that again. {@link org.parley.preference.Contradiction} is a
 * smallest set of premises that no profile keeps; {@link org.parley.preference.Evidence} says which claims a conclusion
 * hangs on. {@link org.parley.preference.Acceptability} is the only part that needs a prior, and is asked for.
 */
@NullMarked
package org.parley.preference;

import org.jspecify.annotations.NullMarked;
