package org.parley.cli;

import java.io.PrintWriter;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;
import org.parley.brief.PackagesJson;
import org.parley.brief.PackagesText;
import org.parley.brief.Redaction;
import org.parley.diagnosis.Diagnosis;
import org.parley.diagnosis.Packages;
import org.parley.diagnosis.Unlocking;
import org.parley.model.Case;
import org.parley.preference.Indices;
import org.parley.preference.LogRolling;
import org.parley.preference.Possibilities;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code parley packages}. */
@Command(
        name = "packages",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = "Packages that no party's record rules out, what each party would have to swallow, and what would"
                + " unlock the sticking points.",
        footer = {
            "",
            "Exit code 1 if there is no such package, or if the record of a party contradicts itself.",
            "Private entries do not count.",
            "",
            "Example: parley packages cases/gaza-2024-02.yaml --top 3"
        })
final class PackagesCommand implements Callable<Integer> {

    @Mixin
    private CaseArgument argument = new CaseArgument();

    @Mixin
    private EvidenceOptions evidence = new EvidenceOptions();

    @Mixin
    private AcceptabilityOptions acceptability = new AcceptabilityOptions();

    @Option(
            names = "--top",
            paramLabel = "N",
            description = "How many packages to print, at most 20; 5 if left out, 20 with --json.")
    private @Nullable Integer top;

    @Option(
            names = "--largest-consistent",
            description = "Where a party's record contradicts itself, go on with the largest part that does not.")
    private boolean largest;

    @Option(names = "--json", description = "Print JSON (docs/schemas/packages.schema.json).")
    private boolean json;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        int shown = top == null ? (json ? Packages.SHOWN : 5) : top;
        if (shown < 1 || shown > Packages.SHOWN) {
            throw new BadInputException("--top (" + shown + ") must be 1 to " + Packages.SHOWN + ".");
        }
        Case read = evidence.select(Redaction.published(argument.read()));
        Possibilities found = Possibilities.of(read, new Possibilities.Terms(Set.of(), largest));
        Indices indices = acceptability.of(found).orElse(null);
        Optional<double[]> joint = indices == null ? Optional.empty() : indices.everyJoint();
        ToDoubleFunction<int[]> index =
                picks -> joint.map(all -> all[found.space().index(picks).intValueExact()])
                        .orElse(0.0);
        Optional<Packages> packages = Packages.of(found, index);
        if (packages.isEmpty()) {
            spec.commandLine()
                    .getErr()
                    .println(
                            found.space().issues().isEmpty()
                                    ? "The case has no issues, so there are no packages."
                                    : "The record of a party contradicts itself, so nothing follows; see parley possible."
                                            + " Go on with the largest consistent part: --largest-consistent.");
            return Exit.NO;
        }
        List<LogRolling> rolling = LogRolling.of(found);
        List<Unlocking> unlocking = Unlocking.of(found, Diagnosis.of(read).stickingPoints());
        if (json) {
            out.print(PackagesJson.write(packages.get(), rolling, unlocking, indices, shown));
        } else {
            PackagesText.of(packages.get(), rolling, unlocking, indices, shown, Terminal.width())
                    .forEach(out::println);
        }
        return packages.get().candidates().isEmpty() ? Exit.NO : Exit.FINE;
    }
}
