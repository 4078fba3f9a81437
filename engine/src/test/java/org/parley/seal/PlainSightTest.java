package org.parley.seal;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PlainSightTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "The sides meet in Doha.",
                "الطرفان يلتقيان",
                "הצדדים נפגשים",
                "Élysée, São Paulo",
                "東京とカナ",
                "naïve 3:1"
            })
    void honest_text_in_any_script_has_no_oddities(String text) {
        assertThat(PlainSight.of(text).oddities()).isEmpty();
    }

    @Test
    void letters_that_look_the_same_are_the_same_bytes() {
        assertThat(PlainSight.of("e\u0301").text()).isEqualTo("é");
    }

    @ParameterizedTest
    @ValueSource(
            ints = {0x202A, 0x202B, 0x202D, 0x202E, 0x202C, 0x2066, 0x2067, 0x2068, 0x2069, 0x200E, 0x200F, 0x061C})
    void what_turns_the_direction_is_shown(int point) {
        PlainSight seen = PlainSight.of("pay" + Character.toString(point) + " 100");
        assertThat(seen.oddities())
                .singleElement()
                .extracting(PlainSight.Oddity::kind)
                .isEqualTo(PlainSight.Kind.DIRECTION);
        assertThat(seen.marked()).contains("⟦U+").doesNotContain(Character.toString(point));
    }

    @ParameterizedTest
    @ValueSource(
            ints = {0x200B, 0x200C, 0x200D, 0x2060, 0xFEFF, 0x00AD, 0x3164, 0x2003, 0x0000, 0xE0041, 0xFE0F, 0x2028})
    void what_has_no_shape_is_shown(int point) {
        PlainSight seen = PlainSight.of("not" + Character.toString(point) + "able");
        assertThat(seen.oddities()).anyMatch(o -> o.kind() == PlainSight.Kind.INVISIBLE);
        assertThat(seen.marked()).contains("⟦U+");
    }

    @Test
    void one_word_of_two_alphabets_is_shown_and_two_words_are_not() {
        assertThat(PlainSight.of("the p\u0430rties agree").oddities())
                .singleElement()
                .satisfies(o -> {
                    assertThat(o.says()).contains("latin").contains("cyrillic");
                    assertThat("the p\u0430rties agree".substring(o.from(), o.to()))
                            .isEqualTo("p\u0430rties");
                });
        assertThat(PlainSight.of("Moscow Москва").oddities()).isEmpty();
    }

    @Test
    void a_short_code_is_five_words_that_can_be_read_out() {
        byte[] text = "clause 4".getBytes(StandardCharsets.UTF_8);
        ShortCode code = ShortCode.of(text);
        assertThat(code.words()).hasSize(5).allMatch(w -> w.matches("[b-z][aiou][b-z][aiou][b-z]"));
        assertThat(code.isReadAs(
                        code.toString().toUpperCase(java.util.Locale.ROOT).replace('-', ' ')))
                .isTrue();
        assertThat(code.isReadAs(ShortCode.of("clause 5".getBytes(StandardCharsets.UTF_8))
                        .toString()))
                .isFalse();
    }

    @Test
    void every_one_of_the_eighty_bits_changes_a_word() {
        byte[] bytes = new byte[32];
        new Random(1).nextBytes(bytes);
        ShortCode code = ShortCode.of(new Hash(bytes));
        List<ShortCode> others = IntStream.range(0, 80)
                .mapToObj(bit -> {
                    byte[] changed = bytes.clone();
                    changed[bit / 8] ^= (byte) (1 << bit % 8);
                    return ShortCode.of(new Hash(changed));
                })
                .toList();
        assertThat(others).doesNotContain(code).doesNotHaveDuplicates();
    }
}
