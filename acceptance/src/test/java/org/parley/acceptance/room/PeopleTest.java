package org.parley.acceptance.room;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Who comes in, and who knows of whom (P1, P2). */
class PeopleTest {

    private final Talks talks = Room.open().talks();

    @Test
    void the_mediation_sees_everybody_and_a_delegation_its_own() {
        Person north = talks.head("north");
        talks.member("north");
        talks.head("south");
        String team = talks.team().browser().get(talks.page("/people")).body();
        assertThat(team).contains("Head of north", "Member of north", "Head of south", "Lena Mediator", "Tom Team");
        String own = north.browser().get(talks.page("/people")).body();
        assertThat(own).contains("Head of north", "Member of north").doesNotContain("south", "Lena", "Tom");
        assertThat(talks.observer().browser().get(talks.page("/people")).body())
                .contains("Olga Observer")
                .doesNotContain("north", "south", "Lena");
    }
}
