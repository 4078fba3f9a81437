package org.parley.server.postgres;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.UserPrincipal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How PostgreSQL's programs are run: it does not start with root's rights, so root hands them to somebody who has none.
 *
 * @param prefix words before each command
 * @param account the user of the system to whom the database's files belong; null for whoever runs Parley
 */
record Footing(List<String> prefix, @Nullable String account) {

    private static final Duration PROBE = Duration.ofSeconds(20);

    /** Users to whom a database is handed, the first that exists. */
    private static final List<String> ACCOUNTS = List.of("parley", "postgres", "nobody");

    /** As whoever runs Parley. */
    static Footing plain() {
        return new Footing(List.of(), null);
    }

    /** Still root's files, but in a user namespace, where root has no rights beyond its own files. */
    static Footing namespace() {
        return new Footing(List.of("unshare", "--user"), null);
    }

    /** As another user. */
    static Footing of(String account) {
        Command.Result group = Command.run(List.of("id", "-g", account), Path.of("/"), PROBE);
        return new Footing(
                List.of(
                        "setpriv",
                        "--reuid=" + account,
                        "--regid=" + (group.fine() ? group.said() : account),
                        "--clear-groups"),
                account);
    }

    /** Whether Parley itself runs as root. */
    static boolean root() {
        try {
            return Files.isDirectory(Path.of("/proc/self"))
                    && (int) Files.getAttribute(Path.of("/proc/self"), "unix:uid") == 0;
        } catch (IOException | UnsupportedOperationException e) {
            return "root".equals(System.getProperty("user.name"));
        }
    }

    /**
     * The footing for a database that is there already: its owner's.
     *
     * @throws PostgresException if its files belong to somebody else and we are not root
     */
    static Footing forExisting(Path database) throws IOException {
        UserPrincipal owner = Files.getOwner(database);
        if (!root()) {
            if (!Files.isReadable(database)) {
                throw new PostgresException("The database in " + database + " belongs to the user " + owner.getName()
                        + ". Start Parley as that user, or give it a data folder of its own in PARLEY_DATA.");
            }
            return plain();
        }
        Footing footing = owner.getName().equals("root") ? namespace() : of(owner.getName());
        if (!footing.may("-w", database)) {
            throw new PostgresException("The database in " + database + " belongs to " + owner.getName()
                    + ", and PostgreSQL cannot be started for that user from here: "
                    + (footing.account == null
                            ? "this system lets nobody make a user namespace (`unshare --user true` fails). "
                            : "`" + String.join(" ", footing.prefix) + " true` fails or may not write there. ")
                    + "Start Parley as an ordinary user that owns its data folder.");
        }
        return footing;
    }

    /**
     * The footings that may be tried for a new database.
     *
     * @return the best first; empty if nothing works here
     */
    static List<Footing> candidates() {
        if (!root()) {
            return List.of(plain());
        }
        List<Footing> found = new ArrayList<>();
        found.add(namespace());
        for (String account : ACCOUNTS) {
            if (account(account) != null) {
                found.add(of(account));
            }
        }
        return found;
    }

    static PostgresException none() {
        return new PostgresException("PostgreSQL does not run as root, and this system lets Parley neither make a user"
                + " namespace (`unshare --user true`) nor become another user (`setpriv`). Make a user and start Parley"
                + " as that user:  useradd --system --create-home parley && su parley -s /bin/sh -c './parley serve'");
    }

    /** Whether commands on this footing may do with the path what {@code test} is asked, as in {@code -w}. */
    boolean may(String test, Path path) {
        return Command.run(words(List.of("test", test, path.toString())), Path.of("/"), PROBE)
                .fine();
    }

    List<String> words(List<String> command) {
        List<String> all = new ArrayList<>(prefix);
        all.addAll(command);
        return all;
    }

    /** Gives a file or folder to the account. */
    void give(Path path) throws IOException {
        if (account != null) {
            UserPrincipal user = account(account);
            if (user == null) {
                throw new PostgresException("There is no user " + account + " on this system.");
            }
            Files.setOwner(path, user);
        }
    }

    private static @Nullable UserPrincipal account(String name) {
        try {
            return Path.of("/").getFileSystem().getUserPrincipalLookupService().lookupPrincipalByName(name);
        } catch (IOException | UnsupportedOperationException e) {
            return null; // There is no such user, or users have no names here.
        }
    }
}
