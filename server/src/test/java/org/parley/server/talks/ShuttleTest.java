package org.parley.server.talks;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class ShuttleTest {

    private static final List<String> BOTH = List.of("north", "south");
    private static final Map<String, String> NAMES = Map.of("north", "North", "south", "South");
    private static final TextVersion FIRST = Told.version(1, Told.line(), Told.pace());

    @Test
    void silence_without_a_known_window_is_awaited_however_long_it_lasts() {
        Told told = Told.opened();
        told.to("north", Told.asks("Could the line follow the ridge?"));
        Instant muchLater = told.now().plus(Duration.ofDays(400));
        assertThat(Shuttle.of(told.all, BOTH, muchLater).awaited())
                .singleElement()
                .satisfies(one -> {
                    assertThat(one.party()).isEqualTo("north");
                    assertThat(one.until()).isNull();
                    assertThat(one.overdue()).isFalse();
                    assertThat(one.says(NAMES))
                            .isEqualTo("An answer of North to “Could the line follow the ridge?” has been awaited since"
                                    + " 1 March 2026, 11:00 UTC; no reply window is known.");
                });
    }

    @Test
    void after_a_known_window_it_is_overdue_and_still_no_rejection() {
        Told told = Told.opened();
        told.team(new Course.WindowSet("north", 36));
        Seen asked = told.to("north", Told.asks("Could the line follow the ridge?"));
        Instant end = asked.at().plus(Duration.ofHours(36));
        assertThat(Shuttle.of(told.all, BOTH, end).overdue()).isEmpty();
        Awaited late = Shuttle.of(told.all, BOTH, end.plusSeconds(1)).overdue().getFirst();
        assertThat(late.until()).isEqualTo(end);
        assertThat(late.says(NAMES))
                .contains("is overdue: the reply window ended on 3 March 2026")
                .contains("Silence does not tell what the answer will be.")
                .doesNotContain("reject")
                .doesNotContain("refuse");
    }

    @Test
    void a_window_that_is_taken_back_is_not_known_any_more() {
        Told told = Told.opened();
        told.team(new Course.WindowSet("north", 36));
        told.team(new Course.WindowSet("north", null));
        told.to("north", Told.asks("Could the line follow the ridge?"));
        assertThat(Shuttle.of(told.all, BOTH, told.now().plus(Duration.ofDays(9)))
                        .overdue())
                .isEmpty();
    }

    @Test
    void the_time_that_was_asked_for_goes_before_the_window() {
        Told told = Told.opened();
        told.team(new Course.WindowSet("north", 36));
        Instant by = told.now().plus(Duration.ofDays(10));
        told.to("north", new Speech.Message("Please look at clause 2.", null, true, by));
        assertThat(Shuttle.of(told.all, BOTH, told.now().plus(Duration.ofDays(5)))
                        .awaited())
                .singleElement()
                .satisfies(one -> {
                    assertThat(one.until()).isEqualTo(by);
                    assertThat(one.asked()).isTrue();
                    assertThat(one.overdue()).isFalse();
                });
    }

    @Test
    void a_message_that_names_another_answers_that_one_only() {
        Told told = Told.opened();
        Seen first = told.to("north", Told.asks("First?"));
        Seen second = told.to("north", Told.asks("Second?"));
        told.from("north", Told.says("To the first: yes.", first.id()));
        assertThat(Shuttle.of(told.all, BOTH, told.now()).awaited())
                .extracting(Awaited::entry)
                .containsExactly(second);
        told.from("north", new Speech.Message("And yes again.", null, false, null));
        assertThat(Shuttle.of(told.all, BOTH, told.now()).awaited()).isEmpty();
    }

    @Test
    void nobody_answers_oneself_or_for_another() {
        Told told = Told.opened();
        Seen asked = told.to("north", Told.asks("Well?"));
        told.to("north", Told.says("We mean the ridge.", asked.id()));
        told.from("south", Told.says("We say yes.", asked.id()));
        assertThat(Shuttle.of(told.all, BOTH, told.now()).awaited()).hasSize(1);
    }

    @Test
    void a_delegation_that_asks_waits_for_the_mediation() {
        Told told = Told.opened();
        Seen asked = told.from("south", Told.asks("What of the bridge?"));
        assertThat(Shuttle.of(told.all, BOTH, told.now()).awaited())
                .singleElement()
                .satisfies(one -> {
                    assertThat(one.party()).isNull();
                    assertThat(one.caucus()).isEqualTo("south");
                    assertThat(one.says(NAMES)).startsWith("An answer of the mediation to");
                });
        told.to("south", Told.says("It opens in spring.", asked.id()));
        Shuttle after = Shuttle.of(told.all, BOTH, told.now());
        assertThat(after.awaited()).isEmpty();
        assertThat(after.threads()).singleElement().satisfies(thread -> {
            assertThat(thread.party()).isEqualTo("south");
            assertThat(thread.messages()).hasSize(2);
        });
    }

    @Test
    void a_text_that_was_shown_waits_until_answers_are_released() {
        Told told = Told.opened();
        told.to("north", Told.shown(FIRST));
        told.to("south", Told.shown(FIRST));
        told.own("north", new Drafting.Answered("frame", 1, List.of(ClauseAnswer.of("line", Answer.ACCEPT))));
        assertThat(Shuttle.of(told.all, BOTH, told.now()).awaited())
                .extracting(Awaited::party)
                .containsExactly("north", "south");
        told.from("north", Told.answers(1, ClauseAnswer.of("line", Answer.RESERVE)));
        assertThat(Shuttle.of(told.all, BOTH, told.now()).awaited())
                .extracting(Awaited::party)
                .containsExactly("south");
        told.from(
                "south",
                new Drafting.Submitted(Copy.of(new TextVersion(
                        "southern",
                        1,
                        TextKind.COUNTERPROPOSAL,
                        new TreeMap<>(Map.of("en", "Our way")),
                        List.of("en"),
                        List.of(Clause.of("x", "en", "", "The ridge."))))));
        assertThat(Shuttle.of(told.all, BOTH, told.now()).awaited()).isEmpty();
    }

    @Test
    void a_newer_version_takes_the_place_of_the_older_one() {
        Told told = Told.opened();
        told.to("north", Told.shown(FIRST));
        Seen newer = told.to("north", Told.shown(FIRST.numbered(2)));
        told.to("north", Told.shown(FIRST.numbered(2)));
        assertThat(Shuttle.of(told.all, BOTH, told.now()).awaited())
                .extracting(Awaited::entry)
                .containsExactly(newer);
        told.from("north", Told.answers(1, ClauseAnswer.of("line", Answer.ACCEPT)));
        assertThat(Shuttle.of(told.all, BOTH, told.now()).awaited()).hasSize(1);
    }

    @Test
    void a_package_waits_for_the_delegation_it_was_floated_to() {
        Told told = Told.opened();
        Seen floated = told.to(
                "north",
                new Course.Floated(
                        new TreeMap<>(Map.of("line", "ridge", "pace", "8")), "the mediation's own idea", null));
        assertThat(Shuttle.of(told.all, BOTH, told.now()).awaited())
                .singleElement()
                .satisfies(one -> assertThat(one.about()).isEqualTo("the package “line: ridge, pace: 8”"));
        told.from("north", Told.says("We will look at it.", floated.id()));
        assertThat(Shuttle.of(told.all, BOTH, told.now()).awaited()).isEmpty();
    }

    @Test
    void once_there_is_an_outcome_its_text_waits_no_more_and_after_the_end_nothing_does() {
        Told told = Told.opened();
        told.to("north", Told.shown(FIRST));
        told.to("north", Told.asks("Well?"));
        told.enter("common", "lead", null, Course.Concluded.agreed(Copy.of(FIRST), BOTH));
        assertThat(Shuttle.of(told.all, BOTH, told.now()).awaited())
                .extracting(Awaited::what)
                .containsExactly(Awaited.What.MESSAGE);
        told.enter(
                "common", "lead", null, new Course.Concluded(Course.How.ENDED_WITHOUT, null, null, null, BOTH, null));
        assertThat(Shuttle.of(told.all, BOTH, told.now()).awaited()).isEmpty();
    }

    @Test
    void what_comes_after_the_moment_that_is_looked_at_is_not_known_yet() {
        Told told = Told.opened();
        Seen asked = told.to("north", Told.asks("Well?"));
        told.from("north", Told.says("Yes.", asked.id()));
        assertThat(Shuttle.of(told.all, BOTH, asked.at()).awaited()).hasSize(1);
    }
}
