package org.parley.server.store;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.parley.server.postgres.Role;
import org.parley.server.store.Scene.Somebody;
import org.parley.server.talks.MemberRole;
import org.parley.server.talks.VisibilityMatrix;
import org.parley.server.talks.VisibilityMatrix.Access;
import org.parley.server.talks.VisibilityMatrix.State;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/**
 * P1: the database itself keeps parties apart. Every table, every verb, every role, on one's own side and on others', straight
 * in SQL under a pass of that role; what is to come of it follows from the visibility matrix.
 */
@DisplayName("P1: the database itself keeps parties apart")
class RowSecurityTest {

    /** PostgreSQL says no: permission denied, or a row that policies do not let in. */
    private static final String DENIED = "42501";

    private static final int NO = -1;

    /** Tables that the matrix has no name for, with what every member may see of them; nobody writes them but functions. */
    private static final Set<String> BESIDES_THE_MATRIX = Set.of(
            "parley.account",
            "parley.talks",
            "parley.party",
            "parley.reset",
            "parley.challenge",
            "guard.pass_key",
            "migrations.flyway_schema_history");

    private static final TestDatabase DATABASE = TestDatabase.open();
    private static final VisibilityMatrix MATRIX = VisibilityMatrix.shipped();

    private static Scene here;
    private static Scene elsewhere;
    private static Scene over;
    private static Scene shut;
    private static Connection app;

    @BeforeAll
    static void scenes() throws SQLException {
        here = Scene.set(DATABASE, State.ACTIVE);
        elsewhere = Scene.set(DATABASE, State.ACTIVE);
        over = Scene.set(DATABASE, State.LEFT);
        shut = Scene.set(DATABASE, State.LOCKED);
        app = DATABASE.as(Role.APP);
        app.setAutoCommit(false);
    }

    @AfterAll
    static void end() throws SQLException {
        app.close();
    }

    @TestFactory
    Stream<DynamicTest> everyRoleReachesWhatTheMatrixGrantsAndNothingElse() {
        return here.people().stream()
                .map(who -> DynamicTest.dynamicTest(
                        "the " + who,
                        () -> assertThat(faults(here, who, State.ACTIVE)).isEmpty()));
    }

    @TestFactory
    Stream<DynamicTest> whoHasLeftReachesNothing() {
        return over.people().stream()
                .map(who -> DynamicTest.dynamicTest(
                        "the " + who,
                        () -> assertThat(faults(over, who, State.LEFT)).isEmpty()));
    }

    @TestFactory
    Stream<DynamicTest> whoIsLockedOutReachesNothing() {
        return shut.people().stream()
                .map(who -> DynamicTest.dynamicTest(
                        "the " + who,
                        () -> assertThat(faults(shut, who, State.LOCKED)).isEmpty()));
    }

    @TestFactory
    Stream<DynamicTest> nobodyReachesOtherTalks() {
        return here.people().stream()
                .map(who -> DynamicTest.dynamicTest("the " + who, () -> {
                    List<String> faults = new ArrayList<>();
                    for (Target target : Target.all(elsewhere)) {
                        faults.addAll(faults(target, who, Access.NONE));
                    }
                    assertThat(faults).isEmpty();
                }));
    }

    @Test
    void everyTableAndEveryObjectOfTheMatrixIsTried() throws SQLException {
        Set<String> tried = new TreeSet<>(BESIDES_THE_MATRIX);
        Target.all(here).forEach(target -> tried.add(target.table()));
        Set<String> named = new TreeSet<>();
        MATRIX.objects().forEach(row -> named.add(row.name()));
        // Sessions of others are reached by functions only; what they let through is tried with the pages.
        named.removeAll(Set.of("sessions-own", "sessions-other", "sessions-team"));
        try (Connection owner = DATABASE.as(Role.OWNER)) {
            assertThat(tried).isEqualTo(new Catalogue(owner).tables());
        }
        assertThat(Target.objects(Target.all(here), here.people())).isEqualTo(named);
    }

    private static List<String> faults(Scene scene, Somebody who, State state) throws SQLException {
        List<String> faults = new ArrayList<>();
        for (Target target : Target.all(scene)) {
            String object = target.object().apply(who);
            Access access = object == null ? Access.NONE : MATRIX.access(who.role(), object, state);
            faults.addAll(faults(target, who, access));
        }
        return faults;
    }

    private static List<String> faults(Target target, Somebody who, Access access) throws SQLException {
        boolean write = access == Access.WRITE;
        List<String> faults = new ArrayList<>();
        expect(
                faults,
                who,
                "sees",
                target,
                access != Access.NONE,
                count(who, target.select().apply(who)) > 0);
        expect(
                faults,
                who,
                "adds to",
                target,
                write && target.insertable(),
                done(who, target.insert().apply(who)) > 0);
        expect(
                faults,
                who,
                "changes",
                target,
                write && target.updatable(),
                done(who, target.update().apply(who)) > 0);
        expect(
                faults,
                who,
                "takes away from",
                target,
                write && target.deletable(),
                done(who, target.delete().apply(who)) > 0);
        return faults;
    }

    private static void expect(
            List<String> faults, Somebody who, String verb, Target target, boolean should, boolean does) {
        if (should != does) {
            faults.add("the " + who + (does ? " " : " no longer ") + verb + " " + target);
        }
    }

    private static void show(Connection connection, Principal who) {
        new Pass(DATABASE.key()).show(JdbcClient.create(new SingleConnectionDataSource(connection, true)), who);
    }

    private static int count(Somebody who, String select) throws SQLException {
        return tried(new Principal.Member(who.member()), select, true);
    }

    private static int done(Somebody who, String change) throws SQLException {
        return tried(new Principal.Member(who.member()), change, false);
    }

    /** What was counted or changed, undone at once; {@link #NO} where it was denied. Any other error is one of this test. */
    private static int tried(Principal who, String statement, boolean counts) throws SQLException {
        try (Statement sql = app.createStatement()) {
            show(app, who);
            if (!counts) {
                return sql.executeUpdate(statement);
            }
            try (ResultSet rows = sql.executeQuery(statement)) {
                rows.next();
                return rows.getInt(1);
            }
        } catch (SQLException e) {
            // The same answer for all that is not one's own: any other code would tell what is there.
            assertThat(e.getSQLState())
                    .as("%s by %s: %s", statement, who, e.getMessage())
                    .isEqualTo(DENIED);
            return NO;
        } finally {
            app.rollback();
        }
    }

    @Test
    void besidesTheMatrixAMemberSeesTheirAccountTheirTalksAndItsParties() throws SQLException {
        for (Somebody who : here.people()) {
            String of = " of the " + who;
            assertThat(count(who, "select count(*) from parley.account"))
                    .as("accounts" + of)
                    .isEqualTo(1);
            assertThat(count(who, "select count(*) from parley.account where id = '" + who.account() + "'"))
                    .as(of)
                    .isEqualTo(1);
            assertThat(count(who, "select count(*) from parley.reset where account <> '" + who.account() + "'"))
                    .as(of)
                    .isZero();
            assertThat(count(who, "select count(*) from parley.talks"))
                    .as("talks" + of)
                    .isEqualTo(1);
            assertThat(count(who, "select count(*) from parley.party"))
                    .as("parties" + of)
                    .isEqualTo(2);
            assertThat(count(who, "select count(*) from parley.challenge"))
                    .as("challenges" + of)
                    .isZero();
            assertThat(count(who, "select count(*) from guard.pass_key"))
                    .as("key" + of)
                    .isEqualTo(NO);
            assertThat(count(who, "select count(*) from migrations.flyway_schema_history"))
                    .as(of)
                    .isEqualTo(NO);
            for (String table : List.of("account", "talks", "party", "reset")) {
                assertThat(done(who, "delete from parley." + table))
                        .as(table + of)
                        .isEqualTo(NO);
            }
            assertThat(done(who, "update parley.account set password = 'y' where id <> '" + who.account() + "'"))
                    .isZero();
            assertThat(done(who, "update parley.account set may_open = true")).isEqualTo(NO);
        }
        List<Somebody> out = new ArrayList<>(over.people());
        out.addAll(shut.people());
        for (Somebody who : out) {
            for (String table : List.of("account", "reset", "talks", "party", "member", "session")) {
                assertThat(count(who, "select count(*) from parley." + table))
                        .as(table + " for the " + who + " who left or is locked out")
                        .isZero();
            }
        }
    }

    @Test
    void theGateSeesAccountsSessionsAndInvitationsAndNothingElse() throws SQLException {
        for (String table : tables()) {
            boolean open = Set.of(
                            "parley.account",
                            "parley.session",
                            "parley.invitation",
                            "parley.recovery",
                            "parley.passkey",
                            "parley.challenge",
                            "parley.renewal")
                    .contains(table);
            int seen = tried(new Principal.Gate(), "select count(*) from " + table, true);
            assertThat(seen > 0).as(table).isEqualTo(open);
        }
    }

    @Test
    void whoIsSignedInSeesTheirOwnAccountAndPlacesAndNothingElse() throws SQLException {
        for (Somebody who : here.people()) {
            Principal holder = new Principal.Holder(who.account());
            for (String table : tables()) {
                int expected = switch (table) {
                    case "parley.account",
                            "parley.recovery",
                            "parley.passkey",
                            "parley.session",
                            "parley.reset",
                            "parley.talks",
                            "parley.member" -> 1;
                    case "guard.pass_key", "migrations.flyway_schema_history" -> NO;
                    default -> 0;
                };
                assertThat(tried(holder, "select count(*) from " + table, true))
                        .as(table + " for " + who)
                        .isEqualTo(expected);
            }
        }
        List<Somebody> out = new ArrayList<>(over.people());
        out.addAll(shut.people());
        for (Somebody who : out) {
            assertThat(tried(new Principal.Holder(who.account()), "select count(*) from parley.talks", true))
                    .isZero();
        }
    }

    private static Set<String> tables() throws SQLException {
        try (Connection owner = DATABASE.as(Role.OWNER)) {
            return new Catalogue(owner).tables();
        }
    }

    /** Nothing at all is seen on this connection as it stands. */
    private static void assertBlind(Connection connection) throws SQLException {
        for (String table : tables()) {
            if (table.startsWith("parley.")) {
                assertThat(number(connection, "select count(*) from " + table))
                        .as(table)
                        .isZero();
            }
        }
    }

    private static int number(Connection connection, String select) throws SQLException {
        try (Statement sql = connection.createStatement();
                ResultSet rows = sql.executeQuery(select)) {
            rows.next();
            return rows.getInt(1);
        }
    }

    @Test
    void aConnectionThatIsUsedAgainShowsNothingOfTheOneBefore() throws SQLException {
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl(DATABASE.url());
        config.setUsername(Role.APP.user());
        config.setPassword(DATABASE.password(Role.APP));
        config.setMaximumPoolSize(1);
        try (HikariDataSource pool = new HikariDataSource(config)) {
            Door door = new Door(pool, DATABASE.key(), Clock.systemUTC());
            int process =
                    door.as(member(here.one(MemberRole.HEAD, "north")), tx -> counted(tx, "select pg_backend_pid()"));
            for (Somebody who : here.people()) {
                assertThat(door.<Integer>as(member(who), tx -> counted(tx, "select count(*) from parley.entry")))
                        .isPositive();
                try (Connection same = pool.getConnection()) {
                    assertThat(number(same, "select pg_backend_pid()")).isEqualTo(process);
                    assertBlind(same);
                }
                assertThat(door.<Integer>as(
                                new Principal.Gate(), tx -> counted(tx, "select count(*) from parley.entry")))
                        .isZero();
            }
            Somebody south = here.one(MemberRole.HEAD, "south");
            try {
                door.as(member(south), tx -> counted(tx, "select 1 / (count(*) - count(*)) from parley.entry"));
            } catch (RuntimeException e) {
                assertThat(e).hasMessageContaining("division by zero");
            }
            try (Connection same = pool.getConnection()) {
                assertThat(number(same, "select pg_backend_pid()")).isEqualTo(process);
                assertBlind(same);
            }
        }
    }

    private static Principal.Member member(Somebody who) {
        return new Principal.Member(who.member());
    }

    private static int counted(Tx tx, String select) {
        return tx.sql().sql(select).query(Integer.class).single();
    }

    @Test
    void aForgedPassShowsNothing() throws SQLException {
        UUID south = here.one(MemberRole.HEAD, "south").member();
        UUID north = here.one(MemberRole.HEAD, "north").member();
        String genuine = pass(app, new Principal.Member(north));
        String digest = genuine.substring(genuine.lastIndexOf('/') + 1);
        List<String> forged = new ArrayList<>(List.of(
                "",
                "/",
                "//",
                "gate",
                "gate/",
                "gate//",
                "gate//" + digest,
                "member/" + south,
                "member/" + south + "/",
                "member/" + south + "/" + digest,
                "holder/" + north + "/" + digest,
                "Member/" + north + "/" + digest,
                "member/" + north + "/" + digest + "/",
                "member/" + north + "//" + digest,
                genuine + "00",
                genuine + "0",
                "member/" + north + "/" + "00".repeat(32),
                "member/" + north + "/zz",
                "member/x/" + digest,
                "member/" + north + "/\\x" + digest));
        for (int length = 0; length < genuine.length(); length++) {
            forged.add(genuine.substring(0, length));
        }
        for (int at = genuine.lastIndexOf('/') + 1; at < genuine.length(); at++) {
            char other = genuine.charAt(at) == '0' ? '1' : '0';
            forged.add(genuine.substring(0, at) + other + genuine.substring(at + 1));
        }
        for (String one : forged) {
            set(app, one);
            assertThat(number(app, "select count(*) from parley.entry")).as(one).isZero();
            assertThat(number(app, "select count(*) from parley.account"))
                    .as(one)
                    .isZero();
        }
        set(app, genuine);
        assertThat(number(app, "select count(*) from parley.entry"))
                .as("the genuine one")
                .isPositive();
        app.rollback();
    }

    @Test
    void aPassThatWasOverheardServesNobodyElseAndNeverAgain() throws SQLException {
        Principal south = member(here.one(MemberRole.HEAD, "south"));
        String heard = pass(app, south);
        try (Connection other = DATABASE.as(Role.APP)) {
            other.setAutoCommit(false);
            set(other, heard);
            assertBlind(other);
            other.rollback();
        }
        assertThat(number(app, "select count(*) from parley.entry")).isPositive();
        app.commit();
        assertBlind(app);
        set(app, heard);
        assertBlind(app);
        app.rollback();
        // Kept for the session and not for the transaction, it is worth as little.
        String again = pass(app, south);
        number(app, "select count(set_config('parley.pass', '" + again + "', false))");
        app.commit();
        assertBlind(app);
        number(app, "select count(set_config('parley.pass', '', false))");
        app.commit();
    }

    /** Begins a transaction with a pass and gives its words. */
    private static String pass(Connection connection, Principal who) throws SQLException {
        show(connection, who);
        try (Statement sql = connection.createStatement();
                ResultSet rows = sql.executeQuery("select current_setting('parley.pass')")) {
            rows.next();
            return rows.getString(1);
        }
    }

    private static void set(Connection connection, String pass) throws SQLException {
        try (var sql = connection.prepareStatement("select set_config('parley.pass', ?, true)")) {
            sql.setString(1, pass);
            sql.executeQuery().close();
        }
    }

    /** A query that puts together its words with what somebody typed, as nobody should. */
    private static String careless(String typed) {
        return "select audience from parley.entry where kind = '" + typed + "'";
    }

    @Test
    void theCarelessQueryDoesShowOnesOwn() throws SQLException {
        assertThat(smuggled("x' or true --")).contains("party/north", "caucus/north", "common");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "set_config('parley.pass', 'member/SOUTH/' || repeat('0', 64), true)",
                "set_config('parley.pass', replace(current_setting('parley.pass'), 'NORTH', 'SOUTH'), true)",
                "set_config('parley.pass', 'gate//' || split_part(current_setting('parley.pass'), '/', 3), true)",
                "set_config('parley.party', 'south', true) is not null",
                "set_config('role', 'parley_owner', true)",
                "set_config('role', 'parley_backup', true)",
                "set_config('session_authorization', 'parley_owner', true)",
                "set_config('row_security', 'off', true)",
                "set_config('search_path', 'pg_temp, parley, guard', true)",
                "guard.add_party('east')",
                "guard.erase('party/south', 9, now())",
                "guard.leave_talks('SOUTH', now())",
                "lo_import('/etc/passwd')",
                "pg_read_file('PG_VERSION')",
                "query_to_xml('select audience from parley.entry', true, true, '')",
            })
    void aCallSmuggledIntoAQueryShowsNothingOfOthers(String call) throws SQLException {
        assertNothingOfOthers(
                "x' union all select (" + call + ")::text union all select audience from parley.entry --");
        assertNothingOfOthers("x'; select " + call + "; select audience from parley.entry where '' = '");
        assertNothingOfOthers("x'; do $do$ begin perform " + call
                + "; exception when others then null; end $do$; select audience from parley.entry where '' = '");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "set role parley_owner",
                "set local role parley_backup",
                "reset role",
                "set session authorization parley_owner",
                "set row_security = off",
                "set local row_security = off",
                "set session_replication_role = replica",
                "discard all",
                "alter table parley.entry disable row level security",
                "alter table parley.entry no force row level security",
                "drop policy audience on parley.entry",
                "create policy mine on parley.entry using (true)",
                "create or replace function guard.party() returns text language sql as $$ select 'south' $$",
                "create function public.party() returns text language sql as $$ select 'south' $$",
                "create function pg_temp.party() returns text language sql as $$ select 'south' $$",
                "create temporary table entry as select 'x' as audience",
                "create view public.everything as select * from parley.entry",
                "grant parley_owner to parley_app",
                "grant select on guard.pass_key to parley_app",
                "alter role parley_app bypassrls",
                "select inner_block::text from guard.pass_key",
                "update guard.pass_key set inner_block = outer_block",
                "copy parley.entry to '/tmp/parley-entries'",
                "copy (select 1) to program 'true'",
                "load 'auto_explain'",
                "lock table parley.entry in access exclusive mode",
                "truncate parley.entry",
                "declare all_of_it cursor with hold for select audience from parley.entry; fetch all from all_of_it",
                "select audience from only parley.entry",
                "table parley.entry",
                "select most_common_vals::text from pg_stats where tablename in ('entry', 'chain', 'member')",
                "select relname from pg_class where relname like '%entry%' and relowner = current_user::regrole",
            })
    void aStatementSmuggledIntoAQueryShowsNothingOfOthers(String statement) throws SQLException {
        assertNothingOfOthers("x'; " + statement + "; select audience from parley.entry where '' = '");
    }

    private static void assertNothingOfOthers(String typed) throws SQLException {
        String north = here.one(MemberRole.HEAD, "north").member().toString();
        String south = here.one(MemberRole.HEAD, "south").member().toString();
        assertThat(smuggled(typed.replace("NORTH", north).replace("SOUTH", south)))
                .noneMatch(value -> value.contains("south") && !value.startsWith("member/"))
                .doesNotContain("team", "admin/team");
    }

    /** All values that come back from what north's head typed, in a connection that is thrown away. */
    private static List<String> smuggled(String typed) throws SQLException {
        List<String> values = new ArrayList<>();
        try (Connection connection = DATABASE.as(Role.APP);
                Statement sql = connection.createStatement()) {
            connection.setAutoCommit(false);
            show(connection, member(here.one(MemberRole.HEAD, "north")));
            boolean rows = sql.execute(careless(typed));
            while (rows || sql.getUpdateCount() >= 0) {
                if (rows) {
                    try (ResultSet found = sql.getResultSet()) {
                        while (found.next()) {
                            for (int i = 1; i <= found.getMetaData().getColumnCount(); i++) {
                                values.add(String.valueOf(found.getString(i)));
                            }
                        }
                    }
                }
                rows = sql.getMoreResults();
            }
            connection.rollback();
        } catch (SQLException e) {
            // Turned down, which is an answer: what it says is looked at as well.
            values.add("error: " + e.getSQLState());
        }
        return values;
    }
}
