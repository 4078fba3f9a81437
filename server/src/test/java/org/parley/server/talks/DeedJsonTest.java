package org.parley.server.talks;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
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

    @Test
    void the_kinds_in_these_examples_are_all_that_there_are() {
        var seen = AnyDeed.deed().sampleStream().limit(4000).map(Deed::kind).collect(Collectors.toSet());
        assertThat(seen).isEqualTo(DeedJson.kinds());
    }

    @Test
    void no_kind_tells_what_was_answered_or_decided() {
        assertThat(DeedJson.kinds())
                .noneMatch(kind -> kind.matches(".*(accept|reject|reserv|refus|approv|agree|yes|no-|red-line|wish).*"));
        assertThat(new Drafting.Answered("t", 1, java.util.List.of(ClauseAnswer.of("c", Answer.ACCEPT))).kind())
                .isEqualTo(
                        new Drafting.Answered("t", 1, java.util.List.of(ClauseAnswer.of("c", Answer.REJECT))).kind());
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
                java.util.List.of("en"),
                java.util.List.of(Clause.of("a", "en", "", "The bridge opens in spring.")));
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
