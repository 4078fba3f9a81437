package org.parley.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.parley.brief.QuestionsText;
import org.parley.brief.Redaction;
import org.parley.casefile.CaseFile;
import org.parley.diagnosis.Packages;
import org.parley.model.Case;
import org.parley.model.When;
import org.parley.preference.Answers;
import org.parley.preference.Possibilities;
import org.parley.preference.Questions;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code parley ask}. */
@Command(
        name = "ask",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description =
                "The five questions whose answers are expected to settle the most of what the record leaves open.",
        footer = {
            "",
            "Exit code 1 if the record of a party contradicts itself. Private entries do not count.",
            "",
            "Example: parley ask cases/gaza-2024-02.yaml"
        })
final class AskCommand implements Callable<Integer> {

    private static final int NAMED = 8;

    @Mixin
    private CaseArgument argument = new CaseArgument();

    @Mixin
    private EvidenceOptions evidence = new EvidenceOptions();

    @Option(names = "--seed", paramLabel = "N", description = "Seed of the screening; 1 if left out.")
    private long seed = 1;

    @Option(
            names = "--answer",
            paramLabel = "N=first|second",
            description = "The answer to question N; written into a copy of the case with --output.")
    private Map<Integer, String> answers = Map.of();

    @Option(
            names = "--on",
            paramLabel = "DATE",
            description = "The day of the answer (year-month-day); the case's own day if left out.")
    private @Nullable LocalDate on;

    @Option(
            names = {"-o", "--output"},
            paramLabel = "FILE",
            description = "Where to write the case with the answers; the file must not be there.")
    private @Nullable Path output;

    @Option(names = "--json", description = "Print JSON (docs/schemas/ask.schema.json).")
    private boolean json;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        PrintWriter out = spec.commandLine().getOut();
        Case whole = argument.read();
        Case read = evidence.select(Redaction.published(whole));
        Possibilities found = Possibilities.of(read, Possibilities.Terms.PLAIN);
        boolean consistent =
                found.views().stream().allMatch(view -> view.judge().isPresent());
        List<int[]> named = Packages.of(found)
                .map(p -> p.candidates().stream()
                        .limit(NAMED)
                        .map(Packages.Candidate::picks)
                        .toList())
                .orElse(List.of());
        if (!consistent || named.isEmpty()) {
            spec.commandLine()
                    .getErr()
                    .println(
                            consistent
                                    ? "No package is open, so there is nothing to ask."
                                    : "The record of a party contradicts itself; see parley possible.");
            return Exit.NO;
        }
        Questions questions = Questions.of(found, named, seed);
        Path file = output;
        if (!answers.isEmpty() || file != null) {
            write(whole, questions, file);
            return Exit.FINE;
        }
        if (json) {
            out.print(QuestionsText.json(read, questions));
        } else {
            QuestionsText.of(read, questions, Terminal.width()).forEach(out::println);
        }
        return Exit.FINE;
    }

    private void write(Case whole, Questions questions, @Nullable Path file) throws IOException {
        if (answers.isEmpty() || file == null) {
            throw new BadInputException("--answer and --output go together: --answer 1=first --output answered.yaml.");
        }
        if (Files.exists(file)) {
            throw new BadInputException(file + " is there already; name another file.");
        }
        Case answered = whole;
        for (Map.Entry<Integer, String> answer : answers.entrySet()) {
            int number = answer.getKey();
            boolean first = answer.getValue().equals("first");
            if (!first && !answer.getValue().equals("second")) {
                throw new BadInputException("--answer " + number + "=" + answer.getValue()
                        + " must be first or second; yes is first, no is second.");
            }
            if (number < 1 || number > questions.best().size()) {
                throw new BadInputException("--answer names question " + number + "; there are "
                        + questions.best().size() + ".");
            }
            LocalDate day = on == null ? whole.asOf() : on;
            answered = Answers.put(answered, questions.best().get(number - 1).question(), first, When.on(day));
        }
        Files.writeString(file, CaseFile.write(answered));
        spec.commandLine()
                .getOut()
                .println("Wrote " + file + ", the case with " + answers.size()
                        + (answers.size() == 1 ? " answer" : " answers") + " in its record.");
    }
}
