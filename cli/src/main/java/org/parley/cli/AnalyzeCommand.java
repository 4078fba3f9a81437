package org.parley.cli;

import java.io.PrintWriter;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.parley.brief.Analysis;
import org.parley.brief.AnalysisJson;
import org.parley.brief.AnalysisText;
import org.parley.diagnosis.Diagnosis;
import org.parley.model.Case;
import org.parley.model.Rational;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code parley analyze}. */
@Command(
        name = "analyze",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = "The figures of a case: frontier, solutions, acceptable outcomes, what blocks.",
        footer = {
            "",
            "Exit code 1 if the demands and reservation values cannot all be met.",
            "Example: parley analyze cases/stadium.yaml --raise-reservation 10"
        })
final class AnalyzeCommand implements Callable<Integer> {

    @Mixin
    private CaseArgument argument = new CaseArgument();

    @Option(
            names = "--raise-reservation",
            paramLabel = "N",
            description = "Raise every reservation value by N, in the unit of the file.")
    private @Nullable String raise;

    @Option(names = "--json", description = "Print JSON (docs/schemas/analysis.schema.json).")
    private boolean json;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        Case read = argument.read();
        Analysis analysis;
        try {
            analysis = Analysis.of(raise == null ? read : Diagnosis.raised(read, by(raise)));
        } catch (IllegalArgumentException e) {
            throw new BadInputException(String.valueOf(e.getMessage()));
        }
        if (json) {
            out.print(AnalysisJson.write(analysis));
            return Exit.FINE;
        }
        AnalysisText.of(analysis, Terminal.width()).forEach(out::println);
        return analysis.diagnosis().compatible() ? Exit.FINE : Exit.NO;
    }

    private static Rational by(String written) {
        if (!Rational.isWritten(written)) {
            throw new BadInputException("--raise-reservation (" + written + ") must be a number like 5 or 0.1.");
        }
        return Rational.parse(written);
    }
}
