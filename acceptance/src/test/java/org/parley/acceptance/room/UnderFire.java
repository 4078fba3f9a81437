package org.parley.acceptance.room;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.SecureRandom;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.parley.seal.ChainCheck;
import org.parley.seal.Entry;
import org.parley.server.keys.Keyring;
import org.parley.server.postgres.Cluster;
import org.parley.server.postgres.Database;
import org.parley.server.postgres.Role;
import org.parley.server.store.Accounts;
import org.parley.server.store.Chains;
import org.parley.server.store.Door;
import org.parley.server.store.Head;
import org.parley.server.store.Memberships;
import org.parley.server.store.Migrations;
import org.parley.server.store.Myself;
import org.parley.server.store.PassKey;
import org.parley.server.store.Principal;
import org.postgresql.ds.PGSimpleDataSource;

/** People who write under fire, and whether all that was acknowledged to them is kept. */
final class UnderFire {

    private final ServerProcess server;
    private final String lead;
    private final UUID talks;
    private final List<Writer> writers;

    private UnderFire(ServerProcess server, String lead, UUID talks, List<Writer> writers) {
        this.server = server;
        this.lead = lead;
        this.talks = talks;
        this.writers = writers;
    }

    /** Opens talks at a fresh server, in which the lead and two heads begin to write. */
    static UnderFire open(ServerProcess server) {
        Person lead = Person.first(server.address(), server.welcome(), "Lena Mediator");
        String talks = Talks.open(lead, "Talks under fire");
        String north = Talks.invitation(lead, talks, "head/north", "Head of north");
        String south = Talks.invitation(lead, talks, "head/south", "Head of south");
        Person headOfNorth = Person.joining(server.address(), north);
        Person headOfSouth = Person.joining(server.address(), south);
        List<Writer> writers = List.of(
                new Writer(lead, talks + "/messages/north"),
                new Writer(lead, talks + "/messages/south"),
                new Writer(headOfNorth, talks + "/messages/north"),
                new Writer(headOfNorth, talks + "/messages/north"),
                new Writer(headOfSouth, talks + "/messages/south"));
        writers.forEach(Writer::start);
        UUID id = UUID.fromString(talks.substring(talks.lastIndexOf('/') + 1));
        return new UnderFire(server, lead.signInName(), id, writers);
    }

    List<Writer> writers() {
        return writers;
    }

    void end() {
        writers.forEach(Writer::end);
    }

    /** Each writer had something acknowledged since now: everything works. */
    void awaitNews() throws InterruptedException {
        Map<Writer, Integer> before = new HashMap<>();
        writers.forEach(one -> before.put(one, one.acknowledged().size()));
        long until = System.nanoTime() + 180_000_000_000L;
        while (writers.stream().anyMatch(one -> one.acknowledged().size() <= before.get(one))) {
            assertThat(writers).allSatisfy(one -> assertThat(one.complaints()).isEmpty());
            assertThat(System.nanoTime())
                    .as("all writers get on within three minutes; " + server.said())
                    .isLessThan(until);
            Thread.sleep(50);
        }
    }

    /**
     * Ends the writing and the server, and looks into what it left: every chain holds, and every act that was acknowledged is
     * there once.
     *
     * @return how many were acknowledged
     */
    int check() throws Exception {
        end();
        assertThat(writers).allSatisfy(one -> assertThat(one.complaints()).isEmpty());
        server.stop();
        Map<UUID, Integer> there = entries();
        int acknowledged = 0;
        for (Writer one : writers) {
            for (UUID id : one.acknowledged()) {
                assertThat(there.get(id)).as("entry %s", id).isEqualTo(1);
                acknowledged++;
            }
            // What was sent and never answered is there once or not at all.
            one.unanswered()
                    .ifPresent(id -> assertThat(there.getOrDefault(id, 0)).isLessThanOrEqualTo(1));
        }
        return acknowledged;
    }

    /** How often each id is in the record, by the lead's rights; every chain is checked on the way. */
    private Map<UUID, Integer> entries() throws Exception {
        Map<UUID, Integer> there = new HashMap<>();
        SecureRandom chance = new SecureRandom();
        try (Database database = Cluster.in(server.data()).start(chance, words -> {});
                Keyring keys = Keyring.open(server.data().resolve("keys"), null, chance)) {
            PassKey pass = PassKey.random(chance);
            Migrations.run(database.url(), Role.OWNER.user(), database.password(Role.OWNER), pass);
            PGSimpleDataSource source = new PGSimpleDataSource();
            source.setUrl(database.url());
            source.setUser(Role.APP.user());
            source.setPassword(database.password(Role.APP));
            Door door = new Door(source, pass, Clock.systemUTC());
            Chains chains = new Chains(keys, chance);
            UUID account = door.as(new Principal.Gate(), tx -> new Accounts().named(tx, lead))
                    .orElseThrow()
                    .id();
            Myself me = door.as(new Principal.Holder(account), tx -> new Memberships().in(tx, account, talks))
                    .orElseThrow();
            door.as(new Principal.Member(me.id()), tx -> {
                for (Head head : chains.heads(tx)) {
                    List<Entry> entries = chains.read(tx, talks, head.audience(), 0, Integer.MAX_VALUE);
                    ChainCheck check = ChainCheck.of(
                            Chains.name(talks, head.audience()),
                            entries.stream()
                                    .map(entry -> new ChainCheck.Link(entry, entry.hash()))
                                    .iterator(),
                            null);
                    assertThat(check.holds()).as(head.audience()).isTrue();
                    assertThat(entries).hasSize(Math.toIntExact(head.length()));
                    if (!entries.isEmpty()) {
                        assertThat(entries.getLast().hash()).isEqualTo(head.hash());
                    }
                    entries.forEach(entry -> there.merge(UUID.fromString(entry.id()), 1, Integer::sum));
                }
                return there;
            });
        }
        return there;
    }
}
