package org.parley.acceptance.bench;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.parley.exchange.Ledger;
import org.parley.model.Act;
import org.parley.model.ActType;
import org.parley.model.Agreement;
import org.parley.model.Case;
import org.parley.model.Extent;
import org.parley.model.Meta;
import org.parley.model.Obligation;
import org.parley.model.Obligation.Window;
import org.parley.model.Performance;
import org.parley.model.Performance.Part;
import org.parley.model.Rate;
import org.parley.model.Rational;
import org.parley.model.Reading;
import org.parley.model.Stage;
import org.parley.model.When;

/** A ledger of 100,000 acts under twenty obligations over a year. */
@State(Scope.Thread)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
public class LedgerBenchmark {

    static final int ACTS = 100_000;
    private static final LocalDate ZERO = LocalDate.of(2024, 1, 1);
    private static final LocalDate END = ZERO.plusDays(365);

    private Case read = record(1);

    @Setup
    public void fill() {
        read = record(1);
    }

    @Benchmark
    public Ledger ledger() {
        return Ledger.of(read, END).orElseThrow();
    }

    /** Ten obligations and ten owed for them by rates; one act in two delivers, the others verify, dispute, report. */
    static Case record(long seed) {
        Random random = new Random(seed);
        List<Obligation> duties = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            duties.add(Obligation.of("give" + i, "a", "b", "gives")
                    .with(Extent.of(30_000, "things"))
                    .within(Window.days(i, 300 + i)));
            Rate rate = new Rate("give" + i, Rational.ONE, Map.of("x", Rational.of(3)));
            duties.add(Obligation.of("pay" + i, "b", "a", "pays").with(Extent.at(rate, "coins")));
        }
        Case.Builder builder = Case.titled("A long record", END).party("a", "A").party("b", "B");
        Agreement plain = Agreement.of("t", List.of(Stage.of("s", 365, duties.toArray(new Obligation[0]))));
        builder.agreement = new Agreement(
                plain.title(),
                null,
                null,
                ZERO,
                Map.of(),
                List.of(),
                List.of(),
                plain.stages(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                Meta.NONE);
        for (int i = 0; i < ACTS; i++) {
            builder.record.add(act(i, random));
        }
        return builder.build();
    }

    private static Act act(int i, Random random) {
        int duty = random.nextInt(10);
        int kind = random.nextInt(10);
        ActType type = kind < 5
                ? ActType.DELIVER
                : kind < 8 ? ActType.VERIFY : kind == 8 ? ActType.DISPUTE : ActType.REPORT_INCIDENT;
        int number = 1 + random.nextInt(9);
        Part part = random.nextBoolean()
                ? new Part("give" + duty, Rational.of(number), Map.of("x", Rational.of(random.nextInt(number + 1))))
                : new Part("pay" + duty, Rational.of(number), Map.of());
        return new Act(
                "act" + i,
                type,
                When.on(ZERO.plusDays(random.nextInt(366))),
                random.nextBoolean() ? "a" : "b",
                List.of(),
                null,
                null,
                i > 0 && type != ActType.DELIVER ? List.of("act" + random.nextInt(i)) : List.of(),
                "something was done",
                null,
                Reading.PLAIN,
                new Performance(List.of(part), null, null),
                Meta.NONE);
    }
}
