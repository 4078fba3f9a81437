package org.parley.exchange;

import java.util.List;
import org.parley.model.Rational;

/**
 * The proof that no plan keeps within limits and days: ways to states that every step leads on to, or to something no
 * better, or outside the limits or past the days.
 */
public record TimedClosure(Rational unit, Limits limits, List<TimedClosure.Entry> entries) {
    public TimedClosure {
        entries = List.copyOf(entries);
    }

    /**
     * @param used steps of each class taken on that day
     * @param ready day from which each giver's steps are verified
     */
    public record Entry(int[] counts, int day, int[] used, int[] ready, long paid) {}
}
