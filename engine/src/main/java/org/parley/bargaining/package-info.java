/**
 * Where theory would have the parties meet: solutions on the frontier, and fair division by Adjusted Winner.
 *
 * <p>{@link org.parley.bargaining.BargainingSolution} names the solutions and gives for each all its points; {@link
 * org.parley.bargaining.Acceptable} counts the outcomes that parties would accept; {@link
 * org.parley.bargaining.AdjustedWinner} shares out divisible issues between two parties. Everything that decides is
 * exact. None of this says that an outcome is fair.
 */
@NullMarked
package org.parley.bargaining;

import org.jspecify.annotations.NullMarked;
