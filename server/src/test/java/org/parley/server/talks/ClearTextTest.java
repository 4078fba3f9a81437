package org.parley.server.talks;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class ClearTextTest {

    private static final ClearText ENGLISH = ClearText.of("Each side pays half of the price of the water.");

    @Test
    void what_hides_nothing_is_one_plain_piece() {
        assertThat(ENGLISH.pieces("Each side pays.")).singleElement().satisfies(piece -> {
            assertThat(piece.kind()).isEqualTo(ClearText.Kind.PLAIN);
            assertThat(piece.text()).isEqualTo("Each side pays.");
        });
        assertThat(ENGLISH.pieces("")).isEmpty();
    }

    @Test
    void no_piece_holds_a_character_that_turns_the_line_or_is_not_seen() {
        String odd = "a\u202Eb\u2066c\u200Bd\u00ADe\u061C";
        String shown = ENGLISH.pieces(odd).stream().map(ClearText.Piece::text).collect(Collectors.joining());
        assertThat(shown)
                .doesNotContain("\u202E", "\u2066", "\u200B", "\u00AD", "\u061C")
                .contains("U+202E right-to-left override", "U+200B zero width space");
    }

    @Test
    void a_word_of_two_scripts_is_marked_and_so_is_a_whole_word_in_letters_that_only_look_like_the_texts() {
        assertThat(ENGLISH.oddities("p\u0430id to \u0441\u043E\u0440"))
                .containsExactly(
                        "“p\u0430id”: one word with letters of latin and cyrillic",
                        "“\u0441\u043E\u0440”: a word in cyrillic letters");
    }

    @Test
    void scripts_that_nobody_takes_for_one_another_stand_together() {
        assertThat(ClearText.of("قوات UNIFIL في الجنوب").oddities("قوات UNIFIL"))
                .isEmpty();
        assertThat(ENGLISH.oddities("the word הסכם (agreement)")).isEmpty();
        assertThat(ClearText.of("Стороны делят воду поровну").oddities("делят воду"))
                .isEmpty();
    }

    @Test
    void pieces_in_order_make_up_the_words() {
        String words = "Half \u0441\u043E\u0440 and p\u0430id.";
        assertThat(ENGLISH.pieces(words).stream().map(ClearText.Piece::text).collect(Collectors.joining()))
                .isEqualTo(words);
    }
}
