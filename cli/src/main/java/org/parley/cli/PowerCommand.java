package org.parley.cli;

import java.io.PrintWriter;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import org.parley.brief.HomeJson;
import org.parley.brief.HomeText;
import org.parley.model.Actor;
import org.parley.model.Case;
import org.parley.ratification.Home;
import org.parley.ratification.Power;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code parley power}. */
@Command(
        name = "power",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = "Who decides at home: Shapley-Shubik and Banzhaf indices of leader and factions, exact.",
        footer = {"", "Example: parley power cases/two-towns.yaml"})
final class PowerCommand implements Callable<Integer> {

    @Mixin
    private HomeArgument home = new HomeArgument();

    @Option(names = "--json", description = "Print JSON (docs/schemas/power.schema.json).")
    private boolean json;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        Case read = home.read();
        Map<String, Power> powers = new LinkedHashMap<>();
        for (Actor party : read.parties()) {
            if (party.ratification() != null) {
                try {
                    powers.put(party.id(), Power.of(Home.rule(party), party.id()));
                } catch (IllegalArgumentException e) {
                    throw new BadInputException(party.id() + ": " + e.getMessage());
                }
            }
        }
        if (powers.isEmpty()) {
            throw new BadInputException("no party of this case has a rule of ratification."
                    + " Write one under `ratification`, see docs/case-file.md.");
        }
        if (json) {
            out.print(HomeJson.power(read, powers));
        } else {
            HomeText.power(read, powers, Terminal.width()).forEach(out::println);
        }
        return Exit.FINE;
    }
}
