package org.parley.exchange;

import java.util.Arrays;
import java.util.List;
import org.parley.model.Rational;

/**
 * The proof that no plan keeps within limits: states that hold the first one (or, backwards, the last one) and everything
 * that one step leads to within the limits, but not the far end. {@link ClosureChecker} verifies it from the problem.
 *
 * <p>A class of steps is a delivery, in the order of the problem; one in escrow is two, its deposit and its release.
 *
 * @param unit what the whole numbers of the limits and entries are multiples of
 * @param forward whether it holds what can be reached from the start; otherwise from where the end can be reached
 * @param entries none if already the first state is outside the limits
 */
public record Closure(Rational unit, Limits limits, boolean forward, List<Closure.Entry> entries) {
    public Closure {
        entries = List.copyOf(entries);
    }

    /**
     * @param counts steps taken of each class
     * @param paid where there is money, the least that must have been paid on any way here, plus the payer's extra loss
     */
    public record Entry(int[] counts, long paid) {
        @Override
        public boolean equals(Object other) {
            return other instanceof Entry e && paid == e.paid && Arrays.equals(counts, e.counts);
        }

        @Override
        public int hashCode() {
            return Arrays.hashCode(counts) * 31 + Long.hashCode(paid);
        }
    }
}
