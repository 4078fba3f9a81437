package org.parley.cli;

import java.io.PrintWriter;
import java.util.concurrent.Callable;
import org.parley.brief.HomeJson;
import org.parley.brief.HomeText;
import org.parley.model.Case;
import org.parley.ratification.Zone;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code parley ratify}. */
@Command(
        name = "ratify",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = "What passes at home: each party's win-set, the zone of agreement with and without ratification,"
                + " the factions that bind.",
        footer = {
            "",
            "Exit code 1 if it is known that no package passes with everybody.",
            "Example: parley ratify cases/two-towns.yaml"
        })
final class RatifyCommand implements Callable<Integer> {

    @Mixin
    private HomeArgument home = new HomeArgument();

    @Option(names = "--json", description = "Print JSON (docs/schemas/ratify.schema.json).")
    private boolean json;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        Case read = home.read();
        Zone zone = Zone.of(read, home.assumption());
        if (json) {
            out.print(HomeJson.ratified(read, zone, home.assumption()));
        } else {
            HomeText.ratified(read, zone, home.assumption(), Terminal.width()).forEach(out::println);
        }
        return zone.possibly().most().signum() == 0 ? Exit.NO : Exit.FINE;
    }
}
