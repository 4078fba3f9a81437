package org.parley.server.talks;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class TextVersionTest {

    private static final TextVersion FIRST = Told.version(3, Told.line(), Told.pace());

    @Test
    void a_page_is_the_title_with_its_number_and_the_numbered_clauses() {
        assertThat(FIRST.page("en")).isEqualTo("""
                        Framework – 3

                        1. The line
                        The line runs along the river.

                        2. The pace
                        Both withdraw within 6 weeks.
                        """);
        assertThat(FIRST.page("ar")).isEqualTo("""
                        إطار – 3

                        1. الخط
                        يمر الخط على طول النهر.

                        2. الوتيرة
                        ينسحب الطرفان في غضون ٦ أسابيع.
                        """);
        assertThat(FIRST.bytes("he")).isEqualTo(FIRST.page("he").getBytes(UTF_8));
    }

    @Test
    void a_clause_that_is_not_written_in_a_language_shows_that_it_is_there() {
        TextVersion version = Told.version(1, Clause.of("line", "en", "The line", "It runs along the river."));
        assertThat(version.page("he")).isEqualTo("מסגרת – 1\n\n1.\n[—]\n");
    }

    @Property
    void another_letter_in_any_language_is_another_code(@ForAll @IntRange(max = 2) int which, @ForAll char letter) {
        String language = FIRST.languages().get(which);
        if (Character.isLetter(letter)) {
            Clause other = Told.line()
                    .with(language, Told.line().heading(language), Told.line().body(language) + letter);
            TextVersion changed = Told.version(3, other, Told.pace());
            assertThat(changed.hash(language)).isNotEqualTo(FIRST.hash(language));
            assertThat(changed.hash()).isNotEqualTo(FIRST.hash());
            assertThat(changed.code()).isNotEqualTo(FIRST.code());
        }
    }

    @Test
    void what_nobody_is_shown_is_not_in_the_code() {
        TextVersion bound = Told.version(3, Told.line().settling("pace", "8"), Told.pace());
        assertThat(bound).isNotEqualTo(FIRST);
        assertThat(bound.code()).isEqualTo(FIRST.code());
    }

    @Test
    void the_number_is_in_the_code() {
        assertThat(FIRST.numbered(4).code()).isNotEqualTo(FIRST.code());
    }

    @Test
    void the_eye_is_told_what_a_page_hides() {
        TextVersion turned = Told.version(1, Clause.of("line", "en", "", "The line runs \u202Ereviled\u202C here."));
        assertThat(turned.sight("en").oddities()).hasSize(2);
        assertThat(turned.sight("en").marked()).contains("⟦U+202E right-to-left override⟧");
        assertThat(FIRST.sight("ar").oddities()).isEmpty();
        assertThat(FIRST.sight("he").oddities()).isEmpty();
    }

    @Test
    void text_is_kept_in_one_form_of_unicode_whatever_the_keyboard_sends() {
        assertThat(Clause.of("c", "fr", "", "l'accord e\u0301crit\r\n"))
                .isEqualTo(Clause.of("c", "fr", "", "l'accord \u00E9crit"));
    }

    @Test
    void a_text_says_what_is_wrong_with_it() {
        assertThatExceptionOfType(BadDeedException.class)
                .isThrownBy(() -> Told.version(1, Told.line(), Told.line()))
                .withMessageContaining("Two clauses are called “line”");
        assertThatExceptionOfType(BadDeedException.class)
                .isThrownBy(() -> new TextVersion(
                        "t", 1, TextKind.PROPOSAL, new TreeMap<>(Map.of("en", "T")), List.of("en", "ar"), List.of()))
                .withMessageContaining("one title in each of its languages");
        assertThatExceptionOfType(BadDeedException.class)
                .isThrownBy(() -> new TextVersion(
                        "t",
                        1,
                        TextKind.PROPOSAL,
                        new TreeMap<>(Map.of("en", "T")),
                        List.of("en"),
                        List.of(Told.line())))
                .withMessageContaining("no language of the text");
        assertThatExceptionOfType(BadDeedException.class)
                .isThrownBy(() -> Clause.of("c", "en", "", "x".repeat(20_001)))
                .withMessageContaining("20000");
    }

    @Test
    void a_page_is_written_in_the_direction_of_its_language() {
        assertThat(Languages.direction("ar")).isEqualTo("rtl");
        assertThat(Languages.direction("he")).isEqualTo("rtl");
        assertThat(Languages.direction("en")).isEqualTo("ltr");
        assertThat(Languages.direction("az-Arab")).isEqualTo("rtl");
        assertThat(Languages.direction("ur-Latn")).isEqualTo("ltr");
        assertThat(Languages.name("ar")).isEqualTo("Arabic");
    }
}
