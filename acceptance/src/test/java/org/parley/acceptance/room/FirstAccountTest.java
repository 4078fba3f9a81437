package org.parley.acceptance.room;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.parley.server.keys.Keyring;
import org.parley.server.people.Joining;
import org.parley.server.people.Passwords;
import org.parley.server.postgres.Cluster;
import org.parley.server.postgres.Database;
import org.parley.server.postgres.Role;
import org.parley.server.store.Accounts;
import org.parley.server.store.Chains;
import org.parley.server.store.Door;
import org.parley.server.store.Invitations;
import org.parley.server.store.Memberships;
import org.parley.server.store.Migrations;
import org.parley.server.store.PassKey;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** The first account of a server may open talks: there is one of them. */
class FirstAccountTest {

    /** Chance that comes when two have asked for it, or one has and the other waits in the database. */
    private static final class Meeting extends SecureRandom {
        private static final long serialVersionUID = 1;
        private final transient Database database;
        private final Set<Thread> asked = ConcurrentHashMap.newKeySet();

        Meeting(Database database) {
            this.database = database;
        }

        @Override
        public void nextBytes(byte[] bytes) {
            asked.add(Thread.currentThread());
            while (asked.size() < 2 && !Waiting.isSomebody(database)) {
                Waiting.pause();
            }
            super.nextBytes(bytes);
        }
    }

    @Test
    void of_two_who_make_the_first_account_at_once_one_does(@TempDir Path folder) throws Exception {
        try (Database database = Cluster.in(folder.resolve("data")).start(new SecureRandom(), words -> {});
                Keyring keys = Keyring.open(folder.resolve("keys"), null, new SecureRandom())) {
            PassKey pass = PassKey.random(new SecureRandom());
            Migrations.run(database.url(), Role.OWNER.user(), database.password(Role.OWNER), pass);
            Door door = new Door(
                    new DriverManagerDataSource(database.url(), Role.APP.user(), database.password(Role.APP)),
                    pass,
                    Clock.systemUTC());
            Joining joining = new Joining(
                    door,
                    new Accounts(),
                    new Invitations(),
                    new Memberships(),
                    new Chains(keys, new SecureRandom()),
                    new Passwords(),
                    new Meeting(database));
            List<CompletableFuture<Optional<String>>> made = Stream.of("Lena", "Mona")
                    .map(name -> Waiting.started(() -> joining.first(name, Room.password())))
                    .toList();
            assertThat(made.stream().map(Waiting::end).filter(Optional::isPresent))
                    .hasSize(1);
        }
    }
}
