package org.parley.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.parley.casefile.CaseFile;
import org.parley.casefile.Problem;
import org.parley.model.Case;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import tools.jackson.databind.json.JsonMapper;

/** {@code parley check}. */
@Command(
        name = "check",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = "Check case files: every problem at once, with its line, column and advice.",
        footer = {"", "Exit code 3 if a file has an error.", "Example: parley check cases/*.yaml"})
final class CheckCommand implements Callable<Integer> {

    @Parameters(arity = "1..*", paramLabel = "CASE", description = "Case files.")
    private List<Path> paths = List.of();

    @Option(names = "--json", description = "Print the problems as JSON.")
    private boolean json;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        List<Object> files = new ArrayList<>();
        boolean fine = true;
        for (Path path : paths) {
            CaseFile.Checked checked = CaseFile.check(path);
            fine &= checked.found().isPresent();
            if (json) {
                files.add(asMap(path, checked));
            } else {
                checked.problems().forEach(out::println);
                checked.found().ifPresent(read -> out.println(path + ": fine (" + counts(read) + ")"));
            }
        }
        if (json) {
            Map<String, Object> all = new LinkedHashMap<>();
            all.put("parley", 1);
            all.put("files", files);
            out.println(JsonMapper.builder()
                    .build()
                    .writerWithDefaultPrettyPrinter()
                    .writeValueAsString(all));
        }
        return fine ? Exit.FINE : Exit.BAD_INPUT;
    }

    private static String counts(Case read) {
        return read.parties().size() + " parties, " + read.issues().size() + " issues, "
                + read.record().size() + " acts, " + read.demands().size() + " demands, "
                + read.claims().size() + " claims, " + read.sources().size() + " sources";
    }

    private static Map<String, Object> asMap(Path path, CaseFile.Checked checked) {
        Map<String, Object> file = new LinkedHashMap<>();
        file.put("file", path.toString());
        file.put("usable", checked.found().isPresent());
        file.put(
                "problems", checked.problems().stream().map(CheckCommand::asMap).toList());
        return file;
    }

    private static Map<String, Object> asMap(Problem problem) {
        Map<String, Object> out = new LinkedHashMap<>();
        out.put("line", problem.place().line());
        out.put("column", problem.place().column());
        out.put("severity", problem.severity() == Problem.Severity.ERROR ? "error" : "warning");
        out.put("what", problem.what());
        out.put("advice", problem.advice());
        return out;
    }
}
