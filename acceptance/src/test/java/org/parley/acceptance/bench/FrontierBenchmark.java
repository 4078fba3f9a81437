package org.parley.acceptance.bench;

import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.parley.pareto.ParetoFrontier;
import org.parley.pareto.Valuation;

/** Exact frontiers of random additive spaces; each call takes the next of twenty seeds. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
public class FrontierBenchmark {

    static final int SEEDS = 20;

    /** Parties x issues, ten options each. */
    @Param({"2x6"})
    public String space = "2x6";

    private final Valuation[] valuations = new Valuation[SEEDS];
    private int next;

    @Setup
    public void spaces() {
        for (int seed = 0; seed < SEEDS; seed++) {
            valuations[seed] = valuation(space, seed);
        }
    }

    static Valuation valuation(String space, long seed) {
        String[] parts = space.split("x");
        return Valuation.of(RandomSpaces.of(Integer.parseInt(parts[0]), Integer.parseInt(parts[1]), 10, seed))
                .orElseThrow();
    }

    @Benchmark
    public ParetoFrontier frontier() {
        next = (next + 1) % SEEDS;
        return ParetoFrontier.of(valuations[next]).orElseThrow();
    }
}
