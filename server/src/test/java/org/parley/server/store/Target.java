package org.parley.server.store;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.parley.server.store.Scene.Somebody;
import org.parley.server.talks.Audience;
import org.parley.server.talks.MemberRole;
import org.parley.server.talks.VisibilityMatrix;

/**
 * Rows of one table on one side, with a statement for each verb.
 *
 * @param table with its schema
 * @param rows which rows, in words
 * @param object what the visibility matrix calls them for somebody; null where it has no name for them
 * @param select counts those rows
 * @param insert adds such a row
 * @param update changes such rows; null where a column that may be changed does not exist
 * @param delete takes such rows away
 * @param insertable whether those who may write them add rows themselves, and not through a function that looks closer
 * @param updatable the same for changing
 * @param deletable the same for taking away
 */
record Target(
        String table,
        String rows,
        Function<Somebody, @Nullable String> object,
        Function<Somebody, String> select,
        Function<Somebody, String> insert,
        Function<Somebody, String> update,
        Function<Somebody, String> delete,
        boolean insertable,
        boolean updatable,
        boolean deletable) {

    /** What the matrix names and no table holds by itself: they are made of the chains. */
    static final Set<String> MADE_OF_CHAINS = Set.of("receipts", "export", "log");

    @Override
    public String toString() {
        return table + " (" + rows + ")";
    }

    /** All rows of a scene, in all tables that the matrix speaks of. */
    static List<Target> all(Scene scene) {
        List<Target> all = new ArrayList<>();
        for (String audience : scene.audiences()) {
            Function<Somebody, @Nullable String> object =
                    who -> VisibilityMatrix.object(Audience.parse(audience), who.party());
            String where = " where talks = '" + scene.talks() + "' and audience = '" + audience + "'";
            all.add(new Target(
                    "parley.entry",
                    audience,
                    object,
                    who -> "select count(*) from parley.entry" + where,
                    who -> scene.entry(audience, who, 2, scene.head(audience), Scene.random()),
                    who -> "update parley.entry set kind = 'x'" + where,
                    who -> "delete from parley.entry" + where,
                    true,
                    false,
                    false));
            all.add(new Target(
                    "parley.chain",
                    audience,
                    object,
                    who -> "select count(*) from parley.chain" + where,
                    who -> "insert into parley.chain (talks, audience) values ('" + scene.talks() + "', '" + audience
                            + "/x')",
                    who -> "update parley.chain set length = 7" + where,
                    who -> "delete from parley.chain" + where,
                    false,
                    false,
                    false));
        }
        List<@Nullable String> sides = new ArrayList<>(Scene.PARTIES);
        sides.add(null);
        for (String party : sides) {
            all.addAll(side(scene, party));
        }
        String some = " where talks = '" + scene.talks() + "'";
        all.add(new Target(
                "parley.disclosure",
                "all",
                who -> "disclosures",
                who -> "select count(*) from parley.disclosure" + some,
                who -> scene.disclosure(UUID.randomUUID(), who.member()),
                who -> "update parley.disclosure set withdrawn = now()" + some,
                who -> "delete from parley.disclosure" + some,
                true,
                true,
                false));
        String on = " where disclosure = '" + scene.approved() + "'";
        all.add(new Target(
                "parley.approval",
                "all",
                who -> "disclosures",
                who -> "select count(*) from parley.approval" + on,
                who -> scene.approval(who.member()),
                who -> "update parley.approval set granted = true" + on,
                who -> "delete from parley.approval" + on,
                true,
                false,
                false));
        return all;
    }

    private static List<Target> side(Scene scene, @Nullable String party) {
        List<Target> all = new ArrayList<>();
        String rows = party == null ? "team" : party;
        String where = " where talks = '" + scene.talks() + "' and party is not distinct from " + Scene.text(party);
        all.add(new Target(
                "parley.member",
                rows,
                who -> "members" + ending(party, who),
                who -> "select count(*) from parley.member" + where + " and id <> '" + who.member() + "'",
                who -> "insert into parley.member values (gen_random_uuid(), '%s', '%s', '%s', %s, 'x', now(), null)"
                        .formatted(scene.talks(), who.account(), party == null ? "lead" : "head", Scene.text(party)),
                who -> "update parley.member set role = role" + where,
                who -> "delete from parley.member" + where,
                false,
                false,
                false));
        all.add(new Target(
                "parley.invitation",
                rows,
                who -> "invitations" + ending(party, who),
                who -> "select count(*) from parley.invitation" + where,
                who -> ("insert into parley.invitation (token, talks, role, party, name, by_member, made, expires)"
                                + " values (%s, '%s', '%s', %s, 'x', '%s', now(), now())")
                        .formatted(
                                Scene.random(),
                                scene.talks(),
                                party == null ? "observer" : "member",
                                Scene.text(party),
                                who.member()),
                who -> "update parley.invitation set withdrawn = now()" + where,
                who -> "delete from parley.invitation" + where,
                true,
                true,
                false));
        Somebody renewed = party == null ? scene.one(MemberRole.TEAM, null) : scene.one(MemberRole.MEMBER, party);
        String renewals = " where member = '" + renewed.member() + "'";
        all.add(new Target(
                "parley.renewal",
                rows,
                who -> "renewals" + ending(party, who),
                who -> "select count(*) from parley.renewal" + renewals,
                who -> scene.renewal(renewed, who),
                who -> "update parley.renewal set withdrawn = now()" + renewals,
                who -> "delete from parley.renewal" + renewals,
                true,
                false,
                false));
        for (Somebody other : scene.people()) {
            if (other.side().equals(rows)) {
                all.addAll(personal(scene, other));
            }
        }
        if (party != null) {
            all.add(new Target(
                    "parley.device",
                    rows,
                    who -> "devices" + ending(party, who),
                    who -> "select count(*) from parley.device" + where,
                    who ->
                            "insert into parley.device values ('%s', '%s', gen_random_uuid(), '%s', 'x', 'x', 'x', now())"
                                    .formatted(scene.talks(), party, who.member()),
                    who -> "update parley.device set revoked = now()" + where,
                    who -> "delete from parley.device" + where,
                    true,
                    true,
                    false));
            all.add(new Target(
                    "parley.letter",
                    rows,
                    who -> "letters" + ending(party, who),
                    who -> "select count(*) from parley.letter" + where,
                    who -> "insert into parley.letter values ('%s', '%s', '%s', true, 2, now(), now(), sha256('x'))"
                            .formatted(scene.talks(), party, scene.device(party)),
                    who -> "update parley.letter set revoked = now()" + where,
                    who -> "delete from parley.letter" + where,
                    true,
                    true,
                    false));
        }
        return all;
    }

    /** What belongs to one person alone. */
    private static List<Target> personal(Scene scene, Somebody other) {
        String drafts = " where member = '" + other.member() + "'";
        String codes = " where account = '" + other.account() + "'";
        String sessions = " where account = '" + other.account() + "'";
        return List.of(
                new Target(
                        "parley.draft",
                        "of the " + other,
                        who -> who.equals(other) ? "drafts-mine" : "drafts-other",
                        who -> "select count(*) from parley.draft" + drafts,
                        who -> "insert into parley.draft values ('%s', 2, '%s', '%s', 1, 'x', now())"
                                .formatted(
                                        other.member(),
                                        scene.talks(),
                                        who.party() == null
                                                ? who.role().mediates() ? "team" : "common"
                                                : "party/" + who.party()),
                        who -> "update parley.draft set sealed = 'y', audience = 'common'" + drafts,
                        who -> "delete from parley.draft" + drafts,
                        true,
                        true,
                        true),
                new Target(
                        "parley.look",
                        "of the " + other,
                        who -> who.equals(other) ? "looks-mine" : "looks-other",
                        who -> "select count(*) from parley.look" + drafts,
                        who -> ("insert into parley.look values ('%s', '%s', 'common', 1, 'y')"
                                        + " on conflict (member) do update set sealed = 'y'")
                                .formatted(other.member(), scene.talks()),
                        who -> "update parley.look set sealed = 'z'" + drafts,
                        who -> "delete from parley.look" + drafts,
                        true,
                        true,
                        false),
                new Target(
                        "parley.recovery",
                        "of the " + other,
                        who -> who.equals(other) ? "recovery-mine" : null,
                        who -> "select count(*) from parley.recovery" + codes,
                        who -> "insert into parley.recovery (account, digest) values ('%s', %s)"
                                .formatted(other.account(), Scene.random()),
                        who -> "update parley.recovery set used = now()" + codes,
                        who -> "delete from parley.recovery" + codes,
                        true,
                        false,
                        true),
                new Target(
                        "parley.passkey",
                        "of the " + other,
                        who -> who.equals(other) ? "passkeys-mine" : null,
                        who -> "select count(*) from parley.passkey" + codes,
                        who -> scene.passkey(other),
                        who -> "update parley.passkey set counter = 7" + codes,
                        who -> "delete from parley.passkey" + codes,
                        true,
                        false,
                        true),
                // Of others' sessions a head or lead learns and ends nothing here: functions do that.
                new Target(
                        "parley.session",
                        "of the " + other,
                        who -> who.equals(other) ? "sessions-mine" : null,
                        who -> "select count(*) from parley.session" + sessions,
                        who -> "insert into parley.session values (%s, '%s', now(), now(), now(), true)"
                                .formatted(Scene.random(), other.account()),
                        who -> "update parley.session set ended = now()" + sessions,
                        who -> "delete from parley.session" + sessions,
                        false,
                        true,
                        false));
    }

    private static String ending(@Nullable String party, Somebody who) {
        return party == null ? "-team" : party.equals(who.party()) ? "-own" : "-other";
    }

    /** Names of the matrix that some target stands for. */
    static Set<String> objects(List<Target> targets, List<Somebody> people) {
        Set<String> objects = new TreeSet<>(MADE_OF_CHAINS);
        targets.forEach(target -> people.forEach(who -> {
            String object = target.object().apply(who);
            if (object != null) {
                objects.add(object);
            }
        }));
        return objects;
    }
}
