package org.parley.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.parley.bargaining.Delay;
import org.parley.brief.Analysis;
import org.parley.brief.AnalysisJson;
import org.parley.brief.AnalysisText;
import org.parley.brief.Asked;
import org.parley.casefile.CaseFile;
import org.parley.diagnosis.Diagnosis;
import org.parley.formats.DomainReader;
import org.parley.formats.Imported;
import org.parley.model.Case;
import org.parley.model.Outcome;
import org.parley.model.Rational;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code parley analyze}. */
@Command(
        name = "analyze",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = "The figures of a case or domain: frontier, solutions, acceptable outcomes, what blocks.",
        footer = {
            "",
            "Exit code 1 if the demands and reservation values cannot all be met; with --json always 0, since it says so itself.",
            "Examples:",
            "  parley analyze cases/stadium.yaml --raise-reservation 10",
            "  parley analyze domain.xml buyer.xml seller.xml --json"
        })
final class AnalyzeCommand implements Callable<Integer> {

    @Parameters(
            arity = "1..*",
            paramLabel = "PATH",
            description = "A case file; or a domain of GENIUS, GeniusWeb or NegMAS: its folder, or its file"
                    + " followed by one profile file per party.")
    private List<Path> paths = List.of();

    @Option(
            names = "--raise-reservation",
            paramLabel = "N",
            description = "Raise every reservation value by N, in the unit of the file.")
    private @Nullable String raise;

    @Option(
            names = "--outcome",
            paramLabel = "ISSUE=OPTION",
            description = "Also say where one outcome stands: its utilities, what beats it, its distance to the"
                    + " frontier and to each solution. Once per issue.")
    private Map<String, String> outcome = Map.of();

    @Option(
            names = "--weights",
            paramLabel = "N",
            split = ",",
            description = "Also the Nash solution with unequal weights: one whole number per party, in their order,"
                    + " as in 2,1.")
    private List<Integer> weights = List.of();

    @Option(
            names = "--at",
            paramLabel = "T",
            description = "Everything as it stands at time T in [0,1], where profiles have a discount; 0 unless said.")
    private @Nullable String at;

    @Option(
            names = "--lotteries",
            description = "Also the convexified frontier of two parties: expected utilities, if lots may be drawn.")
    private boolean lotteries;

    @Option(
            names = "--check",
            description =
                    "Also check the frontier by other means than the ones that found it, and say what was verified and"
                            + " what was not. Takes longer.")
    private boolean check;

    @Option(names = "--explain", description = "Print what each figure means, its source and what it costs.")
    private boolean explain;

    @Option(names = "--json", description = "Print JSON (docs/schemas/analysis.schema.json).")
    private boolean json;

    @Spec
    private CommandSpec spec;

    private List<List<Rational>> published = List.of();

    private List<String> warnings = List.of();

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        Case read = read();
        Analysis analysis;
        try {
            Case raised = raise == null ? read : Diagnosis.raised(read, number("--raise-reservation", raise));
            Delay delay = at == null ? null : Delay.of(raised, number("--at", at));
            Analysis figures = Analysis.of(delay == null ? raised : delay.at());
            analysis = figures.with(asked(figures, delay));
        } catch (IllegalArgumentException e) {
            throw new BadInputException(String.valueOf(e.getMessage()));
        }
        boolean faulty = analysis.asked().isFaulty();
        if (json) {
            out.print(AnalysisJson.write(analysis));
            return faulty ? Exit.FAULT : Exit.FINE;
        }
        AnalysisText.of(analysis, Terminal.width()).forEach(out::println);
        if (explain) {
            AnalysisText.definitions(Terminal.width()).forEach(out::println);
        }
        return faulty ? Exit.FAULT : analysis.diagnosis().compatible() ? Exit.FINE : Exit.NO;
    }

    private Asked asked(Analysis figures, @Nullable Delay delay) {
        Asked asked = Asked.NOTHING.readWith(warnings).beside(published, figures);
        asked = outcome.isEmpty() ? asked : asked.outcome(new Outcome(outcome), figures);
        asked = lotteries ? asked.lots(figures) : asked;
        asked = weights.isEmpty() ? asked : asked.weights(weights, figures);
        asked = check ? asked.checked(figures) : asked;
        return delay == null ? asked : asked.at(delay);
    }

    /** A case file alone, or a domain of another tool; warnings are part of the answer. */
    private Case read() {
        if (paths.size() == 1 && !DomainReader.isDomain(paths.getFirst())) {
            return CaseFile.read(paths.getFirst());
        }
        Imported imported = DomainReader.read(paths, DomainDate.of(paths.getFirst()));
        published = imported.published();
        warnings = imported.warnings();
        return imported.found();
    }

    private static Rational number(String option, String written) {
        if (!Rational.isWritten(written)) {
            throw new BadInputException(option + " (" + written + ") must be a number like 5 or 0.1.");
        }
        return Rational.parse(written);
    }
}
