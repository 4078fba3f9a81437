/**
 * A person decides: accept, edit, drop, or say whose words they are.
 *
 * <p>Decisions are kept in a file of one JSON object a line, so that a review can stop and go on, and can be given as a
 * script. {@link org.parley.evidence.review.Reviewer} asks; {@link org.parley.evidence.review.Accepted} tries each decision
 * on a copy of the case and puts it into the text in its place. The rest of the file stays as it is, letter for letter, and
 * {@link org.parley.evidence.review.Additions} keep what a case has taken in, so that nothing goes in twice.
 */
@NullMarked
package org.parley.evidence.review;

import org.jspecify.annotations.NullMarked;
