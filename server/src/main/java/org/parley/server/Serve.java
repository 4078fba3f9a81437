package org.parley.server;

import java.security.SecureRandom;
import java.time.Clock;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.parley.server.keys.Keyring;
import org.parley.server.postgres.Cluster;
import org.parley.server.postgres.Database;
import org.parley.server.postgres.Role;
import org.parley.server.store.PassKey;

/** Starts everything in its order: database, tables, keyring, web server. */
public final class Serve implements AutoCloseable {

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
            Migrate.run(database, pass, Migrate.LATEST);
            keys = Keyring.open(settings.data().resolve("keys"), passphrase, random);
            keys.found().says().forEach(progress);
            AppDatabase app =
                    new AppDatabase(database.url(), Role.APP.user(), database.password(Role.APP), pass, CONNECTIONS);
            return new Serve(database, keys, Server.start(settings, app, keys, clock, random));
        } catch (RuntimeException e) {
            if (keys != null) {
                keys.close();
            }
            database.close();
            throw e;
        }
    }

    @Override
    public void close() {
        server.close();
        keys.close();
        database.close();
    }
}
