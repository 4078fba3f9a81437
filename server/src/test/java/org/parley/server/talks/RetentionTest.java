package org.parley.server.talks;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class RetentionTest {

    private static final Instant LAST = Instant.parse("2026-03-01T12:00:00Z");

    @Test
    void withoutAnEndNothingIsEverDue() {
        assertThat(Retention.due(null, LAST, Instant.MAX)).isNull();
    }

    @Test
    void itIsDueFromTheLastMomentOn() {
        Instant end = Instant.parse("2026-03-31T12:00:00Z");
        assertThat(Retention.due(30, LAST, end.minusSeconds(1))).isNull();
        assertThat(Retention.due(30, LAST, end)).isEqualTo(end);
    }
}
