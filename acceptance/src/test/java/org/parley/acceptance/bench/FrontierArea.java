package org.parley.acceptance.bench;

import static org.parley.acceptance.bench.Measurement.bytes;
import static org.parley.acceptance.bench.Measurement.median;

import java.io.IOException;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.List;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.RunnerException;
import org.parley.pareto.Dominance;
import org.parley.pareto.ParetoFrontier;

/** Frontiers, filters, look-ups, and the public domains. */
final class FrontierArea implements Area {

    @Override
    public String name() {
        return "frontier";
    }

    @Override
    public String title() {
        return "Frontiers and solutions";
    }

    @Override
    public String introduction() {
        return "Frontiers: random additive spaces with exponential weights and uniform values of nine decimals, 20 seeds"
                + " taken in turn. The last column counts frontier points.";
    }

    @Override
    public void measure(Measurement m) throws Exception {
        frontier(m, "2x6", "frontier, 2 parties, 10^6 outcomes (6x10)", 0.3, 2);
        frontier(m, "2x50", "frontier, 2 parties, 10^50 (50x10)", 10, 2);
        frontier(m, "3x6", "frontier, 3 parties, 10^6", 1, 2);
        frontier(m, "3x20", "frontier, 3 parties, 10^20 (20x10)", 200, 3);
        frontier(m, "4x12", "frontier, 4 parties, 10^12", 1500, 12);
        frontier(m, "6x8", "frontier, 6 parties, 10^8", 15000, 20);
        filters(m);
        lookups(m);
        if (Files.isDirectory(DomainBenchmark.DOMAINS)) {
            energy(m);
            rectangles(m);
        } else {
            Bench.say("../shared is absent: no figures for the public domains.");
        }
    }

    private void frontier(Measurement m, String space, String work, double reach, int seconds) throws RunnerException {
        RunResult result = m.run("FrontierBenchmark.frontier", "space", space, seconds, Mode.SampleTime);
        // Where one frontier takes seconds, five seeds say enough about the number of points.
        int[] points = new int[seconds > 10 ? 5 : FrontierBenchmark.SEEDS];
        for (int seed = 0; seed < points.length; seed++) {
            points[seed] = ParetoFrontier.of(FrontierBenchmark.valuation(space, seed))
                    .orElseThrow()
                    .size();
        }
        Arrays.sort(points);
        String counts = points[0] + " to " + points[points.length - 1] + ", median " + points[points.length / 2] + " ("
                + points.length + " seeds)";
        m.add(new Row(space, work, reach, median(result), "ms", bytes(result), counts));
    }

    private void filters(Measurement m) throws RunnerException {
        RunResult two = m.run("DominanceBenchmark.zeroSumOfTwo", "", "", 2, Mode.SampleTime);
        int kept = Dominance.undominated(RandomSpaces.zeroSum(DominanceBenchmark.SIZE, 1)).length;
        String work = "dominance filter, 10^5 zero-sum points, 2 parties";
        m.add(new Row("zerosum", work, 4, median(two), "ms", bytes(two), "" + kept));
        RunResult eight = m.run("DominanceBenchmark.randomOfEight", "", "", 3, Mode.SampleTime);
        int of = Dominance.undominated(RandomSpaces.uniform(8, DominanceBenchmark.SIZE, 1)).length;
        String random = "dominance filter, 10^5 random points, 8 parties";
        m.add(Row.of(random, 300, median(eight), "ms", bytes(eight), "" + of));
    }

    private void lookups(Measurement m) throws RunnerException {
        for (String space : List.of("2x6", "2x9")) {
            RunResult result = m.run("LookupBenchmark.utilities", "space", space, 2, Mode.Throughput);
            String work = "utilities at random indices, additive, one core, 10^" + space.substring(2);
            m.add(Row.of(work, 2e8, median(result), "per second", bytes(result), ""));
        }
    }

    private void energy(Measurement m) throws RunnerException, IOException, InterruptedException {
        RunResult engine = m.run("DomainBenchmark.everything", "domain", "y2011/Energy", 3, Mode.SampleTime);
        String work = "Energy (390,625 outcomes): frontier, all solutions and metrics, warm";
        m.add(Row.of(work, 20, median(engine), "ms", bytes(engine), "204"));
        String folder = DomainBenchmark.DOMAINS.resolve("y2011/Energy").toString();
        double process = m.process("./parley", "analyze", folder, "--json");
        String whole = "Energy, whole process: ./parley analyze, GENIUS's counts included";
        m.add(Row.of(whole, 1500, process, "ms", 0, ""));
    }

    private void rectangles(Measurement m) throws RunnerException {
        String[] domains = {
            "S-1NIKFRT-1", "S-1NAGUNL-114", "S-1NIKFRT-2", "S-1NIKFRT-3", "S-1NAGUNL-128", "S-1NAGUNL-255"
        };
        double[] reach = {2000, 2000, 30000, 30000, Double.NaN, Double.NaN};
        String[] sizes = {"10^10", "10^10", "10^20", "10^30", "10^30", "10^50"};
        for (int d = 0; d < domains.length; d++) {
            RunResult result =
                    m.run("DomainBenchmark.frontier", "domain", "nonlinear/" + domains[d], 0, Mode.SingleShotTime);
            String work = domains[d] + " (" + sizes[d] + ", rectangles), exact, first call in a new JVM";
            m.add(Row.of(work, reach[d], median(result), "ms", bytes(result), ""));
        }
    }
}
