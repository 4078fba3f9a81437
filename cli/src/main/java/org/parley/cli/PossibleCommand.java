package org.parley.cli;

import java.io.PrintWriter;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.parley.brief.PossibleJson;
import org.parley.brief.PossibleText;
import org.parley.brief.Redaction;
import org.parley.model.Case;
import org.parley.preference.Indices;
import org.parley.preference.Possibilities;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code parley possible}. */
@Command(
        name = "possible",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = "What the record proves of each package and party: necessary, possible, impossible, unknown.",
        footer = {
            "",
            "Exit code 1 if the record of a party contradicts itself. Private entries do not count.",
            "Examples:",
            "  parley possible cases/gaza-2024-02.yaml --without anonymous",
            "  parley possible cases/orange.yaml --outcome juice=ann --outcome peel=ben"
        })
final class PossibleCommand implements Callable<Integer> {

    @Mixin
    private CaseArgument argument = new CaseArgument();

    @Mixin
    private EvidenceOptions evidence = new EvidenceOptions();

    @Option(
            names = "--outcome",
            paramLabel = "ISSUE=OPTION",
            description = "Look at one package: for each party the answer, the acts and claims it rests on, the claims"
                    + " it hangs on. Once per issue.")
    private Map<String, String> outcome = Map.of();

    @Option(names = "--all", description = "Print the answers for every package.")
    private boolean all;

    @Option(
            names = "--largest-consistent",
            description = "Where a party's record contradicts itself, go on with the largest part that does not.")
    private boolean largest;

    @Mixin
    private AcceptabilityOptions acceptability = new AcceptabilityOptions();

    @Option(names = "--json", description = "Print JSON (docs/schemas/possible.schema.json).")
    private boolean json;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        Case read = evidence.select(Redaction.published(argument.read()));
        Possibilities found = Possibilities.of(read, new Possibilities.Terms(Set.of(), largest));
        Possibilities.@Nullable Listed asked =
                outcome.isEmpty() ? null : found.judge(OutcomeArgument.picks(found.space(), outcome));
        Indices indices = acceptability.of(found).orElse(null);
        if (indices != null && asked == null) {
            throw new BadInputException(
                    "--acceptability needs one package: name it with --outcome, or let parley packages"
                            + " --acceptability order them all.");
        }
        if (json) {
            out.print(PossibleJson.write(found, asked, indices));
        } else {
            PossibleText.of(found, all, Terminal.width()).forEach(out::println);
            if (asked != null) {
                PossibleText.outcome(found, asked, indices, Terminal.width()).forEach(out::println);
            }
        }
        boolean consistent = found.views().stream()
                .allMatch(view -> view.contradictions().sets().isEmpty());
        return consistent ? Exit.FINE : Exit.NO;
    }
}
