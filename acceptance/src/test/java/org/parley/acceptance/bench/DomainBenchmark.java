package org.parley.acceptance.bench;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.parley.bargaining.Acceptable;
import org.parley.bargaining.BargainingSolution;
import org.parley.formats.DomainReader;
import org.parley.model.Case;
import org.parley.pareto.Indicators;
import org.parley.pareto.ParetoFrontier;
import org.parley.pareto.RoundedFrontier;
import org.parley.pareto.Valuation;

/** Public domains, which stand in ../shared: what the engine does with one that was read. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
public class DomainBenchmark {

    static final Path DOMAINS = Path.of("../shared/scenarios/genius");

    @Param({"y2011/Energy"})
    public String domain = "y2011/Energy";

    private Case read = RandomSpaces.of(2, 1, 1, 1);

    @Setup
    public void read() {
        read = DomainReader.read(List.of(DOMAINS.resolve(domain)), LocalDate.of(2026, 1, 1))
                .found();
    }

    /** Valuation, frontier, every solution, and the exact metrics, which walk over all outcomes. */
    @Benchmark
    public List<Object> everything() {
        Valuation valuation = Valuation.of(read).orElseThrow();
        ParetoFrontier frontier = ParetoFrontier.of(valuation).orElseThrow();
        List<Object> all = new ArrayList<>();
        all.add(Indicators.of(frontier, Optional.empty()));
        for (BargainingSolution solution : BargainingSolution.values()) {
            all.add(solution.of(frontier));
        }
        return all;
    }

    /** The same, and all else that analyze prints of a domain: GENIUS's counts and distribution, acceptable outcomes. */
    @Benchmark
    public List<Object> printed() {
        Valuation valuation = Valuation.of(read).orElseThrow();
        ParetoFrontier frontier = ParetoFrontier.of(valuation).orElseThrow();
        Optional<RoundedFrontier> rounded = RoundedFrontier.of(frontier);
        List<Object> all = new ArrayList<>();
        all.add(Indicators.of(frontier, rounded));
        for (BargainingSolution solution : BargainingSolution.values()) {
            all.add(solution.of(frontier));
        }
        all.add(Acceptable.of(valuation, read.decision()));
        return all;
    }

    @Benchmark
    public ParetoFrontier frontier() {
        return ParetoFrontier.of(Valuation.of(read).orElseThrow()).orElseThrow();
    }
}
