package org.parley.server;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.flywaydb.core.api.FlywayException;
import org.parley.server.postgres.Database;
import org.parley.server.postgres.PostgresException;
import org.parley.server.postgres.Role;
import org.parley.server.store.Migrations;
import org.parley.server.store.PassKey;

/**
 * Brings the database up to date, as its owner, in a process of its own that ends with it: the server that people talk to
 * never holds the owner's password. Standard input brings address, user, password and the key of passes, a line each; what
 * the database knows of keys goes to standard output, a line for each audience: talks, audience, newest epoch, erased epoch; then the step that
 * the tables are at.
 * Given a step as its argument, it brings the tables to that step and does no more.
 */
public final class Migrate {

    /** Begins the line that says which step the tables are at. */
    static final String STEP = "tables ";

    private Migrate() {}

    /** Ends with 0, or with 1 and one line on standard error. */
    public static void main(String[] args) throws IOException {
        BufferedReader in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        String url = line(in);
        String owner = line(in);
        String password = line(in);
        PassKey key = PassKey.parse(line(in));
        try {
            if (args.length == 1) {
                Migrations.upTo(url, owner, password, args[0]);
                return;
            }
            for (Migrations.Epochs one : Migrations.run(url, owner, password, key)) {
                System.out.println(one.talks() + " " + one.audience() + " " + one.newest() + " " + one.erased());
            }
            System.out.println(STEP + Migrations.step(url, owner, password));
        } catch (SQLException | FlywayException e) {
            System.err.println(
                    String.valueOf(e.getMessage()).lines().findFirst().orElse("no reason given"));
            System.exit(1);
        }
    }

    /**
     * Starts that process and waits for it.
     *
     * @return what it said
     * @throws PostgresException if the tables cannot be brought there
     */
    static String run(Database database, PassKey key, String... arguments) {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                Migrate.class.getName()));
        command.addAll(List.of(arguments));
        try {
            Process process = new ProcessBuilder(command)
                    .redirectErrorStream(true) // it says either what it found or what went wrong
                    .start();
            try (OutputStream in = process.getOutputStream()) {
                in.write(String.join(
                                "\n",
                                database.url(),
                                Role.OWNER.user(),
                                database.password(Role.OWNER),
                                key.digits(),
                                "")
                        .getBytes(StandardCharsets.UTF_8));
            }
            String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (process.waitFor() != 0) {
                throw new PostgresException("The tables could not be brought up to date: " + said.strip());
            }
            return said;
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
            throw new IOException("there are four lines: address, user, password, key");
        }
        return line;
    }
}
