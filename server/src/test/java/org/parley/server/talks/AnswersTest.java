package org.parley.server.talks;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class AnswersTest {

    private static final List<String> BOTH = List.of("north", "south");
    private static final Map<String, String> NAMES = Map.of("north", "North", "south", "South");
    private static final TextVersion FIRST = Told.version(1, Told.line(), Told.pace());
    private static final TextVersion SECOND =
            Told.version(2, Told.line(), Told.pace().with("en", "The pace", "Both withdraw within 8 weeks."));

    @Test
    void only_what_was_released_reaches_the_team() {
        Told told = shown();
        told.own(
                "north",
                new Drafting.Answered(
                        "frame",
                        1,
                        List.of(
                                new ClauseAnswer("line", Answer.ACCEPT, null, "We could even take the ridge."),
                                ClauseAnswer.of("pace", Answer.REJECT))));
        told.from("north", Told.answers(1, ClauseAnswer.of("line", Answer.RESERVE)));
        Answers team = Answers.of(told.as(MemberRole.LEAD, null), FIRST, BOTH);
        Answers.Cell line = team.row("line").orElseThrow().cells().getFirst();
        assertThat(line.own()).isNull();
        assertThat(line.released().answer()).isEqualTo(Answer.RESERVE);
        assertThat(line.released().note()).isNull();
        assertThat(line.released().reach()).isEqualTo(Answers.Reach.TEAM);
        assertThat(team.row("pace").orElseThrow().cells().getFirst().stands()).isEmpty();
        assertThat(team.says(NAMES))
                .containsExactly(
                        "Clause 1: held open by North; no answer of South released.",
                        "Clause 2: no answer of North, South released.");

        Answers north = Answers.of(told.as(MemberRole.HEAD, "north"), FIRST, List.of("north"));
        Answers.Cell own = north.row("line").orElseThrow().cells().getFirst();
        assertThat(own.own().note()).isEqualTo("We could even take the ridge.");
        assertThat(own.differsFromReleased()).isTrue();
        assertThat(north.row("pace").orElseThrow().cells().getFirst().differsFromReleased())
                .isTrue();
    }

    @Test
    void another_delegation_sees_an_answer_only_once_it_is_released_to_all() {
        Told told = shown();
        told.from("north", Told.answers(1, ClauseAnswer.of("line", Answer.ACCEPT)));
        assertThat(Answers.of(told.as(MemberRole.HEAD, "south"), FIRST, BOTH).open("north"))
                .containsExactly("line", "pace");
        told.enter("common", "head", "north", Told.answers(1, ClauseAnswer.of("line", Answer.ACCEPT)));
        Answers south = Answers.of(told.as(MemberRole.HEAD, "south"), FIRST, BOTH);
        assertThat(south.row("line").orElseThrow().cells().getFirst().released().reach())
                .isEqualTo(Answers.Reach.ALL);
    }

    @Test
    void the_newest_answer_counts_and_clauses_not_named_keep_theirs() {
        Told told = shown();
        told.from(
                "north",
                Told.answers(1, ClauseAnswer.of("line", Answer.REJECT), ClauseAnswer.of("pace", Answer.ACCEPT)));
        told.from("north", Told.answers(1, ClauseAnswer.of("line", Answer.ACCEPT)));
        Answers team = Answers.of(told.as(MemberRole.TEAM, null), FIRST, List.of("north"));
        assertThat(team.acceptedByAll()).isEqualTo(2);
        assertThat(team.says(NAMES)).containsExactly("Clause 1: accepted.", "Clause 2: accepted.");
    }

    @Test
    void an_answer_to_an_older_wording_is_stale_and_one_to_an_unchanged_clause_is_not() {
        Told told = shown();
        told.from(
                "north",
                Told.answers(1, ClauseAnswer.of("line", Answer.ACCEPT), ClauseAnswer.of("pace", Answer.ACCEPT)));
        told.to("north", Told.shown(SECOND));
        Answers team = Answers.of(told.as(MemberRole.TEAM, null), SECOND, List.of("north"));
        assertThat(team.row("line").orElseThrow().acceptedByAll()).isTrue();
        assertThat(team.row("pace").orElseThrow().acceptedByAll()).isFalse();
        assertThat(team.open("north")).containsExactly("pace");
        assertThat(team.says(NAMES).get(1)).isEqualTo("Clause 2: answered in an earlier wording by North.");
    }

    @Test
    void an_answer_to_a_version_that_one_was_not_shown_counts_as_stale() {
        Told told = shown();
        told.from("north", Told.answers(5, ClauseAnswer.of("line", Answer.ACCEPT)));
        assertThat(Answers.of(told.all, FIRST, List.of("north")).open("north")).contains("line");
    }

    @Test
    void all_have_to_accept_for_a_clause_to_be_accepted_by_all() {
        Told told = shown();
        told.from("north", Told.answers(1, ClauseAnswer.of("line", Answer.ACCEPT)));
        assertThat(Answers.of(told.all, FIRST, BOTH).acceptedByAll()).isZero();
        told.from(
                "south", Told.answers(1, new ClauseAnswer("line", Answer.ACCEPT_IF, "“river” becomes “stream”", null)));
        assertThat(Answers.of(told.all, FIRST, BOTH).says(NAMES).getFirst())
                .isEqualTo("Clause 1: accepted by North; accepted with changes by South.");
        told.from("south", Told.answers(1, ClauseAnswer.of("line", Answer.ACCEPT)));
        assertThat(Answers.of(told.all, FIRST, BOTH).says(NAMES).getFirst()).isEqualTo("Clause 1: accepted by all.");
    }

    private static Told shown() {
        Told told = Told.opened();
        told.to("north", Told.shown(FIRST));
        told.to("south", Told.shown(FIRST));
        return told;
    }
}
