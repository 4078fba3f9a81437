package org.parley.exchange;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.parley.exchange.LedgerLine.State;
import org.parley.model.Agreement;
import org.parley.model.Extent;
import org.parley.model.Obligation;
import org.parley.model.Rate;
import org.parley.model.Rational;

/** Reckons the lines of a {@link Ledger}. */
final class Reckoning {

    /** Days kept of a plan that repeats, for the picture; sums beyond them are exact all the same. */
    private static final int MOST_PERIODS = 1_000;

    private final Agreement agreement;
    private final Deliveries deliveries;
    private final AgreementDates dates;
    private final Map<String, Rational> totals;
    private final List<ExtensionCount> extensions;
    private final LocalDate on;

    Reckoning(
            Agreement agreement,
            Deliveries deliveries,
            AgreementDates dates,
            Map<String, Rational> totals,
            List<ExtensionCount> extensions,
            LocalDate on) {
        this.agreement = agreement;
        this.deliveries = deliveries;
        this.dates = dates;
        this.totals = totals;
        this.extensions = extensions;
        this.on = on;
    }

    LedgerLine line(Obligation duty) {
        Deliveries.Sum sum = deliveries.of(duty);
        LocalDate first = dates.first(duty).orElse(null);
        LocalDate last = dates.last(duty).orElse(null);
        Rate rate = duty.extent().rate();
        Optional<Obligation> other = rate == null ? Optional.empty() : agreement.obligation(rate.per());
        Rational owed = rate == null || other.isEmpty()
                ? null
                : rate.owed(deliveries.of(other.get()).categories());
        boolean standing = duty.deed() == Obligation.Deed.REFRAIN && sum.acts().isEmpty();
        Rational agreed = standing ? null : agreed(duty, first, last);
        TreeMap<LocalDate, Rational> plan = rate != null && other.isPresent()
                ? byRate(rate, deliveries.of(other.get()))
                : standing ? new TreeMap<>() : plan(duty, agreed, first, last);
        Rational planned = owed != null ? owed : standing ? Rational.ZERO : planned(duty, agreed, first, last, on);
        Rational before = owed != null
                ? last != null && last.isBefore(on) ? owed : Rational.ZERO
                : standing ? Rational.ZERO : planned(duty, agreed, first, last, on.minusDays(1));
        Rational open = planned.minus(sum.delivered()).max(Rational.ZERO);
        Rational overdue = before.minus(sum.delivered()).max(Rational.ZERO);
        Rational early = first == null ? Rational.ZERO : sum.before(first);
        String waiting = duty.window().from() != null && dates.base(duty).isEmpty()
                ? duty.window().from()
                : null;
        Set<State> states = states(duty, sum, agreed, owed, open, overdue, early, first, last);
        return new LedgerLine(
                duty,
                agreed,
                owed,
                planned,
                sum.delivered(),
                sum.categories(),
                sum.verified(),
                sum.disputed(),
                sum.uncertain(),
                sum.unnumbered(),
                open,
                overdue,
                early,
                first,
                last,
                waiting,
                states,
                sum.cumulative(),
                plan,
                new Mismatches(agreement, deliveries, extensions, last == null || last.isBefore(on))
                        .of(duty, agreed, owed, other.orElse(null)),
                sum.acts());
    }

    /** The number agreed: of what repeats, all of it from its first to its last day. */
    private @Nullable Rational agreed(Obligation duty, @Nullable LocalDate first, @Nullable LocalDate last) {
        Rational total = totals.get(duty.id());
        Integer every = duty.extent().every();
        if (every != null) {
            return total == null || first == null || last == null || last.isBefore(first)
                    ? null
                    : total.times(Rational.of((ChronoUnit.DAYS.between(first, last) + 1) / every));
        }
        if (total != null) {
            return total;
        }
        Extent extent = duty.extent();
        boolean once = extent.rate() == null && extent.roster() == null && (extent.unit() == null || extent.atomic());
        return once ? Rational.ONE : null;
    }

    /** What is planned by the end of a day, of an obligation without a rate. */
    private Rational planned(
            Obligation duty,
            @Nullable Rational agreed,
            @Nullable LocalDate first,
            @Nullable LocalDate last,
            LocalDate day) {
        Extent extent = duty.extent();
        Rational total = totals.get(duty.id());
        if (extent.every() != null) {
            LocalDate until = last != null && last.isBefore(day) ? last : day;
            return first == null || total == null
                    ? Rational.ZERO
                    : total.times(Rational.of(periods(first, until, extent.every())));
        }
        if (agreed == null) {
            return Rational.ZERO;
        }
        if (last != null && !day.isBefore(last)) {
            return agreed;
        }
        Extent.Pace pace = extent.pace();
        return pace == null || first == null
                ? Rational.ZERO
                : pace.quantity()
                        .times(Rational.of(periods(first, day, pace.days())))
                        .min(agreed);
    }

    /** Periods of so many days, from the first day on, that have ended by the end of a day. */
    private static long periods(LocalDate first, LocalDate day, int length) {
        long days = ChronoUnit.DAYS.between(first, day) + 1;
        return days <= 0 ? 0 : days / length;
    }

    private TreeMap<LocalDate, Rational> plan(
            Obligation duty, @Nullable Rational agreed, @Nullable LocalDate first, @Nullable LocalDate last) {
        TreeMap<LocalDate, Rational> plan = new TreeMap<>();
        Extent extent = duty.extent();
        Integer length = extent.every() != null
                ? extent.every()
                : extent.pace() != null ? Integer.valueOf(extent.pace().days()) : null;
        if (length != null && first != null) {
            LocalDate until = last == null ? on : last;
            LocalDate day = first.plusDays(length - 1L);
            for (int i = 0; i < MOST_PERIODS && !day.isAfter(until); i++) {
                plan.put(day, planned(duty, agreed, first, last, day));
                day = day.plusDays(length);
            }
        }
        if (last != null && (agreed != null || length != null)) {
            plan.put(last, planned(duty, agreed, first, last, last));
        }
        return plan;
    }

    private static TreeMap<LocalDate, Rational> byRate(Rate rate, Deliveries.Sum other) {
        TreeMap<LocalDate, Rational> plan = new TreeMap<>();
        Map<String, Rational> sofar = new LinkedHashMap<>();
        other.byDay().forEach((day, categories) -> {
            categories.forEach((category, number) -> sofar.merge(category, number, Rational::plus));
            plan.put(day, rate.owed(sofar));
        });
        return plan;
    }

    private Set<State> states(
            Obligation duty,
            Deliveries.Sum sum,
            @Nullable Rational agreed,
            @Nullable Rational owed,
            Rational open,
            Rational overdue,
            Rational early,
            @Nullable LocalDate first,
            @Nullable LocalDate last) {
        Set<State> states = EnumSet.noneOf(State.class);
        Rational sure = sum.delivered().minus(sum.disputed());
        boolean whole = agreed != null && sure.compareTo(agreed) >= 0;
        if (whole && open.signum() == 0 && (owed == null || sure.compareTo(owed) >= 0)) {
            states.add(State.DONE);
        }
        if (overdue.signum() > 0) {
            states.add(State.OVERDUE);
        }
        if (open.compareTo(overdue) > 0) {
            states.add(owed == null || on.equals(last) ? State.DUE : State.OWED);
        }
        if (sum.disputed().signum() > 0) {
            states.add(State.DISPUTED);
        }
        if (early.signum() > 0) {
            states.add(State.EARLY);
        }
        if (last == null) {
            states.add(State.UNDATED);
        }
        if (!states.contains(State.DONE)) {
            boolean notYet = first != null && on.isBefore(first)
                    || first == null && last == null && duty.window().from() != null;
            states.add(notYet ? State.NOT_YET : State.UNDER_WAY);
        }
        return states;
    }
}
