package org.parley.acceptance.room;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/**
 * P11: a server in a process of its own, several people who write, and an end without warning of the server, of its database
 * or of both, again and again. Nobody lends a hand at a start. (A killed process is no loss of power: what the drive itself
 * forgets is not tried here.)
 */
@DisplayName("P11: nothing acknowledged is lost, and nothing is there twice, whatever is killed")
class KilledTest {

    /** The full form of `./verify` raises the tries of properties, and with them these rounds. */
    private static final int ROUNDS = Integer.getInteger("parley.tries", 300) > 300 ? 50 : 5;

    private final Random random = new Random(11);
    private @Nullable UnderFire people;
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
        if (people != null) {
            people.end();
        }
        server.stop();
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path one : all.sorted(java.util.Comparator.reverseOrder()).toList()) {
                Files.delete(one);
            }
        }
    }

    @Test
    void whatWasAcknowledgedIsThereOnceAndTheChainsHoldWhateverIsKilled() throws Exception {
        people = UnderFire.open(server);
        for (int round = 0; round < ROUNDS; round++) {
            people.awaitNews();
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
        people.awaitNews();
        int acknowledged = people.check();
        assertThat(acknowledged).isGreaterThan(ROUNDS * people.writers().size());
        System.out.println(
                "KilledTest: " + ROUNDS + " rounds, " + acknowledged + " acknowledged acts, each there once");
    }
}
