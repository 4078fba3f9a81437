package org.parley.acceptance.bench;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
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

/** Exact frontiers of random additive spaces; each call takes the next of the seeds, of the first twenty unless others are named. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
public class FrontierBenchmark {

    static final int SEEDS = 20;

    /** Parties x issues, ten options each; then, behind an @, the seeds with an underscore between them. */
    @Param({"2x6"})
    public String space = "2x6";

    private final List<Valuation> valuations = new ArrayList<>();
    private int next;

    @Setup
    public void spaces() {
        String[] parts = space.split("@");
        List<Integer> seeds = parts.length == 1
                ? IntStream.range(0, SEEDS).boxed().toList()
                : Arrays.stream(parts[1].split("_")).map(Integer::valueOf).toList();
        seeds.forEach(seed -> valuations.add(valuation(parts[0], seed)));
    }

    /** The space with these seeds instead of the first twenty. */
    static String with(String space, List<Integer> seeds) {
        return space + "@" + seeds.stream().map(String::valueOf).collect(Collectors.joining("_"));
    }

    static Valuation valuation(String space, long seed) {
        String[] parts = space.split("x");
        return Valuation.of(RandomSpaces.of(Integer.parseInt(parts[0]), Integer.parseInt(parts[1]), 10, seed))
                .orElseThrow();
    }

    @Benchmark
    public ParetoFrontier frontier() {
        next = (next + 1) % valuations.size();
        return ParetoFrontier.of(valuations.get(next)).orElseThrow();
    }
}
