package org.parley.acceptance.room;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.parley.server.talks.ClauseAnswer;
import org.parley.server.talks.Course;
import org.parley.server.talks.Drafting;
import org.parley.server.talks.Seen;

/** Several of one side write at once: nothing that one kept is lost to another's older page, and nothing is released unseen. */
class SideBySideTest {

    private static final String TERM = "It holds for five years.";

    private static Talks talks;
    private static Person head;
    private static Person member;

    /** The text of a test, by its id. */
    private String called;

    @BeforeAll
    static void open() {
        talks = Room.open().talks();
        head = talks.head("north");
        member = talks.member("north");
    }

    @Test
    void who_answers_a_clause_beside_a_colleague_sees_both_and_chooses() {
        String text = tabled();
        List<String> clauses = clauses(head, text);
        List<String> stale = answers(head, text, clauses.getFirst(), "ACCEPT", "As it stands.");
        assertThat(answer(member, text, clauses.getFirst(), "REJECT", "Far too much.")
                        .statusCode())
                .isEqualTo(303);
        HttpResponse<String> both = send(head, text + "/answers", stale);
        assertThat(both.statusCode()).isEqualTo(409);
        assertThat(both.body())
                .contains(
                        "Versions side by side",
                        "Far too much.",
                        "By Member of north",
                        "As it stands.",
                        "not on record");
        assertThat(answered(clauses.getFirst())).extracting(ClauseAnswer::words).containsExactly("Far too much.");

        Form choice = formOn(both, text + "/answers");
        assertThat(press(head, choice, "theirs").statusCode()).isEqualTo(303);
        assertThat(answered(clauses.getFirst())).hasSize(1);
        HttpResponse<String> back = press(head, choice, "edit");
        assertThat(back.statusCode()).isEqualTo(200);
        assertThat(back.body()).contains("As it stands.").doesNotContain(">Far too much.</textarea>");
        assertThat(press(head, choice, "mine").statusCode()).isEqualTo(303);
        assertThat(answered(clauses.getFirst()))
                .extracting(ClauseAnswer::words)
                .containsExactly("Far too much.", "As it stands.");
    }

    @Test
    void a_clause_that_was_left_as_the_page_showed_it_keeps_what_a_colleague_answered_meanwhile() {
        String text = tabled();
        List<String> clauses = clauses(head, text);
        assertThat(answer(head, text, clauses.getFirst(), "ACCEPT", "").statusCode())
                .isEqualTo(303);
        // All that the page holds, as a browser sends it: the first clause as it was, and the second answered.
        List<String> whole = new ArrayList<>();
        formOn(head.browser().get(text + "/answers"), text + "/answers").inputs().stream()
                .filter(input ->
                        !List.of("form-token", "answer." + clauses.getLast()).contains(input.name()))
                .filter(input -> input.chosen() && !input.kind().equals("submit"))
                .forEach(input -> whole.addAll(List.of(input.name(), input.value())));
        whole.addAll(List.of("answer." + clauses.getLast(), "RESERVE"));
        assertThat(String.join(" ", whole)).contains("answer." + clauses.getFirst() + " ACCEPT");
        assertThat(answer(member, text, clauses.getFirst(), "REJECT", "").statusCode())
                .isEqualTo(303);
        assertThat(send(head, text + "/answers", whole).statusCode()).isEqualTo(303);
        assertThat(head.browser().json(text + "/answers").body())
                .contains("\"answer\":\"REJECT\"", "\"answer\":\"RESERVE\"")
                .doesNotContain("\"answer\":\"ACCEPT\"");
    }

    @Test
    void of_two_that_arrive_at_once_one_is_kept_and_the_other_is_asked() {
        String text = tabled();
        String clause = clauses(head, text).getFirst();
        List<String> one = answers(head, text, clause, "ACCEPT", "");
        List<String> other = answers(member, text, clause, "REJECT", "");
        CompletableFuture<HttpResponse<String>> first =
                CompletableFuture.supplyAsync(() -> send(head, text + "/answers", one));
        HttpResponse<String> second = send(member, text + "/answers", other);
        assertThat(List.of(first.join().statusCode(), second.statusCode())).containsExactlyInAnyOrder(303, 409);
        assertThat(answered(clause)).hasSize(1);
    }

    @Test
    void answers_sent_twice_are_there_once_though_a_colleague_went_on_meanwhile() {
        String text = tabled();
        String clause = clauses(head, text).getFirst();
        List<String> fields = answers(head, text, clause, "ACCEPT", "");
        assertThat(send(head, text + "/answers", fields).statusCode()).isEqualTo(303);
        assertThat(answer(member, text, clause, "REJECT", "").statusCode()).isEqualTo(303);
        assertThat(send(head, text + "/answers", fields).statusCode())
                .as("the line dropped, and the browser sends it again")
                .isEqualTo(303);
        assertThat(answered(clause)).hasSize(2);
    }

    @Test
    void words_without_an_answer_come_back_and_are_not_dropped() {
        String text = tabled();
        HttpResponse<String> back = answer(head, text, clauses(head, text).getLast(), "", "Words that took an hour");
        assertThat(back.statusCode()).isEqualTo(422);
        assertThat(back.body())
                .contains("words about clause 2 and no answer to it", "Words that took an hour</textarea>");
    }

    @Test
    void a_release_sends_what_its_page_showed_or_nothing() {
        String text = tabled();
        String clause = clauses(head, text).getFirst();
        answer(head, text, clause, "ACCEPT", "");
        List<String> release = releases(head, text, clause);
        answer(member, text, clause, "REJECT", "Not after last night.");
        HttpResponse<String> both = send(head, text + "/release", release);
        assertThat(both.statusCode()).isEqualTo(409);
        assertThat(both.body())
                .contains("Nothing was released.", "Not after last night.", "By Member of north", "accept", "reject");
        assertThat(released()).isEmpty();
        assertThat(talks.lead().browser().get(text + "/answers").body()).doesNotContain("released to the mediation");

        assertThat(press(head, formOn(both, text + "/release"), null).statusCode())
                .isEqualTo(303);
        assertThat(released())
                .singleElement()
                .satisfies(deed -> assertThat(deed.answers())
                        .singleElement()
                        .extracting(ClauseAnswer::words)
                        .isEqualTo("Not after last night."));
    }

    @Test
    void a_release_that_does_not_say_what_it_was_shown_releases_nothing() {
        String text = tabled();
        String clause = clauses(head, text).getFirst();
        answer(head, text, clause, "ACCEPT", "");
        List<String> release = new ArrayList<>(releases(head, text, clause));
        int from = release.indexOf("from." + clause);
        release.subList(from, from + 2).clear();
        assertThat(send(head, text + "/release", release).statusCode()).isEqualTo(409);
        assertThat(released()).isEmpty();
    }

    @Test
    void every_clause_that_is_ticked_is_released_in_whichever_entry_its_answer_stands() {
        String text = tabled();
        List<String> clauses = clauses(head, text);
        answer(head, text, clauses.getFirst(), "ACCEPT", "");
        answer(member, text, clauses.getLast(), "RESERVE", "");
        List<String> fields = releases(head, text, clauses.toArray(String[]::new));
        assertThat(send(head, text + "/release", fields).statusCode()).isEqualTo(303);
        assertThat(released()).singleElement().satisfies(deed -> {
            assertThat(deed.answers()).extracting(ClauseAnswer::clause).containsExactlyElementsOf(clauses);
            assertThat(deed.from().entry())
                    .as("after which all of them stood so")
                    .isEqualTo(entries(Drafting.Answered.class).getLast().id());
        });
        answer(member, text, clauses.getLast(), "REJECT", "");
        assertThat(send(head, text + "/release", fields).statusCode())
                .as("sent again, it was released already")
                .isEqualTo(303);
        assertThat(released()).hasSize(1);
    }

    @Test
    void
            an_answer_to_a_clause_that_reads_as_before_can_be_released_and_one_to_another_wording_is_neither_ticked_nor_sent() {
        String text = tabled();
        List<String> clauses = clauses(head, text);
        answer(head, text, clauses.getFirst(), "ACCEPT", "");
        answer(head, text, clauses.getLast(), "ACCEPT_IF", "Six years would do");
        new Drafts(talks.lead(), text + "/draft")
                .title("en", "Sharing the river")
                .clause(1, "en", "Water", "Each side takes half of the water.")
                .clause(2, "en", "Term", "It holds for fifty years.")
                .save();
        table(text);
        String page = head.browser().get(text + "/answers").body();
        assertThat(page).contains("This was said of another wording (version 1):", "Six years would do");
        assertThat(page.split("type=\"radio\" name=\"answer\\." + clauses.getLast(), -1))
                .hasSize(5)
                .allSatisfy(radio -> assertThat(radio.substring(0, Math.min(radio.length(), 60)))
                        .doesNotContain("value=\"ACCEPT_IF\" checked"));
        assertThat(page).doesNotContain("Six years would do</textarea>");
        assertThat(send(head, text + "/release", releases(head, text, clauses.getFirst()))
                        .statusCode())
                .isEqualTo(303);
        assertThat(released()).singleElement().satisfies(deed -> {
            assertThat(deed.number()).isEqualTo(2);
            assertThat(deed.answers()).extracting(ClauseAnswer::clause).containsExactly(clauses.getFirst());
        });
        List<String> other = new ArrayList<>(releases(head, text, clauses.getFirst()));
        other.addAll(List.of(
                "clause",
                clauses.getLast(),
                "from." + clauses.getLast(),
                entries(Drafting.Answered.class).getLast().id().toString()));
        HttpResponse<String> turned = send(head, text + "/release", other);
        assertThat(turned.statusCode()).isEqualTo(422);
        assertThat(released()).hasSize(1);
    }

    @Test
    void an_agenda_that_was_written_beside_another_waits_for_its_writer_to_see_both() {
        String write = talks.page("/agenda/write");
        List<String> stale = agenda(talks.team(), "Pace");
        assertThat(send(talks.lead(), write, agenda(talks.lead(), "Water")).statusCode())
                .isEqualTo(303);
        HttpResponse<String> both = send(talks.team(), write, stale);
        assertThat(both.statusCode()).isEqualTo(409);
        assertThat(both.body()).contains("By Lena Mediator", "How is the Water shared?", "How is the Pace shared?");
        assertThat(entries(Course.Agenda.class)).hasSize(1);
        Form choice = formOn(both, write);
        assertThat(press(talks.team(), choice, "theirs").statusCode()).isEqualTo(303);
        assertThat(press(talks.team(), choice, "edit").body()).contains("value=\"Pace\"");
        assertThat(entries(Course.Agenda.class)).hasSize(1);
        assertThat(press(talks.team(), choice, "mine").statusCode()).isEqualTo(303);
        assertThat(talks.head("south").browser().get(talks.page("/agenda")).body())
                .contains("How is the Pace shared?");
    }

    @Test
    void a_limit_that_a_colleague_wrote_anew_or_took_back_is_not_written_over() {
        String page = talks.page("/limits");
        head.browser().submit(page, page, limit("First words"));
        String json = head.browser().json(page).body();
        String limit = Drafts.found(json, "\"id\":\"(l-[^\"]+)\"");
        String entry = Drafts.found(json, "\"entry\":\"([^\"]+)\"");
        assertThat(member.browser()
                        .submit(page, page, limit("Second words", "limit", limit, "base", entry))
                        .statusCode())
                .isEqualTo(303);
        HttpResponse<String> both =
                head.browser().submit(page, page, limit("Third words", "limit", limit, "base", entry));
        assertThat(both.statusCode()).isEqualTo(409);
        assertThat(both.body()).contains("Second words", "By Member of north", "Third words");
        HttpResponse<String> back =
                head.browser().submit(page, page + "/" + limit + "/withdrawal", "id", id(), "base", entry);
        assertThat(back.statusCode()).isEqualTo(409);
        assertThat(back.body()).contains("Second words", "First words", "Taken back");
        assertThat(head.browser().get(page).body()).contains("Second words").doesNotContain("Third words");
        assertThat(press(head, formOn(both, page), "mine").statusCode()).isEqualTo(303);
        assertThat(head.browser().get(page).body()).contains("Third words").doesNotContain("Second words");
    }

    @Test
    void the_view_of_a_faction_is_not_written_over_either() {
        String page = talks.page("/limits");
        String act = page + "/factions";
        head.browser().submit(page, act, "id", id(), "name", "The farmers", "says", "Water first");
        String json = head.browser().json(page).body();
        String faction = Drafts.found(json, "\"id\":\"(f-[^\"]+)\"");
        String entry = Drafts.found(json, "\"entry\":\"([^\"]+)\",\"id\":\"f-");
        for (Person writer : List.of(member, head)) {
            HttpResponse<String> sent = writer.browser()
                    .submit(
                            page,
                            act,
                            "id",
                            id(),
                            "faction",
                            faction,
                            "base",
                            entry,
                            "name",
                            "The farmers",
                            "seats",
                            writer == member ? "12" : "20",
                            "says",
                            "Seeds");
            assertThat(sent.statusCode()).isEqualTo(writer == member ? 303 : 409);
            if (writer == head) {
                assertThat(sent.body()).contains("seats: 12", "seats: 20", "By Member of north");
                assertThat(press(head, formOn(sent, act), "mine").statusCode()).isEqualTo(303);
            }
        }
        assertThat(head.browser().get(page).body()).contains("seats: 20");
    }

    @Test
    void the_page_with_both_tells_of_nobody_else_and_is_for_nobody_else() {
        String text = tabled();
        String clause = clauses(head, text).getFirst();
        Person south = talks.head("south");
        answer(south, text, clause, "RESERVE", "What the south keeps to itself");
        List<String> stale = answers(head, text, clause, "ACCEPT", "What the north keeps to itself");
        answer(member, text, clause, "REJECT", "");
        String both = send(head, text + "/answers", stale).body();
        assertThat(both).contains("Versions side by side").doesNotContain("south keeps", "South", "reserve");
        stale.set(stale.indexOf("What the north keeps to itself"), "Other words");
        for (Person other : List.of(south, talks.lead(), talks.observer())) {
            assertThat(send(other, text + "/answers", stale).body())
                    .doesNotContain("reject", "By Member of north", "Head of north");
        }
    }

    private static String[] limit(String says, String... more) {
        List<String> fields = new ArrayList<>(List.of(
                "id", id(), "issue", "truce", "how", "at-least", "options", "42", "firmness", "wish", "says", says));
        fields.addAll(List.of(more));
        return fields.toArray(String[]::new);
    }

    /** The fields of an agenda with one question, as somebody has them on their page now. */
    private List<String> agenda(Person writer, String name) {
        String page = talks.page("/agenda/write");
        List<String> fields = new ArrayList<>(List.of(
                "id",
                id(),
                "row",
                "1",
                "name.1",
                name,
                "question.1",
                "How is the " + name + " shared?",
                "options.1",
                "half\nthirds",
                "do",
                "save"));
        fields.addAll(Form.bases(page, writer.browser().get(page).body(), page, fields));
        return fields;
    }

    /** The fields of an answer to a clause, as somebody has them on their page now. */
    private static List<String> answers(Person writer, String text, String clause, String answer, String words) {
        List<String> fields = new ArrayList<>(List.of(
                "id",
                id(),
                "version",
                Drafts.version(writer, text),
                "answer." + clause,
                answer,
                "words." + clause,
                words));
        fields.addAll(Form.bases(
                text + "/answers", writer.browser().get(text + "/answers").body(), text + "/answers", fields));
        return fields;
    }

    private static List<String> releases(Person writer, String text, String... clauses) {
        List<String> fields =
                new ArrayList<>(List.of("id", id(), "version", Drafts.version(writer, text), "to", "team"));
        for (String clause : clauses) {
            fields.addAll(List.of("clause", clause));
        }
        fields.addAll(Form.bases(
                text + "/answers", writer.browser().get(text + "/answers").body(), text + "/release", fields));
        return fields;
    }

    private static HttpResponse<String> answer(Person writer, String text, String clause, String answer, String words) {
        return send(writer, text + "/answers", answers(writer, text, clause, answer, words));
    }

    private static HttpResponse<String> send(Person writer, String action, List<String> fields) {
        return writer.browser().post(action, writer.browser().token("/"), fields.toArray(String[]::new));
    }

    /** Sends a form of a page as it stands, by one of its buttons. @param go null for the one that has no name */
    private static HttpResponse<String> press(Person writer, Form form, String go) {
        List<String> fields = new ArrayList<>();
        form.inputs().stream()
                .filter(input -> input.kind().equals("hidden") && !input.name().equals("form-token"))
                .forEach(input -> fields.addAll(List.of(input.name(), input.value())));
        if (go != null) {
            fields.addAll(List.of("go", go));
        }
        return send(writer, form.action(), fields);
    }

    private static Form formOn(HttpResponse<String> page, String action) {
        return Form.on(action, page.body()).stream()
                .filter(form -> form.action().equals(action))
                .findFirst()
                .orElseThrow();
    }

    private <T> List<Seen> entries(Class<T> kind) {
        return talks.seenBy(head).stream()
                .filter(entry -> kind.isInstance(entry.deed()))
                .filter(entry -> switch (entry.deed()) {
                    case Drafting.Answered answered -> answered.text().equals(called);
                    case Drafting.AnswersReleased released -> released.text().equals(called);
                    default -> true;
                })
                .toList();
    }

    /** What the north answered to a clause, one after the other. */
    private List<ClauseAnswer> answered(String clause) {
        return entries(Drafting.Answered.class).stream()
                .flatMap(entry -> ((Drafting.Answered) entry.deed()).answers().stream())
                .filter(answer -> answer.clause().equals(clause))
                .toList();
    }

    private List<Drafting.AnswersReleased> released() {
        return entries(Drafting.AnswersReleased.class).stream()
                .map(entry -> (Drafting.AnswersReleased) entry.deed())
                .toList();
    }

    private String tabled() {
        String text = Drafts.saved(talks, TERM);
        called = text.substring(text.lastIndexOf('/') + 1);
        table(text);
        return text;
    }

    private void table(String text) {
        HttpResponse<String> tabled = talks.lead()
                .browser()
                .submit(text, text + "/table", "id", id(), "version", Drafts.version(talks.lead(), text));
        assertThat(tabled.statusCode()).as(tabled.body()).isEqualTo(303);
    }

    private static List<String> clauses(Person reader, String text) {
        return Pattern.compile("id=\"c-([a-z]+)\"")
                .matcher(reader.browser().get(text).body())
                .results()
                .map(found -> found.group(1))
                .toList();
    }

    private static String id() {
        return UUID.randomUUID().toString();
    }
}
