package org.parley.exchange;

import java.time.LocalDate;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.parley.model.Obligation;
import org.parley.model.Rational;

/**
 * One obligation at a day: what was agreed, what is due by then, what was delivered.
 *
 * @param agreed all that it is about; null when no number is known
 * @param owedByRate what follows, at the agreed rate, from what the other side delivered; null where there is no rate
 * @param planned due by the end of the day: by pace or repetition, and all of it once the last day has come
 * @param delivered by the end of the day
 * @param uncertain delivered on a day that may lie after this one
 * @param unnumbered deliveries of which the record gives no number
 * @param open what is owed now and was not delivered: of what is planned, and by the rate where nothing sets a later day
 * @param overdue the part of it whose last day has passed
 * @param early delivered before its first day
 * @param first null when it has no date, or none yet
 * @param last likewise
 * @param countsFrom the clause from which its days count, while that has no date; null otherwise
 * @param deliveredBy day to what was delivered by its end, all in all
 * @param plannedBy likewise, for the days on which more falls due
 * @param mismatches where the numbers differ, and why, as far as agreement and record say
 * @param acts ids of the acts that delivered
 */
public record LedgerLine(
        Obligation duty,
        @Nullable Rational agreed,
        @Nullable Rational owedByRate,
        Rational planned,
        Rational delivered,
        Map<String, Rational> categories,
        Rational verified,
        Rational disputed,
        Rational uncertain,
        int unnumbered,
        Rational open,
        Rational overdue,
        Rational early,
        @Nullable LocalDate first,
        @Nullable LocalDate last,
        @Nullable String countsFrom,
        Set<State> states,
        NavigableMap<LocalDate, Rational> deliveredBy,
        NavigableMap<LocalDate, Rational> plannedBy,
        List<String> mismatches,
        List<String> acts) {

    public LedgerLine {
        categories = Collections.unmodifiableMap(new LinkedHashMap<>(categories));
        states = Collections.unmodifiableSet(states);
        deliveredBy = Collections.unmodifiableNavigableMap(new TreeMap<>(deliveredBy));
        plannedBy = Collections.unmodifiableNavigableMap(new TreeMap<>(plannedBy));
        mismatches = List.copyOf(mismatches);
        acts = List.copyOf(acts);
    }

    /** Where an obligation stands; several may hold. */
    public enum State {
        /** All of it was delivered, and all that the rate brings. */
        DONE,
        /** Something of it is due today, and not delivered. */
        DUE,
        /** Something of it is owed by the rate, and no day is set for it. */
        OWED,
        /** The last day of something of it has passed. */
        OVERDUE,
        /** Some of what was delivered is disputed. */
        DISPUTED,
        /** Something of it was delivered before its first day. */
        EARLY,
        /** Its days have come; more falls due later. */
        UNDER_WAY,
        /** Its first day has not come. */
        NOT_YET,
        /** It has no date, or counts from something that has not happened. */
        UNDATED
    }

    /** Whether it is kept day by day rather than delivered: nothing falls due, and no delivery is expected. */
    public boolean standing() {
        return duty.deed() == Obligation.Deed.REFRAIN && acts.isEmpty();
    }

    public boolean is(State state) {
        return states.contains(state);
    }
}
