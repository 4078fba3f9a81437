package org.parley.server.talks;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.parley.model.Act;
import org.parley.model.ActType;
import org.parley.model.Case;
import org.parley.model.Condition;
import org.parley.model.Firmness;
import org.parley.model.Meta;
import org.parley.model.Rational;
import org.parley.model.Reading;
import org.parley.model.Text;
import org.parley.model.When;
import org.parley.server.talks.Narrowing.Kind;
import org.parley.server.talks.Narrowing.Range;
import org.parley.server.talks.Narrowing.State;

/** P10: how far a reader's possible profiles of a delegation shrink when something is told. */
@DisplayName("P10: how far a reader narrows down what another may want")
class NarrowingTest {

    private static final LocalDate DAY = LocalDate.of(2026, 3, 1);

    private static Case.Builder valley() {
        return Case.titled("The valley", DAY)
                .party("north", "North")
                .party("south", "South")
                .issue("line", "Where?", "river", "ridge")
                .issue("pace", "How fast?", "slow", "fast");
    }

    private static Act proposed(String id, Map<String, String> options) {
        return new Act(
                id,
                ActType.PROPOSE,
                When.on(DAY),
                "south",
                List.of(),
                null,
                null,
                List.of(),
                "South proposed.",
                new Text(options, Map.of(), Text.Reported.FULL),
                Reading.PLAIN,
                Meta.NONE);
    }

    private static Condition river() {
        return new Condition.OneOf("line", new java.util.LinkedHashSet<>(List.of("river")));
    }

    private static Range range(Narrowing narrowing, Kind kind, String issue, String option) {
        return narrowing.ranges().stream()
                .filter(range -> range.kind() == kind
                        && java.util.Objects.equals(range.issue(), issue)
                        && java.util.Objects.equals(range.option(), option))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void a_red_line_told_shuts_out_what_it_excludes() {
        Case before = valley().build();
        Case after = before.change()
                .demand("told", "south", river(), Firmness.RED_LINE, "only along the river")
                .build();

        Narrowing narrowing = Narrowing.of(before, after, "south");

        assertThat(narrowing.state()).isEqualTo(State.TELLS);
        Range ridge = range(narrowing, Kind.GAIN, "line", "ridge");
        assertThat(ridge.low()).isEqualTo(Rational.of(-1));
        assertThat(ridge.high()).isEqualTo(Rational.ONE);
        assertThat(ridge.highAfter()).isEqualTo(Rational.ZERO);
        assertThat(narrowing.largest()).isEqualTo(Rational.ONE);
        assertThat(narrowing.summed()).isGreaterThanOrEqualTo(narrowing.largest());
    }

    @Test
    void what_was_known_already_shrinks_nothing() {
        Case before = valley().demand("stated", "south", river(), Firmness.RED_LINE, "only along the river")
                .build();
        Case after = before.change()
                .demand("told", "south", river(), Firmness.RED_LINE, "as we said")
                .build();

        Narrowing narrowing = Narrowing.of(before, after, "south");

        assertThat(narrowing.state()).isEqualTo(State.NOTHING_NEW);
        assertThat(narrowing.largest()).isEqualTo(Rational.ZERO);
    }

    /** A wish that follows from a red line says nothing more than the red line did; the other way round it does. */
    @Test
    void a_weaker_demand_shrinks_nothing_and_a_firmer_one_does() {
        Case red = valley().demand("stated", "south", river(), Firmness.RED_LINE, "only there")
                .build();
        Case wish = valley().demand("stated", "south", river(), Firmness.WISH, "rather there")
                .build();

        assertThat(Narrowing.of(
                                red,
                                red.change()
                                        .demand("told", "south", river(), Firmness.WISH, "rather")
                                        .build(),
                                "south")
                        .state())
                .isEqualTo(State.NOTHING_NEW);
        assertThat(Narrowing.of(
                                wish,
                                wish.change()
                                        .demand("told", "south", river(), Firmness.RED_LINE, "only")
                                        .build(),
                                "south")
                        .largest())
                .isGreaterThan(Rational.ZERO);
    }

    @Test
    void what_is_told_of_another_party_says_nothing_of_this_one() {
        Case before = valley().build();
        Case after = before.change()
                .demand("told", "north", river(), Firmness.RED_LINE, "only along the river")
                .build();

        assertThat(Narrowing.of(before, after, "south").state()).isEqualTo(State.NOTHING_NEW);
    }

    @Test
    void what_cannot_be_true_with_the_record_is_called_so() {
        Case before = valley().demand("stated", "south", river(), Firmness.RED_LINE, "only along the river")
                .build();
        Case.Builder after = before.change();
        after.record.add(proposed("told", Map.of("line", "ridge", "pace", "slow")));

        Narrowing narrowing = Narrowing.of(before, after.build(), "south");

        assertThat(narrowing.state()).isEqualTo(State.CONTRADICTS);
        assertThat(narrowing.ranges()).isEmpty();
    }

    /** A package moves no weight of its own; what moves is what the package itself can be worth. */
    @Test
    void a_package_tells_that_it_would_do() {
        Told told = Told.opened();
        Course.Floated floated = new Course.Floated(
                new TreeMap<>(Map.of("line", "river", "pace", "6")), "What South said in its room", new UUID(1, 1));

        Narrowing narrowing = Narrowing.ofPackage(told.all, floated, "south", Told.START.plusSeconds(86_400));

        assertThat(narrowing.state()).isEqualTo(State.TELLS);
        Range itself = range(narrowing, Kind.PACKAGE, null, null);
        assertThat(itself.low()).isEqualTo(Rational.of(-1));
        assertThat(itself.lowAfter()).isEqualTo(Rational.ZERO);
        assertThat(narrowing.ranges().getFirst()).isEqualTo(itself);
    }

    @Test
    void a_package_that_the_delegation_put_before_all_tells_nothing_new() {
        Case.Builder stated = valley();
        stated.record.add(proposed("stated", Map.of("line", "river", "pace", "slow")));
        Case before = stated.build();
        Case.Builder after = before.change();
        after.record.add(proposed("told", Map.of("line", "river", "pace", "slow")));

        assertThat(Narrowing.of(before, after.build(), "south").state()).isEqualTo(State.NOTHING_NEW);
    }

    @Test
    void without_questions_nothing_is_computed() {
        Case nothing = Case.titled("Talks", DAY).party("south", "South").build();

        assertThat(Narrowing.of(nothing, nothing, "south").state()).isEqualTo(State.UNKNOWN);
    }
}
