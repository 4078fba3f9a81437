package org.parley.server.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ClusterTest {

    private static Path made;

    private final List<String> told = new ArrayList<>();
    private final List<Running> started = new ArrayList<>();
    private Path folder;

    @BeforeEach
    void where() throws IOException {
        folder = Files.createTempDirectory("parley-cluster").resolve("data");
    }

    @AfterEach
    void clean() throws IOException {
        started.forEach(Running::close);
        Path elsewhere = folder.resolve("elsewhere");
        if (Files.isSymbolicLink(elsewhere)) {
            Private.remove(Files.readSymbolicLink(elsewhere));
        }
        Private.remove(folder.getParent());
    }

    private Running start(Cluster cluster) {
        Running running = cluster.start(new SecureRandom(), told::add);
        started.add(running);
        return running;
    }

    /** In a copy of a data folder that was made once: making one takes longer than most of what is tried here. */
    private Running start() throws IOException {
        if (Files.notExists(folder)) {
            Command.Result copied = Command.run(
                    List.of("cp", "-a", made().toString(), folder.toString()), Path.of("/"), Duration.ofMinutes(1));
            assertThat(copied.fine()).as(copied.said()).isTrue();
        }
        return start(Cluster.in(folder));
    }

    private static synchronized Path made() throws IOException {
        if (made == null) {
            made = Files.createTempDirectory("parley-made").resolve("data");
            Cluster.in(made).start(new SecureRandom(), line -> {}).close();
        }
        return made;
    }

    @AfterAll
    static void unmake() throws IOException {
        if (made != null) {
            Private.remove(made.getParent());
        }
    }

    private void end(Running running) {
        running.close();
        started.remove(running);
    }

    static String asked(Running running, Role role, String sql) throws SQLException {
        return asked(running, role.user(), running.password(role), sql);
    }

    static String asked(Running running, String user, String password, String sql) throws SQLException {
        try (Connection connection = DriverManager.getConnection(running.url(), user, password);
                Statement statement = connection.createStatement()) {
            if (!statement.execute(sql)) {
                return "";
            }
            ResultSet found = statement.getResultSet();
            return found.next() ? found.getString(1) : "";
        }
    }

    private void writeOneRow(Running running) throws SQLException {
        asked(running, Role.OWNER, "create table kept (words text)");
        asked(running, Role.OWNER, "insert into kept values ('still here')");
    }

    private String row(Running running) throws SQLException {
        return asked(running, Role.OWNER, "select words from kept");
    }

    private void kill(Running running) throws IOException, InterruptedException {
        long pid = running.postmaster().pid().orElseThrow();
        // The server went first: the system let go of its lock, and nobody starts the database again.
        running.letGo();
        started.remove(running);
        ProcessHandle process = ProcessHandle.of(pid).orElseThrow();
        process.destroyForcibly();
        process.onExit().join();
    }

    @Test
    void whatWasWrittenIsThereAfterAStop() throws Exception {
        Running first = start();
        writeOneRow(first);
        end(first);

        assertThat(row(start())).isEqualTo("still here");
    }

    @Test
    void whatWasWrittenIsThereAfterTheDatabaseWasKilled() throws Exception {
        Running first = start();
        writeOneRow(first);
        kill(first);

        assertThat(row(start())).isEqualTo("still here");
    }

    @Test
    void aDatabaseThatOutlivedItsServerIsStoppedAndStartedAnew() throws Exception {
        Running first = start();
        writeOneRow(first);
        long orphan = first.postmaster().pid().orElseThrow();
        first.letGo();
        started.remove(first);

        Running second = start();

        assertThat(row(second)).isEqualTo("still here");
        assertThat(second.postmaster().pid().orElseThrow()).isNotEqualTo(orphan);
        assertThat(second.postmaster().isOurs(orphan)).isFalse();
        assertThat(told).anyMatch(line -> line.contains("still runs from a Parley that ended suddenly"));
    }

    @Test
    void aDatabaseThatIsKilledUnderARunningServerComesBackUnaidedAtTheSameAddress() throws Exception {
        Running running = start();
        writeOneRow(running);
        long before = running.postmaster().pid().orElseThrow();
        ProcessHandle process = ProcessHandle.of(before).orElseThrow();
        process.destroyForcibly();
        process.onExit().join();

        long until = System.nanoTime() + Duration.ofSeconds(60).toNanos();
        String found = "";
        while (found.isEmpty() && System.nanoTime() < until) {
            try {
                found = row(running);
            } catch (SQLException e) {
                Thread.sleep(100); // Not back yet.
            }
        }
        assertThat(found).isEqualTo("still here");
        assertThat(running.postmaster().pid().orElseThrow()).isNotEqualTo(before);
        assertThat(told).contains("The database had ended and was started again");
    }

    @Test
    void itIsReachedUnderARunningServerAndStartedForTheMomentWithoutOne() throws Exception {
        assertThatThrownBy(() -> Cluster.in(folder).reach(new SecureRandom(), told::add))
                .isInstanceOf(PostgresException.class)
                .hasMessageContaining("There is no talks room in");
        Running running = start();
        try (Database reached = Cluster.in(folder).reach(new SecureRandom(), told::add)) {
            assertThat(reached.url()).isEqualTo(running.url());
        }
        writeOneRow(running);
        end(running);

        try (Database reached = Cluster.in(folder).reach(new SecureRandom(), told::add)) {
            assertThat(row((Running) reached)).isEqualTo("still here");
        }
        assertThat(running.postmaster().running()).isFalse();
    }

    @Test
    void aNumberThatAnotherProgramGotSinceTheCrashIsNotTakenForTheDatabase() throws Exception {
        Running first = start();
        writeOneRow(first);
        kill(first);
        Path file = folder.resolve("database/postmaster.pid");
        if (Files.notExists(file)) {
            file = Files.readSymbolicLink(folder.resolve("elsewhere")).resolve("database/postmaster.pid");
        }
        List<String> lines = new ArrayList<>(Files.readAllLines(file));
        lines.set(0, Long.toString(ProcessHandle.current().pid()));
        Files.write(file, lines);

        assertThat(row(start())).isEqualTo("still here");
    }

    @Test
    void twoServersCannotUseOneFolder() throws Exception {
        start();

        assertThatThrownBy(() -> start())
                .isInstanceOf(PostgresException.class)
                .hasMessageContaining("Another Parley is running on the data folder " + folder)
                .hasMessageContaining("PARLEY_DATA");
    }

    @Test
    void aPortThatSomebodyTookMeanwhileIsGivenUpForAnother() throws Exception {
        Running first = start();
        writeOneRow(first);
        end(first);
        int port = Integer.parseInt(Files.readString(folder.resolve("port")));

        try (ServerSocket taken = new ServerSocket(port, 1, InetAddress.getByName("127.0.0.1"))) {
            Running second = start();
            assertThat(row(second)).isEqualTo("still here");
            assertThat(second.url()).doesNotContain(":" + taken.getLocalPort() + "/");
        }
    }

    @Test
    void aFolderWithOtherFilesIsLeftAlone() throws Exception {
        Files.createDirectories(folder);
        Files.writeString(folder.resolve("thesis.txt"), "mine");

        assertThatThrownBy(() -> start())
                .isInstanceOf(PostgresException.class)
                .hasMessageContaining("holds files that are not Parley's");
        try (Stream<Path> list = Files.list(folder)) {
            assertThat(list).hasSize(1);
        }
    }

    @Test
    void aFirstStartThatWasCutShortIsMadeUpForByTheNext() throws Exception {
        end(start(Cluster.in(folder)));
        Path base = Layout.of(folder).base();
        Files.move(base.resolve("database"), base.resolve("database.new"));
        Files.delete(base.resolve("database.new/PG_VERSION"));

        writeOneRow(start());

        assertThat(base.resolve("database.new")).doesNotExist();
    }

    @Test
    void settingsAreDurableAndOnlyThisMachineGetsIn() throws Exception {
        Running running = start();

        for (String setting : List.of("fsync", "synchronous_commit", "full_page_writes", "data_checksums")) {
            assertThat(asked(running, Role.APP, "show " + setting)).as(setting).isEqualTo("on");
        }
        assertThat(asked(running, Role.APP, "show listen_addresses")).isEqualTo("127.0.0.1");
        assertThat(asked(running, Role.APP, "show password_encryption")).isEqualTo("scram-sha-256");
        String superuser = running.superuserPassword();
        assertThat(asked(
                        running,
                        Credentials.SUPERUSER,
                        superuser,
                        "select string_agg(distinct auth_method || ' ' || address, ', ') from pg_hba_file_rules"))
                .isEqualTo("scram-sha-256 127.0.0.1");
        assertThat(asked(running, Credentials.SUPERUSER, superuser, "show unix_socket_directories"))
                .isEmpty();
        assertThatThrownBy(() -> asked(running, Role.APP.user(), "guess", "select 1"))
                .isInstanceOf(SQLException.class)
                .hasMessageContaining("password authentication failed");
    }

    @Test
    void noRoleIsASuperuserAndOnlyTheBackupReadsPastRowSecurity() throws Exception {
        Running running = start();

        assertThat(
                        asked(
                                running,
                                Credentials.SUPERUSER,
                                running.superuserPassword(),
                                "select string_agg(rolname || ' ' || rolsuper || ' ' || rolbypassrls || ' ' || rolcreaterole"
                                        + " || ' ' || rolcreatedb, ', ' order by rolname) from pg_roles where rolname like 'parley%'"))
                .isEqualTo("parley_app false false false false, parley_backup false true false false,"
                        + " parley_owner false false false false");
        assertThat(asked(running, Role.APP, "select pg_get_userbyid(datdba) from pg_database where datname = 'parley'"))
                .isEqualTo("parley_owner");
        assertThatThrownBy(() -> asked(running, Role.APP, "create table mine (a int)"))
                .hasMessageContaining("permission denied for schema public");
        assertThatThrownBy(() -> asked(running, Role.APP, "create temporary table mine (a int)"))
                .hasMessageContaining("permission denied to create temporary tables");
    }

    @Test
    void onlyTheirOwnerOpensTheFolderTheDatabaseAndThePasswords() throws Exception {
        start(Cluster.in(folder));
        Layout layout = Layout.of(folder);

        assertThat(mode(layout.database())).isEqualTo("rwx------");
        assertThat(mode(layout.credentials())).isEqualTo("rw-------");
        assertThat(mode(layout.log())).isEqualTo("rw-------");
        assertThat(mode(layout.lock())).isEqualTo("rw-------");
        assertThat(mode(folder)).isIn("rwx------", "rwx--x--x");
        assertThat(layout.credentials().startsWith(layout.database())).isFalse();
    }

    private static String mode(Path path) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
    }

    @Test
    void theLogHoldsNoValueOfAnyRow() throws Exception {
        Running running = start();
        asked(running, Role.OWNER, "create table secret (words text primary key check (length(words) < 40), n int)");
        String canary = "canary-7f3a-in-a-row";
        asked(running, Role.OWNER, "insert into secret values ('" + canary + "')");
        for (String failing : List.of(
                "insert into secret values ('" + canary + canary + canary + "')",
                "insert into secret values ('" + canary + "')",
                "select '" + canary + "'::uuid",
                "select '" + canary + "'::int",
                "do $$ begin raise exception '" + canary + "'; end $$",
                "do $$ begin raise warning '" + canary + "'; end $$; select 1/0",
                "select canary_7f3a_nowhere from secret")) {
            assertThatThrownBy(() -> asked(running, Role.OWNER, failing)).isInstanceOf(SQLException.class);
        }
        try (Connection connection =
                        DriverManager.getConnection(running.url(), Role.OWNER.user(), running.password(Role.OWNER));
                var bound = connection.prepareStatement("insert into secret values (?, 1 / ?)")) {
            bound.setString(1, canary + " bound");
            bound.setInt(2, 0);
            assertThatThrownBy(bound::execute).isInstanceOf(SQLException.class);
        }
        end(running);

        assertThat(Files.readString(Layout.of(folder).log()))
                .contains("database system is ready")
                .doesNotContain("canary");
    }

    @Test
    void asRootItRunsWithoutRootsRights() throws Exception {
        assumeTrue(Footing.root(), "only root has rights to give up");
        Running running = start();

        // Nothing that it may do beyond what its files' owner may: root's capability set is empty outside a user
        // namespace.
        Path status = Path.of("/proc", running.postmaster().pid().orElseThrow() + "", "status");
        String uid = Files.readAllLines(status).stream()
                .filter(line -> line.startsWith("Uid:"))
                .findFirst()
                .orElseThrow();
        boolean namespace = !Files.readSymbolicLink(status.resolveSibling("ns/user"))
                .equals(Files.readSymbolicLink(Path.of("/proc/self/ns/user")));
        assertThat(namespace || !uid.matches("Uid:\\s+0\\s.*")).as(uid).isTrue();
    }

    @Test
    void whereNoUserNamespaceIsToBeHadRootHandsItToAnotherUser() throws Exception {
        assumeTrue(Footing.root(), "only root can become another user");
        assumeTrue(
                Footing.of("nobody").may("-x", Path.of("/")),
                "this system does not let root become another user through setpriv");
        // The temporary folder is open to its owner only, as root's home is; so the database has to go elsewhere.
        Running first = start(Cluster.in(folder, Map.of(), List.of(Footing.of("nobody"))));
        writeOneRow(first);
        Layout layout = Layout.of(folder);
        assertThat(layout.base()).isNotEqualTo(folder).startsWith(Path.of("/var/lib/parley"));
        assertThat(Files.getOwner(layout.database()).getName()).isEqualTo("nobody");
        assertThat(mode(folder)).isEqualTo("rwx------");
        kill(first);

        // What is there decides, not what would be chosen anew.
        assertThat(row(start())).isEqualTo("still here");
    }

    @Test
    void whereNothingWorksRootIsToldWhatToDo() {
        assertThatThrownBy(() -> start(Cluster.in(folder, Map.of(), List.of())))
                .isInstanceOf(PostgresException.class)
                .hasMessageContaining("does not run as root")
                .hasMessageContaining("useradd --system");
    }

    @Test
    void thePostgresqlThatComesWithParleyServesAsWell() throws Exception {
        Map<String, String> builtIn = Map.of("PARLEY_POSTGRES", Programs.BUILT_IN);
        assumeTrue(
                BuiltIn.unpack(folder.resolveSibling("try")) != null, "no PostgreSQL comes for this kind of machine");
        Running first = start(Cluster.in(folder, builtIn, Footing.candidates()));
        assertThat(asked(first, Role.APP, "show server_version")).startsWith("18.");
        writeOneRow(first);
        end(first);

        // An installed one of another version does not take over.
        assertThat(row(start())).isEqualTo("still here");
        assertThat(asked(started.getFirst(), Role.APP, "show server_version")).startsWith("18.");
    }

    @Test
    void aDatabaseOfAVersionThatIsGoneAsksForIt() throws Exception {
        end(start());
        Path version = Layout.of(folder).database().resolve("PG_VERSION");
        Files.writeString(version, "12\n");

        assertThatThrownBy(() -> start())
                .isInstanceOf(PostgresException.class)
                .hasMessageContaining("made by PostgreSQL 12")
                .hasMessageContaining("parley backup");
    }

    @Test
    void aFolderWithoutPostgresqlInItIsNamed() {
        assertThatThrownBy(() -> start(Cluster.in(folder, Map.of("PARLEY_POSTGRES", "/nowhere"), Footing.candidates())))
                .isInstanceOf(PostgresException.class)
                .hasMessageContaining("PARLEY_POSTGRES is /nowhere");
    }

    @Test
    void aCommandThatHangsIsEnded() {
        Command.Result result = Command.run(List.of("sleep", "60"), Path.of("/"), Duration.ofMillis(50));

        assertThat(result.status()).isEqualTo(-2);
    }
}
