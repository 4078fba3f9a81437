package org.parley.acceptance.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.runner.RunnerException;
import org.parley.model.UtilityFunction;

/** The same work done by NegMAS, where Python has it. */
final class Peers {

    private static final Path FOLDER = Path.of("acceptance/target/peers");
    private static final String PYTHON = System.getenv().getOrDefault("PARLEY_PYTHON", "python3");

    private final Measurement measurement;

    /** @param measurement whose rows the peer is asked about, and which measures the same space beside it */
    Peers(Measurement measurement) {
        this.measurement = measurement;
    }

    /** Lines of a table, work by work; empty, and said, where there is no peer. */
    List<String> beside() throws IOException, InterruptedException, RunnerException {
        Files.createDirectories(FOLDER);
        Process probe = new ProcessBuilder(PYTHON, "-c", "import negmas; print(negmas.__version__)")
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        String version = said(probe);
        if (probe.waitFor() != 0) {
            Bench.say(PYTHON + " has no package negmas: no peers. Install it with: python3 -m pip install negmas");
            return List.of();
        }
        List<String> lines = new ArrayList<>();
        lines.add("NegMAS " + version
                + ", one after the other in the same run. Both get the same space, that of seed 0, or the"
                + " same points, and the ratio is between these two; NegMAS is asked once, Parley's figure is a median, warm."
                + " The median of 20 seeds stands beside it.");
        lines.add("");
        lines.add(Bench.origin(measurement));
        lines.add("");
        lines.add("| work | Parley, median of 20 seeds | Parley, the same as NegMAS | NegMAS | ratio |");
        lines.add("|---|---|---|---|---|");
        for (Row row : measurement.rows()) {
            if (!row.key().isEmpty()) {
                lines.add(beside(row));
            }
        }
        return lines;
    }

    private String beside(Row row) throws IOException, InterruptedException, RunnerException {
        boolean filter = row.key().equals("zerosum") || row.key().equals("uniform8");
        double ours = filter
                ? row.measured()
                : Measurement.median(measurement.run(
                        "FrontierBenchmark.frontier",
                        "space",
                        FrontierBenchmark.with(row.key(), List.of(0)),
                        2,
                        Mode.SampleTime));
        Bench.say("NegMAS " + row.key() + " ...");
        Process peer = new ProcessBuilder(
                        PYTHON,
                        "acceptance/src/test/python/negmas_frontier.py",
                        row.key(),
                        space(row.key()).toString())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        int patience = measurement.quick() ? 20 : filter ? 300 : 120;
        String theirs;
        String ratio;
        if (!peer.waitFor(patience, TimeUnit.SECONDS)) {
            peer.destroyForcibly();
            theirs = "stopped after " + patience + " s";
            ratio = "above " + String.format(Locale.ROOT, "%,.0f", patience * 1000 / ours);
        } else {
            String said = said(peer);
            boolean number = said.matches("[0-9.e+-]+ \\d+");
            double ms = number ? Double.parseDouble(said.split(" ")[0]) : Double.NaN;
            theirs = number
                    ? Row.shown(ms) + " ms (" + said.split(" ")[1] + " points)"
                    : said.isEmpty() ? "ended without an answer (exit " + peer.exitValue() + ")" : said;
            ratio = number ? String.format(Locale.ROOT, "%,.0f", ms / ours) : "-";
        }
        return "| " + row.work() + " | " + (filter ? "-" : Row.shown(row.measured()) + " ms") + " | " + Row.shown(ours)
                + " ms | " + theirs + " | " + ratio + " |";
    }

    private static String said(Process process) throws IOException {
        return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
    }

    /** One line per party: its weights, then its values issue by issue. */
    private static Path space(String key) throws IOException {
        Path file = FOLDER.resolve(key + ".txt");
        StringBuilder out = new StringBuilder();
        if (key.equals("zerosum") || key.equals("uniform8")) {
            double[][] points = key.equals("zerosum")
                    ? RandomSpaces.zeroSum(DominanceBenchmark.SIZE, 1)
                    : RandomSpaces.uniform(8, DominanceBenchmark.SIZE, 1);
            for (double[] column : points) {
                out.append(Arrays.toString(column).replaceAll("[\\[\\],]", "")).append('\n');
            }
            return Files.writeString(file, out);
        }
        String[] parts = key.split("x");
        var space = RandomSpaces.of(Integer.parseInt(parts[0]), Integer.parseInt(parts[1]), 10, 0);
        for (var profile : space.profiles()) {
            var additive = (UtilityFunction.Additive) profile.utility();
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
}
