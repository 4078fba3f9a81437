/**
 * How an agreement is carried out between parties who do not trust each other: staged plans, exposure, guarantees.
 *
 * <p>An {@link org.parley.exchange.ExchangeProblem} says who delivers what to whom, what it costs and is worth, what
 * walking out costs, and what comes after what. The {@link org.parley.exchange.Planner} finds an order and days in which
 * everybody stays at every step, or shows that there is none and what would close the gap. Answers carry certificates:
 * {@link org.parley.exchange.PlanChecker} goes through a plan step by step, {@link org.parley.exchange.ClosureChecker}
 * through a proof that no plan exists within given limits. Both start from the problem, not from the search.
 *
 * <p>Orders are searched over how many of each kind were delivered; identical items are never permuted. Every
 * comparison is exact. Start reading at {@code ExchangeProblem}, then {@code Lattice}, {@code OrderSearch}.
 */
@NullMarked
package org.parley.exchange;

import org.jspecify.annotations.NullMarked;
