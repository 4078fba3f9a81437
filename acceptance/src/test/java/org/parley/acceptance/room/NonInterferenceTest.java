package org.parley.acceptance.room;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.parley.acceptance.room.TwoWorlds.Difference;
import org.parley.acceptance.room.TwoWorlds.Episode;

/**
 * P2: what somebody receives is a function of their own acts, of what was released to them, and of the clock. Two worlds that
 * differ in nothing but another's secrets answer every request with the same bytes. The order matters: the mediation is in all
 * talks of its world and must not come upon secrets of earlier ones; planted leaks leave traces, so they come last.
 */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class NonInterferenceTest {

    /** 2,000 in an ordinary run, 10,000 in a full one. */
    private static final int REQUESTS = Integer.getInteger("parley.tries", 300) > 300 ? 10_000 : 2_000;

    private static final int EPISODE = 250;

    /** Enough to ask every address once or twice. */
    private static final int UNTIL_FOUND = 400;

    private static TwoWorlds worlds;

    /** In which the next leak is planted; null where the last one left its traces. */
    private static @Nullable Episode forLeaks;

    @BeforeAll
    static void set() throws IOException, SQLException {
        worlds = new TwoWorlds();
    }

    @AfterAll
    static void end() {
        worlds.close();
    }

    @Test
    @Order(2)
    void whatADelegationAndTheOnlookersGetIsTheSameWhateverTheOtherDelegationDoesInSecret() {
        int left = REQUESTS * 4 / 5;
        for (long seed = 1; left > 0; seed++, left -= EPISODE) {
            Difference difference = worlds.new Episode(seed, false).run(Math.min(EPISODE, left));
            assertThat(difference).as("seed %d: %s", seed, difference).isNull();
        }
        worlds.coverage().write(Path.of("acceptance/target/non-interference-coverage.txt"));
        assertThat(worlds.coverage().missing(Set.of("head/north"))).isEmpty();
    }

    @Test
    @Order(1)
    void whatTheMediationGetsIsTheSameWhateverADelegationKeepsToItself() {
        int left = REQUESTS / 5;
        for (long seed = 1001; left > 0; seed++, left -= EPISODE) {
            Difference difference = worlds.new Episode(seed, true).run(Math.min(EPISODE, left));
            assertThat(difference).as("seed %d: %s", seed, difference).isNull();
        }
        worlds.coverage().write(Path.of("acceptance/target/non-interference-coverage.txt"));
    }

    @ParameterizedTest
    @Order(5)
    @EnumSource
    void aPlantedLeakIsFound(PlantedLeak leak) {
        Episode episode = forLeaks == null ? worlds.new Episode(2000 + leak.ordinal(), false) : forLeaks;
        forLeaks = null;
        worlds.both(world -> leak.plant(world, episode.talks(world).key()));
        try {
            assertThat(episode.run(UNTIL_FOUND)).isNotNull();
        } finally {
            worlds.both(leak::lift);
        }
        if (!leak.lasts()) {
            assertThat(episode.askedAgain())
                    .as("without the leak there is no difference")
                    .isNull();
            forLeaks = episode;
        }
    }

    @Test
    @Order(3)
    void theStreamOfNewsIsTheSameWhateverTheOtherDelegationDoesInSecret() {
        assertThat(news(worlds.new Episode(3001, false))).isNull();
    }

    @Test
    @Order(4)
    void aLeakInTheStreamOfNewsIsFound() {
        Episode episode = worlds.new Episode(3002, false);
        worlds.both(
                world -> PlantedLeak.CHAINS.plant(world, episode.talks(world).key()));
        try {
            assertThat(news(episode)).isNotNull();
        } finally {
            worlds.both(PlantedLeak.CHAINS::lift);
        }
    }

    /** Listens in both worlds, twice with a break between, while one has secrets and both have releases. */
    private static @Nullable Difference news(Episode episode) {
        Random random = new Random(7);
        for (String role : List.of("head/north", "observer")) {
            for (int time = 0; time < 2; time++) {
                try (Listening quiet = episode.listen(worlds.quiet(), role);
                        Listening busy = episode.listen(worlds.busy(), role)) {
                    for (int act = 0; act < 3; act++) {
                        quiet.await(act + 1);
                        busy.await(act + 1);
                        for (int i = 0; i < 4; i++) {
                            episode.secrets(worlds.busy()).happen(random, false);
                        }
                        busy.aWhile();
                        worlds.both(world -> world.stage().next());
                        worlds.both(world -> episode.secrets(world).announce());
                    }
                    quiet.await(4);
                    busy.await(4);
                    if (!quiet.heard().equals(busy.heard())) {
                        return new Difference(quiet.heard() + " in one world, and " + busy.heard() + " in the other");
                    }
                }
            }
        }
        return null;
    }
}
