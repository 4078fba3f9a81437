package org.parley.server.store;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.MigrationInfo;

/** Brings the database up to date and puts the key of passes there, as its owner. */
public final class Migrations {

    private static final String LATEST = "latest";

    private Migrations() {}

    /**
     * How far the keys of an audience had come when the database last heard of them.
     *
     * @param newest the newest epoch that sealed an entry
     * @param erased the newest epoch of which entries were erased; 0 for none
     */
    public record Epochs(UUID talks, String audience, int newest, int erased) {}

    /**
     * @return what the database knows of keys
     * @throws SQLException if the database cannot be reached or does not take the key
     */
    public static List<Epochs> run(String url, String owner, String password, PassKey key) throws SQLException {
        upTo(url, owner, password, LATEST);
        try (Connection connection = DriverManager.getConnection(url, owner, password);
                PreparedStatement put = connection.prepareStatement(
                        "insert into guard.pass_key (one, inner_block, outer_block) values (true, ?, ?)"
                                + " on conflict (one) do update"
                                + " set inner_block = excluded.inner_block, outer_block = excluded.outer_block")) {
            put.setBytes(1, key.block(0x36));
            put.setBytes(2, key.block(0x5c));
            put.executeUpdate();
            return epochs(connection);
        }
    }

    /**
     * Brings the tables as far as a backup of an earlier version needs them.
     *
     * @param last the step to end with; with a question mark behind it, one that is not known counts as the latest
     */
    public static void upTo(String url, String owner, String password, String last) {
        Flyway.configure()
                .dataSource(url, owner, password)
                .schemas("migrations")
                .defaultSchema("migrations")
                .locations("classpath:db/migration")
                .validateMigrationNaming(true)
                .target(last)
                .load()
                .migrate();
    }

    /** The step that the tables are at; empty where there are none yet. */
    public static String step(String url, String owner, String password) {
        MigrationInfo at = Flyway.configure()
                .dataSource(url, owner, password)
                .schemas("migrations")
                .defaultSchema("migrations")
                .locations("classpath:db/migration")
                .load()
                .info()
                .current();
        return at == null ? "" : String.valueOf(at.getVersion());
    }

    private static List<Epochs> epochs(Connection connection) throws SQLException {
        List<Epochs> all = new ArrayList<>();
        try (PreparedStatement ask = connection.prepareStatement(
                        "select talks, audience, max(epoch), coalesce(max(epoch) filter (where sealed is null), 0)"
                                + " from (select talks, audience, epoch, sealed from parley.entry"
                                + " union all select talks, audience, epoch, sealed from parley.draft"
                                + " union all select talks, audience, epoch, sealed from parley.look) kept"
                                + " group by talks, audience");
                ResultSet rs = ask.executeQuery()) {
            while (rs.next()) {
                all.add(new Epochs(rs.getObject(1, UUID.class), rs.getString(2), rs.getInt(3), rs.getInt(4)));
            }
        }
        return all;
    }
}
