package org.parley.exchange;

import java.math.BigInteger;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.parley.model.Precedence;
import org.parley.model.Rational;
import org.parley.model.Stage;

/** What gates come to at the pace so far. */
final class Gates {

    private static final BigInteger MOST_DAYS = BigInteger.valueOf(1_000_000);

    private Gates() {}

    /** Empty if the stage has no gate. */
    static Optional<GateOutlook> outlook(
            Stage stage, @Nullable Stage before, AgreementDates dates, Map<String, LedgerLine> lines, LocalDate on) {
        Stage.Gate gate = stage.gate();
        if (gate == null) {
            return Optional.empty();
        }
        LocalDate by = gate.byDay() != null
                ? dates.day(gate.byDay()).orElse(null)
                : before == null ? null : dates.end(before).orElse(null);
        List<GateOutlook.Count> counts = new ArrayList<>();
        LocalDate reached = on;
        for (Precedence first : gate.after()) {
            LedgerLine line = lines.get(first.obligation());
            if (line == null) {
                continue;
            }
            GateOutlook.Count count = count(first, line, on);
            counts.add(count);
            LocalDate one = count.reached();
            reached = reached == null || one == null ? null : one.isAfter(reached) ? one : reached;
        }
        return Optional.of(new GateOutlook(stage, by, counts, counts.isEmpty() ? null : reached));
    }

    private static GateOutlook.Count count(Precedence first, LedgerLine line, LocalDate on) {
        String id = first.obligation();
        Rational needed = first.quantity() != null ? first.quantity() : line.agreed();
        Rational delivered = line.delivered();
        if (needed == null) {
            return new GateOutlook.Count(id, null, delivered, null, null);
        }
        if (delivered.compareTo(needed) >= 0) {
            return new GateOutlook.Count(id, needed, delivered, null, on);
        }
        LocalDate from = line.first() != null && !line.first().isAfter(on)
                ? line.first()
                : line.deliveredBy().isEmpty() ? null : line.deliveredBy().firstKey();
        if (from == null || delivered.signum() == 0) {
            return new GateOutlook.Count(
                    id, needed, delivered, from == null ? null : ChronoUnit.DAYS.between(from, on) + 1, null);
        }
        long days = ChronoUnit.DAYS.between(from, on) + 1;
        // left / (delivered / days), rounded up to whole days
        Rational more = needed.minus(delivered).times(Rational.of(days)).dividedBy(delivered);
        BigInteger[] parts = more.numerator().divideAndRemainder(more.denominator());
        BigInteger whole = parts[1].signum() == 0 ? parts[0] : parts[0].add(BigInteger.ONE);
        return new GateOutlook.Count(
                id, needed, delivered, days, on.plusDays(whole.min(MOST_DAYS).longValueExact()));
    }
}
