package org.parley.acceptance.bench;

import static org.parley.acceptance.bench.Measurement.bytes;
import static org.parley.acceptance.bench.Measurement.median;

import java.util.List;
import java.util.stream.Collectors;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.results.RunResult;
import org.parley.exchange.Planner;
import org.parley.exchange.Planning;

/** Staged plans. */
final class ExchangeArea implements Area {

    @Override
    public String name() {
        return "exchange";
    }

    @Override
    public String title() {
        return "Staged exchange";
    }

    @Override
    public String introduction() {
        return "130 against 390 in three stages, each stage after all of the one before, with a daily capacity per kind:"
                + " a safe plan with the smallest largest exposure, then the earliest last day, with certificates. The last"
                + " column has what the plan reaches and, where that is less, what is proved.";
    }

    @Override
    public void measure(Measurement m) throws Exception {
        plan(m, "plain", "one kind on each side", 100);
        plan(m, "even", "three categories on each side", 10_000);
        plan(m, "uneven", "three categories on each side, odd numbers", 10_000);
        RunResult rule = m.run("ExchangeBenchmark.oneSided", "kind", "plain", 2, Mode.SampleTime);
        m.add(Row.of("10^5 independent items against payment, backward rule", 20, median(rule), "ms", bytes(rule), ""));
    }

    private void plan(Measurement m, String kind, String work, double reach) throws Exception {
        RunResult result = m.run("ExchangeBenchmark.plan", "kind", kind, 3, Mode.SampleTime);
        Planning planning = Planner.plan(ExchangeBenchmark.problem(kind));
        List<String> faults = planning.faults();
        if (!faults.isEmpty()) {
            throw new IllegalStateException(kind + ": " + faults);
        }
        String figures = planning.figures().stream()
                .map(f ->
                        f.objective().id() + " " + f.value() + (f.proved() ? " proved" : " (proved " + f.bound() + ")"))
                .collect(Collectors.joining(", "));
        m.add(Row.of(
                work,
                reach,
                median(result),
                "ms",
                bytes(result),
                planning.verdict().name().toLowerCase(java.util.Locale.ROOT) + ", " + figures));
    }
}
