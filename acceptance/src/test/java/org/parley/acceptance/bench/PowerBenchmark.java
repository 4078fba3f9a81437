package org.parley.acceptance.bench;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.parley.model.Ratification;
import org.parley.model.Rational;
import org.parley.ratification.Power;

/** Exact indices of 200 voters with 1 to 50 seats each, simple majority. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
public class PowerBenchmark {

    private final Ratification rule = rule();

    private static Ratification rule() {
        Random random = new Random(1);
        Map<String, Integer> seats = new LinkedHashMap<>();
        for (int i = 0; i < 200; i++) {
            seats.put("f" + i, 1 + random.nextInt(50));
        }
        Ratification.Quota half = new Ratification.Quota(Ratification.Quota.Kind.MORE_THAN, Rational.of(1, 2));
        return new Ratification.Body(null, half, seats);
    }

    @Benchmark
    public Power twoHundred() {
        return Power.of(rule, "leader");
    }
}
