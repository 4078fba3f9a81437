package org.parley.acceptance.bench;

import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.parley.pareto.UtilityTable;

/** Utilities at random indices, one after the other on one core. */
@State(Scope.Thread)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
public class LookupBenchmark {

    private static final int MANY = 1 << 14;

    @Param({"2x6", "2x9"})
    public String space = "2x6";

    private final long[] indices = new long[MANY];
    private UtilityTable table = UtilityTable.of(FrontierBenchmark.valuation("2x6", 1), 0);

    @Setup
    public void fill() {
        table = UtilityTable.of(FrontierBenchmark.valuation(space, 1), 0);
        SplittableRandom random = new SplittableRandom(1);
        for (int i = 0; i < MANY; i++) {
            indices[i] = random.nextLong(table.size());
        }
    }

    @Benchmark
    @OperationsPerInvocation(MANY)
    public double utilities() {
        double sum = 0;
        for (long index : indices) {
            sum += table.utility(index);
        }
        return sum;
    }
}
