package org.parley.acceptance.bench;

import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.parley.pareto.Dominance;

/** The filter for given points, 100,000 of them. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
public class DominanceBenchmark {

    static final int SIZE = 100_000;

    private final double[][] zeroSum = RandomSpaces.zeroSum(SIZE, 1);
    private final double[][] eight = RandomSpaces.uniform(8, SIZE, 1);

    @Benchmark
    public int[] zeroSumOfTwo() {
        return Dominance.undominated(zeroSum);
    }

    @Benchmark
    public int[] randomOfEight() {
        return Dominance.undominated(eight);
    }
}
