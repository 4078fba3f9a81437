package org.parley.server.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.parley.server.keys.Keyring;
import org.parley.server.postgres.Role;
import org.parley.server.store.Scene.Somebody;
import org.parley.server.talks.MemberRole;
import org.parley.server.talks.VisibilityMatrix.State;
import org.springframework.jdbc.datasource.AbstractDataSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * P2, time: under a delegation's pass no query looks at a row that is not for its eyes, so that how long it takes does not
 * follow from how much others wrote. Held against PostgreSQL's own account of what it did, among talks by the hundred.
 */
@DisplayName("P2: no query looks at a row that is not for the asker")
class PlansTest {

    private static final TestDatabase DATABASE = TestDatabase.open();
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private static Scene scene;

    /** Talks enough that to read a whole table would be a choice nobody makes. */
    @BeforeAll
    static void crowd() throws SQLException {
        scene = Scene.set(DATABASE, State.ACTIVE);
        try (Connection owner = DATABASE.as(Role.OWNER);
                Statement sql = owner.createStatement()) {
            owner.setAutoCommit(false);
            sql.execute("alter table parley.entry disable trigger user");
            String others = "select md5('crowd' || n)::uuid as id from generate_series(1, 300) n";
            sql.execute("insert into parley.talks select id, now(), false from (" + others + ") t");
            sql.execute(
                    "insert into parley.talks select gen_random_uuid(), now(), false from generate_series(1, 5000)");
            sql.execute("insert into parley.party select t.id, p from (" + others
                    + ") t, unnest('{north,south}'::text[]) p");
            sql.execute("insert into parley.account (id, sign_in, password, made_at)"
                    + " select md5('account' || n)::uuid, 'crowd-' || n, 'x', now() from generate_series(1, 3000) n");
            sql.execute(
                    "insert into parley.member select gen_random_uuid(), t.id, md5('account' || ((m * 300) + row_number() over ())"
                            + " % 3000 + 1)::uuid, case when m < 4 then 'member' else 'observer' end, case when m < 2 then 'north'"
                            + " when m < 4 then 'south' end, 'x', now(), null from (" + others
                            + ") t, generate_series(0, 5) m on conflict do nothing");
            sql.execute("insert into parley.chain (talks, audience) select t.id, a from (" + others + ") t,"
                    + " unnest('{common,team,party/north,party/south,caucus/north,caucus/south}'::text[]) a");
            fill(sql, "in (select id from (" + others + ") t)", 20);
            // The other side of the same talks has written far more than the asker.
            sql.execute(
                    "insert into parley.entry select c.talks, c.audience, n + 10, gen_random_uuid(), now(), m.id, 'x', 'note',"
                            + " sha256('x'), sha256('x'), sha256('x'), 1, 'x' from parley.chain c join lateral (select id from parley.member m"
                            + " where m.talks = c.talks limit 1) m on true, generate_series(1, 2000) n where c.talks = '"
                            + scene.talks()
                            + "' and c.audience like '%south'");
            sql.execute(
                    "insert into parley.device select t.id, p, gen_random_uuid(), (select id from parley.member m where m.talks = t.id"
                            + " limit 1), 'x', 'x', 'x', now() from (" + others
                            + ") t, unnest('{north,south}'::text[]) p, generate_series(1, 3)");
            sql.execute("insert into parley.letter select talks, party, id, true, n, now(), now(), sha256('x')"
                    + " from parley.device, generate_series(2, 6) n where party in ('north', 'south')");
            sql.execute("insert into parley.invitation (token, talks, role, party, name, by_member, made, expires)"
                    + " select sha256(gen_random_uuid()::text::bytea), talks, 'member', party, 'x', member, now(), "
                    + Scene.NEVER
                    + " from parley.device, generate_series(1, 3)");
            sql.execute("insert into parley.draft select id, n, talks, 'common', 1, 'x', now() from parley.member,"
                    + " generate_series(11, 14) n");
            sql.execute("alter table parley.entry enable trigger user");
            owner.commit();
            owner.setAutoCommit(true);
            sql.execute("analyze");
        }
    }

    private static void fill(Statement sql, String talks, int each) throws SQLException {
        sql.execute(
                "insert into parley.entry select c.talks, c.audience, n, gen_random_uuid(), now(), m.id, 'x', 'note', sha256('x'),"
                        + " sha256('x'), sha256('x'), 1, 'x' from parley.chain c join lateral (select id from parley.member m"
                        + " where m.talks = c.talks limit 1) m on true, generate_series(1, " + each
                        + ") n where c.talks " + talks);
    }

    /** Explains each statement, with the values it is about to be run with, before it is run. */
    private static final class Explaining extends AbstractDataSource {
        final Map<String, String> plans = new LinkedHashMap<>();

        @Override
        public Connection getConnection() throws SQLException {
            Connection real = DATABASE.as(Role.APP);
            return (Connection) Proxy.newProxyInstance(
                    PlansTest.class.getClassLoader(), new Class<?>[] {Connection.class}, (proxy, method, arguments) -> {
                        try {
                            Object result = method.invoke(real, arguments);
                            return method.getName().equals("prepareStatement")
                                            && result instanceof PreparedStatement statement
                                    ? explaining(real, statement, (String) arguments[0])
                                    : result;
                        } catch (InvocationTargetException e) {
                            throw e.getCause();
                        }
                    });
        }

        @Override
        public Connection getConnection(String user, String password) {
            throw new UnsupportedOperationException();
        }

        private PreparedStatement explaining(Connection real, PreparedStatement statement, String sql) {
            Map<Integer, Object[]> values = new LinkedHashMap<>();
            Map<Integer, java.lang.reflect.Method> setters = new LinkedHashMap<>();
            return (PreparedStatement) Proxy.newProxyInstance(
                    PlansTest.class.getClassLoader(),
                    new Class<?>[] {PreparedStatement.class},
                    (proxy, method, arguments) -> {
                        try {
                            if (method.getName().startsWith("set")
                                    && arguments != null
                                    && arguments[0] instanceof Integer at) {
                                values.put(at, arguments);
                                setters.put(at, method);
                            }
                            if (method.getName().startsWith("execute")
                                    && sql.contains("parley.")
                                    && sql.startsWith("select")
                                    && !sql.contains("set_config")) {
                                try (PreparedStatement explain = real.prepareStatement(
                                        "explain (analyze, timing off, costs off, format json) " + sql)) {
                                    for (Map.Entry<Integer, Object[]> value : values.entrySet()) {
                                        setters.get(value.getKey()).invoke(explain, value.getValue());
                                    }
                                    try (ResultSet rows = explain.executeQuery()) {
                                        rows.next();
                                        plans.put(sql, rows.getString(1));
                                    }
                                }
                            }
                            return method.invoke(statement, arguments);
                        } catch (InvocationTargetException e) {
                            throw e.getCause();
                        }
                    });
        }
    }

    @Test
    void noQueryOfADelegationLooksAtARowThatIsNotForItsEyes(@TempDir java.nio.file.Path folder) {
        Explaining source = new Explaining();
        Door door = new Door((DataSource) source, DATABASE.key(), Clock.systemUTC());
        Somebody head = scene.one(MemberRole.HEAD, "north");
        try (Keyring keys = Keyring.open(folder.resolve("keys"), null, new SecureRandom())) {
            Chains chains = new Chains(keys, new SecureRandom());
            Memberships memberships = new Memberships();
            Invitations invitations = new Invitations();
            Devices devices = new Devices();
            Principal me = new Principal.Member(head.member());
            Myself myself = new Myself(head.member(), scene.talks(), head.account(), "head", "north", "head of north");
            door.as(new Principal.Holder(head.account()), tx -> memberships.of(tx, head.account()));
            door.as(new Principal.Holder(head.account()), tx -> memberships.in(tx, head.account(), scene.talks()));
            door.as(
                    me,
                    tx -> chains.append(
                            tx, myself, NewEntry.of("party/north", UUID.randomUUID(), "note", new byte[] {1})));
            door.as(me, chains::heads);
            door.as(me, tx -> chains.head(tx, scene.talks(), "common"));
            door.as(me, tx -> chains.read(tx, scene.talks(), "caucus/south", 0, 100));
            door.as(me, tx -> chains.read(tx, scene.talks(), "party/north", 1, 100));
            door.as(me, memberships::all);
            door.as(me, memberships::parties);
            door.as(me, tx -> memberships.deniable(tx, scene.talks()));
            door.as(me, invitations::pending);
            door.as(me, devices::all);
            door.as(
                    me,
                    tx -> devices.all(tx).stream()
                            .mapToInt(
                                    device -> devices.letters(tx, device, true).size())
                            .sum());
            door.as(me, tx -> drafts(tx, myself));
        }
        assertThat(source.plans).hasSizeGreaterThan(10);
        List<String> faults = new ArrayList<>();
        source.plans.forEach((sql, plan) -> faults(sql, JSON.readTree(plan), faults));
        assertThat(faults).isEmpty();
    }

    /** The drafts that the scene holds are sealed under no key: the query is what counts here. */
    private static int drafts(Tx tx, Myself me) {
        return tx.sql()
                .sql("select * from parley.draft where member = :member order by slot")
                .param("member", me.id())
                .query((rs, row) -> 1)
                .list()
                .size();
    }

    private static void faults(String sql, JsonNode node, List<String> faults) {
        if (node.isArray()) {
            node.forEach(one -> faults(sql, one, faults));
            return;
        }
        if (node.has("Relation Name")) {
            String table = node.get("Relation Name").asString();
            boolean removed =
                    number(node, "Rows Removed by Filter") + number(node, "Rows Removed by Index Recheck") > 0;
            if (node.get("Node Type").asString().equals("Seq Scan") && !table.equals("pass_key") || removed) {
                faults.add(sql + "\n  looks at rows of " + table + " that are not the asker's: " + node);
            }
        }
        if (node.has("Plan")) {
            faults(sql, node.get("Plan"), faults);
        }
        if (node.has("Plans")) {
            faults(sql, node.get("Plans"), faults);
        }
    }

    private static int number(JsonNode node, String name) {
        return node.has(name) ? node.get(name).asInt() : 0;
    }
}
