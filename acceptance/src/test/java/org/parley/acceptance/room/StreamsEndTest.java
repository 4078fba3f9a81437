package org.parley.acceptance.room;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Iterator;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.parley.server.Server;
import org.parley.server.web.Pace;

/**
 * P8: whoever may read no longer gets nothing a second later, on a stream that was open before either. Streams look twice a
 * second; here they look when the test says so, and are over at the first look.
 */
class StreamsEndTest {

    private final Room room = Room.open();
    private final Talks talks = room.talks();

    /** What is done to the reader, elsewhere than in the server that the stream comes from. */
    enum Act {
        REMOVED(test -> test.done("/end")),
        LOCKED_OUT(test -> test.done("/lock", "locked", "true")),
        SIGNED_OUT_BY_THE_HEAD(test -> test.done("/sessions"));

        private final Consumer<StreamsEndTest> act;

        Act(Consumer<StreamsEndTest> act) {
            this.act = act;
        }
    }

    private void done(String to, String... more) {
        String[] fields = Stream.concat(Stream.of("id", UUID.randomUUID().toString()), Stream.of(more))
                .toArray(String[]::new);
        UUID member = talks.myself(talks.member("north")).id();
        HttpResponse<String> done = talks.head("north")
                .browser()
                .submit(talks.page("/people"), talks.page("/people/" + member + to), fields);
        assertThat(done.statusCode()).as(done.body()).isEqualTo(303);
    }

    @ParameterizedTest
    @EnumSource
    void a_stream_is_over_at_the_first_look_after_its_reader_may_read_no_longer(Act what) throws InterruptedException {
        Semaphore looked = new Semaphore(0);
        Semaphore look = new Semaphore(0);
        Pace byHand = () -> {
            looked.release();
            look.acquire();
        };
        Person member = talks.member("north");
        try (Server.Started server = room.with(
                beans -> beans.registerBean("byHand", Pace.class, () -> byHand, bean -> bean.setPrimary(true)))) {
            Visitor reader = new Visitor(server.address());
            assertThat(reader.submit("/sign-in", "/sign-in", "name", member.signInName(), "password", Room.password())
                            .statusCode())
                    .isEqualTo(303);
            try (Stream<String> all = reader.stream(talks.page("/events")).body()) {
                Iterator<String> lines = all.iterator();
                assertThat(lines.next()).isEqualTo("event:news");
                looked.acquire();
                what.act.accept(this);
                look.release();
                StringBuilder rest = new StringBuilder();
                lines.forEachRemaining(line -> rest.append(line).append('\n'));
                assertThat(rest.toString()).contains("event:over");
                assertThat(rest.toString().split("event:news", -1))
                        .as("no news after that")
                        .hasSize(1);
                assertThat(looked.availablePermits()).as("it looks no further").isZero();
            }
        }
    }

    @Test
    void between_two_looks_there_is_well_less_than_a_second() {
        assertThat(Pace.USUAL).isLessThanOrEqualTo(Duration.ofMillis(500));
    }
}
