package org.parley.server.talks;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class EditionTest {

    private static final TextVersion ONE = Told.version(1, Told.line());
    private static final TextVersion TWO = Told.version(2, Told.line(), Told.pace());
    private static final TextVersion OTHER = Told.version(2, Told.pace(), Told.line());

    @Test
    void the_same_bytes_are_one_edition_however_often_they_were_entered() {
        Told told = Told.opened();
        told.team(Drafting.Drafted.of(ONE, null));
        told.to("north", Told.shown(ONE));
        told.to("south", Told.shown(ONE));
        assertThat(editions(told)).singleElement().satisfies(edition -> {
            assertThat(edition.entries()).hasSize(3);
            assertThat(edition.hash()).isEqualTo(ONE.hash().toString());
            assertThat(edition.draft(Audience.TEAM)).isPresent();
            assertThat(edition.draft(Audience.party("north"))).isEmpty();
        });
    }

    @Test
    void one_number_can_have_two_editions_and_then_the_number_alone_finds_neither() {
        Told told = Told.opened();
        told.team(Drafting.Drafted.of(ONE, null));
        told.team(Drafting.Drafted.of(TWO, null));
        told.team(Drafting.Drafted.of(OTHER, null));
        List<Edition> editions = editions(told);
        assertThat(editions).extracting(Edition::number).containsExactly(1, 2, 2);
        assertThat(Edition.find(editions, "1")).contains(editions.get(0));
        assertThat(Edition.find(editions, "2")).isEmpty();
        assertThat(Edition.find(editions, editions.get(2).reference())).contains(editions.get(2));
        assertThat(Edition.find(editions, "nonsense")).isEmpty();
    }

    @Test
    void a_draft_is_shown_as_the_copy_of_its_version() {
        Told told = Told.opened();
        told.team(Drafting.Drafted.of(ONE, null));
        assertThat(editions(told).getFirst().copy()).isEqualTo(Copy.of(ONE));
    }

    private static List<Edition> editions(Told told) {
        return Edition.of(Texts.of(told.all).text("frame").orElseThrow());
    }
}
