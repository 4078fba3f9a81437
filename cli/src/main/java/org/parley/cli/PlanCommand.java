package org.parley.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.parley.brief.PlanCalendar;
import org.parley.brief.PlanHtml;
import org.parley.brief.PlanJson;
import org.parley.brief.PlanReport;
import org.parley.brief.PlanText;
import org.parley.exchange.AgreementExchange;
import org.parley.exchange.Objective;
import org.parley.exchange.Planner;
import org.parley.exchange.Planning;
import org.parley.model.Case;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code parley plan}. */
@Command(
        name = "plan",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description =
                "Plan how an agreement is carried out so that at every step everybody is better off staying than"
                        + " walking out; or show that no order does it, how much trust is lacking, and what would close the gap.",
        footer = {
            "",
            "What each side has at stake stands under `stakes` in the case; without it, only order and days count.",
            "Exit code 1 if there is no safe plan as stated, or if that was not decided.",
            "Examples:",
            "  parley plan cases/agreements/gaza-2025-01.yaml",
            "  parley plan CASE --what-if slip:hostages=3 --what-if loss:hamas=50",
            "  parley plan CASE --objectives duration,exposure -o plan.html"
        })
final class PlanCommand implements Callable<Integer> {

    enum Format {
        TEXT,
        HTML,
        SVG,
        ICS,
        CSV,
        JSON,
        MARKDOWN
    }

    @Mixin
    private CaseArgument argument = new CaseArgument();

    @Mixin
    private AgreementOptions which = new AgreementOptions();

    @Option(
            names = "--objectives",
            paramLabel = "LIST",
            split = ",",
            description =
                    "What the plan is to be good at, in this order: exposure (smallest largest exposure), duration,"
                            + " guarantee (smallest bonds), balance (most balanced curve). exposure,duration if left out.")
    private List<String> objectives = List.of();

    @Option(
            names = "--what-if",
            paramLabel = "CHANGE",
            description = "Where the plan becomes unsafe if: loss:PARTY=N (walking out costs it N), withdraw:GUARANTEE,"
                    + " slip:OBLIGATION=DAYS. May be repeated.")
    private List<String> questions = List.of();

    @Option(
            names = "--day-zero",
            paramLabel = "DATE",
            description = "Day zero (year-month-day); the agreement's own if left out.")
    private @Nullable LocalDate dayZero;

    @Option(
            names = "--most-steps",
            paramLabel = "N",
            description = "An obligation with more items than N is planned in larger steps; 10000 if left out.")
    private int mostSteps = AgreementExchange.MOST_STEPS;

    @Option(
            names = "--effort",
            paramLabel = "N",
            description = "How many states a search may look at; 400000 if left out.")
    private int effort = Planner.USUAL_EFFORT;

    @Option(names = "--steps", description = "Print the exposures after every step.")
    private boolean everyStep;

    @Option(names = "--format", paramLabel = "text|html|svg|ics|csv|json|markdown", description = "Print in this form.")
    private Format format = Format.TEXT;

    @Option(names = "--json", description = "The same as --format json (docs/schemas/plan.schema.json).")
    private boolean json;

    @Option(
            names = {"-o", "--output"},
            paramLabel = "FILE",
            description = "Write to this file; the form follows its name (.html, .svg, .ics, .csv, .json, .md, .txt).")
    private @Nullable Path output;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        PrintWriter out = spec.commandLine().getOut();
        Case read = which.agreementOf(argument.read());
        PlanReport report;
        String written;
        try {
            report = report(read);
            written = written(report, output != null ? byName(output) : json ? Format.JSON : format);
        } catch (IllegalArgumentException e) {
            throw new BadInputException(String.valueOf(e.getMessage()));
        }
        if (output != null) {
            Files.writeString(output, written);
            out.println("Wrote " + output + ".");
        } else {
            out.print(written);
        }
        return report.planning().verdict() == Planning.Verdict.SAFE ? Exit.FINE : Exit.NO;
    }

    private PlanReport report(Case read) {
        if (effort < 1 || effort > 50_000_000 || mostSteps < 1 || mostSteps > 100_000) {
            throw new IllegalArgumentException("--effort must be from 1 to 50000000 (" + effort
                    + ") and --most-steps from 1 to 100000 (" + mostSteps + ").");
        }
        PlanReport report = PlanReport.of(read, objectives(), effort, mostSteps)
                .orElseThrow(() -> new BadInputException(
                        "the agreement of this case has no obligations, so there is nothing to plan."
                                + " Write them under `agreement`, see docs/case-file.md."));
        if (dayZero != null) {
            report = report.from(dayZero);
        }
        return report.asked(questions);
    }

    private List<Objective> objectives() {
        List<Objective> named = new ArrayList<>();
        for (String id : objectives) {
            named.add(Objective.byId(id.strip())
                    .orElseThrow(() -> new IllegalArgumentException("there is no objective `" + id
                            + "`. There are exposure, duration, guarantee and balance.")));
        }
        return named.isEmpty()
                ? Planner.USUAL_OBJECTIVES
                : named.stream().distinct().toList();
    }

    private String written(PlanReport report, Format as) {
        return switch (as) {
            case TEXT -> String.join("\n", PlanText.lines(report, Terminal.width(), everyStep)) + "\n";
            case HTML -> PlanHtml.write(report);
            case SVG -> PlanHtml.picture(report);
            case ICS -> PlanCalendar.write(report);
            case CSV -> PlanText.csv(report);
            case JSON -> PlanJson.write(report);
            case MARKDOWN -> PlanText.markdown(report);
        };
    }

    private static Format byName(Path path) {
        String name = path.toString();
        String ending = name.substring(name.lastIndexOf('.') + 1);
        return switch (ending) {
            case "html", "htm" -> Format.HTML;
            case "svg" -> Format.SVG;
            case "ics" -> Format.ICS;
            case "csv" -> Format.CSV;
            case "json" -> Format.JSON;
            case "md" -> Format.MARKDOWN;
            default -> Format.TEXT;
        };
    }
}
