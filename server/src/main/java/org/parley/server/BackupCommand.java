package org.parley.server;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.util.concurrent.Callable;
import org.parley.cli.BadInputException;
import org.parley.cli.Exit;
import org.parley.server.people.Ids;
import org.parley.server.postgres.Backup;
import org.parley.server.postgres.Database;
import org.parley.server.postgres.PostgresException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code parley backup}. */
@Command(
        name = "backup",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = "Copy everything in the talks room's database into one file.",
        footer = {
            "",
            "The server may go on running meanwhile. What parties wrote is sealed in the",
            "file as in the database; the keys are not in it (docs/operating.md).",
            "",
            "Example: parley backup -o room-2026-03-01.backup"
        })
final class BackupCommand implements Callable<Integer> {

    @Option(
            names = {"-o", "--output"},
            required = true,
            paramLabel = "FILE",
            description = "The file; it must not be there yet.")
    private Path file = Path.of("");

    @Mixin
    private WhichDatabase which = new WhichDatabase();

    private final Clock clock;

    @Spec
    private CommandSpec spec;

    BackupCommand(Clock clock) {
        this.clock = clock;
    }

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        Instant now = clock.instant();
        SecureRandom random = new SecureRandom();
        try (Database database = which.reach(random, words -> {})) {
            Backup.Copied copied = Backup.write(database, file, Serve.VERSION, now);
            out.println("Copied " + copied.rows() + " rows of " + copied.tables() + " tables, as of " + now + ", to "
                    + file + ".");
            noted(
                    out,
                    "A backup of the server's database was made, as of " + now
                            + ": what is sealed stays sealed in it, and it holds no keys.",
                    random);
            out.println("The keys are not in it: copy "
                    + which.folder().resolve("keys").resolve("wrapped") + " now, to another place.");
        } catch (PostgresException e) {
            throw new BadInputException(String.valueOf(e.getMessage()));
        }
        return Exit.FINE;
    }

    private void noted(PrintWriter out, String words, SecureRandom random) {
        Notices notices = new Notices(which.folder());
        try {
            if (notices.willBeFound()) {
                notices.leave(Ids.random(random), words);
                out.println("The server puts this on record in all talks.");
            } else {
                out.println("No server keeps its data in " + which.folder() + ": this is put on record nowhere.");
            }
        } catch (IOException e) {
            out.println("This could not be left for the record of the talks (" + e.getMessage() + ").");
        }
    }
}
