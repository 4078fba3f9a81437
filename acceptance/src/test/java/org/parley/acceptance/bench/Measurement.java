package org.parley.acceptance.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;

/** Takes the measures of one area and keeps its rows. */
final class Measurement {

    private static final List<String> USUAL = List.of("-Xmx6g", "--sun-misc-unsafe-memory-access=allow");

    private final boolean quick;
    private final List<Row> rows = new ArrayList<>();
    private final List<String> notes = new ArrayList<>();

    /** @param quick first impressions only */
    Measurement(boolean quick) {
        this.quick = quick;
    }

    boolean quick() {
        return quick;
    }

    List<Row> rows() {
        return rows;
    }

    List<String> notes() {
        return notes;
    }

    /** A sentence under the table. */
    void note(String sentence) {
        notes.add(sentence);
    }

    void add(Row row) {
        rows.add(row);
    }

    /**
     * Runs one JMH benchmark in a JVM of its own; {@link Mode#SingleShotTime} takes the first call in five new JVMs.
     *
     * @param benchmark class and method, e.g. {@code FrontierBenchmark.frontier}
     * @param key name of a {@code @Param}; empty for none
     * @param seconds how long each iteration takes; of no account for single shots
     * @param jvm arguments of that JVM after the usual ones, e.g. {@code -Xmx512m}; the last of two that differ holds
     */
    RunResult run(String benchmark, String key, String value, int seconds, Mode mode, String... jvm)
            throws RunnerException {
        Bench.say(benchmark + " " + value + " ...");
        boolean once = mode == Mode.SingleShotTime;
        ChainedOptionsBuilder options = new OptionsBuilder()
                .include("\\." + benchmark.replace(".", "\\.") + "$")
                .mode(mode)
                .forks(once ? (quick ? 1 : 5) : 1)
                .warmupIterations(once ? 0 : quick ? 1 : 3)
                .measurementIterations(once ? 1 : quick ? 1 : 5)
                .jvmArgsAppend(Stream.concat(USUAL.stream(), Stream.of(jvm)).toArray(String[]::new))
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

    /** Median of whole processes as a user starts them, in milliseconds; the first of them is not counted. */
    double process(String... command) throws IOException, InterruptedException {
        Bench.say(String.join(" ", command) + " ...");
        List<Double> times = new ArrayList<>();
        for (int i = 0; i < (quick ? 3 : 11); i++) {
            long start = System.nanoTime();
            Process process = new ProcessBuilder(command)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            if (process.waitFor() != 0) {
                throw new IOException(String.join(" ", command) + " ended with " + process.exitValue());
            }
            times.add((System.nanoTime() - start) / 1e6);
        }
        times.removeFirst(); // may have built the jar
        times.sort(null);
        return times.get(times.size() / 2);
    }

    /**
     * The most memory that a whole process held at one time, in bytes: the mark that the system keeps of it (VmHWM), looked at
     * every few milliseconds, in a run of its own; 0 where the system keeps none.
     */
    double held(String... command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        Path status = Path.of("/proc", Long.toString(process.pid()), "status");
        double most = 0;
        while (!process.waitFor(3, TimeUnit.MILLISECONDS)) {
            try (Stream<String> lines = Files.lines(status)) {
                most = lines.filter(line -> line.startsWith("VmHWM:"))
                        .mapToDouble(line -> Double.parseDouble(line.replaceAll("[^0-9]", "")) * 1024)
                        .reduce(most, Math::max);
            } catch (IOException | UncheckedIOException e) {
                // The process ended between the two looks, or the system has no such file: what was seen so far stands.
                continue;
            }
        }
        return most;
    }

    static double median(RunResult result) {
        return result.getPrimaryResult().getStatistics().getPercentile(50);
    }

    static double bytes(RunResult result) {
        var allocated = result.getSecondaryResults().get("gc.alloc.rate.norm");
        return allocated == null ? 0 : allocated.getScore();
    }
}
