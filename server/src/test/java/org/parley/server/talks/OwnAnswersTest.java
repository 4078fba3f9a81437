package org.parley.server.talks;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class OwnAnswersTest {

    private static final TextVersion FIRST = Told.version(1, Told.line(), Told.pace());

    private final Told told = new Told();

    @Test
    void what_stands_is_brought_together_from_every_entry_and_any_one_of_them_can_still_be_read() {
        UUID first = answered(ClauseAnswer.of("line", Answer.ACCEPT), ClauseAnswer.of("pace", Answer.ACCEPT));
        UUID second = answered(ClauseAnswer.of("pace", Answer.REJECT));
        OwnAnswers ours = ours("north");
        assertThat(ours.now("line").orElseThrow().entry()).isEqualTo(first);
        assertThat(ours.now("pace").orElseThrow().answer()).isEqualTo(Answer.REJECT);
        assertThat(ours.in(first, "pace").orElseThrow().answer()).isEqualTo(Answer.ACCEPT);
        assertThat(ours.in(second, "line")).as("it says nothing of that clause").isEmpty();
        assertThat(ours.in(null, "line")).isEmpty();
        assertThat(ours.in(UUID.randomUUID(), "line")).isEmpty();
    }

    @Test
    void a_page_is_overtaken_where_another_entry_answers_the_clause_now_and_nowhere_else() {
        UUID first = answered(ClauseAnswer.of("line", Answer.ACCEPT));
        answered(ClauseAnswer.of("pace", Answer.REJECT));
        OwnAnswers ours = ours("north");
        assertThat(ours.isOvertaken("line", first)).isFalse();
        assertThat(ours.isOvertaken("pace", first)).isTrue();
        assertThat(ours.isOvertaken("pace", null))
                .as("the page showed no answer")
                .isTrue();
        assertThat(ours("south").isOvertaken("line", null)).as("there is none").isFalse();
    }

    private UUID answered(ClauseAnswer... answers) {
        told.own("north", new Drafting.Answered("frame", 1, List.of(answers)));
        return told.all.getLast().id();
    }

    private OwnAnswers ours(String party) {
        return new OwnAnswers(told.as(MemberRole.HEAD, party), FIRST, party);
    }
}
