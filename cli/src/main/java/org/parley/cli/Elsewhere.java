package org.parley.cli;

import java.util.Set;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/** Commands that stand in the help of every jar, but are run by another one. */
enum Elsewhere {
    READ("read", "Propose claims from an article; accept or drop them one by one."),
    SERVE("serve", "Open the talks room: a server for talks that go through a mediator."),
    COURIER("courier", "Read and answer, without a connection, what the talks room sent in a file."),
    BACKUP("backup", "Copy everything in the talks room's database into one file."),
    RESTORE("restore", "Fill an empty talks room from such a file."),
    KEYS("keys", "Recovery shares and the wrapping key of the talks room.");

    private final String command;
    private final String description;

    Elsewhere(String command, String description) {
        this.command = command;
        this.description = description;
    }

    String command() {
        return command;
    }

    /** Adds a stand-in for each command that nobody has added. */
    static void fill(CommandLine line) {
        Set<String> there = line.getSubcommands().keySet();
        for (Elsewhere one : values()) {
            if (!there.contains(one.command)) {
                line.addSubcommand(one.command, one.spec());
            }
        }
    }

    private CommandSpec spec() {
        CommandSpec spec = CommandSpec.wrapWithoutInspection((Runnable) () -> {
            throw new BadInputException(
                    "`" + command + "` is in a jar of its own. Start it through the launcher: ./parley " + command
                            + ", which finds and builds it.");
        });
        spec.usageMessage().description(description);
        spec.parser().unmatchedOptionsArePositionalParams(true);
        spec.addPositional(PositionalParamSpec.builder()
                .paramLabel("ARGUMENTS")
                .arity("0..*")
                .type(String[].class)
                .description("See ./parley " + command + " --help.")
                .build());
        return spec;
    }
}
