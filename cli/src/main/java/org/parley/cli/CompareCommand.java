package org.parley.cli;

import java.io.PrintWriter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.parley.model.Act;
import org.parley.model.Case;
import org.parley.record.Comparison;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import tools.jackson.databind.json.JsonMapper;

/** {@code parley compare}. */
@Command(
        name = "compare",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = "Set two texts of the record side by side: same, changed, new, dropped, not reported.",
        footer = {"", "Example: parley compare cases/gaza-2024-02.yaml framework counterproposal"})
final class CompareCommand implements Callable<Integer> {

    @Mixin
    private CaseArgument argument = new CaseArgument();

    @Parameters(index = "1", paramLabel = "ID", description = "The act that put the earlier text forward.")
    private String from = "";

    @Parameters(index = "2", paramLabel = "ID", description = "The act that put the later text forward.")
    private String to = "";

    @Option(names = "--json", description = "Print JSON.")
    private boolean json;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        Case read = argument.read();
        Act earlier = act(read, from);
        Act later = act(read, to);
        Comparison comparison = Comparison.of(read, earlier, later);
        if (json) {
            out.println(JsonMapper.builder()
                    .build()
                    .writerWithDefaultPrettyPrinter()
                    .writeValueAsString(asMap(comparison)));
            return Exit.FINE;
        }
        out.println("Before: " + earlier.says() + " (" + earlier.id() + ")");
        out.println("After:  " + later.says() + " (" + later.id() + ")");
        for (Comparison.Row row : comparison.rows()) {
            out.println();
            out.println(read.issue(row.issue()).map(i -> i.name()).orElse(row.issue()) + ": " + words(row.change()));
            out.println("  before: " + (row.before() == null ? "-" : row.before()));
            out.println("  after:  " + (row.after() == null ? "-" : row.after()));
        }
        return Exit.FINE;
    }

    private static Act act(Case read, String id) {
        Act act = read.act(id).orElseThrow(() -> new BadInputException("there is no act `" + id + "` in this case."));
        if (act.text() == null) {
            List<String> texts = read.record().stream()
                    .filter(a -> a.text() != null)
                    .map(Act::id)
                    .toList();
            throw new BadInputException(
                    "the act `" + id + "` puts no text forward. Acts that do: " + String.join(", ", texts) + ".");
        }
        return act;
    }

    private static String words(Comparison.Change change) {
        return switch (change) {
            case SAME -> "same";
            case CHANGED -> "changed";
            case NEW -> "new";
            case DROPPED -> "dropped";
            case ABSENT -> "in neither";
            case NOT_REPORTED -> "not reported";
        };
    }

    private static Map<String, Object> asMap(Comparison comparison) {
        Map<String, Object> out = new LinkedHashMap<>();
        out.put("parley", 1);
        out.put("from", comparison.from());
        out.put("to", comparison.to());
        out.put(
                "issues",
                comparison.rows().stream()
                        .map(row -> {
                            Map<String, Object> one = new LinkedHashMap<>();
                            one.put("issue", row.issue());
                            one.put(
                                    "change",
                                    row.change().name().toLowerCase(Locale.ROOT).replace('_', '-'));
                            one.put("before", row.before());
                            one.put("after", row.after());
                            return one;
                        })
                        .toList());
        return out;
    }
}
