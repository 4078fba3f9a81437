package org.parley.acceptance.bench;

import static org.parley.acceptance.bench.Measurement.bytes;
import static org.parley.acceptance.bench.Measurement.median;

import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.RunnerException;
import org.parley.pareto.Dominance;
import org.parley.pareto.ParetoFrontier;

/** Frontiers, filters, look-ups, and the public domains. */
final class FrontierArea implements Area {

    /** How many seeds a second row takes, and among how many they are looked for. */
    private static final int REACHING = 10;

    private static final int MOST_SEEDS = 100;

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
                + " (0 to 19) taken in turn; the last column counts frontier points. For four and six parties frontiers of"
                + " 30,000 and of 130,000 points were aimed at, which not all of these spaces have: a second row takes the"
                + " first " + REACHING
                + " seeds of the same shape whose frontiers have as many. Memory is what one call"
                + " allocates; of whole processes, the most that they held at one time.";
    }

    @Override
    public void measure(Measurement m) throws Exception {
        frontier(m, "2x6", "frontier, 2 parties, 10^6 outcomes (6x10)", 0.3, 2, 0);
        frontier(m, "2x50", "frontier, 2 parties, 10^50 (50x10)", 10, 2, 0);
        frontier(m, "3x6", "frontier, 3 parties, 10^6", 1, 2, 0);
        frontier(m, "3x20", "frontier, 3 parties, 10^20 (20x10)", 200, 3, 0);
        List<Integer> four = frontier(m, "4x12", "frontier, 4 parties, 10^12", 1500, 12, 30_000);
        reaching(m, "4x12", "frontier, 4 parties, 10^12, seeds with 30,000 points and more", 1500, 12, 30_000, four);
        List<Integer> six = frontier(m, "6x8", "frontier, 6 parties, 10^8", 15000, 20, 130_000);
        reaching(m, "6x8", "frontier, 6 parties, 10^8, seeds with 130,000 points and more", 15000, 20, 130_000, six);
        filters(m);
        lookups(m);
        if (Files.isDirectory(DomainBenchmark.DOMAINS)) {
            energy(m);
            rectangles(m);
        } else {
            Bench.say("../shared is absent: no figures for the public domains.");
        }
    }

    /**
     * Measures the first twenty seeds, and answers with how many points each has.
     *
     * @param aim how many points were aimed at; 0 for none
     */
    private List<Integer> frontier(Measurement m, String space, String work, double reach, int seconds, int aim)
            throws RunnerException {
        RunResult result = m.run("FrontierBenchmark.frontier", "space", space, seconds, Mode.SampleTime);
        List<Integer> points = IntStream.range(0, FrontierBenchmark.SEEDS)
                .mapToObj(seed -> points(space, seed))
                .toList();
        String reached = aim == 0
                ? ""
                : "; " + aim + " and more in "
                        + points.stream().filter(n -> n >= aim).count() + " of them";
        m.add(new Row(space, work, reach, median(result), "ms", bytes(result), counts(points) + reached));
        m.note("Points of " + space.replace("x", " parties, ") + " issues, seeds 0 to " + (points.size() - 1) + ": "
                + points.stream().map(String::valueOf).collect(Collectors.joining(", ")) + ".");
        return points;
    }

    /**
     * The same shape, with the first seeds whose frontiers have enough points.
     *
     * @param known points of the first seeds
     */
    private void reaching(
            Measurement m, String space, String work, double reach, int seconds, int enough, List<Integer> known)
            throws RunnerException {
        List<Integer> seeds = new ArrayList<>();
        List<Integer> points = new ArrayList<>();
        int wanted = m.quick() ? 3 : REACHING;
        for (int seed = 0; seeds.size() < wanted && seed < MOST_SEEDS; seed++) {
            int here = seed < known.size() ? known.get(seed) : points(space, seed);
            if (here >= enough) {
                seeds.add(seed);
                points.add(here);
            }
        }
        if (seeds.isEmpty()) {
            m.note("No seed below " + MOST_SEEDS + " of " + space + " has " + enough + " points.");
            return;
        }
        RunResult result = m.run(
                "FrontierBenchmark.frontier", "space", FrontierBenchmark.with(space, seeds), seconds, Mode.SampleTime);
        m.add(Row.of(work, reach, median(result), "ms", bytes(result), counts(points)));
        m.note("The seeds of " + space + " with " + enough + " points and more are "
                + seeds.stream().map(String::valueOf).collect(Collectors.joining(", ")) + ".");
    }

    private static int points(String space, int seed) {
        return ParetoFrontier.of(FrontierBenchmark.valuation(space, seed))
                .orElseThrow()
                .size();
    }

    private static String counts(List<Integer> points) {
        List<Integer> sorted = points.stream().sorted().toList();
        return sorted.getFirst() + " to " + sorted.getLast() + ", median " + sorted.get(sorted.size() / 2) + " ("
                + sorted.size() + " seeds)";
    }

    private void filters(Measurement m) throws RunnerException {
        RunResult two = m.run("DominanceBenchmark.zeroSumOfTwo", "", "", 2, Mode.SampleTime);
        int kept = Dominance.undominated(RandomSpaces.zeroSum(DominanceBenchmark.SIZE, 1)).length;
        String work = "dominance filter, 10^5 zero-sum points, 2 parties";
        m.add(new Row("zerosum", work, 4, median(two), "ms", bytes(two), "" + kept));
        RunResult eight = m.run("DominanceBenchmark.randomOfEight", "", "", 3, Mode.SampleTime);
        int of = Dominance.undominated(RandomSpaces.uniform(8, DominanceBenchmark.SIZE, 1)).length;
        String random = "dominance filter, 10^5 random points, 8 parties";
        m.add(new Row("uniform8", random, 300, median(eight), "ms", bytes(eight), "" + of));
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
        String work = "Energy (390,625 outcomes): frontier, all solutions, exact metrics, warm";
        m.add(Row.of(work, 20, median(engine), "ms", bytes(engine), "204"));
        RunResult printed = m.run("DomainBenchmark.printed", "domain", "y2011/Energy", 3, Mode.SampleTime);
        String all =
                "Energy, the same with GENIUS's counts and distribution and the acceptable outcomes, as analyze prints"
                        + " them, warm";
        m.add(Row.of(all, 20, median(printed), "ms", bytes(printed), "204"));
        String folder = DomainBenchmark.DOMAINS.resolve("y2011/Energy").toString();
        String[] command = {"./parley", "analyze", folder, "--json"};
        double process = m.process(command);
        String whole = "Energy, whole process: ./parley analyze, GENIUS's counts included";
        m.add(Row.of(whole, 1500, process, "ms", m.held(command), ""));
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
