package org.parley.server.postgres;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/** A database that somebody else runs: its administrator made Parley's roles and an empty database once. */
public final class External implements Database {

    private static final String PREFIX = "jdbc:postgresql://";

    private final String url;
    private final Credentials credentials;

    private External(String url, Credentials credentials) {
        this.url = url;
        this.credentials = credentials;
    }

    /**
     * Looks whether the database is as Parley needs it.
     *
     * @param url {@code postgresql://host/database}, with or without {@code jdbc:}, and without a password
     * @param credentials a file with a line {@code user=password} for each of Parley's roles
     * @throws PostgresException if it cannot be reached or is not as it should be; the message names each point
     */
    public static External at(String url, Path credentials) {
        External external = new External(jdbc(url), Credentials.read(credentials));
        List<String> wrong = new ArrayList<>();
        for (Role role : Role.values()) {
            external.look(role, wrong);
        }
        if (!wrong.isEmpty()) {
            throw new PostgresException(
                    "The database at " + external.url + " is not as Parley needs it:\n  - "
                            + String.join("\n  - ", wrong)
                            + "\nIts administrator sets it up once, as docs/operating.md shows under \"A database elsewhere\".");
        }
        return external;
    }

    private static String jdbc(String url) {
        String full = url.startsWith("postgresql://") || url.startsWith("postgres://")
                ? PREFIX + url.substring(url.indexOf("//") + 2)
                : url;
        if (!full.startsWith(PREFIX) || full.contains("@") || full.contains("password=")) {
            throw new PostgresException(
                    "The address of the database should read postgresql://host:5432/parley, without user"
                            + " and password; those stand in the file of credentials.");
        }
        return full;
    }

    private void look(Role role, List<String> wrong) {
        try (Connection connection = DriverManager.getConnection(url, role.user(), password(role));
                Statement statement = connection.createStatement()) {
            int major = connection.getMetaData().getDatabaseMajorVersion();
            if (major < Programs.OLDEST) {
                wrong.add("it is PostgreSQL " + major + "; " + Programs.OLDEST + " or later is needed");
                return;
            }
            try (ResultSet found = statement.executeQuery(
                    "select r.rolsuper, r.rolbypassrls, pg_get_userbyid(d.datdba), pg_encoding_to_char(d.encoding)"
                            + " from pg_roles r, pg_database d where r.rolname = current_user and d.datname = current_database()")) {
                found.next();
                if (found.getBoolean(1)) {
                    wrong.add(role.user() + " is a superuser, whom row security does not bind: alter role "
                            + role.user() + " nosuperuser");
                }
                if (found.getBoolean(2) != (role == Role.BACKUP)) {
                    wrong.add(
                            role == Role.BACKUP
                                    ? role.user() + " does not see every row: alter role " + role.user() + " bypassrls"
                                    : role.user() + " steps around row security: alter role " + role.user()
                                            + " nobypassrls");
                }
                if (role == Role.OWNER && !found.getString(3).equals(role.user())) {
                    wrong.add("it belongs to " + found.getString(3) + ": alter database ... owner to " + role.user());
                }
                if (role == Role.OWNER && !found.getString(4).equals("UTF8")) {
                    wrong.add("its texts are kept as " + found.getString(4) + ": make it anew with encoding 'UTF8'");
                }
            }
            for (String setting : List.of("fsync", "full_page_writes")) {
                try (ResultSet found = statement.executeQuery("show " + setting)) {
                    found.next();
                    if (role == Role.OWNER && !found.getString(1).equals("on")) {
                        wrong.add(setting + " is off, so a power cut could lose what was acknowledged: turn it on");
                    }
                }
            }
            try (ResultSet found = statement.executeQuery("show synchronous_commit")) {
                found.next();
                if (found.getString(1).equals("off")) {
                    wrong.add("synchronous_commit is off for " + role.user() + ": alter role " + role.user()
                            + " set synchronous_commit = on");
                }
            }
        } catch (SQLException e) {
            wrong.add(role.user() + " cannot connect: " + e.getMessage());
        }
    }

    @Override
    public String url() {
        return url;
    }

    @Override
    public String password(Role role) {
        return credentials.of(role);
    }

    /** Its owner goes on running it. */
    @Override
    public void close() {}
}
