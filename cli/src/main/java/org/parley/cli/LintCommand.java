package org.parley.cli;

import java.io.PrintWriter;
import java.util.concurrent.Callable;
import org.parley.brief.LintText;
import org.parley.exchange.Lint;
import org.parley.model.Case;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code parley lint}. */
@Command(
        name = "lint",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = "Hold the text of an agreement against drafting faults that break agreements:"
                + " each with its clause, the reason and advice.",
        footer = {
            "",
            "Exit code 1 if there is something for a drafter to look at.",
            "Example: parley lint cases/agreements/yemen-2018.yaml"
        })
final class LintCommand implements Callable<Integer> {

    @Mixin
    private CaseArgument argument = new CaseArgument();

    @Mixin
    private AgreementOptions which = new AgreementOptions();

    @Option(names = "--json", description = "Print JSON (docs/schemas/lint.schema.json).")
    private boolean json;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        Case read = which.agreementOf(argument.read());
        Lint lint = Lint.of(read).orElseThrow(AgreementOptions::none);
        if (json) {
            out.print(LintText.json(read, lint));
        } else {
            LintText.lines(lint, Terminal.width()).forEach(out::println);
        }
        return lint.faults().isEmpty() ? Exit.FINE : Exit.NO;
    }
}
