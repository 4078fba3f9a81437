package org.parley.server.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.Enumeration;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.parley.server.store.Migrations;
import org.parley.server.store.PassKey;

/** From the PostgreSQL that is found here to the one that comes with Parley, which mostly is another major version, and back. */
class BackupTest {

    private static final Instant NOW = Instant.parse("2026-03-01T10:00:00Z");
    private static final Map<String, String> BUILT_IN = Map.of("PARLEY_POSTGRES", Programs.BUILT_IN);
    private static final SecureRandom RANDOM = new SecureRandom();

    private static Path folder;
    private static Running first;
    private static Running second;

    private Path file;

    @BeforeAll
    static void start() throws Exception {
        folder = Files.createTempDirectory("parley-backup");
        first = Cluster.in(folder.resolve("first")).start(RANDOM, line -> {});
        Migrations.run(first.url(), Role.OWNER.user(), first.password(Role.OWNER), PassKey.random(RANDOM));
        asOwnerOfAll(first, Rows.SQL);
        second = Cluster.in(folder.resolve("second"), BUILT_IN, Footing.candidates())
                .start(RANDOM, line -> {});
    }

    @AfterAll
    static void stop() throws IOException {
        if (first != null) {
            first.close();
        }
        if (second != null) {
            second.close();
        }
        Private.remove(folder);
    }

    @BeforeEach
    void fresh() throws Exception {
        file = folder.resolve("room-" + RANDOM.nextLong() + ".backup");
        empty(second);
    }

    private static void asOwnerOfAll(Running running, String sql) throws SQLException {
        try (Connection connection =
                        DriverManager.getConnection(running.url(), Credentials.SUPERUSER, running.superuserPassword());
                Statement statement = connection.createStatement()) {
            statement.execute("set session_replication_role = replica"); // No trigger fires: rows are put as they are.
            statement.execute(sql);
        }
    }

    /** A new database at the step at which {@code first} is. */
    private static void empty(Running running) throws SQLException {
        try (Connection connection =
                        DriverManager.getConnection(running.url(), Role.OWNER.user(), running.password(Role.OWNER));
                Statement statement = connection.createStatement()) {
            statement.execute("drop schema if exists migrations, parley, guard cascade");
        }
        Migrations.run(running.url(), Role.OWNER.user(), running.password(Role.OWNER), PassKey.random(RANDOM));
    }

    private Backup.Copied backup(Database database) {
        return Backup.write(database, file, "0.1.0", NOW);
    }

    private Backup.Copied restore(Database database) {
        try (Restore opened = Restore.open(file)) {
            return opened.into(database);
        }
    }

    /** Every row of every table, as the superuser sees them: read in another way than a backup reads them. */
    private static Map<String, String> everyRow(Running running) throws SQLException {
        Map<String, String> rows = new TreeMap<>();
        try (Connection connection =
                        DriverManager.getConnection(running.url(), Credentials.SUPERUSER, running.superuserPassword());
                Statement statement = connection.createStatement()) {
            Map<String, String> tables = new TreeMap<>();
            try (ResultSet found =
                    statement.executeQuery("select table_schema || '.' || table_name from information_schema.tables"
                            + " where table_schema in ('parley', 'guard') and table_type = 'BASE TABLE'"
                            + " and table_name <> 'pass_key'")) {
                while (found.next()) {
                    tables.put(found.getString(1), "");
                }
            }
            for (String table : tables.keySet()) {
                try (ResultSet found = statement.executeQuery("select string_agg(row_to_json(t)::text, E'\\n' order by"
                        + " row_to_json(t)::text collate \"C\") from " + table + " t")) {
                    found.next();
                    rows.put(table, String.valueOf(found.getString(1)));
                }
            }
        }
        return rows;
    }

    private static String guards(Running running) throws SQLException {
        return ClusterTest.asked(
                running,
                Credentials.SUPERUSER,
                running.superuserPassword(),
                "select (select string_agg(relname || relrowsecurity || relforcerowsecurity, ' ' order by relname)"
                        + " from pg_class where relnamespace::regnamespace::text in ('parley', 'guard') and relkind = 'r')"
                        + " || (select string_agg(tgname || tgenabled::text, ' ' order by tgname, tgrelid::regclass::text)"
                        + " from pg_trigger where not tgisinternal)");
    }

    @Test
    void everyRowIsThereAgainInADatabaseOfAnotherMajorVersion() throws Exception {
        assumeTrue(
                major(first) != major(second),
                "no PostgreSQL is installed here beside the one that comes with Parley, so there is one version only");
        everyRowIsThereAgain();
    }

    @Test
    void everyRowIsThereAgain() throws Exception {
        String guarded = guards(second);
        Map<String, String> before = everyRow(first);
        // A table that a later step adds needs a row here, so that this test speaks of it.
        assertThat(before)
                .hasSizeGreaterThan(10)
                .allSatisfy((table, rows) -> assertThat(rows).as(table).isNotEqualTo("null"));

        Backup.Copied copied = backup(first);
        Backup.Copied restored = restore(second);

        assertThat(everyRow(second)).isEqualTo(before);
        assertThat(restored).isEqualTo(copied);
        assertThat(copied.tables()).isEqualTo(before.size());
        assertThat(guards(second)).isEqualTo(guarded);
    }

    @Test
    void theWayBackToTheOlderVersionWorksToo() throws Exception {
        backup(first);
        restore(second);
        Map<String, String> before = everyRow(second);
        Path forth = file;
        file = folder.resolve("back-" + RANDOM.nextLong() + ".backup");
        backup(second);

        // The rows have the same bytes in both files, whichever version wrote them.
        assertThat(entries(file)).isEqualTo(entries(forth));
        try (Running third =
                Cluster.in(folder.resolve("third" + RANDOM.nextInt(1000))).start(RANDOM, line -> {})) {
            Migrations.run(third.url(), Role.OWNER.user(), third.password(Role.OWNER), PassKey.random(RANDOM));
            restore(third);
            assertThat(everyRow(third)).isEqualTo(before);
        }
    }

    private static int major(Running running) throws SQLException {
        return Integer.parseInt(ClusterTest.asked(running, Role.APP, "show server_version_num")) / 10000;
    }

    private static Map<String, String> entries(Path file) throws IOException {
        Map<String, String> entries = new TreeMap<>();
        try (ZipFile zip = new ZipFile(file.toFile())) {
            Enumeration<? extends ZipEntry> all = zip.entries();
            while (all.hasMoreElements()) {
                ZipEntry entry = all.nextElement();
                if (!entry.getName().equals(Manifest.NAME)) {
                    try (InputStream in = zip.getInputStream(entry)) {
                        entries.put(entry.getName(), new String(in.readAllBytes(), StandardCharsets.UTF_8));
                    }
                }
            }
        }
        return entries;
    }

    @Test
    void aBackupHoldsNoKeyOfPassesAndIsReadByItsOwnerOnly() throws Exception {
        backup(first);

        assertThat(entries(file).keySet()).noneMatch(name -> name.contains("pass_key"));
        String key = ClusterTest.asked(first, Role.OWNER, "select encode(inner_block, 'hex') from guard.pass_key");
        assertThat(key).hasSize(128);
        assertThat(String.join("", entries(file).values())).doesNotContain(key);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
    }

    @Test
    void aBackupIsOfOneMomentWhileOthersWrite() throws Exception {
        String count = "select (select count(*) from parley.talks) + (select count(*) from parley.party)";
        try (Running live = Cluster.in(folder.resolve("live")).start(RANDOM, line -> {})) {
            Migrations.run(live.url(), Role.OWNER.user(), live.password(Role.OWNER), PassKey.random(RANDOM));
            Thread writer = Thread.ofVirtual().start(() -> {
                try (Connection connection = DriverManager.getConnection(
                                live.url(), Credentials.SUPERUSER, live.superuserPassword());
                        Statement statement = connection.createStatement()) {
                    for (int i = 0; i < 400; i++) {
                        // Talks and their one party appear together.
                        statement.execute("with t as (insert into parley.talks values (gen_random_uuid(), now(), false)"
                                + " returning id) insert into parley.party select id, 'solo' from t");
                    }
                } catch (SQLException e) {
                    throw new IllegalStateException(e);
                }
            });
            Backup.Copied copied = backup(live);
            writer.join();
            Map<String, String> entries = entries(file);
            assertThat(entries.get("parley.talks.copy").lines().count())
                    .isEqualTo(entries.get("parley.party.copy").lines().count());
            assertThat(ClusterTest.asked(live, Credentials.SUPERUSER, live.superuserPassword(), count))
                    .isEqualTo("800");
            assertThat(copied.rows()).isLessThanOrEqualTo(800);
        }
    }

    @Test
    void aDatabaseThatIsNotEmptyIsLeftAlone() throws Exception {
        backup(first);
        Map<String, String> before = everyRow(first);

        assertThatThrownBy(() -> restore(first))
                .isInstanceOf(PostgresException.class)
                .hasMessageContaining("The database is not empty")
                .hasMessageContaining("PARLEY_DATA");
        assertThat(everyRow(first)).isEqualTo(before);
    }

    @Test
    void oneChangedLetterIsFoundAndNothingIsKeptOfIt() throws Exception {
        backup(first);
        Map<String, String> before = everyRow(second);
        try (FileSystem inside = FileSystems.newFileSystem(URI.create("jar:" + file.toUri()), Map.of())) {
            Path rows = inside.getPath("parley.member.copy");
            Files.writeString(rows, Files.readString(rows).replace("Delegate", "delegate"));
        }

        assertThatThrownBy(() -> restore(second))
                .isInstanceOf(PostgresException.class)
                .hasMessageContaining("the rows of parley.member are not those that were written");
        assertThat(everyRow(second)).isEqualTo(before);
    }

    @Test
    void aMissingTableIsFound() throws Exception {
        backup(first);
        try (FileSystem inside = FileSystems.newFileSystem(URI.create("jar:" + file.toUri()), Map.of())) {
            Files.delete(inside.getPath("parley.session.copy"));
        }

        assertThatThrownBy(() -> restore(second)).hasMessageContaining("it lacks the rows of parley.session");
    }

    @Test
    void afterARestoreTheDatabaseStillRefusesWhatItDid() throws Exception {
        backup(first);
        restore(second);

        assertThatThrownBy(() -> ClusterTest.asked(second, Role.OWNER, "delete from parley.entry"))
                .hasMessageContaining("added to, never changed");
        assertThat(ClusterTest.asked(second, Role.APP, "select count(*) from parley.entry"))
                .isEqualTo("0");
        assertThatThrownBy(() -> ClusterTest.asked(second, Role.BACKUP, "delete from parley.session"))
                .hasMessageContaining("permission denied");
    }

    @Test
    void aBackupOfAnotherStepOfTheTablesSaysSo() throws Exception {
        backup(first);
        ClusterTest.asked(
                second,
                Role.OWNER,
                "insert into migrations.flyway_schema_history select 99, '99', description, type, script, checksum,"
                        + " installed_by, installed_on, execution_time, success"
                        + " from migrations.flyway_schema_history where version = '1'");

        assertThatThrownBy(() -> restore(second))
                .isInstanceOf(PostgresException.class)
                .hasMessageContaining("at step 99");
    }

    @Test
    void whatIsNoBackupIsCalledSo() throws Exception {
        Files.writeString(file, "not a zip");
        assertThatThrownBy(() -> Restore.open(file))
                .isInstanceOf(PostgresException.class)
                .hasMessageContaining("is not a backup of Parley");
        assertThatThrownBy(() -> Restore.open(folder.resolve("nothing"))).hasMessageContaining("There is no file");
        assertThatThrownBy(() -> backup(first)).hasMessageContaining("is there already");
    }

    @Test
    void whereTheDiskIsFullNoHalfBackupRemains() throws Exception {
        Path small = folder.resolve("small");
        Files.createDirectories(small);
        Command.Result mounted = Command.run(
                java.util.List.of("mount", "-t", "tmpfs", "-o", "size=16k", "tmpfs", small.toString()),
                Path.of("/"),
                java.time.Duration.ofSeconds(20));
        assumeTrue(mounted.fine(), "this system lets nobody mount a small disk here: " + mounted.said());
        try {
            Path here = small.resolve("room.backup");
            try (java.io.OutputStream fill = Files.newOutputStream(small.resolve("filler"))) {
                fill.write(new byte[12 * 1024]);
            }
            assertThatThrownBy(() -> Backup.write(first, here, "0.1.0", NOW))
                    .isInstanceOf(PostgresException.class)
                    .hasMessageContaining("is full");
            try (var left = Files.list(small)) {
                assertThat(left).containsExactly(small.resolve("filler"));
            }
        } finally {
            Command.run(java.util.List.of("umount", small.toString()), Path.of("/"), java.time.Duration.ofSeconds(20));
        }
    }
}
