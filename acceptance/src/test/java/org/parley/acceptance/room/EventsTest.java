package org.parley.acceptance.room;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The stream of news: that something was added, never what, and only of the reader's own (P2, P8). */
@DisplayName("P8: an open stream ends with what its reader may see")
class EventsTest {

    private static final String END = "end";

    private final Talks talks = Room.open().talks();
    private final Person north = talks.head("north");

    /** A stream that is being read. */
    private static final class Listening {

        private final BlockingQueue<String> lines = new LinkedBlockingQueue<>();

        Listening(Person reader, String address) {
            HttpResponse<Stream<String>> answer = reader.browser().stream(address);
            assertThat(answer.statusCode()).isEqualTo(200);
            assertThat(answer.headers().firstValue("Content-Type").orElse("")).startsWith("text/event-stream");
            Thread.ofVirtual().start(() -> {
                try (Stream<String> all = answer.body()) {
                    all.forEach(lines::add);
                } catch (UncheckedIOException e) {
                    lines.add("broken: " + e.getMessage());
                } finally {
                    lines.add(END);
                }
            });
        }

        /** The data of the next event of a name; null where none comes in this time. */
        @Nullable
        String next(String event, int seconds) throws InterruptedException {
            boolean named = false;
            for (String line = lines.poll(seconds, TimeUnit.SECONDS);
                    line != null && !line.equals(END);
                    line = lines.poll(seconds, TimeUnit.SECONDS)) {
                if (line.startsWith("event:")) {
                    named = line.equals("event:" + event);
                } else if (named && line.startsWith("data:")) {
                    return line.substring(5);
                }
                assertThat(line).as("ids would count").doesNotStartWith("id:");
            }
            return null;
        }

        /** Everything until the stream ends. */
        List<String> rest() throws InterruptedException {
            List<String> rest = new ArrayList<>();
            for (String line = lines.poll(30, TimeUnit.SECONDS);
                    line != null && !line.equals(END);
                    line = lines.poll(30, TimeUnit.SECONDS)) {
                rest.add(line);
            }
            return rest;
        }
    }

    @Test
    void it_tells_which_of_ones_own_chains_grew_and_nothing_of_others() throws InterruptedException {
        talks.head("south");
        Listening stream = new Listening(north, talks.page("/events"));
        assertThat(stream.next("news", 10))
                .contains("\"common\":", "\"caucus/north\":", "\"party/north\":", "\"admin/north\":")
                .doesNotContain("south", "team");
        write("south", "Not for the north");
        assertThat(stream.next("news", 3))
                .as("what is not one's own is no news")
                .isNull();
        write("north", "For the north");
        assertThat(stream.next("news", 10)).matches("\\{\"caucus/north\":\"[0-9a-f]{64}\"}");
    }

    @Test
    void it_ends_with_the_session() throws InterruptedException {
        Listening stream = new Listening(north, talks.page("/events"));
        assertThat(stream.next("news", 10)).isNotNull();
        north.browser().submit("/", "/sign-out");
        assertThat(stream.rest()).contains("event:over");
        north.signIn();
    }

    @Test
    void it_ends_when_its_reader_leaves() throws InterruptedException {
        Person member = talks.member("north");
        Listening stream = new Listening(member, talks.page("/events"));
        assertThat(stream.next("news", 10)).isNotNull();
        HttpResponse<String> left = north.browser()
                .submit(
                        talks.page("/people"),
                        talks.page("/people/" + talks.myself(member).id() + "/end"),
                        "id",
                        UUID.randomUUID().toString());
        assertThat(left.statusCode()).as(left.body()).isEqualTo(303);
        assertThat(stream.rest()).contains("event:over");
        assertThat(member.browser().stream(talks.page("/events")).statusCode()).isNotEqualTo(200);
    }

    @Test
    void a_session_has_six_streams_and_a_further_one_takes_the_place_of_the_oldest() throws InterruptedException {
        List<Listening> streams = new ArrayList<>();
        for (int i = 0; i < 7; i++) {
            streams.add(new Listening(north, talks.page("/events")));
        }
        assertThat(streams.getFirst().rest()).contains("event:elsewhere");
        for (Listening other : streams.subList(1, 7)) {
            assertThat(other.next("news", 10)).isNotNull();
        }
        write("north", "Six hear it");
        for (Listening other : streams.subList(1, 7)) {
            assertThat(other.next("news", 10)).contains("caucus/north");
        }
        north.browser().submit("/", "/sign-out");
        north.signIn();
    }

    @Test
    void it_is_not_there_for_strangers() {
        Talks elsewhere = Room.open().talks();
        assertThat(north.browser().stream(elsewhere.page("/events")).statusCode())
                .isEqualTo(404);
    }

    private void write(String party, String words) {
        HttpResponse<String> sent = talks.lead()
                .browser()
                .submit(
                        talks.page("/messages/" + party),
                        talks.page("/messages/" + party),
                        "id",
                        UUID.randomUUID().toString(),
                        "words",
                        words);
        assertThat(sent.statusCode()).as(sent.body()).isEqualTo(303);
    }
}
