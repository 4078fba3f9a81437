package org.parley.server;

import java.io.IOException;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.parley.server.keys.Keyring;
import org.parley.server.postgres.Cluster;
import org.parley.server.postgres.Database;
import org.parley.server.postgres.PostgresException;
import org.parley.server.postgres.Role;
import org.parley.server.postgres.Running;
import org.parley.server.store.Migrations;
import org.parley.server.store.PassKey;

/** Starts everything in its order: database, tables, keyring, web server. */
public final class Serve implements AutoCloseable {

    static final String VERSION = "0.1.0";

    private static final int CONNECTIONS = 16;

    private final Database database;
    private final Keyring keys;
    private final Server.Started server;

    private Serve(Database database, Keyring keys, Server.Started server) {
        this.database = database;
        this.keys = keys;
        this.server = server;
    }

    public Server.Started server() {
        return server;
    }

    /**
     * @param passphrase of the keyring, where it has one
     * @param progress is told what takes long
     */
    public static Serve start(
            Settings settings,
            char @Nullable [] passphrase,
            Clock clock,
            SecureRandom random,
            Consumer<String> progress) {
        return start(
                settings, Cluster.in(settings.data()).start(random, progress), passphrase, clock, random, progress);
    }

    /** @param database is closed with the server, or when it cannot be started */
    static Serve start(
            Settings settings,
            Database database,
            char @Nullable [] passphrase,
            Clock clock,
            SecureRandom random,
            Consumer<String> progress) {
        Keyring keys = null;
        try {
            PassKey pass = PassKey.random(random);
            progress.accept("Bringing the tables up to date");
            // In a process of its own, so that this one never holds what the owner of the tables can do.
            String said = Migrate.run(database, pass);
            List<Migrations.Epochs> known =
                    said.lines().map(Serve::epochs).flatMap(Optional::stream).toList();
            keys = Keyring.open(settings.data().resolve("keys"), passphrase, random);
            keys.found().says().forEach(progress);
            for (Migrations.Epochs one : known) {
                keys.agree(one.talks(), one.audience(), one.newest(), one.erased());
            }
            AppDatabase app =
                    new AppDatabase(database.url(), Role.APP.user(), database.password(Role.APP), pass, CONNECTIONS);
            LastStart.compare(
                    settings.data(),
                    LastStart.of(settings, VERSION, tables(said), where(database), passphrase != null),
                    random);
            return new Serve(database, keys, Server.start(settings, app, keys, clock, random));
        } catch (IOException e) {
            throw closed(
                    keys,
                    database,
                    new PostgresException(
                            "In " + settings.data() + " nothing can be kept (" + e.getMessage()
                                    + "). Is there room, and is the folder its owner's?",
                            e));
        } catch (RuntimeException e) {
            throw closed(keys, database, e);
        }
    }

    private static RuntimeException closed(@Nullable Keyring keys, Database database, RuntimeException e) {
        if (keys != null) {
            keys.close();
        }
        database.close();
        return e;
    }

    private static String tables(String said) {
        return said.lines()
                .filter(line -> line.startsWith(Migrate.STEP))
                .map(line -> line.substring(Migrate.STEP.length()))
                .findFirst()
                .orElse("");
    }

    /** One's own is the same wherever it listens today. */
    private static String where(Database database) {
        return database instanceof Running ? "one's own" : database.url();
    }

    private static Optional<Migrations.Epochs> epochs(String line) {
        String[] part = line.split(" ");
        try {
            return part.length == 4
                    ? Optional.of(new Migrations.Epochs(
                            UUID.fromString(part[0]), part[1], Integer.parseInt(part[2]), Integer.parseInt(part[3])))
                    : Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.empty(); // A line of a library's, not of ours.
        }
    }

    @Override
    public void close() {
        server.close();
        keys.close();
        database.close();
    }
}
