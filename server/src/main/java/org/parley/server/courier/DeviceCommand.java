package org.parley.server.courier;

import java.io.PrintWriter;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.parley.cli.Exit;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code parley courier device}: makes a device, and introduces it and the talks to each other. */
@Command(
        name = "device",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        synopsisSubcommandLabel = "COMMAND",
        description = "Make a device, and introduce it and the talks to each other.")
final class DeviceCommand implements Runnable {

    @Spec
    private CommandSpec spec;

    @Override
    public void run() {
        spec.commandLine().usage(spec.commandLine().getOut());
    }

    private CourierCommand courier() {
        return (CourierCommand) spec.parent().userObject();
    }

    @Command(
            name = "new",
            mixinStandardHelpOptions = true,
            sortOptions = false,
            description = "Make the keys of a device, and print its card for the page “Courier” of the talks.")
    int make(
            @Parameters(paramLabel = "NAME", description = "How the device is called, such as “Field laptop”.")
                    String name,
            @Option(names = "--device", paramLabel = "FOLDER", description = "Where, if not in the usual folder.")
                    @Nullable
                    Path folder,
            @Option(names = "--passphrase", description = "Lock the key with a passphrase, which is asked for.")
                    boolean ask,
            @Option(
                            names = "--passphrase-file",
                            paramLabel = "FILE",
                            description = "Lock it with the first line of this file. Without either the key lies bare.")
                    @Nullable
                    Path passphrase) {
        return CourierCommand.told(() -> {
            Path in = courier().folder(folder);
            DeviceCard card = DeviceFolder.make(
                    in, name, Passphrase.fresh(ask, passphrase), courier().random());
            print(card, in);
            return Exit.FINE;
        });
    }

    @Command(name = "card", mixinStandardHelpOptions = true, sortOptions = false, description = "Print the card again.")
    int card(@Mixin CourierCommand.Which which) {
        return CourierCommand.told(() -> {
            Path folder = courier().existing(which);
            print(DeviceFolder.card(folder), folder);
            return Exit.FINE;
        });
    }

    private void print(DeviceCard card, Path folder) {
        PrintWriter out = spec.commandLine().getOut();
        out.print(card.text());
        out.println();
        out.println("Its code is  " + card.code());
        out.println("The card, which is no secret, is in " + folder.resolve("card.txt") + ".");
        out.println("Give it to the head of your delegation, and read the code out by telephone.");
    }

    @Command(
            name = "join",
            mixinStandardHelpOptions = true,
            sortOptions = false,
            description = "Give the device the card of its talks, so that it knows whose letters to open.")
    int join(
            @Parameters(paramLabel = "CARD", description = "The talks' card, from the page “Courier”.") Path file,
            @Option(
                            names = "--code",
                            paramLabel = "WORDS",
                            description = "The code as it was read out by telephone; without it, it is asked about.")
                    @Nullable
                    String code,
            @Mixin CourierCommand.Which which) {
        return CourierCommand.told(() -> {
            PrintWriter out = spec.commandLine().getOut();
            TalksCard card = TalksCard.read(CourierCommand.text(file));
            try (DeviceFolder device = courier().device(which)) {
                DeviceState next = device.state().joined(card);
                boolean same;
                if (code != null) {
                    same = card.code().isReadAs(code);
                } else {
                    out.println("The card's code is  " + card.code());
                    same = new Interview(courier().in(), out)
                            .yes("Does the page “Courier” show the same code? Have it read out by telephone.");
                }
                if (!same) {
                    throw new CourierException(
                            "The codes differ: this card is not the one that the talks made. Somebody may"
                                    + " have exchanged it on the way. Nothing was kept; take the card again.");
                }
                device.keep(next);
                out.println("The device now opens letters of the talks " + LetterText.shown(card.title())
                        + " for the delegation " + card.party() + ".");
                return Exit.FINE;
            }
        });
    }
}
