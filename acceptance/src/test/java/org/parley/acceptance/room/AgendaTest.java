package org.parley.acceptance.room;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.parley.server.talks.Course;
import org.parley.server.talks.Seen;

/** What is to be settled, and packages that the mediation floats (P10). */
class AgendaTest {

    private static final String CASE = """
            parley: 1
            title: The river
            as_of: 2026-03-01
            parties:
              north: {name: North}
              south: {name: South}
            issues:
              water:
                name: Water
                question: How is the water shared?
                options: [{id: half, name: in halves}, {id: thirds, name: two thirds to one}]
              pace:
                name: Pace
                question: In how many weeks?
                options: {from: 2, to: 12, step: 2, unit: weeks}
            """;

    private final Talks talks = Room.open().talks();

    @Test
    void an_agenda_written_by_hand_is_seen_by_all() {
        assertThat(written(talks.lead()).statusCode()).isEqualTo(303);
        for (Person reader : List.of(talks.lead(), talks.head("north"), talks.observer(), talks.monitor())) {
            assertThat(reader.browser().get(talks.page("/agenda")).body())
                    .contains("Water", "How is the water shared?", "in halves", "A number from 2 to 12, in steps of 2");
        }
    }

    @Test
    void a_case_file_fills_the_form_and_nothing_is_entered_until_it_is_saved() {
        HttpResponse<String> filled = pasted(CASE);
        assertThat(filled.statusCode()).as(filled.body()).isEqualTo(200);
        assertThat(filled.body()).contains("How is the water shared?", "half: in halves", "value=\"12\"", "weeks");
        assertThat(talks.head("north").browser().get(talks.page("/agenda")).body())
                .contains("has not put an agenda before all yet");
    }

    @Test
    void the_channels_of_a_case_file_say_how_long_answers_take_and_only_the_team_learns_of_it() {
        String page = talks.page("/agenda/write");
        String filled = pasted(
                        CASE.replace(
                                "issues:",
                                "mediators:\n  envoy: {name: Envoy}\nchannels:\n  - {between: [envoy, north], latency: 36h}\nissues:"))
                .body();
        assertThat(filled).contains("The Northern Council: hours for a message and its answer");
        Form form = Form.on(page, filled).stream()
                .filter(one -> one.action().equals(page))
                .findFirst()
                .orElseThrow();
        List<String> fields = new ArrayList<>(List.of("do", "save"));
        form.inputs().stream()
                .filter(input -> input.chosen() && !List.of("submit").contains(input.kind()))
                .filter(input -> !input.name().equals("form-token"))
                .forEach(input -> fields.addAll(List.of(input.name(), input.value())));
        assertThat(fields).containsSequence("window.north", "36");
        assertThat(talks.seenBy(talks.lead())).noneMatch(entry -> entry.deed() instanceof Course.WindowSet);
        for (int sent = 0; sent < 2; sent++) {
            HttpResponse<String> saved = talks.lead().browser().submit(page, page, fields.toArray(String[]::new));
            assertThat(saved.statusCode()).as(saved.body()).isEqualTo(303);
        }
        assertThat(talks.seenBy(talks.lead()))
                .filteredOn(entry -> entry.deed() instanceof Course.WindowSet)
                .singleElement()
                .satisfies(entry -> {
                    assertThat(entry.audience()).isEqualTo("team");
                    assertThat(entry.deed()).isEqualTo(new Course.WindowSet("north", 36));
                });
        assertThat(talks.lead().browser().get(talks.page("/messages/north")).body())
                .contains("name=\"hours\" inputmode=\"numeric\" size=\"6\" value=\"36\"");
        assertThat(talks.head("north").browser().json(talks.page("/messages")).body())
                .contains("\"hours\":null");
    }

    @Test
    void what_is_wrong_with_a_case_file_is_told_with_its_line_and_the_file_is_given_back() {
        HttpResponse<String> told = pasted(CASE.replace("{from: 2", "{from: two"));
        assertThat(told.statusCode()).isEqualTo(422);
        assertThat(told.body()).contains("case file:15:", "{from: two").doesNotContain("Exception");
        assertThat(pasted("a: &a [*a]").statusCode()).isEqualTo(422);
        assertThat(pasted("!!java.net.URL [x]").statusCode()).isEqualTo(422);
    }

    @Test
    void delegations_read_the_agenda_and_do_not_write_it() {
        for (Person reader : List.of(talks.head("north"), talks.observer())) {
            assertThat(reader.browser().get(talks.page("/agenda/write")).statusCode())
                    .isEqualTo(404);
            assertThat(written(reader).statusCode()).isEqualTo(404);
        }
    }

    @Test
    void a_package_goes_to_whom_it_is_floated_with_what_it_rests_on() {
        written(talks.lead());
        assertThat(floated(talks.lead(), "north", "").statusCode()).isEqualTo(303);
        assertThat(talks.head("north").browser().get(talks.page("/packages")).body())
                .contains("in halves", "What both said in the open");
        for (Person other : List.of(talks.head("south"), talks.observer())) {
            assertThat(other.browser().get(talks.page("/packages")).body())
                    .doesNotContain("in halves", "What both said in the open");
        }
        assertThat(floated(talks.head("north"), "south", "").statusCode()).isEqualTo(404);
    }

    @Test
    void what_rests_on_another_delegations_confidence_waits_for_a_second_member_of_the_team() {
        written(talks.lead());
        HttpResponse<String> asked = floated(talks.team(), "north", "south");
        assertThat(asked.statusCode()).isEqualTo(303);
        assertThat(asked.headers().firstValue("Location").orElseThrow()).endsWith("/approvals");
        assertThat(packages(talks.head("north"))).isEmpty();
        String approvals = talks.lead().browser().get(talks.page("/approvals")).body();
        assertThat(approvals).contains("A package that rests on what The Southern League has not released");
        String id = Drafts.found(approvals, "/approvals/([0-9a-f-]{36})/decide");
        act(talks.lead(), id, "decide");
        act(talks.team(), id, "tell");
        assertThat(packages(talks.head("north"))).singleElement().satisfies(seen -> {
            assertThat(seen.audience()).isEqualTo("caucus/north");
            assertThat(seen.deed().disclosure()).isEqualTo(UUID.fromString(id));
        });
        assertThat(packages(talks.head("south"))).isEmpty();
        assertThat(talks.head("north").browser().json(talks.page("/packages")).body())
                .contains("in halves", "\"disclosed\":false")
                .doesNotContain("Southern", "south");
    }

    @Test
    void an_answer_that_the_agenda_does_not_have_is_turned_back() {
        written(talks.lead());
        HttpResponse<String> told = talks.lead()
                .browser()
                .submit(
                        talks.page("/packages"),
                        talks.page("/packages"),
                        "id",
                        UUID.randomUUID().toString(),
                        "settles.pace",
                        "3",
                        "provenance",
                        "nothing",
                        "to",
                        "north",
                        "rests",
                        "");
        assertThat(told.statusCode()).isEqualTo(422);
        assertThat(told.body()).contains("“3” is no answer to “Pace”.");
    }

    private List<Seen> packages(Person reader) {
        return talks.seenBy(reader).stream()
                .filter(seen -> seen.deed() instanceof Course.Floated)
                .toList();
    }

    private void act(Person who, String disclosure, String what) {
        HttpResponse<String> done = who.browser()
                .submit(
                        talks.page("/approvals"),
                        talks.page("/approvals/" + disclosure + "/" + what),
                        "id",
                        UUID.randomUUID().toString(),
                        "approved",
                        "true");
        assertThat(done.statusCode()).as(done.body()).isEqualTo(303);
    }

    private HttpResponse<String> floated(Person who, String to, String rests) {
        return who.browser()
                .submit(
                        talks.page("/packages"),
                        talks.page("/packages"),
                        "id",
                        UUID.randomUUID().toString(),
                        "settles.water",
                        "half",
                        "settles.pace",
                        "",
                        "provenance",
                        "What both said in the open",
                        "to",
                        to,
                        "rests",
                        rests);
    }

    private HttpResponse<String> written(Person who) {
        return who.browser()
                .submit(
                        talks.page("/agenda"),
                        talks.page("/agenda/write"),
                        "id",
                        UUID.randomUUID().toString(),
                        "row",
                        "1",
                        "name.1",
                        "Water",
                        "question.1",
                        "How is the water shared?",
                        "options.1",
                        "half: in halves\nthirds: two thirds to one",
                        "row",
                        "2",
                        "name.2",
                        "Pace",
                        "from.2",
                        "2",
                        "to.2",
                        "12",
                        "step.2",
                        "2",
                        "unit.2",
                        "weeks",
                        "do",
                        "save");
    }

    private HttpResponse<String> pasted(String yaml) {
        return talks.lead().browser().submit(talks.page("/agenda/write"), talks.page("/agenda/file"), "yaml", yaml);
    }
}
