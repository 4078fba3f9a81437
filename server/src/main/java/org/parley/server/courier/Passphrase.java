package org.parley.server.courier;

import java.io.Console;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.parley.cli.BadInputException;
import org.parley.server.keys.DeviceSecret;

/** The passphrase of a device, from a file or from the terminal. */
final class Passphrase {

    private Passphrase() {}

    /** Null where the device asks for none. */
    static char @Nullable [] present(Path folder, @Nullable Path file) throws IOException {
        if (!DeviceSecret.asksPassphrase(folder)) {
            return null;
        }
        return file == null ? asked("Passphrase of the device: ") : firstLine(file);
    }

    /** Null where none is wanted. */
    static char @Nullable [] fresh(boolean ask, @Nullable Path file) throws IOException {
        if (file != null) {
            return firstLine(file);
        }
        if (!ask) {
            return null;
        }
        char[] once = asked("New passphrase: ");
        if (!Arrays.equals(once, asked("The same again: "))) {
            throw new BadInputException("these were two different passphrases. Nothing was made; try again.");
        }
        return once;
    }

    private static char[] firstLine(Path file) throws IOException {
        if (Files.size(file) > 64 * 1024) {
            throw new BadInputException(file + " is too long for a file with a passphrase.");
        }
        return Files.readString(file).lines().findFirst().orElse("").toCharArray();
    }

    private static char[] asked(String prompt) {
        Console console = System.console();
        char[] typed = console == null ? null : console.readPassword("%s", prompt);
        if (typed == null) {
            throw new BadInputException("a passphrase is needed, and there is no terminal to ask for it. Put it into a"
                    + " file that only you can read and name that with --passphrase-file.");
        }
        return typed;
    }
}
