package org.parley.acceptance.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.parley.pareto.Dominance;
import org.parley.pareto.ParetoFrontier;

/**
 * Measures what docs/performance.md says, and writes it: {@code ./bench}. With {@code --peers} the same spaces also go
 * through NegMAS, where Python has it. With {@code --short} every figure is a first impression.
 */
public final class Bench {

    private static final Path PAGE = Path.of("docs/performance.md");
    private static final Path PEERS = Path.of("acceptance/target/peers");

    private final boolean quick;
    private final List<Row> rows = new ArrayList<>();

    /**
     * A measured row.
     *
     * @param key by which the peer's figure finds it; empty where no peer is asked
     * @param reach the target, in the unit of the measure
     * @param measured median
     * @param bytes allocated per call; 0 where not measured
     */
    private record Row(
            String key, String work, double reach, double measured, String unit, double bytes, String points) {}

    private Bench(boolean quick) {
        this.quick = quick;
    }

    public static void main(String[] arguments) throws Exception {
        List<String> all = Arrays.asList(arguments);
        Bench bench = new Bench(all.contains("--short"));
        bench.frontiers();
        bench.filters();
        bench.lookups();
        bench.domains();
        bench.processes();
        List<String> peers = all.contains("--peers") ? bench.peers() : List.of();
        bench.write(peers);
    }

    // ---- rows

    private void frontiers() throws RunnerException {
        frontier("2x6", "frontier, 2 parties, 10^6 outcomes (6x10)", 0.3, 2);
        frontier("2x50", "frontier, 2 parties, 10^50 (50x10)", 10, 2);
        frontier("3x6", "frontier, 3 parties, 10^6", 1, 2);
        frontier("3x20", "frontier, 3 parties, 10^20 (20x10)", 200, 3);
        frontier("4x12", "frontier, 4 parties, 10^12", 1500, 12);
        frontier("6x8", "frontier, 6 parties, 10^8", 15000, 20);
    }

    private void frontier(String space, String work, double reach, int seconds) throws RunnerException {
        RunResult result = run("FrontierBenchmark.frontier", "space", space, seconds, Mode.SampleTime);
        // Where one frontier takes seconds, five seeds say enough about the number of points.
        int[] points = new int[seconds > 10 ? 5 : FrontierBenchmark.SEEDS];
        for (int seed = 0; seed < points.length; seed++) {
            points[seed] = ParetoFrontier.of(FrontierBenchmark.valuation(space, seed))
                    .orElseThrow()
                    .size();
        }
        Arrays.sort(points);
        rows.add(new Row(
                space,
                work,
                reach,
                median(result),
                "ms",
                bytes(result),
                points[0] + " to " + points[points.length - 1] + ", median " + points[points.length / 2] + " ("
                        + points.length + " seeds)"));
    }

    private void filters() throws RunnerException {
        RunResult two = run("DominanceBenchmark.zeroSumOfTwo", "", "", 2, Mode.SampleTime);
        int kept = Dominance.undominated(RandomSpaces.zeroSum(DominanceBenchmark.SIZE, 1)).length;
        rows.add(new Row(
                "zerosum",
                "dominance filter, 10^5 zero-sum points, 2 parties",
                4,
                median(two),
                "ms",
                bytes(two),
                "" + kept));
        RunResult eight = run("DominanceBenchmark.randomOfEight", "", "", 3, Mode.SampleTime);
        int of = Dominance.undominated(RandomSpaces.uniform(8, DominanceBenchmark.SIZE, 1)).length;
        rows.add(new Row(
                "",
                "dominance filter, 10^5 random points, 8 parties",
                300,
                median(eight),
                "ms",
                bytes(eight),
                "" + of));
    }

    private void lookups() throws RunnerException {
        for (String space : List.of("2x6", "2x9")) {
            RunResult result = run("LookupBenchmark.utilities", "space", space, 2, Mode.Throughput);
            rows.add(new Row(
                    "",
                    "utilities at random indices, additive, one core, 10^" + space.substring(2),
                    2e8,
                    result.getPrimaryResult().getStatistics().getPercentile(50),
                    "per second",
                    bytes(result),
                    ""));
        }
    }

    private void domains() throws RunnerException {
        if (!Files.isDirectory(DomainBenchmark.DOMAINS)) {
            say("../shared is absent: no figures for the public domains.");
            return;
        }
        RunResult energy = run("DomainBenchmark.everything", "domain", "y2011/Energy", 3, Mode.SampleTime);
        rows.add(new Row(
                "",
                "Energy (390,625 outcomes): frontier, all solutions and metrics, warm",
                20,
                median(energy),
                "ms",
                bytes(energy),
                "204"));
        String[] domains = {
            "S-1NIKFRT-1", "S-1NAGUNL-114", "S-1NIKFRT-2", "S-1NIKFRT-3", "S-1NAGUNL-128", "S-1NAGUNL-255"
        };
        double[] reach = {2000, 2000, 30000, 30000, Double.NaN, Double.NaN};
        String[] sizes = {"10^10", "10^10", "10^20", "10^30", "10^30", "10^50"};
        for (int d = 0; d < domains.length; d++) {
            RunResult result =
                    run("DomainBenchmark.frontier", "domain", "nonlinear/" + domains[d], 0, Mode.SingleShotTime);
            rows.add(new Row(
                    "",
                    domains[d] + " (" + sizes[d] + ", rectangles), exact, first call in a new JVM",
                    reach[d],
                    result.getPrimaryResult().getStatistics().getPercentile(50),
                    "ms",
                    bytes(result),
                    ""));
        }
    }

    /** Whole processes, as a user starts them. */
    private void processes() throws IOException, InterruptedException {
        if (!Files.isDirectory(DomainBenchmark.DOMAINS)) {
            return;
        }
        String energy = DomainBenchmark.DOMAINS.resolve("y2011/Energy").toString();
        List<Double> times = new ArrayList<>();
        for (int i = 0; i < (quick ? 3 : 11); i++) {
            long start = System.nanoTime();
            Process process = new ProcessBuilder("./parley", "analyze", energy, "--json")
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            if (process.waitFor() != 0) {
                throw new IOException("./parley analyze " + energy + " ended with " + process.exitValue());
            }
            times.add((System.nanoTime() - start) / 1e6);
        }
        times.removeFirst(); // may have built the jar
        times.sort(null);
        rows.add(new Row(
                "",
                "Energy, whole process: ./parley analyze, GENIUS's counts included",
                1500,
                times.get(times.size() / 2),
                "ms",
                0,
                ""));
    }

    // ---- measuring

    private RunResult run(String benchmark, String key, String value, int seconds, Mode mode) throws RunnerException {
        say(benchmark + " " + value + " ...");
        boolean once = mode == Mode.SingleShotTime;
        ChainedOptionsBuilder options = new OptionsBuilder()
                .include(benchmark.replace(".", "\\.") + "$")
                .mode(mode)
                .forks(once ? (quick ? 1 : 5) : 1)
                .warmupIterations(once ? 0 : quick ? 1 : 3)
                .measurementIterations(once ? 1 : quick ? 1 : 5)
                .jvmArgsAppend("-Xmx6g", "--sun-misc-unsafe-memory-access=allow")
                .addProfiler(GCProfiler.class)
                .verbosity(org.openjdk.jmh.runner.options.VerboseMode.SILENT);
        if (!once) {
            int each = quick ? Math.max(1, seconds / 4) : seconds;
            options.warmupTime(TimeValue.seconds(each)).measurementTime(TimeValue.seconds(each));
        } else {
            options.timeUnit(TimeUnit.MILLISECONDS);
        }
        if (!key.isEmpty()) {
            options.param(key, value);
        }
        Collection<RunResult> results = new Runner(options.build()).run();
        return results.iterator().next();
    }

    private static double median(RunResult result) {
        return result.getPrimaryResult().getStatistics().getPercentile(50);
    }

    private static double bytes(RunResult result) {
        var allocated = result.getSecondaryResults().get("gc.alloc.rate.norm");
        return allocated == null ? 0 : allocated.getScore();
    }

    // ---- peers

    /** Lines of a table: work, ours, theirs, ratio. */
    private List<String> peers() throws IOException, InterruptedException {
        Files.createDirectories(PEERS);
        String python = System.getenv().getOrDefault("PARLEY_PYTHON", "python3");
        Process probe = new ProcessBuilder(python, "-c", "import negmas; print(negmas.__version__)")
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        String version =
                new String(probe.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8).strip();
        if (probe.waitFor() != 0) {
            say(python + " has no package negmas: no peers. Install it with: python3 -m pip install negmas");
            return List.of();
        }
        List<String> lines = new ArrayList<>();
        lines.add("NegMAS " + version + ", the same spaces (seed 0), one after the other in the same run:");
        lines.add("");
        lines.add("| work | Parley, median of 20 seeds | NegMAS, seed 0 | ratio |");
        lines.add("|---|---|---|---|");
        for (Row row : rows) {
            if (row.key.isEmpty()) {
                continue;
            }
            say("NegMAS " + row.key + " ...");
            Process peer = new ProcessBuilder(
                            python,
                            "acceptance/src/test/python/negmas_frontier.py",
                            row.key,
                            space(row.key).toString())
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            int patience = quick ? 20 : row.key.equals("zerosum") ? 300 : 120;
            boolean ended = peer.waitFor(patience, TimeUnit.SECONDS);
            String theirs;
            String ratio;
            if (!ended) {
                peer.destroyForcibly();
                theirs = "stopped after " + patience + " s";
                ratio = "above " + String.format(Locale.ROOT, "%,.0f", patience * 1000 / row.measured);
            } else {
                String said = new String(peer.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8)
                        .strip();
                boolean number = said.matches("[0-9.e+-]+ \\d+");
                double ms = number ? Double.parseDouble(said.split(" ")[0]) : Double.NaN;
                theirs = number
                        ? shown(ms) + " ms (" + said.split(" ")[1] + " points)"
                        : said.isEmpty() ? "ended without an answer (exit " + peer.exitValue() + ")" : said;
                ratio = number ? String.format(Locale.ROOT, "%,.0f", ms / row.measured) : "-";
            }
            lines.add("| " + row.work + " | " + shown(row.measured) + " ms | " + theirs + " | " + ratio + " |");
        }
        return lines;
    }

    /** One line per party: its weights, then its values issue by issue. */
    private static Path space(String key) throws IOException {
        Path file = PEERS.resolve(key + ".txt");
        StringBuilder out = new StringBuilder();
        if (key.equals("zerosum")) {
            double[][] points = RandomSpaces.zeroSum(DominanceBenchmark.SIZE, 1);
            for (double[] column : points) {
                out.append(Arrays.toString(column).replaceAll("[\\[\\],]", "")).append('\n');
            }
            return Files.writeString(file, out);
        }
        String[] parts = key.split("x");
        int issues = Integer.parseInt(parts[1]);
        var space = RandomSpaces.of(Integer.parseInt(parts[0]), issues, 10, 0);
        for (var profile : space.profiles()) {
            var additive = (org.parley.model.UtilityFunction.Additive) profile.utility();
            for (var weight : additive.weights().values()) {
                out.append(weight.toDouble()).append(' ');
            }
            for (var values : additive.values().values()) {
                for (var value : values.values()) {
                    out.append(value.toDouble()).append(' ');
                }
            }
            out.append('\n');
        }
        return Files.writeString(file, out);
    }

    // ---- the page

    private void write(List<String> peers) throws IOException, InterruptedException {
        List<String> lines = new ArrayList<>();
        lines.add("# Performance");
        lines.add("");
        lines.add("Written by `./bench`; do not edit. Frontiers: random additive spaces with exponential weights and"
                + " uniform values of nine decimals, 20 seeds taken in turn. Times are medians (JMH, warm unless said"
                + " otherwise), memory is what one call allocates.");
        lines.add("");
        lines.add("- commit " + said("git", "rev-parse", "--short", "HEAD") + ", " + Runtime.version() + ", "
                + Runtime.getRuntime().availableProcessors() + " processors, " + processor());
        if (quick) {
            lines.add("- a short run: first impressions only");
        }
        lines.add("");
        lines.add("| work | reach | measured | share of reach | memory | points |");
        lines.add("|---|---|---|---|---|---|");
        for (Row row : rows) {
            boolean speed = row.unit.startsWith("per");
            double share = speed ? row.reach / row.measured : row.measured / row.reach;
            lines.add("| " + row.work + " | " + (Double.isNaN(row.reach) ? "-" : shown(row.reach) + " " + row.unit)
                    + " | "
                    + shown(row.measured) + " " + row.unit + " | "
                    + (Double.isNaN(row.reach)
                            ? "-"
                            : String.format(Locale.ROOT, "%.2f", share) + (share > 1 ? " **short**" : ""))
                    + " | " + memory(row.bytes) + " | " + row.points + " |");
        }
        lines.add("");
        lines.add("## Peers");
        lines.add("");
        if (peers.isEmpty()) {
            lines.add("Not measured in this run: `./bench --peers`, with Python and `pip install negmas`.");
        }
        lines.addAll(peers);
        Files.writeString(PAGE, String.join("\n", lines) + "\n");
        lines.forEach(Bench::say);
    }

    private static String shown(double number) {
        if (number >= 1e6) {
            return String.format(Locale.ROOT, "%.2g", number).replace("e+0", " x 10^");
        }
        return number >= 100 ? String.format(Locale.ROOT, "%,.0f", number) : String.format(Locale.ROOT, "%.3g", number);
    }

    private static String memory(double bytes) {
        return bytes <= 0
                ? "-"
                : bytes < 1024
                        ? "under 1 kB"
                        : bytes < 1024 * 1024
                                ? String.format(Locale.ROOT, "%,.0f kB", bytes / 1024)
                                : String.format(Locale.ROOT, "%,.0f MB", bytes / 1024 / 1024);
    }

    private static String said(String... command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command).start();
        String text = new String(process.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
        process.waitFor();
        return text.strip();
    }

    private static String processor() throws IOException {
        Path info = Path.of("/proc/cpuinfo");
        if (!Files.exists(info)) {
            return System.getProperty("os.arch", "");
        }
        try (var lines = Files.lines(info)) {
            return lines.filter(line -> line.startsWith("model name"))
                    .map(line -> line.replaceFirst(".*: ", ""))
                    .findFirst()
                    .orElse(System.getProperty("os.arch", ""));
        }
    }

    private static void say(String line) {
        System.out.println(line);
    }
}
