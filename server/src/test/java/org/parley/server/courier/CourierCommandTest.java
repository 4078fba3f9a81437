package org.parley.server.courier;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringReader;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.parley.cli.BadInputException;
import org.parley.seal.Courier;
import org.parley.seal.Hash;
import org.parley.server.talks.Drafting;
import org.parley.server.talks.Speech;
import picocli.CommandLine;

/** What somebody with a laptop and no line does, and what they are told when a file is not what it should be. */
class CourierCommandTest {

    /** Where the commands that a page of the documentation shows are kept. */
    private static final Path TRANSCRIPT = Path.of("docs/examples/courier.txt");

    @TempDir
    private Path home = Path.of("");

    private final SecureRandom random = certain();
    private final CarriedTalks talks = new CarriedTalks(random);
    private Instant now = talks.now().plus(Duration.ofHours(20));
    private DeviceCard card;
    private int files;

    private record Ran(int code, String out) {}

    /** The same chance each time, so that a transcript can be compared. */
    private static SecureRandom certain() {
        try {
            SecureRandom random = SecureRandom.getInstance("SHA1PRNG");
            random.setSeed(7);
            return random;
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    @BeforeEach
    void aDeviceThatKnowsItsTalks() throws IOException {
        Ran made = run("", "device", "new", "Field laptop");
        assertThat(made.code()).as(made.out()).isZero();
        card = DeviceCard.read(Files.readString(home.resolve("device/card.txt")));
        Path talksCard = Files.writeString(
                home.resolve("talks-card.txt"), talks.card(card.device()).text());
        Ran joined = run(
                "",
                "device",
                "join",
                talksCard.toString(),
                "--code",
                talks.card(card.device()).code().toString());
        assertThat(joined.code()).as(joined.out()).isZero();
    }

    private Ran run(String typed, String... args) {
        StringWriter out = new StringWriter();
        CommandLine line = new CommandLine(new CourierCommand(
                home.resolve("device"), Clock.fixed(now, ZoneOffset.UTC), random, new StringReader(typed)));
        line.setOut(new PrintWriter(out));
        line.setErr(new PrintWriter(out));
        line.setExecutionExceptionHandler((e, l, parsed) -> {
            if (e instanceof BadInputException) {
                out.write(e.getMessage() + "\n");
                return 3;
            }
            throw e;
        });
        return new Ran(line.execute(args), out.toString());
    }

    private Path file(byte[] bytes) throws IOException {
        return Files.write(home.resolve("file-" + ++files), bytes);
    }

    private Ran open(byte[] letter) throws IOException {
        return run("", "open", file(letter).toString());
    }

    private Ran answer(String yaml) throws IOException {
        return run(
                "",
                "answer",
                "--from",
                Files.writeString(home.resolve("answers.yaml"), yaml).toString());
    }

    private Inward sealed(String name, long last) throws IOException {
        return Inward.read(letter(name, last).content());
    }

    private Courier.Letter letter(String name, long last) throws IOException {
        Courier.Opened opened = Courier.open(
                Files.readAllBytes(home.resolve(name)),
                talks.opens,
                new Courier.Expected(card.signs(), last, null, Set.of()),
                now);
        assertThat(opened).isInstanceOf(Courier.Opened.Taken.class);
        return ((Courier.Opened.Taken) opened).letter();
    }

    private void refused(Ran ran, String... words) {
        assertThat(ran.code()).as(ran.out()).isEqualTo(3);
        assertThat(ran.out()).contains(words);
    }

    private static final String ANSWERS = """
            parley: 1
            texts:
              - text: frame
                version: 1
                acknowledge: true
                release: true
                answers:
                  - clause: line
                    answer: accept
                    note: The cabinet will want the ford as well.
                  - clause: pace
                    answer: accept-if
                    words: Eight weeks instead of six.
            messages:
              - words: We can live with the river.
                replyTo: 1
            """;

    @Test
    void a_letter_is_opened_answered_and_sealed_for_the_talks() throws IOException {
        Ran opened = open(talks.letter(card, 1));
        assertThat(opened.code()).as(opened.out()).isZero();
        assertThat(opened.out())
                .contains("Letter 1 of the talks", "TEXT frame, version 1, code ", "Both withdraw within 6 weeks.")
                .contains("\u2067يمر الخط على طول النهر.\u2069")
                .contains("1. 2026-03-01 10:00 UTC", "Can you live with the river?")
                .contains("AWAITED FROM YOU", "RECORD", "caucus/north");
        Ran answered = answer(ANSWERS);
        assertThat(answered.out()).contains("4 entries wait to be sealed: 3 for the mediation, 1 for your delegation");
        Ran sealed = run("", "seal", "-o", home.resolve("answer.parley").toString());
        assertThat(sealed.out()).contains("Answer 1 is sealed in");
        Inward inward = sealed("answer.parley", 0);
        assertThat(inward.opened()).isEqualTo(1);
        assertThat(inward.items().stream()
                        .map(item -> item.audience() + " " + item.read().kind()))
                .containsExactly(
                        "caucus/north receipt",
                        "party/north answer",
                        "caucus/north answer-released",
                        "caucus/north message");
        assertThat(((Drafting.AnswersReleased) inward.items().get(2).read()).answers())
                .allMatch(one -> one.note() == null);
        assertThat(((Speech.Message) inward.items().get(3).read()).inReplyTo()).isNotNull();
        assertThat(run("", "show").out()).contains("answer 1, sealed", "on its way");
    }

    @Test
    void what_is_asked_clause_by_clause_gives_the_same_entries_as_a_file() throws IOException {
        open(talks.letter(card, 1));
        Ran asked = run(
                "y\nx\na\nThe cabinet will want the ford as well.\ni\n\nEight weeks instead of six.\n\ny\n"
                        + "We can live with the river.\n9\n1\nn\n\n",
                "answer");
        assertThat(asked.code()).as(asked.out()).isZero();
        assertThat(asked.out()).contains("One of the letters a, i, r, h or s, please.", "4 entries wait");
        run("", "seal", "-o", home.resolve("asked").toString());
        answer(ANSWERS);
        run("", "seal", "-o", home.resolve("written").toString());
        assertThat(sealed("asked", 0).items().get(1).read())
                .isEqualTo(sealed("written", 1).items().get(1).read());
        assertThat(run("y\na\n", "answer").out()).contains("Nothing was kept");
    }

    @Test
    void each_file_that_should_not_be_opened_is_refused_with_its_reason() throws IOException {
        byte[] first = talks.letter(card, 1);
        DeviceCard other =
                new DeviceCard(card.device(), "Other", Courier.device(random).getPublic(), card.signs());
        refused(open(talks.letter(other, 1)), "another device");
        refused(open("hello".getBytes(StandardCharsets.UTF_8)), "no courier file");
        byte[] cut = java.util.Arrays.copyOf(first, first.length - 1);
        refused(open(cut), "no courier file of Parley, or it is damaged");
        byte[] longer = java.util.Arrays.copyOf(first, first.length + 1);
        refused(open(longer), "damaged on the way");
        refused(open(new CarriedTalks(random).letter(card, 1)), "not sealed by whom this device expects");
        now = now.plus(Duration.ofDays(30));
        refused(open(first), "has expired");
        now = now.minus(Duration.ofDays(30));
        refused(open(talks.letter(card, 1, new UUID(1, 1), List.of(), List.of())), "does not hold together");
        assertThat(open(talks.letter(card, 2)).code()).isZero();
        refused(open(first), "taken in already");
        refused(open(talks.letter(card, 2)), "taken in already");
        run("", "revoke", "--letter", "3");
        refused(open(talks.letter(card, 3)), "called back");
        assertThat(open(talks.letter(card, 4)).code()).isZero();
    }

    @Test
    void one_changed_bit_in_any_region_of_a_letter_is_noticed() throws IOException {
        byte[] letter = talks.letter(card, 1);
        int head = 17 + 32 + 44 + 12;
        for (int at :
                List.of(0, 16, 17, 48, 49, 80, 92, 93, 104, head, head + 40, letter.length / 2, letter.length - 1)) {
            byte[] changed = letter.clone();
            changed[at] ^= 4;
            assertThat(open(changed).code()).as("byte " + at).isEqualTo(3);
        }
        assertThat(open(letter).code()).isZero();
    }

    @Test
    void a_record_that_does_not_go_on_from_the_one_held_is_refused() throws IOException {
        open(talks.letter(card, 1));
        talks.forget("caucus/north", 1);
        talks.show(CarriedTalks.version(2, "Both withdraw within 8 weeks."));
        refused(open(talks.letter(card, 2)), "does not go on from the one held here", "Compare the codes");
    }

    @Test
    void an_older_text_than_the_one_held_is_refused() throws IOException {
        talks.show(CarriedTalks.version(2, "Both withdraw within 8 weeks."));
        open(talks.letter(card, 1));
        talks.show(CarriedTalks.version(2, "Both withdraw within 9 weeks."));
        refused(open(talks.letter(card, 2)), "another version of the text", "version 2");
    }

    @Test
    void letters_that_never_came_are_named_and_a_newer_one_stands_for_them() throws IOException {
        assertThat(open(talks.letter(card, 3)).out()).contains("Not opened here: letter 1, 2.");
    }

    @Test
    void answers_to_a_text_that_has_changed_are_set_aside() throws IOException {
        open(talks.letter(card, 1));
        answer(ANSWERS);
        talks.show(CarriedTalks.version(2, "Both withdraw within 8 weeks."));
        assertThat(open(talks.letter(card, 2)).out()).contains("3 answers were set aside");
        run("", "seal", "-o", home.resolve("answer").toString());
        assertThat(sealed("answer", 0).items())
                .singleElement()
                .satisfies(item -> assertThat(item.read().kind()).isEqualTo("message"));
        assertThat(letter("answer", 0).text()).isEqualTo(Hash.NONE);
        refused(answer(ANSWERS), "Version 1 of “frame” is answered, and the newest here is version 2");
    }

    @Test
    void an_answer_that_was_lost_is_called_back_and_its_entries_keep_their_ids() throws IOException {
        open(talks.letter(card, 1));
        answer(ANSWERS);
        run("", "seal", "-o", home.resolve("lost").toString());
        refused(run("", "seal", "-o", home.resolve("none").toString()), "Nothing waits to be sealed");
        assertThat(run("", "revoke", "--answer", "1").out()).contains("is called back");
        run("", "seal", "-o", home.resolve("again").toString());
        assertThat(letter("again", 0).serial()).isEqualTo(2);
        assertThat(letter("again", 0).after()).isZero();
        assertThat(sealed("again", 0).items()).isEqualTo(sealed("lost", 0).items());
        refused(run("", "revoke", "--answer", "1"), "No answer 1 of this device is on its way");
    }

    @Test
    void the_device_learns_what_became_of_its_answers() throws IOException {
        open(talks.letter(card, 1));
        answer(ANSWERS);
        run("", "seal", "-o", home.resolve("one").toString());
        answer(ANSWERS);
        run("", "seal", "-o", home.resolve("two").toString());
        assertThat(letter("two", 1).after()).isEqualTo(1);
        Ran opened = open(talks.letter(card, 2, List.of(1L), List.of(new Outward.NotTaken(2, "It has expired."))));
        assertThat(opened.out()).contains("taken in", "not taken in: \u2068It has expired.", "waiting to be sealed: 4");
        run("", "seal", "-o", home.resolve("three").toString());
        assertThat(letter("three", 1).after()).isEqualTo(1);
    }

    @Test
    void a_device_put_back_from_an_older_copy_uses_no_number_twice() throws IOException {
        byte[] state = Files.readAllBytes(home.resolve("device/state"));
        open(talks.letter(card, 1));
        answer(ANSWERS);
        run("", "seal", "-o", home.resolve("before").toString());
        Files.write(home.resolve("device/state"), state);
        open(talks.letter(card, 2, List.of(1L), List.of()));
        answer(ANSWERS);
        run("", "seal", "-o", home.resolve("after").toString());
        assertThat(letter("after", 1).serial()).isEqualTo(2);
        assertThat(letter("after", 1).after()).isEqualTo(1);
    }

    @Test
    void what_is_wrong_with_a_file_of_answers_is_told_with_its_place() throws IOException {
        open(talks.letter(card, 1));
        refused(answer("parley: 2\n"), "parley: 1");
        refused(answer("hello\n"), "holds no answer");
        refused(answer("parley: 1\nmesages: []\n"), "`mesages` is not known", "messages");
        refused(
                answer("parley: 1\ntexts:\n  - text: frame\n    answers: [{clause: line, answer: perhaps}]\n"),
                "texts/1");
        refused(
                answer("parley: 1\ntexts:\n  - text: frame\n    answers: [{clause: pace, answer: accept-if}]\n"),
                "accepted on a condition");
        refused(
                answer("parley: 1\ntexts: [{text: frame, answers: [{clause: fee, answer: accept}]}]\n"),
                "has no clause “fee”",
                "line, pace");
        refused(answer("parley: 1\ntexts: [{text: other}]\n"), "shows no text “other”");
        refused(answer("parley: 1\nmessages: [{words: Yes, replyTo: 7}]\n"), "no message 7");
        refused(answer("parley: 1\n"), "Nothing is answered");
        assertThat(answer(run("", "answer", "--template").out() + "messages: [{words: Yes.}]\n")
                        .code())
                .isZero();
    }

    @Test
    void a_card_with_another_code_is_not_kept() throws IOException {
        run("", "device", "new", "Second", "--device", home.resolve("second").toString());
        DeviceCard second = DeviceCard.read(Files.readString(home.resolve("second/card.txt")));
        Path theirs = Files.writeString(
                home.resolve("theirs"), talks.card(second.device()).text());
        String in = home.resolve("second").toString();
        refused(
                run("", "device", "join", theirs.toString(), "--device", in, "--code", "babab babab babab babab babab"),
                "The codes differ");
        refused(run("n\n", "device", "join", theirs.toString(), "--device", in), "The codes differ");
        refused(run("", "show", "--device", in), "does not know its talks yet");
        Path mine = Files.writeString(
                home.resolve("mine"), talks.card(card.device()).text());
        refused(run("y\n", "device", "join", mine.toString(), "--device", in), "made for another device");
        refused(run("", "device", "join", home.resolve("second/card.txt").toString()), "PARLEY TALKS CARD 1");
    }

    @Test
    void the_key_is_its_owners_alone_and_may_be_locked() throws IOException {
        Path key = home.resolve("device/device.key");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(key)))
                .isEqualTo("rw-------");
        Path passphrase = Files.writeString(home.resolve("passphrase"), "seven herons over a ford\n");
        String in = home.resolve("locked").toString();
        Ran made = run("", "device", "new", "Locked", "--device", in, "--passphrase-file", passphrase.toString());
        assertThat(made.code()).as(made.out()).isZero();
        assertThat(Files.readString(home.resolve("locked/device.key")))
                .contains("argon2id")
                .doesNotContain("\nkey ");
        Path wrong = Files.writeString(home.resolve("wrong"), "eight herons over a ford\n");
        refused(
                run("", "show", "--device", in, "--passphrase-file", wrong.toString()),
                "This is not the passphrase",
                "another has to be made and registered");
        refused(
                run("", "show", "--device", in, "--passphrase-file", passphrase.toString()),
                "does not know its talks yet");
    }

    @Test
    void nothing_that_the_device_holds_lies_about_in_the_clear() throws IOException {
        open(talks.letter(card, 1));
        answer(ANSWERS);
        for (String name : List.of("state", "letter", "device.key", "card.txt")) {
            assertThat(Files.readString(home.resolve("device").resolve(name), StandardCharsets.ISO_8859_1))
                    .doesNotContain("river", "ford", "Eight weeks");
        }
    }

    @Test
    void a_device_that_was_ended_opens_nothing_any_more() throws IOException {
        open(talks.letter(card, 1));
        refused(run("", "revoke"), "Name one of");
        assertThat(run("", "revoke", "--whole-device").out()).contains("overwritten and gone");
        assertThat(home.resolve("device/device.key")).doesNotExist();
        assertThat(home.resolve("device/letter")).doesNotExist();
        refused(run("", "show"), "There is no device");
    }

    /** The example of docs/courier.md; run with -Dparley.refresh=true to write it anew. */
    @Test
    void the_transcript_of_the_documentation_is_what_the_commands_say() throws IOException {
        StringBuilder said = new StringBuilder();
        Files.write(home.resolve("letter-1.parley"), talks.letter(card, 1));
        Files.writeString(home.resolve("answers.yaml"), ANSWERS);
        step(said, "parley courier open letter-1.parley", run("", "open", at("letter-1.parley")));
        step(said, "cat answers.yaml", new Ran(0, ANSWERS));
        step(said, "parley courier answer --from answers.yaml", run("", "answer", "--from", at("answers.yaml")));
        step(said, "parley courier seal -o answer-1.parley", run("", "seal", "-o", at("answer-1.parley")));
        step(said, "parley courier open letter-1.parley", run("", "open", at("letter-1.parley")));
        String fresh = said.toString().replace(home + "/", "").replaceAll("[\u2066-\u2069]", "");
        if (Boolean.getBoolean("parley.refresh")) {
            Files.createDirectories(TRANSCRIPT.getParent());
            Files.writeString(TRANSCRIPT, fresh);
        }
        assertThat(fresh).isEqualTo(Files.readString(TRANSCRIPT));
    }

    private String at(String name) {
        return home.resolve(name).toString();
    }

    private static void step(StringBuilder said, String command, Ran ran) {
        said.append("$ ").append(command).append('\n').append(ran.out()).append('\n');
    }
}
