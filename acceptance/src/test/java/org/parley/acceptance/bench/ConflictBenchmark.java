package org.parley.acceptance.bench;

import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.parley.diagnosis.Clauses;
import org.parley.diagnosis.Diagnosis;
import org.parley.diagnosis.Request;
import org.parley.diagnosis.StickingPoint;
import org.parley.diagnosis.Watch;
import org.parley.model.Case;

/** Conflicts among 60 demands of 6 parties on 12 issues of 10 options: 10^12 outcomes, 8 constraints across issues. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
public class ConflictBenchmark {

    static final int SEEDS = 10;

    /** How many of the parties have a measured profile with a reservation value. */
    @Param({"0"})
    public int measured;

    private int turn;

    static Case talks(int measured, int seed) {
        return RandomTalks.of(new Random(seed), 12, 10, 6, 60, 8, measured);
    }

    /** From the case to the first sticking point with its certificate. */
    @Benchmark
    public Diagnosis first() {
        boolean[] found = new boolean[1];
        return Diagnosis.of(Clauses.of(next()), List.of(), Request.USUAL, new Watch() {
            @Override
            public boolean stopped() {
                return found[0];
            }

            @Override
            public void stickingPoint(StickingPoint point) {
                found[0] = true;
            }
        });
    }

    /** From the case to the twenty best relaxations, with their certificates. */
    @Benchmark
    public Diagnosis twenty() {
        return Diagnosis.of(Clauses.of(next()), List.of(), new Request(Map.of(), 1, 20, 40_000_000), Watch.NONE);
    }

    private Case next() {
        turn = (turn + 1) % SEEDS;
        return talks(measured, turn);
    }
}
