package org.parley.acceptance.room;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
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

/**
 * P11: a server in a process of its own, several people who write, and an end without warning of the server, of its database
 * or of both, again and again. Nobody lends a hand at a start. (A killed process is no loss of power: what the drive itself
 * forgets is not tried here.)
 */
class KilledTest {

    /** The full form of `./verify` raises the tries of properties, and with them these rounds. */
    private static final int ROUNDS = Integer.getInteger("parley.tries", 300) > 300 ? 50 : 5;

    private final Random random = new Random(11);
    private final List<Writer> writers = new ArrayList<>();
    private Path folder;
    private ServerProcess server;

    @BeforeEach
    void start() throws IOException {
        folder = Files.createTempDirectory("parley-killed");
        server = new ServerProcess(folder.resolve("data"));
        server.start();
    }

    @AfterEach
    void stop() throws IOException {
        writers.forEach(Writer::end);
        server.stop();
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path one : all.sorted(java.util.Comparator.reverseOrder()).toList()) {
                Files.delete(one);
            }
        }
    }

    @Test
    void whatWasAcknowledgedIsThereOnceAndTheChainsHoldWhateverIsKilled() throws Exception {
        Person lead = Person.first(server.address(), server.welcome(), "Lena Mediator");
        String talks = Talks.open(lead, "Talks under fire");
        String north = Talks.invitation(lead, talks, "head/north", "Head of north");
        String south = Talks.invitation(lead, talks, "head/south", "Head of south");
        Person headOfNorth = Person.joining(server.address(), north);
        Person headOfSouth = Person.joining(server.address(), south);
        writers.add(new Writer(lead, talks + "/messages/north"));
        writers.add(new Writer(lead, talks + "/messages/south"));
        writers.add(new Writer(headOfNorth, talks + "/messages/north"));
        writers.add(new Writer(headOfNorth, talks + "/messages/north"));
        writers.add(new Writer(headOfSouth, talks + "/messages/south"));
        writers.forEach(Writer::start);

        for (int round = 0; round < ROUNDS; round++) {
            awaitNews();
            Thread.sleep(random.nextInt(400)); // wherever the writers happen to be
            switch (round % 3) {
                case 0 -> server.killServer();
                case 1 -> server.killDatabase();
                default -> {
                    server.killDatabase();
                    server.killServer();
                }
            }
            if (round % 3 != 1) {
                server.start();
            }
        }
        awaitNews();
        writers.forEach(Writer::end);
        assertThat(writers).allSatisfy(one -> assertThat(one.complaints()).isEmpty());
        server.stop();

        Map<UUID, Integer> there =
                entries(lead.signInName(), UUID.fromString(talks.substring(talks.lastIndexOf('/') + 1)));
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
        assertThat(acknowledged).isGreaterThan(ROUNDS * writers.size());
        System.out.println(
                "KilledTest: " + ROUNDS + " rounds, " + acknowledged + " acknowledged acts, each there once");
    }

    /** Each writer had something acknowledged since now: everything works. */
    private void awaitNews() throws InterruptedException {
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

    /** How often each id is in the record, by the lead's rights; every chain is checked on the way. */
    private Map<UUID, Integer> entries(String signIn, UUID talks) throws Exception {
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
            UUID account = door.as(new Principal.Gate(), tx -> new Accounts().named(tx, signIn))
                    .orElseThrow()
                    .id();
            Myself lead = door.as(new Principal.Holder(account), tx -> new Memberships().in(tx, account, talks))
                    .orElseThrow();
            door.as(new Principal.Member(lead.id()), tx -> {
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
