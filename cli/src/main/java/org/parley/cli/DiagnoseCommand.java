package org.parley.cli;

import java.io.PrintWriter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.parley.brief.DiagnosisJson;
import org.parley.brief.DiagnosisText;
import org.parley.brief.Redaction;
import org.parley.diagnosis.Clauses;
import org.parley.diagnosis.Diagnosis;
import org.parley.diagnosis.Relaxation;
import org.parley.diagnosis.Request;
import org.parley.diagnosis.StickingPoint;
import org.parley.diagnosis.Watch;
import org.parley.model.Case;
import org.parley.model.Rational;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code parley diagnose}. */
@Command(
        name = "diagnose",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = "What blocks and what would unblock it, in full: sticking points and ways out as they are found,"
                + " with demands, reservation values, rules at home and what acts leave possible.",
        footer = {
            "",
            "Prints as it finds; interrupt it once you have enough. Exit code 1 if not everything can be met.",
            "Examples:",
            "  parley diagnose cases/two-towns.yaml",
            "  parley diagnose cases/gaza-2024-02.yaml --cost hamas-full-withdrawal=3"
        })
final class DiagnoseCommand implements Callable<Integer> {

    private static final int EVERY = 2_000;

    @Mixin
    private CaseArgument argument = new CaseArgument();

    @Option(
            names = "--cost",
            paramLabel = "ID=N",
            description =
                    "Assume what giving up a clause costs (1 where not said); ways out then come by least total cost."
                            + " Once per clause.")
    private Map<String, String> costs = Map.of();

    @Option(
            names = "--limit",
            paramLabel = "N",
            description = "The most sticking points and the most ways out per part.")
    private int limit = 50;

    @Option(
            names = "--private",
            description = "Count private entries too. What is printed then is not for others' eyes.")
    private boolean all;

    @Option(names = "--json", description = "Print JSON (docs/schemas/diagnosis.schema.json), with certificates.")
    private boolean json;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        if (limit < 1) {
            throw new BadInputException("--limit (" + limit + ") must be 1 or more.");
        }
        Case read = all ? argument.read() : Redaction.published(argument.read());
        Clauses clauses = Clauses.of(read);
        Request request = new Request(given(clauses), limit, limit, Request.USUAL.work());
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            Diagnosis diagnosis = Diagnosis.of(clauses, List.of(), request, Watch.NONE);
            out.print(DiagnosisJson.write(read, diagnosis, request));
            return diagnosis.compatible() ? Exit.FINE : Exit.NO;
        }
        DiagnosisText text = new DiagnosisText(read, request, Terminal.width());
        print(out, text.head());
        Diagnosis diagnosis = Diagnosis.of(clauses, List.of(), request, watch(text, out));
        print(out, text.closing(diagnosis));
        return diagnosis.compatible() ? Exit.FINE : Exit.NO;
    }

    private Watch watch(DiagnosisText text, PrintWriter out) {
        PrintWriter err = spec.commandLine().getErr();
        return new Watch() {
            @Override
            public void stickingPoint(StickingPoint point) {
                print(out, text.found(point));
            }

            @Override
            public void relaxation(Relaxation relaxation) {
                print(out, text.found(relaxation));
            }

            @Override
            public void progress(int component, long questions) {
                if (questions % EVERY == 0) {
                    err.println("part " + component + ": " + questions + " questions so far ...");
                    err.flush();
                }
            }
        };
    }

    private static void print(PrintWriter out, List<String> lines) {
        lines.forEach(out::println);
        out.flush();
    }

    private Map<String, Rational> given(Clauses clauses) {
        Map<String, Rational> given = new LinkedHashMap<>();
        List<String> known = clauses.ids();
        costs.forEach((id, cost) -> {
            if (!known.contains(id)) {
                throw new BadInputException(
                        "--cost: there is no clause `" + id + "`; there are: " + String.join(", ", known) + ".");
            }
            if (!Rational.isWritten(cost) || Rational.parse(cost).signum() < 0) {
                throw new BadInputException("--cost (" + id + "=" + cost + ") must be a number of 0 or more.");
            }
            given.put(id, Rational.parse(cost));
        });
        return given;
    }
}
