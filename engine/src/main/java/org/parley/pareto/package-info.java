/**
 * Which outcomes no other outcome beats.
 *
 * <p>{@link org.parley.pareto.Valuation} holds the parties' measured utilities as whole numbers over a scale, so that
 * every comparison and every tie is exact. {@link org.parley.pareto.ParetoFrontier} is the undominated part, computed
 * issue by issue without listing the outcomes where profiles are sums over issues and nothing is forbidden. {@link
 * org.parley.pareto.Coverage} says how much of the space an answer speaks for.
 */
@NullMarked
package org.parley.pareto;

import org.jspecify.annotations.NullMarked;
