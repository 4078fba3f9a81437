package org.parley.server.postgres;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.postgresql.util.PasswordUtil;

/** Parley's roles and its database inside a PostgreSQL. */
final class Roles {

    static final String DATABASE = "parley";

    private Roles() {}

    static String url(int port, String database) {
        return "jdbc:postgresql://127.0.0.1:" + port + "/" + database;
    }

    /** Makes what is missing; a start that was cut short is finished by the next. */
    static void ensure(int port, Credentials credentials) {
        try (Connection connection = DriverManager.getConnection(
                        url(port, "postgres"), Credentials.SUPERUSER, credentials.of(Credentials.SUPERUSER));
                Statement statement = connection.createStatement()) {
            for (Role role : Role.values()) {
                if (!there(connection, "select from pg_roles where rolname = ?", role.user())) {
                    // The password is sent as what the server keeps of it, so that it shows nowhere on the way.
                    statement.execute("create role " + role.user() + " login " + role.rights() + " password '"
                            + PasswordUtil.encodeScramSha256(
                                    credentials.of(role).toCharArray()) + "'");
                }
            }
            if (!there(connection, "select from pg_database where datname = ?", DATABASE)) {
                statement.execute("create database " + DATABASE + " owner " + Role.OWNER.user());
            }
            statement.execute("revoke all on database " + DATABASE + " from public");
            statement.execute(
                    "grant connect on database " + DATABASE + " to " + Role.APP.user() + ", " + Role.BACKUP.user());
        } catch (SQLException e) {
            throw new PostgresException(
                    "The database runs, but Parley's roles cannot be made in it (" + e.getMessage() + ").", e);
        }
    }

    private static boolean there(Connection connection, String sql, String name) throws SQLException {
        try (PreparedStatement asked = connection.prepareStatement(sql)) {
            asked.setString(1, name);
            try (ResultSet found = asked.executeQuery()) {
                return found.next();
            }
        }
    }
}
