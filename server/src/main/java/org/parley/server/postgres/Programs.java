package org.parley.server.postgres;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Where PostgreSQL's programs are.
 *
 * @param bin the folder of {@code initdb}, {@code pg_ctl} and {@code postgres}
 * @param major 15, 16, ...: a database is read by its own major version only
 * @param version as the program gives it
 */
record Programs(Path bin, int major, String version) {

    /** The oldest that Parley takes: before it every user could make tables for others to trip over. */
    static final int OLDEST = 15;

    /** {@code PARLEY_POSTGRES=built-in} asks for the PostgreSQL that comes with Parley. */
    static final String BUILT_IN = "built-in";

    private static final Pattern VERSION = Pattern.compile("postgres \\(PostgreSQL\\) ((\\d+)[^ \\n]*)");

    /** Folders whose sub-folders, named by version, hold a {@code bin}. */
    private static final List<String> USUAL = List.of(
            "/usr/lib/postgresql",
            "/usr/pgsql-",
            "/opt/homebrew/opt/postgresql@",
            "/usr/local/opt/postgresql@",
            "/Applications/Postgres.app/Contents/Versions");

    String program(String name) {
        return bin.resolve(name).toString();
    }

    /**
     * @param major of the database that is there already; null for a new one, for which the newest installed is taken, or
     *     else the one that comes with Parley
     * @param environment {@code PARLEY_POSTGRES} names a folder with the programs, or says {@link #BUILT_IN}
     * @param unpacked where the one that comes with Parley is unpacked
     * @throws PostgresException if there is none
     */
    static Programs find(@Nullable Integer major, Map<String, String> environment, Path unpacked) throws IOException {
        String asked = environment.get("PARLEY_POSTGRES");
        if (asked != null && !asked.isBlank() && !asked.equals(BUILT_IN)) {
            return named(Path.of(asked), major);
        }
        if (asked == null || asked.isBlank()) {
            Programs best = null;
            for (Path bin : usual(environment.getOrDefault("PATH", ""))) {
                Programs found = in(bin);
                if (found != null
                        && found.major >= OLDEST
                        && (major == null || major == found.major)
                        && (best == null || found.major > best.major)) {
                    best = found;
                }
            }
            if (best != null) {
                return best;
            }
        }
        Path bin = BuiltIn.unpack(unpacked);
        Programs own = bin == null ? null : in(bin);
        if (own == null && bin != null) {
            throw new PostgresException("The PostgreSQL that comes with Parley does not run here ("
                    + version(bin).said() + "). Install PostgreSQL " + OLDEST + " or later and start again"
                    + " (Debian, Ubuntu: apt-get install postgresql; macOS: brew install postgresql@17).");
        }
        if (own == null) {
            throw new PostgresException("PostgreSQL " + (major == null ? OLDEST + " or later" : major)
                    + " is needed and none was found, and none comes with Parley for this kind of machine ("
                    + System.getProperty("os.name") + ", " + System.getProperty("os.arch")
                    + "). Install it, or name the folder of its programs in PARLEY_POSTGRES.");
        }
        if (major != null && own.major != major) {
            throw new PostgresException("The database was made by PostgreSQL " + major + ", whose programs are gone"
                    + " (here is " + own.version + "). Install PostgreSQL " + major
                    + " again, or name the folder of its"
                    + " programs in PARLEY_POSTGRES. To move on to another version: `parley backup`, then `parley restore`"
                    + " into a new data folder.");
        }
        return own;
    }

    private static Programs named(Path asked, @Nullable Integer major) {
        Programs found = in(asked);
        if (found == null) {
            found = in(asked.resolve("bin"));
        }
        if (found == null) {
            throw new PostgresException(
                    "PARLEY_POSTGRES is " + asked + ", where there are no initdb, pg_ctl and postgres"
                            + " that run. Name the folder that holds them, as in /usr/lib/postgresql/17/bin, or unset it.");
        }
        if (found.major < OLDEST || major != null && major != found.major) {
            throw new PostgresException("PARLEY_POSTGRES is " + asked + ", which is PostgreSQL " + found.version
                    + "; " + (major == null ? OLDEST + " or later" : major) + " is needed"
                    + (major == null ? "." : ", because that version made the database."));
        }
        return found;
    }

    private static @Nullable Programs in(Path bin) {
        for (String name : List.of("initdb", "pg_ctl", "postgres")) {
            if (!Files.isExecutable(bin.resolve(name)) || Files.isDirectory(bin.resolve(name))) {
                return null;
            }
        }
        Command.Result said = version(bin);
        Matcher matcher = VERSION.matcher(said.said());
        return said.fine() && matcher.lookingAt()
                ? new Programs(bin, Integer.parseInt(matcher.group(2)), matcher.group(1))
                : null;
    }

    private static Command.Result version(Path bin) {
        return Command.run(
                List.of(bin.resolve("postgres").toString(), "--version"), Path.of("/"), Duration.ofSeconds(20));
    }

    private static Set<Path> usual(String path) {
        Set<Path> found = new LinkedHashSet<>();
        for (String place : USUAL) {
            if (place.endsWith("-") || place.endsWith("@")) {
                Path start = Path.of(place);
                beside(start).forEach(one -> found.add(one.resolve("bin")));
            } else {
                within(Path.of(place)).forEach(one -> found.add(one.resolve("bin")));
            }
        }
        for (String one : path.split(":", -1)) {
            if (!one.isBlank()) {
                Path program = Path.of(one).resolve("postgres");
                try {
                    // A link points into the installation, where initdb looks for its templates.
                    found.add(Files.exists(program) ? program.toRealPath().resolveSibling("") : Path.of(one));
                } catch (IOException e) {
                    found.add(Path.of(one)); // A broken link: nothing will be found there.
                }
            }
        }
        found.add(Path.of("/usr/local/pgsql/bin"));
        return found;
    }

    private static List<Path> beside(Path start) {
        Path parent = start.getParent();
        Path name = start.getFileName();
        List<Path> found = new ArrayList<>();
        if (parent != null && name != null) {
            for (Path one : within(parent)) {
                if (one.getFileName().toString().startsWith(name.toString())) {
                    found.add(one);
                }
            }
        }
        return found;
    }

    private static List<Path> within(Path folder) {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> list = Files.list(folder)) {
            return list.sorted().toList();
        } catch (IOException | UncheckedIOException e) {
            return List.of(); // A folder that may not be read holds nothing for us.
        }
    }
}
