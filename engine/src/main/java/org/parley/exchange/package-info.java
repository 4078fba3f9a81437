/**
 * How an agreement is carried out between parties who do not trust each other: faults of its text, the ledger of what was
 * delivered.
 *
 * <p>{@link org.parley.exchange.Lint} holds the text of an agreement against faults that break agreements; windows that
 * cannot all hold come with the ring of clauses that shows it. {@link org.parley.exchange.Ledger} follows the acts of the
 * record: what is due, done, overdue, disputed, early, and what each side owes by the agreed rates.
 */
@NullMarked
package org.parley.exchange;

import org.jspecify.annotations.NullMarked;
