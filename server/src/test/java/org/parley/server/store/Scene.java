package org.parley.server.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.parley.server.postgres.Role;
import org.parley.server.talks.MemberRole;
import org.parley.server.talks.VisibilityMatrix.State;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/**
 * Talks between north and south with somebody in every role and a row in every table for each side, written as the owner, so
 * that what is tried on them rests on no code of the server.
 */
final class Scene {

    static final List<String> PARTIES = List.of("north", "south");
    static final String NEVER = "timestamptz '2100-01-01'";
    static final String ONCE = "timestamptz '2026-01-01'";

    /** @param party null for those who belong to none */
    record Somebody(
            UUID member,
            UUID account,
            MemberRole role,
            @Nullable String party) {
        String side() {
            return party == null ? "team" : party;
        }

        @Override
        public String toString() {
            return role.word() + (party == null ? "" : " of " + party);
        }
    }

    private final TestDatabase database;
    private final UUID talks = UUID.randomUUID();
    private final List<Somebody> people = new ArrayList<>();
    /** A further member of the team, who asked for a disclosure. */
    private final Somebody asker = somebody(MemberRole.TEAM, null);

    private final UUID disclosure = UUID.randomUUID();
    private final UUID approved = UUID.randomUUID();

    private Scene(TestDatabase database) {
        this.database = database;
        for (MemberRole role : MemberRole.values()) {
            if (role.represents()) {
                PARTIES.forEach(party -> people.add(somebody(role, party)));
            } else {
                people.add(somebody(role, null));
            }
        }
    }

    /** @param state in which everybody is */
    static Scene set(TestDatabase database, State state) throws SQLException {
        Scene scene = new Scene(database);
        try (Connection owner = database.as(Role.OWNER);
                Statement sql = owner.createStatement()) {
            owner.setAutoCommit(false);
            scene.fill(sql);
            owner.commit();
            scene.speak();
            if (state != State.ACTIVE) {
                String column = state == State.LEFT ? "left_at" : "locked_by_mediation";
                sql.execute("update parley.member set " + column + " = now() where talks = '" + scene.talks + "'");
                owner.commit();
            }
        }
        return scene;
    }

    private static Somebody somebody(MemberRole role, @Nullable String party) {
        return new Somebody(UUID.randomUUID(), UUID.randomUUID(), role, party);
    }

    UUID talks() {
        return talks;
    }

    List<Somebody> people() {
        return people;
    }

    Somebody one(MemberRole role, @Nullable String party) {
        return people.stream()
                .filter(p -> p.role() == role && java.util.Objects.equals(p.party(), party))
                .findFirst()
                .orElseThrow();
    }

    /** One on which the lead has had their say. */
    UUID approved() {
        return approved;
    }

    UUID device(String party) {
        return UUID.nameUUIDFromBytes((talks + "device" + party).getBytes(java.nio.charset.StandardCharsets.UTF_8));
    }

    List<String> audiences() {
        List<String> all = new ArrayList<>(List.of("common", "team", "admin/team"));
        for (String kind : List.of("party/", "caucus/", "admin/")) {
            PARTIES.forEach(party -> all.add(kind + party));
        }
        return all;
    }

    /** The hash of the only entry of a chain; there is nothing about it that an attacker is not taken to know. */
    String head(String audience) {
        return "sha256('" + talks + audience + "')";
    }

    private List<Somebody> all() {
        List<Somebody> all = new ArrayList<>(people);
        all.add(asker);
        return all;
    }

    private void fill(Statement sql) throws SQLException {
        for (Somebody one : all()) {
            sql.execute("insert into parley.account (id, sign_in, password, made_at) values ('%s', '%s', 'x', %s)"
                    .formatted(one.account(), one.account(), ONCE));
            sql.execute("insert into parley.session (token, account, began, seen, expires, second)"
                    + " values (sha256('%s'), '%s', %s, %s, %s, true)"
                            .formatted(one.account(), one.account(), ONCE, ONCE, NEVER));
            sql.execute("insert into parley.recovery (account, digest) values ('%s', sha256('%s'))"
                    .formatted(one.account(), one.account()));
            sql.execute(passkey(one));
            sql.execute("insert into parley.challenge values (sha256('%s'), 'sign-in', sha256('x'), %s)"
                    .formatted(one.account(), NEVER));
            sql.execute(
                    "insert into parley.reset values ('%s', '%s', %s)".formatted(one.account(), one.account(), ONCE));
        }
        sql.execute("insert into parley.talks values ('%s', %s, false)".formatted(talks, ONCE));
        for (String party : PARTIES) {
            sql.execute("insert into parley.party values ('%s', '%s')".formatted(talks, party));
        }
        for (Somebody one : all()) {
            sql.execute("insert into parley.member values ('%s', '%s', '%s', '%s', %s, '%s', %s, null)"
                    .formatted(one.member(), talks, one.account(), one.role().word(), text(one.party()), one, ONCE));
        }
        for (String audience : audiences()) {
            sql.execute("insert into parley.chain (talks, audience) values ('%s', '%s')".formatted(talks, audience));
        }
        for (Somebody one : people) {
            sql.execute("insert into parley.look values ('%s', '%s', 'common', 1, 'x')".formatted(one.member(), talks));
            if (one.role() != MemberRole.ADVISER && one.role() != MemberRole.OBSERVER) {
                sql.execute("insert into parley.draft values ('%s', 1, '%s', 'common', 1, 'x', %s)"
                        .formatted(one.member(), talks, ONCE));
            }
        }
        sql.execute(invitation("lead", null, "observer"));
        sql.execute(renewal(one(MemberRole.TEAM, null), one(MemberRole.LEAD, null)));
        for (String party : PARTIES) {
            sql.execute(invitation("lead", party, "member"));
            UUID head = one(MemberRole.HEAD, party).member();
            sql.execute(renewal(one(MemberRole.MEMBER, party), one(MemberRole.HEAD, party)));
            sql.execute("insert into parley.device values ('%s', '%s', '%s', '%s', 'desk', 'x', 'x', %s)"
                    .formatted(talks, party, device(party), head, ONCE));
            sql.execute("insert into parley.letter values ('%s', '%s', '%s', true, 1, %s, %s, sha256('x'))"
                    .formatted(talks, party, device(party), ONCE, NEVER));
        }
        sql.execute("delete from parley.reset where account <> by_account");
        sql.execute(disclosure(UUID.randomUUID(), one(MemberRole.LEAD, null).member()));
        sql.execute(disclosure(approved, one(MemberRole.TEAM, null).member()));
        sql.execute(disclosure(disclosure, asker.member()));
    }

    private String invitation(String by, @Nullable String party, String role) {
        UUID member = one(MemberRole.of(by).orElseThrow(), null).member();
        return ("insert into parley.invitation (token, talks, role, party, name, by_member, made, expires)"
                        + " values (sha256('%s'), '%s', '%s', %s, 'Guest', '%s', %s, %s)")
                .formatted(UUID.randomUUID(), talks, role, text(party), member, ONCE, NEVER);
    }

    String passkey(Somebody whose) {
        return ("insert into parley.passkey (account, id, name, credential, counter, verified, backup_eligible, backed_up,"
                        + " added) values ('%s', %s, 'key', 'x', 1, false, false, false, %s)")
                .formatted(whose.account(), random(), ONCE);
    }

    String renewal(Somebody whose, Somebody by) {
        return ("insert into parley.renewal (token, id, talks, member, by_member, factor, made, expires)"
                        + " values (%s, gen_random_uuid(), '%s', '%s', '%s', false, %s, %s)")
                .formatted(random(), talks, whose.member(), by.member(), ONCE, NEVER);
    }

    String disclosure(UUID id, UUID by) {
        return ("insert into parley.disclosure (id, talks, source, recipients, commitment, asked_by, asked, expires, epoch,"
                        + " sealed) values ('%s', '%s', 'caucus/north', '{caucus/south}', sha256('x'), '%s', %s, %s, 1, 'x')")
                .formatted(id, talks, by, ONCE, NEVER);
    }

    /** An entry in each chain, and a word on a disclosure: triggers want to see a pass for these. */
    private void speak() throws SQLException {
        try (Connection app = database.as(Role.APP)) {
            for (String audience : audiences()) {
                int slash = audience.indexOf('/');
                String side = slash < 0 ? "" : audience.substring(slash + 1);
                Somebody writer = PARTIES.contains(side) ? one(MemberRole.HEAD, side) : one(MemberRole.LEAD, null);
                under(app, writer, entry(audience, writer, 1, "'\\x" + "00".repeat(32) + "'", head(audience)));
            }
            Somebody lead = one(MemberRole.LEAD, null);
            under(app, lead, approval(approved, lead.member()));
        }
    }

    private void under(Connection app, Somebody who, String statement) throws SQLException {
        app.setAutoCommit(false);
        new Pass(database.key())
                .show(JdbcClient.create(new SingleConnectionDataSource(app, true)), new Principal.Member(who.member()));
        try (Statement sql = app.createStatement()) {
            sql.execute(statement);
        }
        app.commit();
    }

    String entry(String audience, Somebody by, int place, String previous, String hash) {
        return ("insert into parley.entry (talks, audience, place, id, at, member, author, kind, commitment, previous, hash,"
                        + " epoch, sealed) values ('%s', '%s', %d, '%s', %s, '%s', 'x', 'note', sha256('x'), %s, %s, 1, 'x')")
                .formatted(talks, audience, place, UUID.randomUUID(), ONCE, by.member(), previous, hash);
    }

    /** For one on which nobody had a say yet. */
    String approval(UUID by) {
        return approval(disclosure, by);
    }

    private static String approval(UUID disclosure, UUID by) {
        return "insert into parley.approval values ('%s', '%s', %s, true)".formatted(disclosure, by, ONCE);
    }

    static String text(@Nullable String word) {
        return word == null ? "null" : "'" + word + "'";
    }

    static String random() {
        byte[] bytes = new byte[32];
        new java.security.SecureRandom().nextBytes(bytes);
        return "'\\x" + HexFormat.of().formatHex(bytes) + "'";
    }
}
