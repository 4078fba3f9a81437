package org.parley.server.talks;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class DeedJsonTest {

    @Provide
    Arbitrary<Deed> deeds() {
        return AnyDeed.deed();
    }

    @Property
    void what_is_written_reads_back_the_same_in_the_same_bytes(@ForAll("deeds") Deed deed) {
        byte[] bytes = DeedJson.write(deed);
        Deed read = DeedJson.read(bytes);
        assertThat(read).isEqualTo(deed);
        assertThat(DeedJson.write(read)).isEqualTo(bytes);
        assertThat(new String(bytes, UTF_8)).startsWith("{\"kind\":\"" + deed.kind() + "\"");
    }

    @Property
    void an_entry_keeps_the_name_that_its_author_had(@ForAll("deeds") Deed deed) {
        var entered = new DeedJson.Entered(new Author(new UUID(1, 2), "عادل", "head", "north"), deed);
        assertThat(DeedJson.readEntered(DeedJson.write(entered))).isEqualTo(entered);
    }

    @Property
    void one_more_key_is_an_error_that_names_it(@ForAll("deeds") Deed deed) {
        String json = new String(DeedJson.write(deed), UTF_8);
        String more = json.substring(0, json.length() - 1) + ",\"surprise\":1}";
        assertThat(fault(more)).contains("surprise");
    }

    @Property
    void whatever_comes_in_is_a_deed_or_a_fault_in_plain_words(
            @ForAll("deeds") Deed deed, @ForAll @IntRange(max = 5000) int at, @ForAll("scraps") String scrap) {
        String json = new String(DeedJson.write(deed), UTF_8);
        int place = at % json.length();
        String broken = json.substring(0, place) + scrap + json.substring(Math.min(json.length(), place + 1));
        try {
            Deed read = DeedJson.read(broken.getBytes(UTF_8));
            assertThat(DeedJson.read(DeedJson.write(read))).isEqualTo(read);
        } catch (BadDeedException e) {
            assertThat(e.getMessage()).isNotBlank().doesNotContain("Exception").doesNotContain("org.parley");
        }
    }

    @Provide
    Arbitrary<String> scraps() {
        return Arbitraries.of(
                "", "\"", "{", "}", "[", "]", ",", ":", "null", "1e9", "-", "\\", "\\ud800", "x", "true", "\u202E");
    }

    @Test
    void the_kinds_in_these_examples_are_all_that_there_are() {
        var seen = AnyDeed.deed().sampleStream().limit(4000).map(Deed::kind).collect(Collectors.toSet());
        assertThat(seen).isEqualTo(DeedJson.kinds());
    }

    @Test
    void no_kind_tells_what_was_answered_or_decided() {
        assertThat(DeedJson.kinds())
                .noneMatch(kind -> kind.matches(".*(accept|reject|reserv|refus|approv|agree|yes|no-|red-line|wish).*"));
        assertThat(new Drafting.Answered("t", 1, List.of(ClauseAnswer.of("c", Answer.ACCEPT))).kind())
                .isEqualTo(new Drafting.Answered("t", 1, List.of(ClauseAnswer.of("c", Answer.REJECT))).kind());
        assertThat(new Disclosure.Decided(new UUID(0, 0), true, null).kind())
                .isEqualTo(new Disclosure.Decided(new UUID(0, 0), false, null).kind());
    }

    @Test
    void an_unknown_kind_is_an_error_that_lists_the_known_ones() {
        assertThat(fault("{\"kind\":\"bribe\",\"words\":\"x\"}"))
                .contains("`bribe`")
                .contains("message");
        assertThat(fault("{\"words\":\"x\"}")).contains("no kind of deed");
    }

    @Test
    void what_is_missing_is_named() {
        assertThat(fault("{\"kind\":\"note\"}")).isEqualTo("There is no note. It has to be given.");
        assertThat(fault("{\"kind\":\"lock\",\"member\":\"" + new UUID(0, 1) + "\",\"name\":\"Ada\"}"))
                .contains("locked");
    }

    @Test
    void nothing_is_guessed() {
        assertThat(fault("{\"kind\":\"window\",\"party\":\"north\",\"hours\":\"12\"}"))
                .contains("hours");
        assertThat(fault("{\"kind\":\"window\",\"party\":\"north\",\"hours\":1.5}"))
                .contains("hours");
        assertThat(fault("{\"kind\":\"note\",\"words\":\"a\",\"words\":\"b\"}")).isNotBlank();
        assertThat(fault("{\"kind\":\"note\",\"words\":\"a\"} {}")).isNotBlank();
        assertThat(fault("{\"kind\":\"note\",\"words\":5}")).contains("words");
        assertThat(fault("{\"kind\":\"note\",\"words\":true}")).contains("words");
        assertThat(fault("{\"kind\":\"message\",\"words\":\"a\",\"wantsReply\":true,\"by\":1772352000}"))
                .contains("2026-03-01T08:00:00Z");
        assertThat(fault("null")).isNotBlank();
        assertThat(fault("[]")).isNotBlank();
        assertThat(fault("")).isNotBlank();
        assertThat(fault("[".repeat(5000))).isNotBlank();
    }

    @Test
    void a_message_has_a_largest_size_and_says_so() {
        assertThat(new Speech.Noted("x".repeat(20_000)).words()).hasSize(20_000);
        assertThatExceptionOfType(BadDeedException.class)
                .isThrownBy(() -> new Speech.Noted("x".repeat(20_001)))
                .withMessage("The note is longer than 20000 bytes. Shorten or divide it.");
        assertThatExceptionOfType(BadDeedException.class).isThrownBy(() -> new Speech.Noted("م".repeat(10_001)));
    }

    @Test
    void the_largest_text_in_every_language_can_be_entered() {
        List<String> languages = List.of("en", "ar", "he", "fr", "es", "ru", "fa", "tr");
        List<Clause> clauses = new ArrayList<>();
        for (int i = 0; i < 9; i++) {
            Clause clause = Clause.of("c" + i, "en", "", "\"".repeat(20_000));
            for (String language : languages) {
                clause = clause.with(language, "", "\"".repeat(20_000));
            }
            clauses.add(clause);
        }
        TreeMap<String, String> titles = new TreeMap<>();
        languages.forEach(language -> titles.put(language, "T"));
        TextVersion version = new TextVersion("t", 1, TextKind.PROPOSAL, titles, languages, clauses);
        Deed shown = new Drafting.Shown(Copy.of(version), "the room");
        assertThat(DeedJson.read(DeedJson.write(shown))).isEqualTo(shown);
    }

    @Test
    void letters_that_look_the_same_are_the_same_bytes() {
        assertThat(DeedJson.write(new Speech.Noted("cafe\u0301\r\n")))
                .isEqualTo(DeedJson.write(new Speech.Noted("caf\u00E9\n")));
    }

    @Test
    void half_a_character_would_be_another_text_under_the_same_bytes_and_is_turned_away() {
        assertThat(fault("{\"kind\":\"note\",\"words\":\"a\\ud800b\"}")).contains("half a character at place 2");
        assertThat(fault("{\"kind\":\"note\",\"words\":\"a\\u0000b\"}")).contains("control character at place 2");
    }

    @Test
    void what_was_erased_cannot_be_entered_again() {
        Deed erased = new Deed.Erased("answer");
        assertThat(erased.kind()).isEqualTo("answer");
        assertThatExceptionOfType(BadDeedException.class).isThrownBy(() -> DeedJson.write(erased));
        assertThat(fault("{\"kind\":\"erased\",\"of\":\"answer\"}")).contains("no kind of deed");
    }

    @Test
    void a_copy_whose_pages_were_changed_does_not_read() {
        TextVersion version = new TextVersion(
                "t",
                1,
                TextKind.PROPOSAL,
                new TreeMap<>(java.util.Map.of("en", "Bridge")),
                List.of("en"),
                List.of(Clause.of("a", "en", "", "The bridge opens in spring.")));
        String json = new String(DeedJson.write(new Drafting.Shown(Copy.of(version), "room")), UTF_8);
        String changed = json.replace("\\n1.\\nThe bridge", "\\n1.\\nthe bridge");
        assertThat(changed).isNotEqualTo(json);
        assertThat(fault(changed)).contains("digest");
    }

    private static String fault(String json) {
        var fault = catchThrowableOfType(BadDeedException.class, () -> DeedJson.read(json.getBytes(UTF_8)));
        assertThat(fault)
                .as("a fault in %s", json.length() > 200 ? json.length() : json)
                .isNotNull();
        return fault.getMessage();
    }
}
