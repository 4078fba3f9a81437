package org.parley.server.postgres;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

/** The forms in which values are copied, and the step at which the tables are. */
final class Forms {

    private Forms() {}

    /** For the current transaction, so that the same values have the same bytes in every database. */
    static void set(Statement statement) throws SQLException {
        for (String setting : List.of(
                "DateStyle = 'ISO, YMD'",
                "IntervalStyle = 'iso_8601'",
                "TimeZone = 'UTC'",
                "bytea_output = 'hex'",
                "extra_float_digits = 1",
                "xmloption = 'content'")) {
            statement.execute("set local " + setting);
        }
    }

    /** The last step that Flyway took; {@code 0} for none. */
    static String tablesVersion(Database database) throws SQLException {
        try (Connection connection =
                        DriverManager.getConnection(database.url(), Role.OWNER.user(), database.password(Role.OWNER));
                Statement statement = connection.createStatement()) {
            try (ResultSet there =
                    statement.executeQuery("select to_regclass('migrations.flyway_schema_history') is not null")) {
                there.next();
                if (!there.getBoolean(1)) {
                    return "0";
                }
            }
            try (ResultSet found = statement.executeQuery("select version from migrations.flyway_schema_history"
                    + " where success and version is not null order by installed_rank desc limit 1")) {
                return found.next() ? found.getString(1) : "0";
            }
        }
    }
}
