package org.parley.server.talks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.parley.server.talks.Agreement.What.NOT_ACKNOWLEDGED;
import static org.parley.server.talks.Agreement.What.NOT_SHOWN;
import static org.parley.server.talks.Agreement.What.NO_ANSWER;
import static org.parley.server.talks.Agreement.What.OTHER_ANSWER;

import java.util.List;
import org.junit.jupiter.api.Test;

class AgreementTest {

    private static final List<String> BOTH = List.of("north", "south");
    private static final TextVersion TEXT = Told.version(1, Told.line(), Told.pace());
    private static final TextVersion ALMOST =
            Told.version(1, Told.line(), Told.pace().with("en", "The pace", "Both withdraw within 8 weeks."));

    private final Told told = Told.opened();

    @Test
    void each_has_to_be_shown_it_to_say_that_it_holds_it_and_to_accept_every_clause() {
        assertThat(missing("north")).containsExactly(NOT_SHOWN, NOT_ACKNOWLEDGED, NO_ANSWER, NO_ANSWER);
        told.to("north", Told.shown(TEXT));
        assertThat(missing("north")).containsExactly(NOT_ACKNOWLEDGED, NO_ANSWER, NO_ANSWER);
        told.from("north", Told.receipt(TEXT));
        told.from("north", Told.answers(1, ClauseAnswer.of("line", Answer.ACCEPT)));
        assertThat(missing("north")).containsExactly(NO_ANSWER);
        told.from("north", Told.answers(1, ClauseAnswer.of("pace", Answer.ACCEPT)));
        assertThat(missing("north")).isEmpty();
        assertThat(agreement(BOTH).isComplete()).isFalse();
        assertThat(agreement(List.of("north")).isComplete()).isTrue();
    }

    @Test
    void nobody_agrees_by_nobody() {
        assertThat(agreement(List.of()).isComplete()).isFalse();
    }

    @Test
    void what_a_delegation_keeps_to_itself_counts_for_nothing() {
        accepts("north");
        told.own("north", new Drafting.Answered("frame", 1, List.of(ClauseAnswer.of("line", Answer.REJECT))));
        assertThat(Agreement.of(told.as(MemberRole.LEAD, null), Copy.of(TEXT), List.of("north"))
                        .isComplete())
                .isTrue();
    }

    @Test
    void a_later_answer_takes_the_place_of_an_earlier_one_both_ways() {
        accepts("north");
        told.enter("common", "head", "north", Told.answers(1, ClauseAnswer.of("pace", Answer.RESERVE)));
        assertThat(missing("north")).containsExactly(OTHER_ANSWER);
        assertThat(agreement(BOTH).missing("north").getFirst().place()).isEqualTo(2);
        told.from("north", Told.answers(1, ClauseAnswer.of("pace", Answer.ACCEPT)));
        assertThat(missing("north")).isEmpty();
    }

    @Test
    void to_accept_on_a_condition_is_not_to_accept() {
        accepts("north");
        told.from(
                "north",
                Told.answers(1, new ClauseAnswer("pace", Answer.ACCEPT_IF, "eight weeks instead of six", null)));
        assertThat(missing("north")).containsExactly(OTHER_ANSWER);
    }

    @Test
    void an_answer_to_other_bytes_under_the_same_number_is_none_to_these() {
        told.to("north", Told.shown(ALMOST));
        told.from("north", Told.receipt(ALMOST));
        told.from(
                "north",
                Told.answers(1, ClauseAnswer.of("line", Answer.ACCEPT), ClauseAnswer.of("pace", Answer.ACCEPT)));
        assertThat(missing("north")).containsExactly(NOT_SHOWN, NOT_ACKNOWLEDGED, NO_ANSWER, NO_ANSWER);
        told.to("north", Told.shown(TEXT));
        assertThat(missing("north")).containsExactly(NOT_ACKNOWLEDGED, NO_ANSWER, NO_ANSWER);
    }

    @Test
    void whoever_was_shown_something_else_since_has_not_agreed() {
        accepts("north");
        told.to("north", Told.shown(ALMOST));
        assertThat(missing("north")).contains(NOT_SHOWN, NOT_ACKNOWLEDGED);
    }

    @Test
    void another_code_read_out_takes_the_acknowledgement_back_and_the_same_text_shown_again_does_not() {
        accepts("north");
        told.to("north", Told.shown(TEXT));
        assertThat(missing("north")).isEmpty();
        told.from("north", new Drafting.Acknowledged("frame", 1, null, "kusub-babab-babab-babab-babab"));
        assertThat(missing("north")).containsExactly(NOT_ACKNOWLEDGED);
    }

    private void accepts(String party) {
        told.to(party, Told.shown(TEXT));
        told.from(party, Told.receipt(TEXT));
        told.from(
                party, Told.answers(1, ClauseAnswer.of("line", Answer.ACCEPT), ClauseAnswer.of("pace", Answer.ACCEPT)));
    }

    private Agreement agreement(List<String> parties) {
        return Agreement.of(told.as(MemberRole.LEAD, null), Copy.of(TEXT), parties);
    }

    private List<Agreement.What> missing(String party) {
        return agreement(BOTH).missing(party).stream()
                .map(Agreement.Missing::what)
                .toList();
    }
}
