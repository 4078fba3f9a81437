package org.parley.acceptance.room;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.parley.server.Server;
import org.parley.server.talks.Course;
import org.parley.server.talks.Seen;
import org.parley.server.talks.Speech;

/** P9: talks say for how long contents are kept; when that is over, those who may erase them are reminded. */
@DisplayName("P9: what is kept for a time only is erased after it")
class KeepingTest {

    private final Room room = Room.open();
    private final Talks talks = room.talks();

    private HttpResponse<String> state(Person by, String days) {
        return by.browser()
                .submit(
                        talks.page("/log"),
                        talks.page("/log/retention"),
                        "id",
                        UUID.randomUUID().toString(),
                        "days",
                        days);
    }

    @Test
    void all_members_see_for_how_long_and_the_lead_alone_says_it() {
        List<Person> all = List.of(talks.lead(), talks.team(), talks.head("north"), talks.observer(), talks.monitor());
        for (Person one : all) {
            assertThat(log(one)).contains("set no time");
        }
        assertThat(state(talks.head("north"), "30").statusCode()).isEqualTo(403);
        assertThat(state(talks.team(), "30").statusCode()).isEqualTo(403);
        assertThat(state(talks.lead(), "30").statusCode()).isEqualTo(303);
        for (Person one : all) {
            assertThat(log(one)).contains("keep contents for 30 days");
            assertThat(talks.seenBy(one))
                    .filteredOn(seen -> seen.deed() instanceof Course.Kept)
                    .extracting(Seen::audience)
                    .containsExactly("common");
        }
        assertThat(state(talks.lead(), "").statusCode()).isEqualTo(303);
        assertThat(log(talks.observer())).contains("set no time");
    }

    @Test
    void what_is_no_number_of_days_is_told_with_advice() {
        assertThat(state(talks.lead(), "a year").body()).contains("as in 365");
        assertThat(state(talks.lead(), "0").body()).contains("1 to 36,500 days");
        assertThat(state(talks.lead(), "0").statusCode()).isEqualTo(422);
    }

    @Test
    void what_is_over_is_due_for_who_may_erase_it_until_they_did() {
        Person head = talks.head("north");
        Person member = talks.member("north");
        assertThat(head.browser()
                        .submit(
                                talks.page("/limits"),
                                talks.page("/limits/notes"),
                                "id",
                                UUID.randomUUID().toString(),
                                "words",
                                "We could live with less.")
                        .statusCode())
                .isEqualTo(303);
        state(talks.lead(), "30");
        assertThat(due(head.browser())).as("not yet").isEmpty();
        try (Server.Started later = room.ahead(Duration.ofDays(31))) {
            Visitor then = signedIn(later, head);
            assertThat(due(then)).containsExactly("party/north");
            assertThat(then.get(talks.page("/log")).body()).contains("Its time was over on");
            assertThat(due(signedIn(later, member)))
                    .as("who may not erase it is not asked to")
                    .isEmpty();
            assertThat(talks.seenBy(head))
                    .as("nothing is erased by itself")
                    .anyMatch(seen -> seen.deed() instanceof Speech.Noted);
            HttpResponse<String> erased = then.submit(
                    talks.page("/log"),
                    talks.page("/log/erase"),
                    "id",
                    UUID.randomUUID().toString(),
                    "of",
                    "party/north",
                    "sure",
                    "true");
            assertThat(erased.statusCode()).as(erased.body()).isEqualTo(303);
            assertThat(due(then)).isEmpty();
            assertThat(then.json(talks.page("/log?check=all")).body()).contains("\"faults\":[]", "\"erased\":1");
        }
        assertThat(talks.seenBy(head)).noneMatch(seen -> seen.deed() instanceof Speech.Noted);
    }

    private Visitor signedIn(Server.Started server, Person person) {
        Visitor visitor = new Visitor(server.address());
        HttpResponse<String> in =
                visitor.submit("/sign-in", "/sign-in", "name", person.signInName(), "password", Room.password());
        assertThat(in.statusCode()).as(in.body()).isEqualTo(303);
        return visitor;
    }

    private String log(Person reader) {
        return reader.browser().get(talks.page("/log")).body();
    }

    /** The chains that the reader is reminded of. */
    private List<String> due(Visitor reader) {
        Matcher chain = Pattern.compile("\"audience\":\"([^\"]+)\"[^{}]*?\"due\":\"")
                .matcher(reader.json(talks.page("/log")).body());
        return chain.results().map(found -> found.group(1)).toList();
    }
}
