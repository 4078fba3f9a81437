package org.parley.cli;

import java.io.PrintWriter;
import java.util.concurrent.Callable;
import org.parley.brief.Brief;
import org.parley.brief.Explanation;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code parley why}. */
@Command(
        name = "why",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = "Open a sentence of the brief: its claims, its acts, the rule that made it.",
        footer = {"", "Example: parley why cases/gaza-2024-02.yaml 1"})
final class WhyCommand implements Callable<Integer> {

    @Mixin
    private CaseArgument argument = new CaseArgument();

    @Mixin
    private EvidenceOptions evidence = new EvidenceOptions();

    @Parameters(index = "1", paramLabel = "N", description = "The number before the sentence.")
    private int n;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        Brief brief = Brief.of(evidence.select(argument.read()));
        var sentence = brief.sentence(n)
                .orElseThrow(() -> new BadInputException("there is no sentence " + n + "; the brief has 1 to "
                        + brief.sentences().size() + "."));
        Explanation.of(brief, sentence).forEach(out::println);
        return Exit.FINE;
    }
}
