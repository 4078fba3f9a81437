package org.parley.server;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.parley.cli.BadInputException;
import org.parley.server.keys.Keyring;
import picocli.CommandLine.Option;

/** The options by which a server that starts learns the passphrase of its keys, or gives them one. */
final class KeysPassphrase {

    @Option(
            names = "--passphrase",
            description =
                    "At the first start: lock the keys with a passphrase, which is asked for then and at each start.")
    private boolean ask;

    @Option(
            names = "--passphrase-file",
            paramLabel = "FILE",
            description = "Its first line is the passphrase, or the first time shall be.")
    private @Nullable Path file;

    /**
     * @return null where the keys lie bare, and shall
     * @throws BadInputException if one is given and the keys are there without one
     */
    char @Nullable [] of(Path keys) {
        boolean there = Files.exists(keys.resolve("wrapping.key"));
        boolean locked = Keyring.asksPassphrase(keys);
        if (there && !locked && (ask || file != null)) {
            throw new BadInputException(
                    "The keys in " + keys + " are there already, without a passphrase. Stop the server and"
                            + " give them one: parley keys rewrap --passphrase");
        }
        try {
            if (file != null) {
                return KeysCommand.firstLine(file);
            }
        } catch (IOException e) {
            throw new BadInputException("cannot read " + file + " (" + e.getMessage() + "). Is the path right?");
        }
        if (locked) {
            return KeysCommand.asked("Passphrase of the keys: ");
        }
        return ask ? KeysCommand.askedTwice() : null;
    }
}
