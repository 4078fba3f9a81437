package org.parley.acceptance.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Measures what docs/performance.md says, and writes it: {@code ./bench}, or {@code ./bench AREA...} for some of its
 * tables; the others stay as they are, each with the commit that it was measured at. With {@code --peers} the same spaces
 * also go through NegMAS, where Python has it. With {@code --short} every figure is a first impression.
 */
public final class Bench {

    private static final Path PAGE = Path.of("docs/performance.md");
    private static final List<Area> AREAS = List.of(
            new FrontierArea(),
            new PreferenceArea(),
            new ConflictArea(),
            new ExchangeArea(),
            new LedgerArea(),
            new EvidenceArea());
    private static final String PEERS = "Peers";

    private Bench() {}

    public static void main(String[] arguments) throws Exception {
        List<String> all = Arrays.asList(arguments);
        boolean quick = all.contains("--short");
        List<String> asked = all.stream().filter(a -> !a.startsWith("--")).toList();
        List<String> known = AREAS.stream().map(Area::name).toList();
        if (!known.containsAll(asked) || all.stream().anyMatch(a -> a.startsWith("--") && !isOption(a))) {
            say("usage: ./bench [--short] [--peers] [" + String.join("|", known) + "]...");
            System.exit(2);
        }
        Map<String, List<String>> sections = sections();
        for (Area area : AREAS) {
            if (asked.isEmpty() || asked.contains(area.name())) {
                Measurement measurement = new Measurement(quick);
                area.measure(measurement);
                sections.put(area.title(), table(area, measurement));
                if (area instanceof FrontierArea && all.contains("--peers")) {
                    List<String> peers = new Peers(measurement).beside();
                    if (!peers.isEmpty()) {
                        sections.put(PEERS, peers);
                    }
                }
            }
        }
        write(sections);
    }

    /** Commit, JDK and machine. */
    static String origin(Measurement measurement) throws IOException, InterruptedException {
        return "Commit " + said("git", "rev-parse", "--short", "HEAD") + ", JDK " + Runtime.version() + ", "
                + Runtime.getRuntime().availableProcessors() + " processors, " + processor() + "."
                + (measurement.quick() ? " A short run: first impressions only." : "");
    }

    private static boolean isOption(String argument) {
        return argument.equals("--short") || argument.equals("--peers");
    }

    private static List<String> table(Area area, Measurement measurement) throws IOException, InterruptedException {
        List<String> lines = new ArrayList<>();
        lines.add(area.introduction());
        lines.add("");
        lines.add(origin(measurement));
        lines.add("");
        lines.add("| work | reach | measured | share of reach | memory | |");
        lines.add("|---|---|---|---|---|---|");
        measurement.rows().forEach(row -> lines.add(row.line()));
        if (!measurement.notes().isEmpty()) {
            lines.add("");
            lines.add(String.join("\n", measurement.notes()));
        }
        lines.forEach(Bench::say);
        return lines;
    }

    /** What the page says today, by heading. */
    private static Map<String, List<String>> sections() throws IOException {
        Map<String, List<String>> sections = new LinkedHashMap<>();
        if (Files.exists(PAGE)) {
            String heading = "";
            for (String line : Files.readAllLines(PAGE)) {
                if (line.startsWith("## ")) {
                    heading = line.substring(3);
                    sections.put(heading, new ArrayList<>());
                } else if (!heading.isEmpty()) {
                    sections.get(heading).add(line);
                }
            }
        }
        return sections;
    }

    private static void write(Map<String, List<String>> sections) throws IOException {
        StringBuilder page = new StringBuilder("# Performance\n\n"
                + "Written by `./bench`; do not edit. Times are medians (JMH, warm unless said otherwise), memory is what"
                + " one call\nallocates. `./bench AREA` renews one table.\n");
        List<String> order = AREAS.stream().map(Area::title).collect(Collectors.toCollection(ArrayList::new));
        order.add(PEERS);
        for (String heading : order) {
            List<String> lines = sections.getOrDefault(heading, List.of("Not measured yet."));
            page.append("\n## ").append(heading).append("\n\n");
            page.append(String.join("\n", lines).strip()).append('\n');
        }
        Files.writeString(PAGE, page);
    }

    private static String said(String... command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command).start();
        String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
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

    static void say(String line) {
        System.out.println(line);
    }
}
