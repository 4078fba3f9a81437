package org.parley.cli;

import java.util.Optional;
import org.parley.preference.Indices;
import org.parley.preference.Possibilities;
import org.parley.preference.Samples;
import picocli.CommandLine.Option;

/** Whether acceptability indices are wanted, and how many profiles to draw for them. */
final class AcceptabilityOptions {

    private static final int MOST = 1_000_000;

    @Option(
            names = "--acceptability",
            description =
                    "Also give acceptability indices. They need a prior, which is assumed; two stand side by side.")
    private boolean wanted;

    @Option(
            names = "--profiles",
            paramLabel = "N",
            description = "With --acceptability: how many profiles to draw; 20000 if left out.")
    private int profiles = 20_000;

    @Option(names = "--seed", paramLabel = "N", description = "With --acceptability: seed of the draws; 1 if left out.")
    private long seed = 1;

    Optional<Indices> of(Possibilities found) {
        if (!wanted) {
            return Optional.empty();
        }
        if (profiles < 1_000 || profiles > MOST) {
            throw new BadInputException("--profiles (" + profiles + ") must be 1000 to " + MOST + ".");
        }
        Samples.Plan usual = Samples.Plan.USUAL;
        return Optional.of(
                Indices.of(found, new Samples.Plan(seed, usual.chains(), profiles / usual.chains(), usual.between())));
    }
}
