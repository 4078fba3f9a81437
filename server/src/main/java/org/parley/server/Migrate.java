package org.parley.server;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import org.flywaydb.core.api.FlywayException;
import org.parley.server.store.Migrations;
import org.parley.server.store.PassKey;

/**
 * Brings the database up to date, as its owner, in a process of its own that ends with it: the server that people talk to
 * never holds the owner's password. Standard input brings address, user, password and the key of passes, a line each; what
 * the database knows of keys goes to standard output, a line for each audience: talks, audience, newest epoch, erased epoch.
 */
public final class Migrate {

    private Migrate() {}

    /** Ends with 0, or with 1 and one line on standard error. */
    public static void main(String[] args) throws IOException {
        BufferedReader in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        String url = line(in);
        String owner = line(in);
        String password = line(in);
        PassKey key = PassKey.parse(line(in));
        try {
            for (Migrations.Epochs one : Migrations.run(url, owner, password, key)) {
                System.out.println(one.talks() + " " + one.audience() + " " + one.newest() + " " + one.erased());
            }
        } catch (SQLException | FlywayException e) {
            System.err.println(
                    String.valueOf(e.getMessage()).lines().findFirst().orElse("no reason given"));
            System.exit(1);
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
