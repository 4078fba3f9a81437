package org.parley.server.people;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

class LimitsTest {

    /** Stands still until it is moved. */
    private static final class Hand extends Clock {
        private Instant now = Instant.parse("2026-11-29T10:00:00Z");

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }

    private final Hand clock = new Hand();
    private final Limits limits = new Limits(clock, 3, Duration.ofMinutes(1));

    @Test
    void triesRunOutAndComeBackOneByOne() {
        assertThat(taken("a")).isEqualTo(3);
        clock.now = clock.now.plusSeconds(59);
        assertThat(limits.take("a")).isFalse();
        clock.now = clock.now.plusSeconds(1);
        assertThat(limits.take("a")).isTrue();
        assertThat(limits.take("a")).isFalse();
        clock.now = clock.now.plus(Duration.ofDays(1));
        assertThat(taken("a")).isEqualTo(3);
    }

    @Test
    void oneKeyTakesNothingFromAnother() {
        taken("a");
        assertThat(taken("b")).isEqualTo(3);
    }

    @Test
    void toLookTakesNothing() {
        for (int i = 0; i < 10; i++) {
            assertThat(limits.has("a")).isTrue();
        }
        assertThat(taken("a")).isEqualTo(3);
        assertThat(limits.has("a")).isFalse();
    }

    @Test
    void aClockThatGoesBackGivesNothingAndTakesNothing() {
        limits.take("a");
        clock.now = clock.now.minus(Duration.ofHours(1));
        assertThat(taken("a")).isEqualTo(2);
    }

    @Test
    void addressesOfOneHouseholdCountAsOne() {
        assertThat(Limits.network("192.0.2.7")).isEqualTo("192.0.2.7");
        assertThat(Limits.network("2001:db8:1:2:3:4:5:6"))
                .isEqualTo(Limits.network("2001:db8:1:2::9"))
                .isNotEqualTo(Limits.network("2001:db8:1:3::9"));
    }

    private int taken(String key) {
        int taken = 0;
        while (limits.take(key)) {
            taken++;
        }
        return taken;
    }
}
