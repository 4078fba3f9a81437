package org.parley.exchange;

import java.math.BigInteger;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.parley.model.Actor;
import org.parley.model.Agreement;
import org.parley.model.Case;
import org.parley.model.Extension;
import org.parley.model.Obligation;
import org.parley.model.Rational;
import org.parley.model.Stage;

/**
 * How an agreement is carried out, as the acts of the record tell it up to a day: what is due, done, overdue, disputed,
 * early; what each side owes by the agreed rates; what rules that extend come to; gates; incidents.
 *
 * <p>A delivery counts because an act of the record reports it; whether it was verified stands beside it. What is planned
 * by a day is: by pace or repetition so much for each period that has ended, else all once the last day has come; by a
 * rate, what the other side's deliveries bring. Extension rules move the end of a stage, and what follows it. Every
 * number is exact. O(acts log acts).
 *
 * @param next gates not passed by the day, in the order of the stages
 */
public record Ledger(
        Agreement agreement,
        LocalDate on,
        List<LedgerLine> lines,
        List<ExtensionCount> extensions,
        List<GateOutlook> next,
        List<SideExposure> exposures,
        List<Incident> incidents,
        List<Breach> breaches) {

    public Ledger {
        lines = List.copyOf(lines);
        extensions = List.copyOf(extensions);
        next = List.copyOf(next);
        exposures = List.copyOf(exposures);
        incidents = List.copyOf(incidents);
        breaches = List.copyOf(breaches);
    }

    /** The ledger at a day; empty if the case has no agreement. */
    public static Optional<Ledger> of(Case read, LocalDate on) {
        Agreement agreement = read.agreement();
        if (agreement == null) {
            return Optional.empty();
        }
        Deliveries deliveries = Deliveries.of(read, agreement, on);
        Map<String, Rational> totals = new HashMap<>();
        for (Obligation duty : agreement.obligations()) {
            agreement.total(duty).ifPresent(total -> totals.put(duty.id(), total));
        }
        List<ExtensionCount> extensions = extensions(agreement, deliveries);
        Map<String, Long> extended = new HashMap<>();
        extensions.forEach(e -> extended.merge(e.rule().stage(), e.days(), Long::sum));
        AgreementDates dates = new AgreementDates(agreement, deliveries, extended, totals);
        Reckoning reckoning = new Reckoning(agreement, deliveries, dates, totals, extensions, on);
        List<LedgerLine> lines =
                agreement.obligations().stream().map(reckoning::line).toList();
        Map<String, LedgerLine> byId = new LinkedHashMap<>();
        lines.forEach(line -> byId.put(line.duty().id(), line));
        List<GateOutlook> next = new ArrayList<>();
        Stage before = null;
        for (Stage stage : agreement.stages()) {
            boolean begun = stage.obligations().stream()
                    .anyMatch(duty -> !deliveries.of(duty).acts().isEmpty());
            if (stage.gate() != null && !begun) {
                Gates.outlook(stage, before, dates, byId, on)
                        .filter(outlook -> !outlook.met())
                        .ifPresent(next::add);
            }
            before = stage;
        }
        return Optional.of(new Ledger(
                agreement,
                on,
                lines,
                extensions,
                next,
                Exposures.of(read, agreement, lines),
                Incidents.of(read, on),
                Incidents.breaches(read, on)));
    }

    private static List<ExtensionCount> extensions(Agreement agreement, Deliveries deliveries) {
        List<ExtensionCount> all = new ArrayList<>();
        for (Extension rule : agreement.extensions()) {
            Deliveries.Sum sum = agreement
                    .obligation(rule.of())
                    .map(deliveries::of)
                    .orElseThrow(() -> new IllegalArgumentException("no obligation " + rule.of()));
            Rational counted = rule.counting().isEmpty()
                    ? sum.delivered()
                    : rule.counting().stream()
                            .map(category -> sum.categories().getOrDefault(category, Rational.ZERO))
                            .reduce(Rational.ZERO, Rational::plus);
            Rational beyond = counted.minus(rule.beyond()).max(Rational.ZERO);
            Rational times = beyond.dividedBy(rule.per());
            Rational whole = new Rational(times.numerator().divide(times.denominator()), BigInteger.ONE);
            all.add(new ExtensionCount(
                    rule, counted, beyond, rule.days(counted), beyond.minus(whole.times(rule.per()))));
        }
        return all;
    }

    public Optional<LedgerLine> line(String obligation) {
        return lines.stream()
                .filter(line -> line.duty().id().equals(obligation))
                .findFirst();
    }

    /** The lines of what a side owes, by those who act for it too. */
    public List<LedgerLine> owedBy(Case read, Actor side) {
        return lines.stream()
                .filter(line -> read.actorBehind(line.duty().by())
                        .filter(actor -> actor.id().equals(side.id()))
                        .isPresent())
                .toList();
    }
}
