package org.parley.exchange;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.parley.model.Act;
import org.parley.model.Agreement;
import org.parley.model.Event;
import org.parley.model.Obligation;
import org.parley.model.Rational;
import org.parley.model.Stage;

/**
 * The dates of an agreement, as far as day zero, the record and the rules that extend stages fix them. What counts from
 * something that has not happened has no date yet.
 */
final class AgreementDates {

    private final Agreement agreement;
    private final Deliveries deliveries;
    private final Map<String, Long> extended;
    private final Map<String, Stage> stageOf = new HashMap<>();
    private final Map<String, Rational> totals;

    AgreementDates(
            Agreement agreement, Deliveries deliveries, Map<String, Long> extended, Map<String, Rational> totals) {
        this.agreement = agreement;
        this.deliveries = deliveries;
        this.extended = extended;
        this.totals = totals;
        agreement.stages().forEach(stage -> stage.obligations().forEach(duty -> stageOf.put(duty.id(), stage)));
    }

    Optional<LocalDate> day(long number) {
        return Optional.ofNullable(agreement.dayZero()).map(zero -> zero.plusDays(number));
    }

    /** The first day of a stage: as stated, or after the stages before it with what extends them. */
    Optional<LocalDate> start(Stage wanted) {
        long day = 0;
        boolean known = true;
        for (Stage stage : agreement.stages()) {
            if (stage.firstDay() != null) {
                day = stage.firstDay();
                known = true;
            }
            if (stage.id().equals(wanted.id())) {
                return known ? day(day) : Optional.empty();
            }
            known &= stage.days() != null;
            day += stage.days() == null ? 0 : stage.days() + extended.getOrDefault(stage.id(), 0L);
        }
        return Optional.empty();
    }

    Optional<LocalDate> end(Stage stage) {
        Integer days = stage.days();
        return days == null
                ? Optional.empty()
                : start(stage).map(first -> first.plusDays(days + extended.getOrDefault(stage.id(), 0L)));
    }

    /** The earliest day of an obligation, else the first of its stage. */
    Optional<LocalDate> first(Obligation duty) {
        Integer first = duty.window().first();
        Optional<LocalDate> base = base(duty);
        if (first != null) {
            return base.map(day -> day.plusDays(first));
        }
        return duty.window().from() != null ? base : start(stage(duty));
    }

    /** The latest day of an obligation, else the last of its stage. */
    Optional<LocalDate> last(Obligation duty) {
        Integer last = duty.window().last();
        return last != null ? base(duty).map(day -> day.plusDays(last)) : end(stage(duty));
    }

    /** The day from which an obligation's days count; empty where it has not come, or nothing says when. */
    Optional<LocalDate> base(Obligation duty) {
        String from = duty.window().from();
        if (from == null) {
            return day(0);
        }
        Optional<Obligation> other = agreement.obligation(from);
        if (other.isPresent()) {
            return deliveries.of(other.get()).reached(totals.getOrDefault(from, Rational.ONE));
        }
        Optional<Stage> stage = agreement.stage(from);
        return stage.isPresent()
                ? start(stage.get())
                : agreement
                        .event(from)
                        .map(Event::act)
                        .flatMap(deliveries::act)
                        .map(Act::when)
                        .map(when -> when.latest());
    }

    Stage stage(Obligation duty) {
        Stage stage = stageOf.get(duty.id());
        if (stage == null) {
            throw new IllegalArgumentException("no obligation " + duty.id() + " in this agreement");
        }
        return stage;
    }
}
