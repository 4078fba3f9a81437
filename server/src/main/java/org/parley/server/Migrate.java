package org.parley.server;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import org.flywaydb.core.api.FlywayException;
import org.parley.server.postgres.Database;
import org.parley.server.postgres.PostgresException;
import org.parley.server.postgres.Role;
import org.parley.server.store.Migrations;
import org.parley.server.store.PassKey;

/**
 * Brings the database up to date, as its owner, in a process of its own that ends with it: the server that people talk to
 * never holds the owner's password. Standard input brings address, user, password, the key of passes and the last step to
 * take, a line each.
 */
public final class Migrate {

    /** As far as this version of Parley knows. */
    static final String LATEST = "latest";

    private Migrate() {}

    /** Ends with 0, or with 1 and one line on standard error. */
    public static void main(String[] args) throws IOException {
        BufferedReader in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        String url = line(in);
        String owner = line(in);
        String password = line(in);
        PassKey key = PassKey.parse(line(in));
        String last = line(in);
        try {
            Migrations.run(url, owner, password, key, last);
        } catch (SQLException | FlywayException e) {
            System.err.println(
                    String.valueOf(e.getMessage()).lines().findFirst().orElse("no reason given"));
            System.exit(1);
        }
    }

    /**
     * Starts that process and waits for it.
     *
     * @param last the step to end with, or {@link #LATEST}
     * @throws PostgresException if the tables cannot be brought there
     */
    static void run(Database database, PassKey key, String last) {
        List<String> command = List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                Migrate.class.getName());
        try {
            Process process =
                    new ProcessBuilder(command).redirectErrorStream(true).start();
            try (OutputStream in = process.getOutputStream()) {
                in.write(String.join(
                                "\n",
                                database.url(),
                                Role.OWNER.user(),
                                database.password(Role.OWNER),
                                key.digits(),
                                last,
                                "")
                        .getBytes(StandardCharsets.UTF_8));
            }
            String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (process.waitFor() != 0) {
                throw new PostgresException("The tables could not be brought up to date: " + said.strip());
            }
        } catch (IOException e) {
            throw new PostgresException("The tables could not be brought up to date: " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new PostgresException("Interrupted while the tables were brought up to date.", e);
        }
    }

    private static String line(BufferedReader in) throws IOException {
        String line = in.readLine();
        if (line == null) {
            throw new IOException("there are five lines: address, user, password, key, last step");
        }
        return line;
    }
}
