package org.parley.server.store;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import org.flywaydb.core.Flyway;

/** Brings the database up to date and puts the key of passes there, as its owner. */
public final class Migrations {

    private Migrations() {}

    /**
     * @return how many steps were taken
     * @throws SQLException if the database cannot be reached or does not take the key
     */
    public static int run(String url, String owner, String password, PassKey key) throws SQLException {
        return run(url, owner, password, key, "latest");
    }

    /**
     * As far as a backup of an earlier version needs it.
     *
     * @param last the step to end with, with a question mark behind it if one that is not known counts as the latest
     */
    public static int run(String url, String owner, String password, PassKey key, String last) throws SQLException {
        int steps = Flyway.configure()
                .dataSource(url, owner, password)
                .schemas("migrations")
                .defaultSchema("migrations")
                .locations("classpath:db/migration")
                .validateMigrationNaming(true)
                .target(last)
                .load()
                .migrate()
                .migrationsExecuted;
        try (Connection connection = DriverManager.getConnection(url, owner, password);
                PreparedStatement put = connection.prepareStatement(
                        "insert into guard.pass_key (one, inner_block, outer_block) values (true, ?, ?)"
                                + " on conflict (one) do update"
                                + " set inner_block = excluded.inner_block, outer_block = excluded.outer_block")) {
            put.setBytes(1, key.block(0x36));
            put.setBytes(2, key.block(0x5c));
            put.executeUpdate();
        }
        return steps;
    }
}
