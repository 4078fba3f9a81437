package org.parley.cli;

import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;
import org.parley.brief.HomeJson;
import org.parley.brief.HomeText;
import org.parley.model.Case;
import org.parley.ratification.WhatIf;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code parley whatif}. */
@Command(
        name = "whatif",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = "Which packages would still pass at home, and which newly, if factions left or joined, thresholds"
                + " changed, demands softened.",
        footer = {
            "",
            "A sentence is one of these, or several joined by \"and\"; names are ids of the case:",
            "  FACTION leaves",
            "  FACTION joins BODY-or-PARTY [with N seats]",
            "  threshold of BODY-or-PARTY becomes N",
            "  threshold of BODY-or-PARTY becomes [at least|more than] 2/3 of those present",
            "  threshold of BODY-or-PARTY becomes unanimity",
            "  DEMAND softens",
            "  DEMAND softens to OPTION",
            "  DEMAND is dropped",
            "Example: parley whatif cases/two-towns.yaml \"farmers leaves\""
        })
final class WhatIfCommand implements Callable<Integer> {

    @Mixin
    private HomeArgument home = new HomeArgument();

    @Parameters(index = "1..*", arity = "1..*", paramLabel = "SENTENCE", description = "What to suppose.")
    private List<String> sentences = List.of();

    @Option(
            names = "--combinations",
            paramLabel = "N",
            description = "Suppose the sentences one by one and in every combination of up to N, at most 3.")
    private int combinations;

    @Option(names = "--json", description = "Print JSON (docs/schemas/whatif.schema.json).")
    private boolean json;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        Case read = home.read();
        List<WhatIf> results;
        try {
            results = combinations == 0
                    ? List.of(WhatIf.of(read, sentences, home.assumption()))
                    : WhatIf.combinations(read, sentences, combinations, home.assumption());
        } catch (IllegalArgumentException e) {
            throw new BadInputException(String.valueOf(e.getMessage()));
        }
        if (json) {
            out.print(HomeJson.whatIf(read, results, home.assumption()));
        } else if (combinations == 0) {
            HomeText.whatIf(read, results.getFirst(), home.assumption(), Terminal.width())
                    .forEach(out::println);
        } else {
            HomeText.combinations(read, results, home.assumption(), Terminal.width())
                    .forEach(out::println);
        }
        return Exit.FINE;
    }
}
