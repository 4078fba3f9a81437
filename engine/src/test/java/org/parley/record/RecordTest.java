package org.parley.record;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.parley.Cases;
import org.parley.casefile.CaseFile;
import org.parley.model.Act;
import org.parley.model.ActType;
import org.parley.model.Case;
import org.parley.model.Channel;
import org.parley.model.Meta;
import org.parley.model.Reading;
import org.parley.model.TalksState;
import org.parley.model.Text;
import org.parley.model.When;

class RecordTest {

    private static final LocalDate DAY = LocalDate.of(2024, 2, 1);

    @Test
    void a_text_without_an_answer_is_awaited_since_its_own_dates() {
        Act feedback = act("f", ActType.GIVE_FEEDBACK, "a", 10, 14, "p");
        Status status = Status.of(talks(act("p", ActType.PROPOSE, "b", 1, 1), feedback));
        assertThat(status.state()).isEqualTo(TalksState.AWAITING);
        assertThat(status.party()).isEqualTo("b");
        assertThat(status.since()).isEqualTo(feedback.when());
        assertThat(status.until()).isNull();
        assertThat(status.receiptReported()).isFalse();
        assertThat(status.reasons()).containsExactly("p", "f");
    }

    @Test
    void a_dismissal_answers_nothing_and_silence_is_no_rejection() {
        Status status =
                Status.of(talks(act("p", ActType.PROPOSE, "a", 1, 1), act("d", ActType.DISMISS, "b", 3, 3, "p")));
        assertThat(status.party()).isEqualTo("b");
        assertThat(status.open()).isEqualTo("p");
    }

    @Test
    void a_reply_closes_the_wait() {
        assertThat(Status.of(talks(act("p", ActType.PROPOSE, "a", 1, 1), act("r", ActType.REJECT, "b", 20, 20, "p")))
                        .state())
                .isEqualTo(TalksState.ADVANCING);
        assertThat(Status.of(talks(act("p", ActType.PROPOSE, "a", 1, 1), act("y", ActType.ACCEPT, "b", 3, 3, "p")))
                        .state())
                .isEqualTo(TalksState.AGREED);
        assertThat(Status.of(talks(act("p", ActType.PROPOSE, "a", 1, 1), act("s", ActType.SUSPEND, "b", 3, 3)))
                        .state())
                .isEqualTo(TalksState.SUSPENDED);
        assertThat(Status.of(talks()).state()).isEqualTo(TalksState.EXPLORING);
    }

    @Test
    void old_moves_count_as_stalled_from_the_threshold_on() {
        Case old = talks(act("p", ActType.PROPOSE, "a", 1, 1), act("r", ActType.REJECT, "b", 2, 2, "p"));
        Case later = old.change().build();
        Case.Builder moved = later.change();
        moved.asOf = DAY.plusDays(40);
        assertThat(Status.of(moved.build()).state()).isEqualTo(TalksState.STALLED);
        assertThat(Status.of(moved.build(), new StatusRules(60)).state()).isEqualTo(TalksState.ADVANCING);
    }

    @Test
    void a_known_latency_gives_a_window_and_after_it_the_answer_is_overdue() {
        Case.Builder builder = talks(act("p", ActType.PROPOSE, "a", 1, 1)).change();
        builder.channels.add(new Channel("c", List.of("a", "b"), null, null, null, Duration.ofHours(36), Meta.NONE));
        Status status = Status.of(builder.build());
        assertThat(status.until()).isEqualTo(DAY.plusDays(2));
        assertThat(status.overdue()).isTrue();
    }

    @Property(tries = 50)
    void the_order_of_the_record_in_the_file_changes_nothing(@ForAll long seed) {
        Case read = Cases.shipped("gaza-2024-02");
        Case.Builder shuffled = read.change();
        Collections.shuffle(shuffled.record, new Random(seed));
        assertThat(Status.of(shuffled.build())).isEqualTo(Status.of(read));
    }

    @Test
    void texts_are_compared_only_as_far_as_they_are_reported() {
        Case read = Cases.shipped("gaza-2024-02");
        Comparison unknown = Comparison.of(
                read,
                read.act("framework").orElseThrow(),
                read.act("counterproposal").orElseThrow());
        assertThat(unknown.rows()).allMatch(row -> row.change() == Comparison.Change.NOT_REPORTED);

        Case.Builder builder = Case.titled("texts", DAY)
                .party("a", "A")
                .party("b", "B")
                .issue("x", "?", "1", "2")
                .issue("y", "?", "1", "2")
                .issue("z", "?", "1")
                .issue("w", "?", "1");
        builder.record.add(text("one", 1, Map.of("x", "1", "y", "1", "z", "1")));
        builder.record.add(text("two", 2, Map.of("x", "2", "y", "1", "w", "1")));
        Case both = builder.build();
        assertThat(Comparison.of(both, both.record().get(0), both.record().get(1)).rows().stream()
                        .map(Comparison.Row::change))
                .containsExactly(
                        Comparison.Change.CHANGED,
                        Comparison.Change.SAME,
                        Comparison.Change.DROPPED,
                        Comparison.Change.NEW);
        assertThat(Movement.of(both))
                .singleElement()
                .satisfies(m -> assertThat(m.before() + ">" + m.after()).isEqualTo("1>2"));
    }

    @Property(tries = 100)
    void leaving_out_claims_leaves_no_reference_behind(@ForAll long seed) {
        Random random = new Random(seed);
        Case read = Cases.shipped("gaza-2024-02");
        Case less = Selection.only(read, claim -> random.nextInt(3) > 0);
        assertThat(CaseFile.check(CaseFile.write(less), "less").problems()).isEmpty();
        Set<String> kept = new HashSet<>();
        less.claims().forEach(c -> kept.add(c.id()));
        assertThat(less.demands())
                .allMatch(d -> kept.containsAll(d.meta().claims())
                        && !d.meta().claims().isEmpty());
    }

    @Test
    void without_anonymous_speakers_their_demands_go() {
        Case less = Selection.withoutAnonymous(Cases.shipped("gaza-2024-02"));
        assertThat(less.demand("hamas-full-withdrawal")).isEmpty();
        assertThat(less.demand("israel-no-withdrawal")).isPresent();
    }

    private static Case talks(Act... acts) {
        Case.Builder builder = Case.titled("talks", DAY.plusDays(20))
                .party("a", "A")
                .party("b", "B")
                .issue("x", "?", "1", "2");
        builder.record.addAll(new ArrayList<>(List.of(acts)));
        return builder.build();
    }

    private static Act act(String id, ActType type, String by, int first, int last, String... replies) {
        When when = When.between(DAY.plusDays(first - 1L), DAY.plusDays(last - 1L), null);
        return new Act(id, type, when, by, List.of(), null, null, List.of(replies), id, null, Reading.PLAIN, Meta.NONE);
    }

    private static Act text(String id, int day, Map<String, String> options) {
        return new Act(
                id,
                ActType.PROPOSE,
                When.on(DAY.plusDays(day)),
                "a",
                List.of(),
                null,
                null,
                List.of(),
                id,
                new Text(options, Map.of(), Text.Reported.FULL),
                Reading.PLAIN,
                Meta.NONE);
    }
}
