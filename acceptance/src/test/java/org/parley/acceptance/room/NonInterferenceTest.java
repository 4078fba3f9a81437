package org.parley.acceptance.room;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.parley.acceptance.room.TwoWorlds.Difference;
import org.parley.acceptance.room.TwoWorlds.Episode;

/**
 * P2: what somebody receives is a function of their own acts, of what was released to them, and of the clock. Two worlds that
 * differ in nothing but another's secrets answer every request with the same bytes. The order matters: the mediation is in all
 * talks of its world and must not come upon secrets of earlier ones; planted leaks leave traces, so they come last.
 */
@DisplayName("P2: what one receives follows from nothing of another")
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class NonInterferenceTest {

    /** 2,000 in an ordinary run, 10,000 in a full one. */
    private static final int REQUESTS = Integer.getInteger("parley.tries", 300) > 300 ? 10_000 : 2_000;

    private static final int EPISODE = 250;

    private static final int UNTIL_FOUND = 30;

    /** Two signs of life, and some looks before, between and after. */
    private static final int LOOKS = 24;

    private static TwoWorlds worlds;
    private static long seeds = 5000;

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
            Episode episode = worlds.new Episode(seed, false);
            Difference difference = episode.run(Math.min(EPISODE, left));
            if (difference == null && left <= EPISODE) {
                difference = episode.finish();
            }
            assertThat(difference).as("seed %d: %s", seed, difference).isNull();
        }
        worlds.coverage().write(Path.of("acceptance/target/non-interference-coverage.txt"));
        for (String role : List.of("head/north", "member/north", "adviser/north", "observer", "monitor")) {
            assertThat(worlds.coverage().missing(role, false)).as(role).isEmpty();
        }
    }

    @Test
    @Order(1)
    void whatTheMediationGetsIsTheSameWhateverADelegationKeepsToItself() {
        int left = REQUESTS / 5;
        for (long seed = 1001; left > 0; seed++, left -= EPISODE) {
            Episode episode = worlds.new Episode(seed, true);
            Difference difference = episode.run(Math.min(EPISODE, left));
            if (difference == null && left <= EPISODE) {
                difference = episode.finish();
            }
            assertThat(difference).as("seed %d: %s", seed, difference).isNull();
        }
        assertThat(worlds.coverage().missing("lead", false)).isEmpty();
        assertThat(worlds.coverage().missing("team", false)).isEmpty();
    }

    @ParameterizedTest
    @Order(5)
    @EnumSource
    void aPlantedLeakIsFound(PlantedLeak leak) {
        Episode episode = forLeaks == null ? worlds.new Episode(2000 + leak.ordinal(), false) : forLeaks;
        forLeaks = null;
        worlds.both(world -> leak.plant(world, episode.talks(world).key()));
        Where where = leak.where();
        try {
            assertThat(where == null ? news(episode) : episode.lookAt(where, leak.tellsOf(), UNTIL_FOUND))
                    .isNotNull();
        } finally {
            worlds.both(leak::lift);
        }
        if (!leak.lasts()) {
            if (where != null) {
                assertThat(episode.askedAgain())
                        .as("without the leak there is no difference")
                        .isNull();
            }
            forLeaks = episode;
        }
    }

    @Order(3)
    @ParameterizedTest
    @ValueSource(strings = {"head/north", "member/north", "adviser/north", "observer", "monitor"})
    void whatTouchesOnesOwnSessionIsAnsweredTheSameWhoeverElseComesAndGoes(String role) {
        Difference difference = worlds.new Episode(4000, false).ofOwnSession(role);
        assertThat(difference).as("%s", difference).isNull();
        assertThat(worlds.coverage().missing("spare " + role, true)).isEmpty();
    }

    /** Else a leak would be found by who looks for it, and by nobody else. */
    @Order(4)
    @Test
    void wherePlantedLeaksLieTheLongScriptHasBeen() {
        for (PlantedLeak leak : PlantedLeak.values()) {
            Where where = leak.where();
            if (where != null) {
                assertThat(worlds.coverage().hasBeen("head/north", where))
                        .as("%s at %s", leak, where)
                        .isTrue();
            }
        }
    }

    @Order(4)
    @Test
    void everyKindOfSecretCameAbout() {
        assertThat(worlds.secrets()).containsExactlyInAnyOrder(Secret.values());
    }

    @Test
    @Order(3)
    void theStreamOfNewsIsTheSameWhateverTheOtherDelegationDoesInSecret() {
        assertThat(news(worlds.new Episode(3001, false))).isNull();
    }

    @Test
    @Order(4)
    void aLeakOfRightsIsFoundInTheStreamOfNews() {
        Episode episode = worlds.new Episode(3002, false);
        worlds.both(
                world -> PlantedLeak.CHAINS.plant(world, episode.talks(world).key()));
        try {
            assertThat(news(episode)).isNotNull();
        } finally {
            worlds.both(PlantedLeak.CHAINS::lift);
        }
    }

    /**
     * Listens in both worlds, and again after a break, look by look, while one has secrets and both have releases. Every byte
     * is compared, and at which look it came.
     */
    private static @Nullable Difference news(Episode episode) {
        Random random = new Random(seeds++);
        for (String role : List.of("head/north", "observer")) {
            for (int time = 0; time < 2; time++) {
                episode.secrets(worlds.busy()).happen(random, Secret.MESSAGE);
                try (Listening quiet = episode.listen(worlds.quiet(), role);
                        Listening busy = episode.listen(worlds.busy(), role)) {
                    for (int look = 1; look < LOOKS; look++) {
                        worlds.both(world -> world.stage().next());
                        if (look % 3 == 0) {
                            episode.secrets(worlds.busy()).happen(random, false);
                        }
                        if (look % 4 == 0) {
                            worlds.both(
                                    world -> episode.secrets(world).releases().announce());
                        }
                        quiet.look();
                        busy.look();
                    }
                    if (!quiet.heard().equals(busy.heard())) {
                        return new Difference(quiet.heard() + " in one world, and " + busy.heard() + " in the other");
                    }
                    assertThat(String.join("", quiet.heard()))
                            .as("what is compared is not nothing")
                            .contains("event:news", ":here");
                }
            }
        }
        return null;
    }
}
