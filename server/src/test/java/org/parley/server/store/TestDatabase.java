package org.parley.server.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import org.parley.server.postgres.Cluster;
import org.parley.server.postgres.Database;
import org.parley.server.postgres.Role;

/** A PostgreSQL of its own with Parley's tables, one for all tests of a run. */
final class TestDatabase {

    private static TestDatabase only;

    private final Database database;
    private final PassKey key = PassKey.random(new SecureRandom());

    private TestDatabase() throws IOException, SQLException {
        Path folder = Files.createTempDirectory("parley-store");
        database = Cluster.in(folder).start(new SecureRandom(), words -> {});
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            database.close();
            remove(folder);
        }));
        Migrations.run(database.url(), Role.OWNER.user(), database.password(Role.OWNER), key);
    }

    static synchronized TestDatabase open() {
        if (only == null) {
            try {
                only = new TestDatabase();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            } catch (SQLException e) {
                throw new IllegalStateException(e);
            }
        }
        return only;
    }

    PassKey key() {
        return key;
    }

    String url() {
        return database.url();
    }

    String password(Role role) {
        return database.password(role);
    }

    Connection as(Role role) throws SQLException {
        return DriverManager.getConnection(url(), role.user(), password(role));
    }

    private static void remove(Path folder) {
        try (var all = Files.walk(folder)) {
            all.sorted(java.util.Comparator.reverseOrder())
                    .forEach(path -> path.toFile().delete());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
