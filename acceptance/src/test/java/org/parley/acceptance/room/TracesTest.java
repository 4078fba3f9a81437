package org.parley.acceptance.room;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.parley.seal.Entry;
import org.parley.seal.Hash;
import org.parley.server.courier.Letters;
import org.parley.server.keys.Envelopes;
import org.parley.server.keys.ErasedException;
import org.parley.server.keys.Keyring;
import org.parley.server.people.Disclosing;
import org.parley.server.postgres.Role;
import org.parley.server.store.Appended;
import org.parley.server.store.Chains;
import org.parley.server.store.Devices;
import org.parley.server.store.Disclosures;
import org.parley.server.store.Door;
import org.parley.server.store.Myself;
import org.parley.server.store.NewEntry;
import org.parley.server.store.Principal;
import org.parley.server.store.Work;
import org.parley.server.talks.Course;
import org.parley.server.talks.Deed;
import org.parley.server.talks.DeedJson;
import org.parley.server.talks.Disclosure;
import org.parley.server.talks.Drafting;
import org.parley.server.talks.Named;
import org.parley.server.talks.Question;
import org.parley.server.talks.Seen;
import org.parley.server.talks.Speech;
import org.parley.server.web.TalksRecord;

/** P9: of what was erased nothing is left that was made of it either, whoever was at work at that moment. */
class TracesTest {

    private static final Pattern DIGEST = Pattern.compile("[0-9a-f]{64}");
    private static final String WORDS = "They could live with eight weeks.";

    private final Room room = Room.open();
    private final Talks talks = room.talks();

    private <T> T as(Person who, Work<T> work) {
        return room.bean(Door.class).as(new Principal.Member(talks.myself(who).id()), work);
    }

    private Appended enter(Person who, String audience, Deed deed) {
        Myself me = talks.myself(who);
        return as(who, tx -> room.bean(TalksRecord.class).add(tx, me, audience, UUID.randomUUID(), deed));
    }

    private int erase(Person who, String audience) {
        return who.browser()
                .submit(
                        talks.page("/log"),
                        talks.page("/log/erase"),
                        "id",
                        UUID.randomUUID().toString(),
                        "of",
                        audience,
                        "sure",
                        "true")
                .statusCode();
    }

    /** Rows as whoever stole the database has them. */
    private List<byte[]> stolen(String query) {
        try (Connection thief = DriverManager.getConnection(
                        room.database().url(),
                        Role.BACKUP.user(),
                        room.database().password(Role.BACKUP));
                Statement sql = thief.createStatement();
                ResultSet found = sql.executeQuery(query)) {
            List<byte[]> rows = new ArrayList<>();
            while (found.next()) {
                rows.add(found.getBytes(1));
            }
            return rows;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private String letters(Laptop laptop) {
        return "select file from parley.letter where outward and file is not null and device = '"
                + laptop.card().device() + "'";
    }

    @Test
    void a_letter_with_the_own_room_is_called_back_by_its_erasure_and_no_copy_of_its_file_opens() {
        Person head = talks.head("north");
        enter(head, "party/north", new Speech.Noted("We could live with less."));
        Laptop laptop = Laptop.of(talks, "north", "Field laptop");
        byte[] letter = laptop.letter(head, "own", "yes");
        byte[] kept = stolen(letters(laptop)).getFirst();
        assertThat(opened(laptop, kept)).isEqualTo(letter);
        assertThat(new String(kept, StandardCharsets.ISO_8859_1)).doesNotContain("PARLEY COURIER");

        assertThat(erase(head, "party/north")).isEqualTo(303);

        assertThat(laptop.fetched(head, 1).statusCode()).isEqualTo(404);
        assertThat(laptop.fetched(talks.lead(), 1).statusCode()).isEqualTo(404);
        assertThat(stolen(letters(laptop))).isEmpty();
        assertThat(head.browser().get(talks.page("/devices")).body()).contains("called back");
        // Nor does what an older copy of the database holds of it: the device itself would open the letter.
        assertThatThrownBy(() -> opened(laptop, kept)).isInstanceOf(ErasedException.class);
        byte[] next = laptop.letter(head, "own", "yes");
        assertThat(new String(laptop.open(next).getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8))
                .doesNotContain("We could live with less.");
    }

    private byte[] opened(Laptop laptop, byte[] kept) {
        return new Envelopes(room.bean(Keyring.class), new SecureRandom())
                .open(
                        talks.id(),
                        List.of("caucus/north", "party/north"),
                        ("letter/" + laptop.card().device() + "/1").getBytes(StandardCharsets.US_ASCII),
                        kept);
    }

    @Test
    void the_erasure_of_a_caucus_calls_back_the_letters_of_that_delegation_and_no_others() {
        Laptop north = Laptop.of(talks, "north", "Field laptop");
        Laptop south = Laptop.of(talks, "south", "Desk");
        north.letter(talks.lead());
        byte[] other = south.letter(talks.lead());
        assertThat(erase(talks.lead(), "caucus/north")).isEqualTo(303);
        assertThat(north.fetched(talks.lead(), 1).statusCode()).isEqualTo(404);
        assertThat(stolen(letters(north))).isEmpty();
        assertThat(south.fetched(talks.head("south"), 1).body()).isEqualTo(other);
        assertThat(talks.head("south").browser().get(talks.page("/devices")).body())
                .doesNotContain("called back");
    }

    @Test
    void a_letter_that_is_being_made_is_waited_for_and_called_back() {
        Person head = talks.head("north");
        Laptop laptop = Laptop.of(talks, "north", "Field laptop");
        enter(head, "party/north", new Speech.Noted("We could live with less."));
        Myself me = talks.myself(head);
        CompletableFuture<Integer> erasing = as(head, tx -> {
            Devices.Device device = room.bean(Devices.class)
                    .of(tx, "north", laptop.card().device())
                    .orElseThrow();
            room.bean(Letters.class).seal(tx, me, device, UUID.randomUUID(), 14, true);
            return Waiting.begun(room.database(), () -> erase(head, "party/north"));
        });
        assertThat(Waiting.end(erasing)).isEqualTo(303);
        assertThat(stolen(letters(laptop))).isEmpty();
        assertThat(laptop.fetched(head, 1).statusCode()).isEqualTo(404);
    }

    @Test
    void who_is_adding_at_that_moment_is_waited_for_and_what_they_add_falls_with_the_rest() {
        Person head = talks.head("north");
        Myself me = talks.myself(head);
        UUID id = UUID.randomUUID();
        enter(head, "caucus/north", new Speech.Message("The first.", null, false, null));
        CompletableFuture<Integer> erasing = as(head, tx -> {
            room.bean(Chains.class)
                    .append(tx, me, NewEntry.of("caucus/north", id, new Speech.Message("Late.", null, false, null)));
            return Waiting.begun(room.database(), () -> erase(talks.lead(), "caucus/north"));
        });
        assertThat(Waiting.end(erasing)).isEqualTo(303);
        assertThat(stolen("select sealed from parley.entry where id = '" + id + "'"))
                .as("its sealed bytes are gone with the others")
                .containsExactly((byte[]) null);
        enter(head, "caucus/north", new Speech.Message("The next.", null, false, null));
        assertThat(talks.seenBy(head))
                .filteredOn(seen -> seen.audience().equals("caucus/north"))
                .extracting(Seen::deed)
                .containsExactly(
                        new Deed.Erased("message"),
                        new Deed.Erased("message"),
                        new Speech.Message("The next.", null, false, null));
    }

    @Test
    void what_is_asked_at_that_moment_is_waited_for_and_falls_with_the_caucus() {
        Myself team = talks.myself(talks.team());
        UUID id = UUID.randomUUID();
        enter(talks.head("north"), "caucus/north", new Speech.Message(WORDS, null, false, null));
        CompletableFuture<Integer> erasing = as(talks.team(), tx -> {
            Speech.Released told = new Speech.Released(WORDS, null, id);
            room.bean(Disclosing.class)
                    .ask(
                            tx,
                            team,
                            "caucus/north",
                            List.of("caucus/south"),
                            told,
                            "It may help.",
                            tx.now().plus(Duration.ofHours(1)));
            return Waiting.begun(room.database(), () -> erase(talks.lead(), "caucus/north"));
        });
        assertThat(Waiting.end(erasing)).isEqualTo(303);
        assertThat(stolen("select sealed from parley.disclosure where id = '" + id + "'"))
                .containsExactly((byte[]) null);
        String approvals = talks.lead().browser().get(talks.page("/approvals")).body();
        assertThat(approvals)
                .contains("was erased with the caucus", "Withdrawn")
                .doesNotContain(WORDS);
        HttpResponse<String> told = talks.team()
                .browser()
                .submit(
                        talks.page("/approvals"),
                        talks.page("/approvals/" + id + "/tell"),
                        "id",
                        UUID.randomUUID().toString());
        assertThat(told.statusCode()).isEqualTo(422);
        assertThat(talks.seenBy(talks.head("south"))).noneMatch(seen -> seen.deed() instanceof Speech.Released);
        assertThat(talks.seenBy(talks.team()))
                .as("nobody has to decide on it any more")
                .filteredOn(seen -> seen.deed() instanceof Disclosure.Withdrawn)
                .extracting(Seen::deed)
                .containsExactly(new Disclosure.Withdrawn(id));
    }

    /** Whatever way it goes: words, a text to one, a text to all, a package. */
    @Test
    void the_teams_record_holds_no_words_of_what_is_passed_on_and_no_digest_without_a_nonce() {
        Person north = talks.head("north");
        String text = new Drafts(north, talks.page("/texts/new?kind=PROPOSAL"))
                .title("en", "As the north has it")
                .clause(1, "en", "Water", "Two thirds for the north.")
                .save();
        sent(north, text, "/submit");
        String code = Drafts.found(
                talks.lead()
                        .browser()
                        .get(text + "?version=" + Drafts.version(north, text))
                        .body(),
                "id=\"text-code\">([^<]+)<");
        for (String act : List.of("/show", "/table")) {
            sent(talks.team(), text, act);
        }
        enter(talks.lead(), "common", agenda());
        post("/packages", "settles.line", "river", "to", "south", "rests", "north", "provenance", "A quiet word");
        post("/approvals", "source", "caucus/north", "recipients", "caucus/south", "words", WORDS, "why", "It helps.");

        List<Disclosures.Disclosure> asked =
                as(talks.team(), tx -> room.bean(Disclosures.class).all(tx));
        assertThat(asked).hasSize(4);
        List<Entry> team =
                as(talks.team(), tx -> room.bean(Chains.class).read(tx, talks.id(), "team", 0, Integer.MAX_VALUE));
        StringBuilder record = new StringBuilder();
        for (Entry entry : team) {
            record.append(new String(content(entry), StandardCharsets.UTF_8)).append('\n');
        }
        assertThat(record.toString())
                .doesNotContain(WORDS, "As the north has it", "Two thirds", code, "river", "A quiet word");
        List<String> digests = new ArrayList<>();
        Matcher digest = DIGEST.matcher(record);
        while (digest.find()) {
            digests.add(digest.group());
        }
        for (Disclosures.Disclosure one : asked) {
            byte[] told = one.content();
            assertThat(digests).contains(one.commitment().toString());
            assertThat(digests).doesNotContain(Hash.of(told).toString());
            if (DeedJson.read(told) instanceof Drafting.Shown shown) {
                assertThat(digests).doesNotContain(shown.copy().hash());
            }
        }
        String approvals = talks.lead().browser().get(talks.page("/approvals")).body();
        assertThat(approvals)
                .as("who decides sees all of it")
                .contains(
                        WORDS,
                        "As the north has it",
                        code,
                        "Two thirds for the north.",
                        "Along the river",
                        "A quiet word");
    }

    private static byte[] content(Entry entry) {
        byte[] content = entry.content();
        assertThat(content).isNotNull();
        return content;
    }

    private static Course.Agenda agenda() {
        return new Course.Agenda(List.of(new Question(
                "line",
                "Line",
                "Where does it run?",
                List.of(new Named("river", "Along the river"), new Named("ridge", "Along the ridge")),
                false,
                null)));
    }

    private void sent(Person by, String text, String act) {
        HttpResponse<String> sent = by.browser()
                .submit(
                        text,
                        text + act,
                        "id",
                        UUID.randomUUID().toString(),
                        "version",
                        Drafts.version(by, text),
                        "party",
                        "south",
                        "channel",
                        "the room");
        assertThat(sent.statusCode()).as(sent.body()).isEqualTo(303);
    }

    private void post(String address, String... fields) {
        List<String> all = new ArrayList<>(List.of("id", UUID.randomUUID().toString()));
        all.addAll(List.of(fields));
        HttpResponse<String> sent =
                talks.team().browser().submit(talks.page(address), talks.page(address), all.toArray(String[]::new));
        assertThat(sent.statusCode()).as(sent.body()).isEqualTo(303);
    }

    @Test
    void the_record_shows_that_what_was_told_is_what_was_asked_for() {
        post("/approvals", "source", "caucus/north", "recipients", "caucus/south", "words", WORDS, "why", "It helps.");
        Disclosure.Asked asked = talks.seenBy(talks.lead()).stream()
                .filter(seen -> seen.deed() instanceof Disclosure.Asked)
                .map(seen -> (Disclosure.Asked) seen.deed())
                .findFirst()
                .orElseThrow();
        Disclosing disclosing = room.bean(Disclosing.class);
        disclosing.decide(talks.myself(talks.lead()), UUID.randomUUID(), asked.id(), true, null);
        disclosing.tell(talks.myself(talks.team()), UUID.randomUUID(), asked.id());
        Entry told = as(talks.team(), tx -> room.bean(Chains.class).read(tx, talks.id(), "caucus/south", 0, 1))
                .getFirst();
        assertThat(told.commitment().hash().toString()).isEqualTo(asked.commitment());
    }

    @Test
    void a_request_that_is_sent_twice_is_there_once_and_other_words_under_its_id_are_not_taken() {
        String id = UUID.randomUUID().toString();
        List<String> form = new ArrayList<>(List.of(
                "id", id, "source", "caucus/north", "recipients", "caucus/south", "why", "It helps.", "words", WORDS));
        Person team = talks.team();
        String page = talks.page("/approvals");
        for (int i = 0; i < 2; i++) {
            assertThat(team.browser()
                            .submit(page, page, form.toArray(String[]::new))
                            .statusCode())
                    .isEqualTo(303);
        }
        form.set(form.size() - 1, "Something else.");
        assertThat(team.browser()
                        .submit(page, page, form.toArray(String[]::new))
                        .statusCode())
                .isEqualTo(409);
        assertThat(talks.seenBy(team))
                .filteredOn(seen -> seen.deed() instanceof Disclosure.Asked)
                .hasSize(1);
    }

    @Test
    void marks_of_what_was_looked_at_go_with_what_was_looked_at() {
        Person north = talks.head("north");
        String text = new Drafts(north, talks.page("/texts/new?kind=PROPOSAL"))
                .title("en", "As the north has it")
                .clause(1, "en", "Water", "Two thirds for the north.")
                .save();
        sent(north, text, "/submit");
        Map<Person, String> readers = new TreeMap<>((a, b) -> a.signInName().compareTo(b.signInName()));
        List.of(talks.lead(), talks.team(), north, talks.head("south"))
                .forEach(reader -> readers.put(
                        reader,
                        "select sealed from parley.look where member = '"
                                + talks.myself(reader).id() + "'"));
        readers.forEach((reader, rows) -> {
            reader.browser().get(reader == talks.head("south") ? talks.path() : text);
            assertThat(stolen(rows)).as(reader.signInName()).hasSize(1);
        });
        as(talks.lead(), tx -> room.bean(Chains.class).mayErase(tx, "caucus/north"));
        Myself lead = talks.myself(talks.lead());
        assertThat(room.bean(org.parley.server.people.Erasing.class)
                        .erase(lead, UUID.randomUUID(), org.parley.server.talks.Audience.caucus("north"), null))
                .isTrue();
        readers.forEach((reader, rows) ->
                assertThat(stolen(rows)).as(reader.signInName()).hasSize(reader == talks.head("south") ? 1 : 0));
    }

    @Test
    void the_reason_is_shown_to_those_who_may_see_the_notice_and_to_nobody_else() {
        Person head = talks.head("north");
        enter(head, "party/north", new Speech.Noted("To go."));
        HttpResponse<String> erased = head.browser()
                .submit(
                        talks.page("/log"),
                        talks.page("/log/erase"),
                        "id",
                        UUID.randomUUID().toString(),
                        "of",
                        "party/north",
                        "why",
                        "As our council <decided>",
                        "sure",
                        "true");
        assertThat(erased.statusCode()).isEqualTo(303);
        String notice = talks.page("/log?chain=admin/north");
        for (Person reader : List.of(head, talks.lead())) {
            assertThat(reader.browser().get(notice).body()).contains("Reason:", "As our council &lt;decided&gt;");
            assertThat(reader.browser().json(notice).body())
                    .contains("\"erasure\":{\"of\":\"party/north\",\"why\":\"As our council <decided>\"}");
        }
        for (Person other : List.of(talks.member("north"), talks.team(), talks.head("south"), talks.observer())) {
            assertThat(other.browser().get(notice).statusCode()).isEqualTo(404);
            for (String chain : List.of("", "?chain=party/north", "?chain=caucus/north")) {
                assertThat(other.browser().json(talks.page("/log" + chain)).body())
                        .doesNotContain("As our council");
            }
        }
    }
}
