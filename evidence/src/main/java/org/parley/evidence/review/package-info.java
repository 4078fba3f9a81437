/**
 * A person decides: accept, edit, drop, or say whose words they are.
 *
 * <p>Decisions are kept in a file of one JSON object a line, so that a review can stop and go on, and can be given as a
 * script. What was accepted goes into the text of the case file in its place; the rest of the file stays as it is, letter
 * for letter, and the file is only written when it passes the check.
 */
@NullMarked
package org.parley.evidence.review;

import org.jspecify.annotations.NullMarked;
