/**
 * How an agreement is carried out between parties who do not trust each other: faults of its text, staged plans and
 * guarantees, the ledger of what was delivered.
 *
 * <p>An {@link org.parley.exchange.ExchangeProblem} says who delivers what to whom, what it costs and is worth, what comes
 * after what. {@link org.parley.exchange.Planner} finds an order and days in which everybody stays at every step, or shows
 * that there is none and what is lacking. {@link org.parley.exchange.PlanChecker} goes through a plan step by step, {@link
 * org.parley.exchange.ClosureChecker} through a proof that no plan keeps within limits; both start from the problem. Read
 * {@code ExchangeProblem}, then {@code Lattice}, {@code OrderSearch}. Identical items are never permuted.
 *
 * <p>{@link org.parley.exchange.Lint} holds the text of an agreement against faults that break agreements; windows that
 * cannot all hold come with the ring of clauses that shows it. {@link org.parley.exchange.Ledger} follows the record.
 */
@NullMarked
package org.parley.exchange;

import org.jspecify.annotations.NullMarked;
