package org.parley.acceptance.room;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.parley.cli.Main;
import org.parley.seal.ChainFile;
import org.parley.seal.Entry;
import org.parley.seal.Hash;
import org.parley.seal.ShortCode;
import org.parley.server.store.Chains;
import org.parley.server.store.Door;
import org.parley.server.store.Myself;
import org.parley.server.store.Principal;
import org.parley.server.talks.Disclosure;
import org.parley.server.talks.Seen;

/** The text: written, shown, answered, and the same for all (P6). */
@DisplayName("P6: both sides hold the same text")
class TextsTest {

    private static final String HALF = "It holds for five years.";

    private Talks talks = Room.open().talks();

    @Test
    void a_text_is_written_clause_by_clause_without_script() {
        Drafts draft = new Drafts(talks.lead(), talks.page("/texts/new?kind=PROPOSAL"))
                .title("en", "Sharing the river")
                .clause(1, "en", "Water", "Each side takes half.")
                .clause(2, "en", "Term", HALF)
                .clause(3, "en", "", "Nothing else.");
        draft.press("up." + draft.clauseId(3));
        draft.press("remove." + draft.clauseId(1));
        String text = draft.save();
        String page = talks.lead().browser().get(text).body();
        assertThat(page).contains("Sharing the river", "Nothing else.", HALF).doesNotContain("Each side takes half.");
        assertThat(page.indexOf("Nothing else.")).isLessThan(page.indexOf(HALF));
    }

    @Test
    void a_form_that_cannot_be_saved_comes_back_with_every_word() {
        Drafts draft =
                new Drafts(talks.lead(), talks.page("/texts/new")).clause(1, "en", "Water", "Words that took an hour");
        HttpResponse<String> back = draft.send("save");
        assertThat(back.statusCode()).isEqualTo(422);
        assertThat(back.body()).contains("Words that took an hour", "There is no title.");
    }

    @Test
    void sent_twice_it_is_there_once() {
        Drafts draft = new Drafts(talks.lead(), talks.page("/texts/new"))
                .title("en", "Once")
                .clause(1, "en", "", "A line that drops now and then.");
        String text = draft.save();
        assertThat(draft.save()).isEqualTo(text);
        assertThat(talks.lead().browser().json(text).body().split("\"way\"", -1))
                .hasSize(2);
    }

    @Test
    void who_saves_beside_somebody_else_sees_both_and_chooses() {
        String text = Drafts.saved(talks, HALF);
        Person other = talks.team();
        Drafts mine = new Drafts(talks.lead(), text + "/draft").title("en", "Sharing the river");
        Drafts theirs = new Drafts(other, text + "/draft").title("en", "Sharing the river");
        mine.clause(1, "en", "Water", "Each side takes a third.").clause(2, "en", "Term", HALF);
        theirs.clause(1, "en", "Water", "Each side takes half of the water.").clause(2, "en", "Term", "For ever.");
        assertThat(mine.save()).isEqualTo(text);
        String conflict = theirs.save();
        assertThat(conflict).isEqualTo(text + "/conflict");
        String both = other.browser().get(conflict).body();
        assertThat(both).contains("Each side takes a third.", "Lena Mediator", "Tom Team", "ever");
        assertThat(talks.lead().browser().get(text).body()).contains("/conflict");

        String keep = Drafts.found(both, "(?s).*name=\"keep\" value=\"([^\"]+)\"");
        HttpResponse<String> chosen = other.browser()
                .submit(conflict, conflict, "id", UUID.randomUUID().toString(), "keep", keep, "go", "keep");
        assertThat(chosen.statusCode()).isEqualTo(303);
        String now = other.browser().json(text).body();
        assertThat(now).contains("\"number\":3", "For ever.", "\"conflicts\":0");
        assertThat(other.browser().get(conflict).statusCode()).isEqualTo(303);
        assertThat(other.browser().get(text).body()).as("both stay on record").contains("Version 2", "Version 3");
    }

    @Test
    void a_version_is_shown_to_one_delegation_and_to_nobody_else() {
        String text = Drafts.saved(talks, HALF);
        Person north = talks.head("north");
        assertThat(north.browser().get(text).statusCode()).as("a draft").isEqualTo(404);
        Drafts.show(talks, text, Drafts.version(talks.lead(), text), "north");
        assertThat(north.browser().get(text).body()).contains(HALF);
        assertThat(talks.head("south").browser().get(text).statusCode()).isEqualTo(404);
        assertThat(talks.observer().browser().get(text).statusCode()).isEqualTo(404);
        assertThat(talks.head("south").browser().get(talks.page("/texts")).body())
                .doesNotContain("Sharing the river");
    }

    @Test
    void what_is_put_before_all_is_there_for_observers_and_monitors_too() {
        String text = Drafts.saved(talks, HALF);
        table(text, Drafts.version(talks.lead(), text));
        for (Person reader : List.of(talks.head("north"), talks.member("south"), talks.observer(), talks.monitor())) {
            assertThat(reader.browser().get(text).body()).contains(HALF);
        }
        assertThat(talks.observer().browser().json(talks.page("/texts")).body())
                .as("an observer speaks for nobody")
                .contains("\"accepted\":null");
    }

    @Test
    void the_code_is_that_of_exactly_the_bytes() {
        String text = Drafts.saved(talks, HALF);
        String version = Drafts.version(talks.lead(), text);
        Drafts.show(talks, text, version, "north");
        Person north = talks.head("north");
        String bytes = north.browser()
                .get(text + "/bytes?language=en&version=" + version)
                .body();
        String page = north.browser().json(text).body();
        Hash english = Hash.of(bytes.getBytes(StandardCharsets.UTF_8));
        assertThat(page).contains(english.toString());
        Hash all = Hash.of(("parley text 1\nen " + english + "\n").getBytes(StandardCharsets.UTF_8));
        assertThat(page).contains("\"hash\":\"" + all + "\"", ShortCode.of(all).toString());
    }

    @Test
    void a_receipt_for_an_acknowledgement_convinces_parley_verify(@TempDir Path folder) throws IOException {
        assertThat(verified(folder)).contains("bears the signature of the key");
        assertThat(new Visitor(Room.open().address()).get("/key.pem").body())
                .as("who was handed a receipt needs no account to check it")
                .isEqualTo(Files.readString(folder.resolve("key")));
    }

    @Test
    void where_talks_choose_so_a_receipt_convinces_only_who_holds_their_key(@TempDir Path folder) throws IOException {
        talks = Talks.opened(Room.open(), "Deniable talks", "deniable");
        assertThat(verified(folder)).contains("proves nothing to").contains("third parties");
        assertThat(new Visitor(Room.open().address())
                        .get(talks.page("/receipts/key"))
                        .statusCode())
                .isEqualTo(303);
    }

    /** What {@code parley verify} says of the north's chain with its receipt, which holds. */
    private String verified(Path folder) throws IOException {
        String text = Drafts.saved(talks, HALF);
        Drafts.show(talks, text, Drafts.version(talks.lead(), text), "north");
        Person north = talks.head("north");
        acknowledge(north, text, "");
        String page = north.browser().get(text).body();
        String receipt = Drafts.found(page, "href=\"([^\"]*/receipts/[0-9a-f-]{36})\"");
        assertThat(talks.head("south").browser().get(receipt).statusCode()).isEqualTo(404);
        Path given = Files.writeString(
                folder.resolve("receipt"), north.browser().get(receipt).body());
        Path key = Files.writeString(
                folder.resolve("key"),
                north.browser().get(talks.page("/receipts/key")).body());
        Path chain = Files.writeString(folder.resolve("chain"), exported("caucus/north"));
        StringWriter said = new StringWriter();
        int code = Main.run(
                new String[] {"verify", chain.toString(), "--receipt", given.toString(), "--key", key.toString()},
                new PrintWriter(said),
                new PrintWriter(said));
        assertThat(code).as(said.toString()).isZero();
        return said.toString();
    }

    @Test
    void one_word_that_differs_is_a_split_on_the_mediators_page() {
        String text = Drafts.saved(talks, HALF);
        String first = Drafts.version(talks.lead(), text);
        Person other = talks.team();
        Drafts mine = new Drafts(talks.lead(), text + "/draft").title("en", "Sharing the river");
        Drafts theirs = new Drafts(other, text + "/draft").title("en", "Sharing the river");
        mine.clause(1, "en", "Water", "Each side takes half of the water.")
                .clause(2, "en", "Term", HALF)
                .save();
        String one = Drafts.version(talks.lead(), text);
        theirs.clause(1, "en", "Water", "Each side takes half of the water.")
                .clause(2, "en", "Term", "It holds for fifty years.")
                .save();
        String two = Drafts.version(talks.lead(), text);
        assertThat(one).isNotEqualTo(two).isNotEqualTo(first);
        Drafts.show(talks, text, one, "north");
        assertThat(talks.lead().browser().get(talks.page("/has")).body()).doesNotContain("Different texts");
        Drafts.show(talks, text, two, "south");
        String has = talks.lead().browser().get(talks.page("/has")).body();
        assertThat(has).contains("Different texts under one number.", "The Northern Council, The Southern League");
        assertThat(talks.head("north").browser().get(talks.page("/has")).body())
                .as("a delegation sees itself alone")
                .doesNotContain("Different texts", "Southern");
    }

    @Test
    void another_code_is_asked_about_first_and_then_told_to_the_team() {
        String text = Drafts.saved(talks, HALF);
        Drafts.show(talks, text, Drafts.version(talks.lead(), text), "north");
        Person north = talks.head("north");
        String wrong = "kusub-babab-babab-babab-babab";
        HttpResponse<String> doubt = acknowledged(north, text, wrong, false);
        assertThat(doubt.statusCode()).isEqualTo(422);
        assertThat(doubt.body()).contains(wrong, "Nothing has been sent yet.");
        assertThat(talks.lead().browser().get(talks.page("/has")).body()).doesNotContain(wrong);
        assertThat(acknowledged(north, text, wrong, true).statusCode()).isEqualTo(303);
        assertThat(talks.lead().browser().get(talks.page("/has")).body()).contains("Another code was read out.", wrong);
        String right = Drafts.found(north.browser().get(text).body(), "id=\"text-code\">([^<]+)<");
        assertThat(acknowledged(north, text, right.toUpperCase(Locale.ROOT).replace('-', ' '), false)
                        .statusCode())
                .isEqualTo(303);
        assertThat(talks.lead().browser().get(talks.page("/has")).body()).doesNotContain("Another code was read out.");
    }

    @Test
    void letters_that_look_alike_and_marks_that_turn_the_line_are_written_out() {
        String text = Drafts.saved(
                talks, "It holds for \u202Eevif\u202C years, p\u0430id by \u0441\u043E\u0440 and \u200Bothers.");
        Drafts.show(talks, text, Drafts.version(talks.lead(), text), "north");
        String page = talks.head("north").browser().get(text).body();
        assertThat(page)
                .contains(
                        "⟦U+202E right-to-left override⟧",
                        "⟦U+200B zero width space⟧",
                        "letters of latin and cyrillic⟧",
                        "⟦a word in cyrillic letters⟧")
                .doesNotContain("\u202E")
                .doesNotContain("\u200B");
        assertThat(page.indexOf("What the eye does not see")).isPositive().isLessThan(page.indexOf("id=\"c-"));
    }

    @Test
    void two_versions_are_compared_word_by_word() {
        String text = Drafts.saved(talks, HALF);
        new Drafts(talks.lead(), text + "/draft")
                .title("en", "Sharing the river")
                .clause(1, "en", "Water", "Each side takes half of the water.")
                .clause(2, "en", "Term", "It holds for fifty years.")
                .clause(3, "en", "", "A third clause.")
                .save();
        String page = talks.lead().browser().get(text + "/compare?from=1&to=2").body();
        assertThat(page).contains("Changed: 1. New: 1. Dropped: 0.", "taken out:", "put in:");
        assertThat(page.replaceAll("<[^>]+>", "")).contains("five", "fifty", "A third clause.");
        String same = talks.lead().browser().get(text + "/compare?from=2&to=2").body();
        assertThat(same).contains("Both read the same");
    }

    @Test
    void every_language_of_a_text_has_its_direction_and_its_digest() {
        String text = new Drafts(talks.lead(), talks.page("/texts/new"))
                .in("en", "ar", "he")
                .title("en", "Sharing the river")
                .title("ar", "تقاسم النهر")
                .title("he", "חלוקת הנהר")
                .clause(1, "en", "Water", "Each side takes half.")
                .clause(1, "ar", "المياه", "يأخذ كل طرف النصف.")
                .clause(1, "he", "מים", "כל צד לוקח מחצית.")
                .save();
        String page = talks.lead().browser().get(text).body();
        assertThat(page).contains("lang=\"ar\" dir=\"rtl\"", "lang=\"he\" dir=\"rtl\"", "lang=\"en\" dir=\"ltr\"");
        assertThat(page).contains("تقاسم النهر", "כל צד לוקח מחצית.");
        String hebrew = talks.lead().browser().get(text + "?language=he").body();
        assertThat(hebrew).contains("כל צד לוקח מחצית.").doesNotContain("Each side takes half.");
        String form = talks.lead().browser().get(text + "/draft").body();
        assertThat(form).contains("lang=\"ar\" dir=\"rtl\"");
        assertThat(talks.lead().browser().json(text).body().split("\"hash\":\"", -1))
                .hasSize(5);
    }

    @Test
    void an_answer_is_the_delegations_own_until_it_is_released_and_its_note_never_is() {
        String text = Drafts.saved(talks, HALF);
        table(text, Drafts.version(talks.lead(), text));
        Person north = talks.head("north");
        Person south = talks.head("south");
        answer(north, text, "ACCEPT", "RESERVE", "our red line is eight years");
        assertThat(north.browser().get(text + "/answers").body()).contains("our red line is eight years");
        assertThat(talks.member("north").browser().get(text + "/answers").body())
                .contains("our red line is eight years");
        List<Person> others = List.of(talks.lead(), talks.team(), south, talks.observer(), talks.monitor());
        for (Person other : others) {
            assertThat(everything(other, text))
                    .doesNotContain("red line is eight")
                    .contains("nothing released");
        }

        release(north, text, "team", 2);
        assertThat(everything(talks.lead(), text)).contains("reserve", "released to the mediation");
        for (Person other : others) {
            assertThat(everything(other, text)).doesNotContain("red line is eight");
        }
        assertThat(everything(south, text)).doesNotContain("released to the mediation");

        release(north, text, "all", 2);
        assertThat(everything(south, text)).contains("released to all").doesNotContain("red line is eight");
        assertThat(everything(talks.observer(), text))
                .contains("released to all")
                .doesNotContain("red line is eight");
    }

    @Test
    void it_is_agreed_when_all_accept_every_clause_of_exactly_these_bytes() {
        String text = Drafts.saved(talks, HALF);
        String version = Drafts.version(talks.lead(), text);
        table(text, version);
        String page = text + "/agreement?version=" + version;
        assertThat(talks.lead().browser().get(page).body())
                .contains("It has not said that it holds them.", "Clause 2: no answer to these bytes released.");
        for (String party : List.of("north", "south")) {
            acknowledge(talks.head(party), text, "");
            answer(talks.head(party), text, "ACCEPT", party.equals("north") ? "ACCEPT" : "REJECT", "");
            release(talks.head(party), text, "team", 1, 2);
        }
        assertThat(talks.lead().browser().get(page).body()).contains("Clause 2: what it released is", "reject");
        assertThat(conclude(talks.lead(), text, version).statusCode()).isEqualTo(422);
        answer(talks.head("south"), text, "ACCEPT", "ACCEPT", "");
        assertThat(conclude(talks.lead(), text, version).statusCode())
                .as("what is kept at home counts for nothing")
                .isEqualTo(422);
        release(talks.head("south"), text, "team", 2);
        assertThat(conclude(talks.team(), text, version).statusCode())
                .as("the lead's word")
                .isEqualTo(403);
        assertThat(conclude(talks.lead(), text, version).statusCode()).isEqualTo(303);
        for (Person reader : List.of(talks.head("north"), talks.observer(), talks.lead())) {
            assertThat(reader.browser().get(text).body()).contains("agreed");
        }
        assertThat(talks.head("north").browser().get(page).statusCode()).isEqualTo(404);
    }

    @Test
    void a_delegation_answers_with_a_text_of_its_own_that_nobody_sees_before_it_is_submitted() {
        String text = Drafts.saved(talks, HALF);
        table(text, Drafts.version(talks.lead(), text));
        Person north = talks.head("north");
        String own = new Drafts(north, text + "/counter")
                .title("en", "Sharing the river, as the north has it")
                .clause(1, "en", "Water", "Two thirds for the north.")
                .clause(2, "en", "Term", HALF)
                .save();
        assertThat(own).isNotEqualTo(text);
        assertThat(talks.member("north").browser().get(own).body()).contains("Two thirds for the north.");
        for (Person other : List.of(talks.lead(), talks.head("south"), talks.observer())) {
            assertThat(other.browser().get(own).statusCode()).isEqualTo(404);
        }
        assertThat(north.browser()
                        .get(own + "/compare?from=" + text.replaceAll(".*/", "") + "/1&to=1")
                        .body())
                .contains("Changed: 1. New: 0. Dropped: 0.");
        assertThat(north.browser()
                        .submit(
                                own,
                                own + "/submit",
                                "id",
                                UUID.randomUUID().toString(),
                                "version",
                                Drafts.version(north, own))
                        .statusCode())
                .isEqualTo(303);
        assertThat(talks.lead().browser().get(own).body()).contains("Two thirds for the north.");
        assertThat(talks.head("south").browser().get(own).statusCode()).isEqualTo(404);
        assertThat(talks.observer().browser().get(own).statusCode()).isEqualTo(404);
    }

    @Test
    void a_text_that_a_delegation_submitted_is_passed_on_when_two_of_the_team_say_so_and_says_whose_it_is() {
        Person north = talks.head("north");
        String own = new Drafts(north, talks.page("/texts/new?kind=PROPOSAL"))
                .title("en", "As the north has it")
                .clause(1, "en", "Water", "Two thirds for the north.")
                .save();
        send(north, own, "/submit");
        Person south = talks.head("south");
        for (String act : List.of("/show", "/table")) {
            String asked = send(talks.team(), own, act, "party", "south", "channel", "the room", "why", "It helps.");
            assertThat(asked).isEqualTo(talks.page("/approvals"));
        }
        assertThat(south.browser().get(own).statusCode())
                .as("nobody has approved it")
                .isEqualTo(404);
        String approvals = talks.lead().browser().get(talks.page("/approvals")).body();
        assertThat(approvals).contains("Two thirds for the north.", "that The Northern Council submitted", "It helps.");
        List<UUID> waiting = talks.seenBy(talks.lead()).stream()
                .map(Seen::deed)
                .filter(Disclosure.Asked.class::isInstance)
                .map(deed -> ((Disclosure.Asked) deed).id())
                .toList();
        assertThat(waiting).hasSize(2);

        told(waiting.getFirst());
        assertThat(south.browser().get(own).body())
                .contains(
                        "Two thirds for the north.", "a text of The Northern Council", "We hold what this page shows");
        assertThat(talks.observer().browser().get(own).statusCode()).isEqualTo(404);
        String code = Drafts.found(south.browser().get(own).body(), "id=\"text-code\">([^<]+)<");
        acknowledge(south, own, code);
        assertThat(talks.lead().browser().get(talks.page("/has")).body()).contains(code);

        told(waiting.getLast());
        assertThat(talks.observer().browser().get(own).body()).contains("a text of The Northern Council");
        assertThat(north.browser().get(own).body())
                .as("it is still the delegation's own")
                .contains("Write the next version");
    }

    @Test
    void the_mediation_cannot_write_a_delegations_text_anew_and_pass_it_on_alone() {
        Person north = talks.head("north");
        String own = new Drafts(north, talks.page("/texts/new?kind=PROPOSAL"))
                .title("en", "As the north has it")
                .clause(1, "en", "Water", "Two thirds for the north.")
                .clause(2, "en", "Term", HALF)
                .save();
        send(north, own, "/submit");
        assertThat(talks.team().browser().get(own + "/counter").statusCode()).isEqualTo(404);
        assertThat(talks.head("south").browser().get(own + "/counter").statusCode())
                .isEqualTo(404);
        String copied = new Drafts(talks.team(), talks.page("/texts/new?kind=SINGLE_TEXT"))
                .title("en", "A text of ours")
                .clause(1, "en", "The term", HALF)
                .clause(2, "en", "The water", "Two thirds for the north.")
                .save();
        assertThat(talks.team().browser().get(copied).body()).contains("The Northern Council");
        for (String act : List.of("/show", "/table")) {
            assertThat(send(talks.team(), copied, act, "party", "south", "channel", "the room", "why", "It helps."))
                    .isEqualTo(talks.page("/approvals"));
        }
        Person south = talks.head("south");
        assertThat(south.browser().get(copied).statusCode()).isEqualTo(404);
        assertThat(talks.lead().browser().get(talks.page("/approvals")).body())
                .contains("A text that says what The Northern Council submitted, clause for clause.");
        List<UUID> waiting = talks.seenBy(talks.lead()).stream()
                .map(Seen::deed)
                .filter(Disclosure.Asked.class::isInstance)
                .map(deed -> ((Disclosure.Asked) deed).id())
                .toList();
        told(waiting.getFirst());
        assertThat(south.browser().get(copied).body())
                .contains("Two thirds for the north.", "a text of The Northern Council");
        assertThat(send(talks.team(), copied, "/show", "party", "north", "channel", "the room"))
                .as("what a delegation said itself it may be shown")
                .startsWith(copied);

        String other = new Drafts(talks.team(), talks.page("/texts/new?kind=SINGLE_TEXT"))
                .title("en", "Halves")
                .clause(1, "en", "The term", HALF)
                .clause(2, "en", "The water", "Half for each.")
                .save();
        assertThat(send(talks.team(), other, "/table"))
                .as("a text of the mediation's own")
                .startsWith(other);
    }

    @Test
    void a_delegations_own_text_is_not_asked_back_into_its_own_caucus() {
        Person north = talks.head("north");
        String own = new Drafts(north, talks.page("/texts/new?kind=PROPOSAL"))
                .title("en", "As the north has it")
                .clause(1, "en", "Water", "All of it.")
                .save();
        send(north, own, "/submit");
        HttpResponse<String> asked = talks.lead()
                .browser()
                .submit(
                        own,
                        own + "/show",
                        "id",
                        UUID.randomUUID().toString(),
                        "version",
                        Drafts.version(talks.lead(), own),
                        "party",
                        "north",
                        "channel",
                        "the room");
        assertThat(asked.statusCode()).isEqualTo(422);
        assertThat(asked.body()).contains("passed on from its caucus, and to others");
    }

    private String send(Person who, String text, String act, String... more) {
        String[] fields = new String[more.length + 4];
        fields[0] = "id";
        fields[1] = UUID.randomUUID().toString();
        fields[2] = "version";
        fields[3] = Drafts.version(who, text);
        System.arraycopy(more, 0, fields, 4, more.length);
        HttpResponse<String> sent = who.browser().submit(text, text + act, fields);
        assertThat(sent.statusCode()).as(sent.body()).isEqualTo(303);
        return URI.create(sent.headers().firstValue("Location").orElseThrow()).getPath();
    }

    private void told(UUID disclosure) {
        for (String act : List.of("/decide", "/tell")) {
            Person who = act.equals("/decide") ? talks.lead() : talks.team();
            HttpResponse<String> done = who.browser()
                    .submit(
                            talks.page("/approvals"),
                            talks.page("/approvals/" + disclosure + act),
                            "id",
                            UUID.randomUUID().toString(),
                            "approved",
                            "true");
            assertThat(done.statusCode()).as(done.body()).isEqualTo(303);
        }
    }

    @Test
    void advisers_and_observers_read_and_write_nothing() {
        String text = Drafts.saved(talks, HALF);
        String version = Drafts.version(talks.lead(), text);
        table(text, version);
        for (Person reader : List.of(talks.adviser("north"), talks.observer())) {
            String id = UUID.randomUUID().toString();
            assertThat(reader.browser().get(talks.page("/texts/new")).statusCode())
                    .isEqualTo(404);
            for (String act : List.of("show", "table", "submit", "acknowledge", "answers", "release", "agreement")) {
                HttpResponse<String> tried = reader.browser()
                        .submit(
                                text,
                                text + "/" + act,
                                "id",
                                id,
                                "version",
                                version,
                                "party",
                                "north",
                                "channel",
                                "a",
                                "to",
                                "all",
                                "hash",
                                Drafts.found(reader.browser().json(text).body(), "\"hash\":\"([0-9a-f]{64})\""),
                                "code",
                                "");
                assertThat(tried.statusCode()).as(act).isIn(403, 404, 422);
            }
        }
        assertThat(talks.lead().browser().json(text).body().split("\"way\"", -1))
                .hasSize(3);
    }

    private static HttpResponse<String> conclude(Person lead, String text, String version) {
        return lead.browser()
                .submit(
                        text,
                        text + "/agreement",
                        "id",
                        UUID.randomUUID().toString(),
                        "version",
                        version,
                        "party",
                        "north",
                        "party",
                        "south");
    }

    /** All pages of a text that somebody gets, and the same as JSON. */
    private String everything(Person reader, String text) {
        StringBuilder all = new StringBuilder();
        for (String page :
                List.of(text, text + "/answers", text + "/compare", talks.page("/texts"), talks.page("/has"))) {
            all.append(reader.browser().get(page).body())
                    .append(reader.browser().json(page).body());
        }
        return all.toString();
    }

    private static void answer(Person who, String text, String first, String second, String note) {
        List<String> clauses = clauses(who, text);
        HttpResponse<String> kept = who.browser()
                .submit(
                        text + "/answers",
                        text + "/answers",
                        "id",
                        UUID.randomUUID().toString(),
                        "version",
                        Drafts.version(who, text),
                        "answer." + clauses.get(0),
                        first,
                        "answer." + clauses.get(1),
                        second,
                        "note." + clauses.get(1),
                        note);
        assertThat(kept.statusCode()).as(kept.body()).isEqualTo(303);
    }

    private static void release(Person who, String text, String to, int... places) {
        List<String> fields = new ArrayList<>(
                List.of("id", UUID.randomUUID().toString(), "version", Drafts.version(who, text), "to", to));
        for (int place : places) {
            fields.addAll(List.of("clause", clauses(who, text).get(place - 1)));
        }
        HttpResponse<String> released =
                who.browser().submit(text + "/answers", text + "/release", fields.toArray(String[]::new));
        assertThat(released.statusCode()).as(released.body()).isEqualTo(303);
    }

    private static List<String> clauses(Person reader, String text) {
        return Pattern.compile("id=\"c-([a-z]+)\"")
                .matcher(reader.browser().get(text).body())
                .results()
                .map(found -> found.group(1))
                .toList();
    }

    private void table(String text, String version) {
        HttpResponse<String> tabled = talks.lead()
                .browser()
                .submit(text, text + "/table", "id", UUID.randomUUID().toString(), "version", version);
        assertThat(tabled.statusCode()).as(tabled.body()).isEqualTo(303);
    }

    private static void acknowledge(Person reader, String text, String code) {
        assertThat(acknowledged(reader, text, code, false).statusCode()).isEqualTo(303);
    }

    private static HttpResponse<String> acknowledged(Person reader, String text, String code, boolean sure) {
        String hash = Drafts.found(reader.browser().get(text).body(), "name=\"hash\" value=\"([0-9a-f]{64})\"");
        return reader.browser()
                .submit(
                        text,
                        text + "/acknowledge",
                        "id",
                        UUID.randomUUID().toString(),
                        "version",
                        Drafts.version(reader, text),
                        "hash",
                        code.isEmpty() ? hash : "",
                        "code",
                        code,
                        "sure",
                        Boolean.toString(sure));
    }

    /** A chain as a file, as a delegation's head may read it. */
    private String exported(String audience) {
        UUID id = talks.id();
        Myself me = talks.myself(talks.head("north"));
        Room room = Room.open();
        List<Entry> entries = room.bean(Door.class)
                .as(new Principal.Member(me.id()), tx -> room.bean(Chains.class).read(tx, id, audience, 0, 1000));
        StringWriter out = new StringWriter();
        try {
            ChainFile.write(out, Chains.name(id, audience), entries);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toString();
    }
}
