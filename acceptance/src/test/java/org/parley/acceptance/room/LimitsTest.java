package org.parley.acceptance.room;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What a delegation keeps to itself, and how a piece of it goes to the mediation. */
class LimitsTest {

    private final Talks talks = Room.open().talks();
    private final Person north = talks.head("north");

    @Test
    void a_limit_is_the_delegations_own() {
        limit("red-line", "Six weeks at the very least");
        assertThat(north.browser().get(talks.page("/limits")).body())
                .contains("Six weeks at the very least", "Red line", "seen by The Northern Council alone");
        assertThat(talks.member("north").browser().get(talks.path()).body()).contains("Six weeks at the very least");
        for (Person other : new Person[] {talks.lead(), talks.head("south"), talks.observer()}) {
            for (String page : new String[] {"", "/messages", "/limits", "/messages/north"}) {
                assertThat(other.browser().get(talks.page(page)).body()).doesNotContain("Six weeks");
            }
        }
        assertThat(talks.lead().browser().get(talks.page("/limits")).statusCode())
                .isEqualTo(404);
    }

    @Test
    void a_limit_written_anew_takes_the_place_of_the_old_one_and_can_be_taken_back() {
        limit("red-line", "First words");
        String limit = Drafts.found(north.browser().json(talks.page("/limits")).body(), "\"id\":\"(l-[^\"]+)\"");
        limit("wish", "Second words", "limit", limit);
        String page = north.browser().get(talks.page("/limits")).body();
        assertThat(page).contains("Second words", "Wish").doesNotContain("First words");
        north.browser().submit(talks.page("/limits"), talks.page("/limits/" + limit + "/withdrawal"), "id", id());
        assertThat(north.browser().get(talks.page("/limits")).body()).doesNotContain("Second words");
    }

    @Test
    void one_piece_is_released_in_the_words_that_were_chosen_and_nothing_else() {
        limit("red-line", "Six weeks");
        note("The other note");
        String entry = Drafts.found(north.browser().json(talks.page("/limits")).body(), "\"entry\":\"([^\"]+)\"");
        HttpResponse<String> released = north.browser()
                .submit(
                        talks.page("/limits"),
                        talks.page("/limits/release"),
                        "id",
                        id(),
                        "entry",
                        entry,
                        "words",
                        "We would need some time.");
        assertThat(released.statusCode()).isEqualTo(303);
        assertThat(talks.lead().browser().get(talks.page("/messages/north")).body())
                .contains("We would need some time.")
                .doesNotContain("Six weeks", "The other note");
        assertThat(talks.head("south").browser().get(talks.page("/messages")).body())
                .doesNotContain("We would need");
        assertThat(north.browser().get(talks.page("/limits")).body()).contains("released to the mediation");
    }

    @Test
    void another_delegations_entry_cannot_be_released() {
        limit("red-line", "Six weeks");
        String entry = Drafts.found(north.browser().json(talks.page("/limits")).body(), "\"entry\":\"([^\"]+)\"");
        Person south = talks.head("south");
        String page = talks.page("/limits");
        String there = south.browser()
                .submit(page, talks.page("/limits/release"), "id", id(), "entry", entry, "words", "x")
                .body();
        String nowhere = south.browser()
                .submit(page, talks.page("/limits/release"), "id", id(), "entry", id(), "words", "x")
                .body();
        assertThat(there).isEqualTo(nowhere).contains("There is nothing here for you");
    }

    @Test
    void factions_and_notes_are_kept_with_the_limits() {
        HttpResponse<String> kept = north.browser()
                .submit(
                        talks.page("/limits"),
                        talks.page("/limits/factions"),
                        "id",
                        id(),
                        "name",
                        "The farmers",
                        "seats",
                        "12",
                        "says",
                        "Water first",
                        "issue",
                        "truce",
                        "how",
                        "at-least",
                        "options",
                        "42");
        assertThat(kept.statusCode()).as(kept.body()).isEqualTo(303);
        note("Ask about the bridge");
        assertThat(north.browser().get(talks.page("/limits")).body())
                .contains(
                        "The farmers", "seats: 12", "Water first", "Ask about the bridge", "Wants: truce: at least 42");
        HttpResponse<String> wrong = north.browser()
                .submit(
                        talks.page("/limits"),
                        talks.page("/limits/factions"),
                        "id",
                        id(),
                        "name",
                        "The farmers",
                        "seats",
                        "many",
                        "says",
                        "Water first");
        assertThat(wrong.statusCode()).isEqualTo(422);
        assertThat(wrong.body()).contains("Write a whole number");
    }

    @Test
    void an_adviser_reads_and_does_not_write() {
        limit("position", "For the adviser");
        Person adviser = talks.adviser("north");
        assertThat(adviser.browser().get(talks.page("/limits")).body())
                .contains("For the adviser")
                .doesNotContain("<textarea", "<summary>Change");
        assertThat(adviser.browser()
                        .submit(talks.page("/limits"), talks.page("/limits/notes"), "id", id(), "words", "x")
                        .statusCode())
                .isEqualTo(403);
    }

    private void limit(String firmness, String says, String... more) {
        String[] fields = {
            "id", id(), "issue", "truce", "how", "at-least", "options", "42", "firmness", firmness, "says", says
        };
        String[] all = java.util.Arrays.copyOf(fields, fields.length + more.length);
        System.arraycopy(more, 0, all, fields.length, more.length);
        HttpResponse<String> kept = north.browser().submit(talks.page("/limits"), talks.page("/limits"), all);
        assertThat(kept.statusCode()).as(kept.body()).isEqualTo(303);
    }

    private void note(String words) {
        HttpResponse<String> kept =
                north.browser().submit(talks.page("/limits"), talks.page("/limits/notes"), "id", id(), "words", words);
        assertThat(kept.statusCode()).as(kept.body()).isEqualTo(303);
    }

    private static String id() {
        return UUID.randomUUID().toString();
    }
}
