package org.parley.acceptance.room;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.parley.seal.Courier;
import org.parley.seal.Hash;
import org.parley.server.courier.TalksCard;
import org.parley.server.store.Devices;
import org.parley.server.store.Door;
import org.parley.server.store.Myself;
import org.parley.server.store.NotAllowedException;
import org.parley.server.store.Principal;
import org.parley.server.talks.Carriage;
import org.parley.server.talks.Drafting;
import org.parley.server.talks.Seen;
import org.parley.server.talks.Speech;

/** A bad line or none (P12): letters to a delegation's device and its answers, carried by hand. */
@DisplayName("P12: letters on a bad line")
class CourierTest {

    private static final SecureRandom RANDOM = new SecureRandom();

    private final Talks talks = Room.open().talks();
    private final Person north = talks.head("north");
    private final Laptop laptop = Laptop.of(talks, "north", "Field laptop");

    private String shown() {
        String text = Drafts.saved(talks, "It holds for five years.");
        Drafts.show(talks, text, Drafts.version(talks.lead(), text), "north");
        return text;
    }

    private static String id(String text) {
        return text.substring(text.lastIndexOf('/') + 1);
    }

    private String answers(String text) {
        String clauses = talks.lead().browser().json(text).body();
        String clause = Drafts.found(clauses, "\"clauses\":\\[\\{\"id\":\"([^\"]+)\"");
        return "parley: 1\ntexts:\n  - text: " + id(text) + "\n    acknowledge: true\n    release: true\n    answers:\n"
                + "      - {clause: " + clause + ", answer: accept, note: The ford as well}\n"
                + "messages:\n  - {words: We can live with it., wantsReply: true}\n";
    }

    private static String message(String words) {
        return "parley: 1\nmessages: [{words: " + words + "}]\n";
    }

    private static List<Seen> kind(List<Seen> seen, Class<?> deed) {
        return seen.stream().filter(entry -> deed.isInstance(entry.deed())).toList();
    }

    private void turned(Person by, byte[] file, String... words) {
        List<Seen> before = talks.seenBy(by);
        HttpResponse<String> told = laptop.bring(by, file);
        assertThat(told.statusCode()).as(told.body()).isEqualTo(422);
        assertThat(told.body()).contains("Nothing of this file was taken in.");
        assertThat(words).allSatisfy(word -> assertThat(told.body()).contains(word));
        List<Seen> after = talks.seenBy(by);
        assertThat(after).hasSize(before.size() + 1);
        assertThat(kind(after, Carriage.Turned.class))
                .hasSize(kind(before, Carriage.Turned.class).size() + 1)
                .last()
                .satisfies(entry -> assertThat(((Carriage.Turned) entry.deed()).hash())
                        .isEqualTo(Hash.of(file).toString()));
    }

    @Test
    void a_letter_goes_out_and_its_answer_comes_back() {
        String text = shown();
        String opened = laptop.open(laptop.letter(north));
        assertThat(opened)
                .contains("Letter 1 of the talks", "Sharing the river", "It holds for five years.", "AWAITED");
        HttpResponse<String> taken = laptop.bring(talks.member("north"), laptop.answer(answers(text)));
        assertThat(taken.statusCode()).as(taken.body()).isEqualTo(200);
        assertThat(taken.body())
                .contains("was taken in: 3 entries for the mediation to see, 1 for your delegation alone");

        List<Seen> own = talks.seenBy(north);
        assertThat(kind(own, Drafting.Answered.class)).singleElement().satisfies(entry -> {
            assertThat(entry.author().name()).isEqualTo("Member of north");
            assertThat(entry.audience()).isEqualTo("party/north");
        });
        List<Seen> team = talks.seenBy(talks.lead());
        assertThat(kind(team, Drafting.Answered.class)).isEmpty();
        assertThat(kind(team, Drafting.AnswersReleased.class)).hasSize(1);
        assertThat(kind(team, Drafting.Acknowledged.class)).hasSize(1);
        assertThat(kind(team, Speech.Message.class)).hasSize(1);
        assertThat(kind(team, Carriage.CarriedOut.class)).hasSize(1);
        Carriage.CarriedOut out = (Carriage.CarriedOut)
                kind(team, Carriage.CarriedOut.class).getFirst().deed();
        assertThat(kind(team, Carriage.CarriedIn.class)).singleElement().satisfies(entry -> {
            Carriage.CarriedIn in = (Carriage.CarriedIn) entry.deed();
            assertThat(in.letter()).isEqualTo(out.letter());
            assertThat(in.device()).isEqualTo("Field laptop");
            assertThat(in.entries())
                    .as("what the delegation keeps to itself is not counted here")
                    .isEqualTo(3);
        });
        Instant moment = kind(own, Carriage.CarriedIn.class).getFirst().at();
        assertThat(kind(own, Drafting.Answered.class).getFirst().at()).isEqualTo(moment);
        assertThat(talks.seenBy(talks.head("south")).stream().map(Seen::audience))
                .allMatch(audience -> audience.equals("common") || audience.endsWith("/south"));

        assertThat(laptop.open(laptop.letter(north))).contains("answer 1, sealed", ": taken in");
    }

    @Test
    void a_file_is_taken_in_once_however_often_and_at_once_it_is_brought() throws Exception {
        laptop.open(laptop.letter(north));
        byte[] answer = laptop.answer(message("Once"));
        List<Future<HttpResponse<String>>> sent = new ArrayList<>();
        try (ExecutorService many = Executors.newFixedThreadPool(6)) {
            for (int i = 0; i < 6; i++) {
                sent.add(many.submit(() -> laptop.bring(north, answer)));
            }
        }
        int taken = 0;
        for (Future<HttpResponse<String>> one : sent) {
            assertThat(one.get().statusCode()).as(one.get().body()).isEqualTo(200);
            taken += one.get().body().contains("was taken in: 1 entry") ? 1 : 0;
            assertThat(one.get().body()).containsAnyOf("was taken in: 1 entry", "was taken in before");
        }
        assertThat(taken).isEqualTo(1);
        List<Seen> seen = talks.seenBy(north);
        assertThat(kind(seen, Speech.Message.class)).hasSize(1);
        assertThat(kind(seen, Carriage.CarriedIn.class)).hasSize(1);
        assertThat(kind(seen, Carriage.Turned.class)).isEmpty();
    }

    @Test
    void a_changed_or_cut_file_is_turned_down_in_every_region() {
        laptop.open(laptop.letter(north));
        byte[] answer = laptop.answer(message("Whole"));
        int head = 17 + 32 + 44 + 12;
        for (int at : List.of(0, 20, 60, 92, 95, head + 3, head + 9_000, answer.length - 1)) {
            byte[] changed = answer.clone();
            changed[at] ^= 1;
            turned(north, changed);
        }
        turned(north, Arrays.copyOf(answer, answer.length / 2), "no courier file");
        turned(north, "hello".getBytes(StandardCharsets.UTF_8), "no courier file");
        turned(north, new byte[6 * 1024 * 1024], "larger than any with answers");
        int before = talks.seenBy(north).size();
        HttpResponse<String> huge = laptop.bring(north, new byte[17 * 1024 * 1024]);
        assertThat(huge.statusCode()).as("not even read").isBetween(400, 499);
        assertThat(talks.seenBy(north)).hasSize(before);
        assertThat(laptop.bring(north, answer).statusCode()).isEqualTo(200);
    }

    @Test
    void a_letter_out_is_no_answer_in_and_an_answer_opens_on_no_device() {
        byte[] letter = laptop.letter(north);
        turned(north, letter, "not sealed for this server");
        laptop.open(letter);
        assertThat(laptop.run("open", laptop.file(laptop.answer(message("Hm"))).toString())
                        .out())
                .contains("another device");
    }

    @Test
    void answers_come_in_their_order_and_an_older_one_never_after_a_newer() {
        laptop.open(laptop.letter(north));
        byte[] first = laptop.answer(message("First"));
        byte[] second = laptop.answer(message("Second"));
        turned(north, second, "An earlier file has not been taken in yet");
        assertThat(laptop.bring(north, first).statusCode()).isEqualTo(200);
        assertThat(laptop.bring(north, second).statusCode()).isEqualTo(200);
        turned(north, crafted(1, 0, Duration.ofDays(2), talks.id(), ""), "taken in already, or an older one");
        assertThat(kind(talks.seenBy(north), Speech.Message.class)).hasSize(2);
    }

    @Test
    void a_lost_answer_is_called_back_by_the_next_and_turned_down_when_it_turns_up() {
        laptop.open(laptop.letter(north));
        byte[] lost = laptop.answer(message("Lost"));
        laptop.fine("revoke", "--answer", "1");
        byte[] again = laptop.answer(message("More"));
        assertThat(laptop.bring(north, again).body()).contains("was taken in: 2 entries");
        turned(north, lost, "taken in already, or an older one");
    }

    @Test
    void an_answer_that_reached_the_talks_before_it_was_called_back_is_not_entered_twice() {
        laptop.open(laptop.letter(north));
        assertThat(laptop.bring(north, laptop.answer(message("Twice"))).statusCode())
                .isEqualTo(200);
        laptop.fine("revoke", "--answer", "1");
        byte[] again = laptop.answer(message("More"));
        assertThat(laptop.bring(talks.member("north"), again).body()).contains("was taken in: 1 entry");
        assertThat(kind(talks.seenBy(north), Speech.Message.class)).hasSize(2);
    }

    @Test
    void an_answer_to_an_older_text_is_turned_down_and_the_device_is_told() {
        String text = shown();
        laptop.open(laptop.letter(north));
        byte[] stale = laptop.answer(answers(text));
        String next = new Drafts(talks.lead(), text + "/draft")
                .title("en", "Sharing the river")
                .clause(2, "en", "Term", "It holds for ten years.")
                .save();
        Drafts.show(talks, next, Drafts.version(talks.lead(), next), "north");
        turned(north, stale, "and version 2 has been shown since");
        String opened = laptop.open(laptop.letter(north));
        assertThat(opened).contains("not taken in", "version 2 has been shown since", "3 answers were set aside");
        assertThat(laptop.bring(north, laptop.answer(answers(text))).statusCode())
                .isEqualTo(200);
    }

    @Test
    void an_expired_answer_is_turned_down() {
        laptop.open(laptop.letter(north));
        byte[] old = laptop.behind(Duration.ofDays(9)).answer(message("Old"));
        turned(north, old, "It has expired");
    }

    @Test
    void a_revoked_device_brings_nothing_in_and_gets_nothing() {
        byte[] letter = laptop.letter(north);
        laptop.open(letter);
        byte[] answer = laptop.answer(message("Late"));
        assertThat(north.browser()
                        .submit(talks.page("/devices"), laptop.address() + "/revoke")
                        .statusCode())
                .isEqualTo(303);
        turned(north, answer, "Field laptop", "was revoked");
        assertThat(laptop.fetched(north, 1).statusCode()).isEqualTo(404);
        HttpResponse<String> more = north.browser()
                .submit(
                        talks.page("/devices"),
                        laptop.address() + "/letters",
                        "id",
                        UUID.randomUUID().toString());
        assertThat(more.statusCode()).isEqualTo(422);
        assertThat(more.body()).contains("was revoked");
    }

    @Test
    void a_letter_that_was_called_back_is_given_out_no_more() {
        byte[] letter = laptop.letter(north);
        for (int i = 0; i < 2; i++) {
            talks.team().browser().submit(talks.page("/devices"), laptop.address() + "/letters/1/revoke");
        }
        assertThat(laptop.fetched(north, 1).statusCode()).isEqualTo(404);
        talks.head("south");
        for (Person reader : List.of(north, talks.lead())) {
            assertThat(kind(talks.seenBy(reader), Carriage.CalledBack.class))
                    .as("on record, once, with who did it")
                    .singleElement()
                    .satisfies(entry -> {
                        assertThat(entry.audience()).isEqualTo("caucus/north");
                        assertThat(entry.author().name()).isEqualTo("Tom Team");
                        assertThat(((Carriage.CalledBack) entry.deed()).serial())
                                .isEqualTo(1);
                    });
        }
        assertThat(kind(talks.seenBy(talks.head("south")), Carriage.CalledBack.class))
                .isEmpty();
        laptop.fine("revoke", "--letter", "1");
        assertThat(laptop.run("open", laptop.file(letter).toString()).out()).contains("called back");
        assertThat(laptop.open(laptop.letter(north))).contains("Letter 2 of the talks");
    }

    @Test
    void a_letter_asked_for_twice_with_one_id_is_one_letter() {
        String id = UUID.randomUUID().toString();
        for (int i = 0; i < 2; i++) {
            north.browser().submit(talks.page("/devices"), laptop.address() + "/letters", "id", id);
        }
        assertThat(laptop.last(north)).isEqualTo(1);
        assertThat(laptop.fetched(north, 1).body())
                .isEqualTo(laptop.fetched(talks.lead(), 1).body());
        assertThat(kind(talks.seenBy(north), Carriage.CarriedOut.class)).hasSize(1);
    }

    @Test
    void the_mediation_carries_what_it_may_see_and_what_the_delegation_sealed_but_opens_neither() {
        north.browser()
                .submit(
                        talks.page("/limits"),
                        talks.page("/limits/notes"),
                        "id",
                        UUID.randomUUID().toString(),
                        "words",
                        "Ours alone");
        String byLead = laptop.open(laptop.letter(talks.lead(), "own", "yes"));
        assertThat(byLead).contains("caucus/north").doesNotContain("party/north");
        laptop.letter(north, "own", "yes");
        byte[] carried = laptop.fetched(talks.lead(), 2).body();
        assertThat(new String(carried, StandardCharsets.ISO_8859_1)).doesNotContain("Ours alone");
        assertThat(laptop.open(carried)).contains("party/north");
    }

    @Test
    void a_letter_has_the_same_length_whatever_others_do() {
        int before = laptop.letter(north).length;
        for (int i = 0; i < 5; i++) {
            talks.lead()
                    .browser()
                    .submit(
                            talks.path(),
                            talks.page("/messages/south"),
                            "id",
                            UUID.randomUUID().toString(),
                            "words",
                            "x".repeat(15_000));
        }
        assertThat(kind(talks.seenBy(talks.lead()), Speech.Message.class)).hasSize(5);
        assertThat(laptop.letter(north).length).isEqualTo(before);
    }

    @Test
    void a_file_of_one_delegation_or_of_other_talks_is_nothing_to_another() {
        laptop.open(laptop.letter(north));
        byte[] answer = laptop.answer(message("For whom"));
        turned(talks.head("south"), answer, "not sealed by a device that your delegation has registered here");
        turned(north, crafted(1, 0, Duration.ofDays(1), UUID.randomUUID(), ""), "It answers a letter of other talks");
        HttpResponse<String> byLead = laptop.bring(talks.lead(), answer);
        assertThat(byLead.statusCode()).isEqualTo(403);
        assertThat(laptop.bring(talks.adviser("north"), answer).statusCode()).isEqualTo(403);
        assertThat(laptop.bring(north, answer).statusCode()).isEqualTo(200);
    }

    @Test
    void a_file_brings_in_nothing_that_its_bringer_could_not_enter() {
        for (String item : List.of(
                item("common", "{\"kind\":\"announcement\",\"words\":\"We won.\"}"),
                item("common", "{\"kind\":\"message\",\"words\":\"To all\",\"wantsReply\":false}"),
                item("caucus/south", "{\"kind\":\"message\",\"words\":\"To them\",\"wantsReply\":false}"),
                item("team", "{\"kind\":\"note\",\"words\":\"Among you\"}"),
                item("party/north", "{\"kind\":\"note\",\"words\":\"No answer\"}"),
                item("caucus/north", "{\"kind\":\"receipt\",\"text\":\"t\",\"number\":1,\"code\":\"x\"}"),
                item("caucus/north", "{\"kind\":\"message\",\"words\":7,\"wantsReply\":false}"))) {
            turned(north, crafted(1, 0, Duration.ofDays(1), talks.id(), item));
        }
        String good = item("caucus/north", "{\"kind\":\"message\",\"words\":\"Good\",\"wantsReply\":false}");
        turned(north, crafted(1, 0, Duration.ofDays(1), talks.id(), good + "," + good), "the same id");
        assertThat(kind(talks.seenBy(north), Speech.Message.class)).isEmpty();
        assertThat(laptop.bring(north, crafted(1, 0, Duration.ofDays(1), talks.id(), good))
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    void the_head_alone_registers_and_revokes_and_others_do_not_find_the_device() {
        Person member = talks.member("north");
        String card = laptop.card().text();
        assertThat(member.browser()
                        .submit(talks.page("/devices"), talks.page("/devices"), "card", card, "same", "yes")
                        .statusCode())
                .isEqualTo(403);
        assertThat(member.browser()
                        .submit(talks.page("/devices"), laptop.address() + "/revoke")
                        .statusCode())
                .isEqualTo(403);
        assertThat(north.browser()
                        .submit(talks.page("/devices"), talks.page("/devices"), "card", card)
                        .statusCode())
                .isEqualTo(422);
        Person south = talks.head("south");
        assertThat(south.browser().get(laptop.address() + "/card").statusCode()).isEqualTo(404);
        assertThat(laptop.fetched(south, 1).statusCode()).isEqualTo(404);
        assertThat(south.browser().get(talks.page("/devices")).body()).doesNotContain("Field laptop");
        assertThat(talks.observer().browser().get(talks.page("/devices")).statusCode())
                .isEqualTo(404);
        assertThat(talks.adviser("north").browser().get(talks.page("/devices")).body())
                .contains("Field laptop")
                .doesNotContain("Make the letter");
    }

    @Test
    void the_database_itself_lets_only_the_head_register_a_device() {
        Myself member = talks.myself(talks.member("north"));
        Devices devices = Room.open().bean(Devices.class);
        assertThatThrownBy(() -> Room.open().bean(Door.class).as(new Principal.Member(member.id()), tx -> {
                    devices.add(tx, member, UUID.randomUUID(), "x", new byte[44], new byte[44]);
                    return true;
                }))
                .isInstanceOf(NotAllowedException.class);
    }

    private static String item(String audience, String deed) {
        return "{\"id\":\"" + UUID.randomUUID() + "\",\"audience\":\"" + audience + "\",\"deed\":" + deed + "}";
    }

    /** What somebody with the device's keys can seal who does not use Parley's commands. */
    private byte[] crafted(long serial, long after, Duration good, UUID in, String items) {
        String says = "{\"version\":1,\"talks\":\"" + in + "\",\"device\":\""
                + laptop.card().device() + "\",\"letter\":\"" + UUID.randomUUID()
                + "\",\"opened\":0,\"made\":\"2026-11-01T00:00:00Z\",\"texts\":[],\"items\":[" + items + "]}";
        Courier.Letter letter = new Courier.Letter(
                serial, after, Instant.now().plus(good), Hash.NONE, says.getBytes(StandardCharsets.UTF_8));
        TalksCard card = TalksCard.read(
                new String(north.browser().bytes(laptop.address() + "/card").body(), StandardCharsets.UTF_8));
        return Courier.seal(letter, laptop.secret().signs().getPrivate(), card.opens(), RANDOM);
    }
}
