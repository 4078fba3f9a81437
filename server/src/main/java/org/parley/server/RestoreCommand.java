package org.parley.server;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.concurrent.Callable;
import org.parley.cli.BadInputException;
import org.parley.cli.Exit;
import org.parley.server.people.Ids;
import org.parley.server.postgres.Backup;
import org.parley.server.postgres.Database;
import org.parley.server.postgres.PostgresException;
import org.parley.server.postgres.Restore;
import org.parley.server.store.PassKey;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code parley restore}. */
@Command(
        name = "restore",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = "Fill an empty talks room from a file that `parley backup` wrote.",
        footer = {
            "",
            "All of it or nothing, whichever version of PostgreSQL holds the database. A",
            "talks room that is not empty is left alone. Bring the keys as well",
            "(docs/operating.md).",
            "",
            "Example: parley restore room-2026-03-01.backup --data /srv/parley-new"
        })
final class RestoreCommand implements Callable<Integer> {

    @Parameters(paramLabel = "FILE", description = "The backup.")
    private Path file = Path.of("");

    @Mixin
    private WhichDatabase which = new WhichDatabase();

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        SecureRandom random = new SecureRandom();
        try (Restore backup = Restore.open(file);
                Database database = which.start(random, words -> {
                    out.println(words + " ...");
                    out.flush();
                })) {
            // The server makes a key of passes of its own when it starts.
            PassKey passes = PassKey.random(random);
            Migrate.run(database, passes, backup.tables() + "?");
            Backup.Copied restored = backup.into(database);
            Migrate.run(database, passes);
            try {
                new Notices(which.folder())
                        .leave(
                                Ids.random(random),
                                "The server's database was restored from a backup. It is as it was at " + backup.made()
                                        + "; what was entered after that is not in it.");
            } catch (IOException e) {
                out.println("This could not be left for the record of the talks (" + e.getMessage() + ").");
            }
            out.println("The talks room is as it was at " + backup.made() + ": " + restored.rows() + " rows of "
                    + restored.tables() + " tables, each compared with the file.");
            out.println(
                    "Put the keys into " + which.folder().resolve("keys") + " before you start it. Whoever was put out"
                            + " since then is in again: end that membership or session again.");
        } catch (PostgresException e) {
            throw new BadInputException(String.valueOf(e.getMessage()));
        }
        return Exit.FINE;
    }
}
