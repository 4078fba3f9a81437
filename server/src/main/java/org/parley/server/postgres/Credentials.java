package org.parley.server.postgres;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Passwords by user, kept in a file that only its owner reads, one {@code user=password} a line. */
final class Credentials {

    /** The superuser of a cluster of our own; Parley needs it only to make its roles. */
    static final String SUPERUSER = "postgres";

    private static final int BYTES = 24;
    private final Map<String, String> passwords;

    private Credentials(Map<String, String> passwords) {
        this.passwords = passwords;
    }

    static Credentials random(SecureRandom random) {
        Map<String, String> made = new TreeMap<>();
        made.put(SUPERUSER, password(random));
        for (Role role : Role.values()) {
            made.put(role.user(), password(random));
        }
        return new Credentials(made);
    }

    private static String password(SecureRandom random) {
        byte[] bytes = new byte[BYTES];
        random.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    /** @throws PostgresException if the file cannot be read or a role is missing in it */
    static Credentials read(Path file) {
        List<String> lines;
        try {
            lines = Files.readAllLines(file);
        } catch (IOException e) {
            throw new PostgresException(
                    "The passwords of the database in " + file + " cannot be read (" + e.getMessage()
                            + "). Bring the file back from a copy of the data folder.",
                    e);
        }
        Map<String, String> read = new TreeMap<>();
        for (String line : lines) {
            int equals = line.indexOf('=');
            if (equals > 0 && !line.startsWith("#")) {
                read.put(
                        line.substring(0, equals).strip(),
                        line.substring(equals + 1).strip());
            }
        }
        for (Role role : Role.values()) {
            if (!read.containsKey(role.user())) {
                throw new PostgresException("There is no password of " + role.user() + " in " + file + ". Add a line `"
                        + role.user() + "=PASSWORD`.");
            }
        }
        return new Credentials(read);
    }

    /** Writes them so that a crash leaves the old file or the new one. */
    void write(Path file) throws IOException {
        StringBuilder text = new StringBuilder();
        passwords.forEach((user, password) ->
                text.append(user).append('=').append(password).append('\n'));
        Private.write(file, text.toString());
    }

    String of(Role role) {
        return of(role.user());
    }

    String of(String user) {
        String password = passwords.get(user);
        if (password == null) {
            throw new PostgresException("There is no password of " + user + " among the passwords of the database.");
        }
        return password;
    }

    @Override
    public String toString() {
        return "Credentials of " + passwords.keySet();
    }
}
