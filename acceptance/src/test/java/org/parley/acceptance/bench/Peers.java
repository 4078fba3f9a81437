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
import org.parley.model.UtilityFunction;

/** The same work done by NegMAS, where Python has it. */
final class Peers {

    private static final Path FOLDER = Path.of("acceptance/target/peers");
    private static final String PYTHON = System.getenv().getOrDefault("PARLEY_PYTHON", "python3");

    private final boolean quick;

    Peers(boolean quick) {
        this.quick = quick;
    }

    /** Lines of a table, work by work; empty, and said, where there is no peer. */
    List<String> beside(List<Row> rows) throws IOException, InterruptedException {
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
        lines.add("NegMAS " + version + ", the same spaces (seed 0), one after the other in the same run:");
        lines.add("");
        lines.add("| work | Parley, median of 20 seeds | NegMAS, seed 0 | ratio |");
        lines.add("|---|---|---|---|");
        for (Row row : rows) {
            if (!row.key().isEmpty()) {
                lines.add(beside(row));
            }
        }
        return lines;
    }

    private String beside(Row row) throws IOException, InterruptedException {
        Bench.say("NegMAS " + row.key() + " ...");
        Process peer = new ProcessBuilder(
                        PYTHON,
                        "acceptance/src/test/python/negmas_frontier.py",
                        row.key(),
                        space(row.key()).toString())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        int patience = quick ? 20 : row.key().equals("zerosum") ? 300 : 120;
        String theirs;
        String ratio;
        if (!peer.waitFor(patience, TimeUnit.SECONDS)) {
            peer.destroyForcibly();
            theirs = "stopped after " + patience + " s";
            ratio = "above " + String.format(Locale.ROOT, "%,.0f", patience * 1000 / row.measured());
        } else {
            String said = said(peer);
            boolean number = said.matches("[0-9.e+-]+ \\d+");
            double ms = number ? Double.parseDouble(said.split(" ")[0]) : Double.NaN;
            theirs = number
                    ? Row.shown(ms) + " ms (" + said.split(" ")[1] + " points)"
                    : said.isEmpty() ? "ended without an answer (exit " + peer.exitValue() + ")" : said;
            ratio = number ? String.format(Locale.ROOT, "%,.0f", ms / row.measured()) : "-";
        }
        return "| " + row.work() + " | " + Row.shown(row.measured()) + " ms | " + theirs + " | " + ratio + " |";
    }

    private static String said(Process process) throws IOException {
        return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
    }

    /** One line per party: its weights, then its values issue by issue. */
    private static Path space(String key) throws IOException {
        Path file = FOLDER.resolve(key + ".txt");
        StringBuilder out = new StringBuilder();
        if (key.equals("zerosum")) {
            double[][] points = RandomSpaces.zeroSum(DominanceBenchmark.SIZE, 1);
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
