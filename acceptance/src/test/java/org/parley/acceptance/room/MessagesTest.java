package org.parley.acceptance.room;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** The shuttle: what goes between the mediation and each delegation, and what is awaited. */
class MessagesTest {

    private final Talks talks = Room.open().talks();
    private final Person north = talks.head("north");
    private final Person south = talks.head("south");

    @Test
    void a_message_is_seen_by_the_delegation_and_the_team_and_by_nobody_else() {
        send(talks.lead(), "north", "The bridge could open first.");
        assertThat(north.browser().get(talks.page("/messages")).body()).contains("The bridge could open first.");
        assertThat(talks.lead().browser().get(talks.page("/messages/north")).body())
                .contains("The bridge could open first.");
        assertThat(south.browser().get(talks.page("/messages")).body()).doesNotContain("bridge");
        assertThat(south.browser().get(talks.page("/messages/north")).statusCode())
                .isEqualTo(404)
                .isEqualTo(south.browser().get(talks.page("/messages/nobody")).statusCode());
        assertThat(talks.observer().browser().get(talks.page("/messages")).statusCode())
                .isEqualTo(404);
    }

    @Test
    void a_delegation_cannot_write_into_the_caucus_of_another() {
        HttpResponse<String> tried = south.browser()
                .submit(
                        talks.page("/messages"),
                        talks.page("/messages/north"),
                        "id",
                        id(),
                        "words",
                        "From the wrong side");
        assertThat(tried.statusCode()).isEqualTo(404);
        assertThat(talks.lead().browser().get(talks.page("/messages/north")).body())
                .doesNotContain("From the wrong side");
    }

    @Test
    void sent_twice_it_is_there_once() {
        String id = id();
        for (int i = 0; i < 2; i++) {
            assertThat(send(north, "north", "Only once", "id", id).statusCode()).isEqualTo(303);
        }
        String page = north.browser().get(talks.page("/messages")).body();
        assertThat(page.split("Only once", -1)).hasSize(2);
        assertThat(send(north, "north", "Other words", "id", id).statusCode()).isEqualTo(409);
    }

    @Test
    void an_answer_is_awaited_until_the_window_ends_and_comes_in_its_thread() {
        talks.lead()
                .browser()
                .submit(talks.page("/messages/north"), talks.page("/messages/north/window"), "id", id(), "hours", "36");
        String asked = id();
        send(talks.lead(), "north", "Could six weeks do?", "id", asked, "wanted", "yes");
        String awaited =
                talks.lead().browser().json(talks.page("/messages/north")).body();
        assertThat(awaited).contains("\"state\":\"awaited\"").doesNotContain("reject");
        assertThat(Drafts.found(awaited, "\"until\":\"([^\"]+)\"")).isNotEmpty();
        assertThat(talks.lead().browser().get(talks.path()).body()).contains("Could six weeks do?", "Awaited:");

        send(north, "north", "Eight would.", "answering", asked);
        String answered =
                talks.lead().browser().json(talks.page("/messages/north")).body();
        assertThat(answered).contains("\"state\":\"answered\"").doesNotContain("\"state\":\"awaited\"");
        assertThat(answered.split("\"first\":", -1)).as("one thread").hasSize(2);
    }

    @Test
    void after_the_time_that_was_asked_for_an_answer_is_overdue_and_nothing_worse() {
        send(talks.lead(), "south", "By yesterday, please.", "wanted", "yes", "by", "2026-01-01T12:00");
        String page = talks.lead().browser().get(talks.page("/messages/south")).body();
        assertThat(page).contains("An answer is overdue").doesNotContainIgnoringCase("reject", "refus");
        assertThat(talks.lead().browser().get(talks.path()).body()).contains("Overdue:", "is overdue");
    }

    @Test
    void how_long_a_channel_takes_is_known_to_the_team_alone() {
        talks.lead()
                .browser()
                .submit(talks.page("/messages/north"), talks.page("/messages/north/window"), "id", id(), "hours", "37");
        assertThat(talks.lead().browser().json(talks.page("/messages")).body()).contains("\"hours\":37");
        assertThat(north.browser().json(talks.page("/messages")).body()).contains("\"hours\":null");
        HttpResponse<String> tried = north.browser()
                .submit(talks.page("/messages"), talks.page("/messages/north/window"), "id", id(), "hours", "1");
        assertThat(tried.statusCode()).isEqualTo(403);
    }

    @Test
    void a_time_for_an_answer_that_nobody_asks_for_is_told_in_words() {
        HttpResponse<String> told = send(talks.lead(), "north", "Well", "by", "2026-12-01T12:00");
        assertThat(told.statusCode()).isEqualTo(422);
        assertThat(told.body()).contains("Ask for an answer");
    }

    @Test
    void an_adviser_reads_and_does_not_write() {
        send(talks.lead(), "north", "For your eyes");
        Person adviser = talks.adviser("north");
        String page = adviser.browser().get(talks.page("/messages")).body();
        assertThat(page).contains("For your eyes").doesNotContain("<textarea");
        HttpResponse<String> tried = adviser.browser()
                .submit(talks.page("/messages"), talks.page("/messages/north"), "id", id(), "words", "No");
        assertThat(tried.statusCode()).isEqualTo(403);
    }

    @Test
    void an_address_in_a_message_leads_to_a_page_that_says_where_it_goes() {
        send(north, "north", "See https://example.org/map?x=1. <script>alert(1)</script>");
        String page = talks.lead().browser().get(talks.page("/messages/north")).body();
        assertThat(page)
                .contains("href=\"/away?to=https://example.org/map?x%3D1\"")
                .doesNotContain("href=\"https://", "<script>alert");
        HttpResponse<String> away = talks.lead().browser().get("/away?to=https://example.org/map?x%3D1");
        assertThat(away.body()).contains("id=\"host\" dir=\"auto\">example.org<", "noreferrer");
        assertThat(away.headers().firstValue("Referrer-Policy")).hasValue("no-referrer");
        for (String bad :
                new String[] {"javascript:alert(1)", "//example.org", "https://a@example.org/", "file:///etc"}) {
            assertThat(talks.lead().browser().get("/away?to=" + bad).statusCode())
                    .as(bad)
                    .isEqualTo(422);
        }
        assertThat(talks.lead()
                        .browser()
                        .get("/away?to=https://xn--e1afmkfd.example/")
                        .body())
                .contains("xn--e1afmkfd.example", "пример.example", "may pretend");
    }

    @Test
    void the_mediation_announces_and_a_monitor_reports_to_all() {
        talks.lead()
                .browser()
                .submit(talks.path(), talks.page("/announcements"), "id", id(), "words", "We meet on Thursday.");
        Person monitor = talks.monitor();
        monitor.browser().submit(talks.path(), talks.page("/reports"), "id", id(), "words", "The road is open.");
        for (Person reader : new Person[] {talks.lead(), north, south, talks.observer(), monitor}) {
            assertThat(reader.browser().get(talks.path()).body()).contains("We meet on Thursday.", "The road is open.");
        }
        for (String address : new String[] {"/announcements", "/reports"}) {
            assertThat(north.browser()
                            .submit(talks.path(), talks.page(address), "id", id(), "words", "x")
                            .statusCode())
                    .as(address)
                    .isEqualTo(403);
        }
    }

    private HttpResponse<String> send(Person writer, String party, String words, String... more) {
        String[] fields = new String[more.length + 4];
        fields[0] = "id";
        fields[1] = id();
        fields[2] = "words";
        fields[3] = words;
        System.arraycopy(more, 0, fields, 4, more.length);
        if (more.length > 0 && more[0].equals("id")) {
            fields[1] = more[1];
            fields[4] = "sent-by";
        }
        String page = writer == talks.lead() ? talks.page("/messages/" + party) : talks.page("/messages");
        return writer.browser().submit(page, talks.page("/messages/" + party), fields);
    }

    private static String id() {
        return UUID.randomUUID().toString();
    }
}
