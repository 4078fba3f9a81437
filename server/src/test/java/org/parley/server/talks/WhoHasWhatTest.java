package org.parley.server.talks;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.parley.server.talks.WhoHasWhat.Kind;

class WhoHasWhatTest {

    private static final List<String> BOTH = List.of("north", "south");
    private static final TextVersion FIRST = Told.version(1, Told.line(), Told.pace());

    @Test
    void two_delegations_that_were_shown_the_same_bytes_hold_the_same() {
        Told told = Told.opened();
        told.to("north", Told.shown(FIRST));
        told.to("south", new Drafting.Shown(Copy.of(FIRST), "a courier"));
        told.from("north", Told.receipt(FIRST));
        WhoHasWhat has = WhoHasWhat.of(told.as(MemberRole.TEAM, null), BOTH);
        assertThat(has.splits()).isEmpty();
        WhoHasWhat.Cell north = has.cell("frame", 1, "north").orElseThrow();
        assertThat(north.acknowledged()).isTrue();
        assertThat(north.showings().getFirst().code()).isEqualTo(FIRST.code());
        WhoHasWhat.Cell south = has.cell("frame", 1, "south").orElseThrow();
        assertThat(south.acknowledged()).isFalse();
        assertThat(south.showings().getFirst().channel()).isEqualTo("a courier");
    }

    @Property
    void one_other_character_in_any_language_is_an_alarm(
            @ForAll("intruders") String intruder,
            @ForAll @IntRange(max = 2) int which,
            @ForAll @IntRange(max = 20) int at) {
        String language = FIRST.languages().get(which);
        String body = Told.pace().body(language);
        String other = body.substring(0, at) + intruder + body.substring(at + 1);
        Clause changed = Told.pace().with(language, Told.pace().heading(language), other);
        Assume.that(!changed.equals(Told.pace()));
        Told told = Told.opened();
        told.to("north", Told.shown(FIRST));
        told.to("south", Told.shown(Told.version(1, Told.line(), changed)));
        assertThat(WhoHasWhat.of(told.as(MemberRole.TEAM, null), BOTH).alarms())
                .singleElement()
                .satisfies(split -> {
                    assertThat(split.kind()).isEqualTo(Kind.DIFFERENT_BYTES);
                    assertThat(split.parties()).containsExactly("north", "south");
                    assertThat(split.says()).contains("in " + Languages.name(language) + ", line 7");
                    assertThat(split.says()).doesNotContain("\u202E").doesNotContain("\u200B");
                });
    }

    @Test
    void a_letter_of_another_alphabet_is_named() {
        Clause twin = Told.line().with("en", "The line", "The line runs \u0430long the river.");
        Told told = Told.opened();
        told.to("north", Told.shown(Told.version(1, Told.line())));
        told.to("south", Told.shown(Told.version(1, twin)));
        assertThat(WhoHasWhat.of(told.all, BOTH).alarms())
                .extracting(WhoHasWhat.Split::says)
                .containsExactly(
                        "Version 1 of “Framework” was shown in 2 forms, to North, South: the first difference is in "
                                + "English, line 4: U+0061 latin small letter a or U+0430 cyrillic small letter a.");
    }

    @Test
    void the_same_delegation_shown_one_number_in_two_forms_is_an_alarm_too() {
        Told told = Told.opened();
        told.to("north", Told.shown(Told.version(1, Told.line())));
        told.to("north", Told.shown(Told.version(1, Told.pace())));
        assertThat(WhoHasWhat.of(told.all, BOTH).alarms())
                .singleElement()
                .satisfies(split -> assertThat(split.parties()).containsExactly("north"));
    }

    @Test
    void a_text_put_before_all_and_another_one_in_a_caucus_are_an_alarm() {
        Told told = Told.opened();
        told.enter("common", "lead", null, new Drafting.Tabled(Copy.of(FIRST)));
        assertThat(WhoHasWhat.of(told.all, BOTH).alarms()).isEmpty();
        told.to("south", Told.shown(Told.version(1, Told.line())));
        assertThat(WhoHasWhat.of(told.all, BOTH).alarms()).hasSize(1);
    }

    @Test
    void another_code_read_out_is_an_alarm_until_the_right_one_is() {
        Told told = Told.opened();
        told.to("north", Told.shown(FIRST));
        told.from("north", new Drafting.Acknowledged("frame", 1, null, "babab-babab-babab-babab-babab"));
        assertThat(WhoHasWhat.of(told.all, BOTH).alarms()).singleElement().satisfies(split -> {
            assertThat(split.kind()).isEqualTo(Kind.OTHER_CODE);
            assertThat(split.says()).contains("babab").contains(FIRST.code().toString());
        });
        String spoken = FIRST.code().toString().toUpperCase(Locale.ROOT).replace('-', ' ');
        told.from("north", new Drafting.Acknowledged("frame", 1, null, spoken));
        assertThat(WhoHasWhat.of(told.all, BOTH).alarms()).isEmpty();
    }

    @Test
    void a_version_acknowledged_that_was_never_shown_is_an_alarm() {
        Told told = Told.opened();
        told.from("north", Told.receipt(FIRST));
        assertThat(WhoHasWhat.of(told.all, BOTH).alarms())
                .extracting(WhoHasWhat.Split::says)
                .singleElement()
                .satisfies(says -> assertThat(says).contains("it was shown no such version"));
    }

    @Test
    void a_receipt_from_before_the_text_was_shown_again_acknowledges_nothing() {
        Told told = Told.opened();
        told.to("north", Told.shown(FIRST));
        told.from("north", Told.receipt(FIRST));
        told.to("north", Told.shown(FIRST));
        assertThat(WhoHasWhat.of(told.all, BOTH)
                        .cell("frame", 1, "north")
                        .orElseThrow()
                        .acknowledged())
                .isFalse();
    }

    @Test
    void an_older_version_is_just_behind_and_no_alarm() {
        Told told = Told.opened();
        told.to("north", Told.shown(FIRST));
        told.to("south", Told.shown(FIRST));
        told.to("north", Told.shown(FIRST.numbered(2)));
        WhoHasWhat has = WhoHasWhat.of(told.all, BOTH);
        assertThat(has.alarms()).isEmpty();
        assertThat(has.splits()).singleElement().satisfies(split -> {
            assertThat(split.kind()).isEqualTo(Kind.BEHIND);
            assertThat(split.parties()).containsExactly("south");
            assertThat(split.number()).isEqualTo(2);
        });
    }

    @Test
    void a_delegation_sees_its_own_holdings_and_nothing_of_a_split() {
        Told told = Told.opened();
        told.to("north", Told.shown(Told.version(1, Told.line())));
        told.to("south", Told.shown(Told.version(1, Told.pace())));
        WhoHasWhat north = WhoHasWhat.of(told.as(MemberRole.HEAD, "north"), List.of("north"));
        assertThat(north.splits()).isEmpty();
        assertThat(north.cells()).extracting(WhoHasWhat.Cell::party).containsExactly("north");
    }

    /** Look-alikes, directions, joiners, other blanks, other digits, and plain letters. */
    @Provide
    Arbitrary<String> intruders() {
        return Arbitraries.of(
                "\u0430",
                "\u043E",
                "\u0455",
                "\u03BF",
                "\uFF42",
                "\u202E",
                "\u2067",
                "\u200F",
                "\u200B",
                "\u200D",
                "\u00A0",
                "\u2009",
                "\u00AD",
                "\u0660",
                "\u06F0",
                "\u066C",
                "x",
                "7",
                "\u05D0",
                "\u0643\u0640",
                "𝐚");
    }
}
