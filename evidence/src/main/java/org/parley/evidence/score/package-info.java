/**
 * How well reported speech was found: proposals held against gold annotations made by hand.
 *
 * <p>The rules of matching stand in the corpus's README: edges trimmed, each proposal paired with at most one of the gold,
 * strict when the spans are the same, overlapping when half of the bytes are shared. {@link org.parley.evidence.score.Score}
 * counts; a misattribution, which gives the words of somebody unnamed to a named person, is counted apart.
 */
@NullMarked
package org.parley.evidence.score;

import org.jspecify.annotations.NullMarked;
