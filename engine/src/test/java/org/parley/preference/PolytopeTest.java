package org.parley.preference;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.parley.Cases;
import org.parley.Records;
import org.parley.Renamed;
import org.parley.model.Act;
import org.parley.model.ActType;
import org.parley.model.Basis;
import org.parley.model.Case;
import org.parley.model.Condition;
import org.parley.model.Firmness;
import org.parley.model.Intervals;
import org.parley.model.Intervals.Interval;
import org.parley.model.Issue;
import org.parley.model.Meta;
import org.parley.model.Option;
import org.parley.model.Options;
import org.parley.model.Outcome;
import org.parley.model.PartialProfile;
import org.parley.model.Profile;
import org.parley.model.Rational;
import org.parley.model.Reading;
import org.parley.model.Text;
import org.parley.model.When;
import org.parley.solver.LinearAnswer;
import org.parley.solver.LinearForm;

class PolytopeTest {

    private static final LocalDate DAY = LocalDate.of(2024, 1, 10);

    private static Case.Builder begun() {
        return Case.titled("small", DAY.plusDays(100))
                .party("p", "P")
                .party("q", "Q")
                .issue("a", "?", "a0", "a1", "a2")
                .issue("b", "?", "b0", "b1");
    }

    private static Act act(
            String id, int day, String by, ActType type, Map<String, String> options, Reading reading, String... to) {
        Text text = options.isEmpty()
                ? null
                : new Text(options, Map.of(), options.size() == 2 ? Text.Reported.FULL : Text.Reported.PARTLY);
        return new Act(
                id,
                type,
                When.on(DAY.plusDays(day)),
                by,
                List.of(),
                null,
                null,
                List.of(to),
                id,
                text,
                reading,
                Meta.NONE);
    }

    private static Acceptance answer(Case read, String... options) {
        Judge judge = Judge.of(Polytope.of(read, "p")).orElseThrow();
        return judge.judge(read.space().picks(new Outcome(Map.of("a", options[0], "b", options[1]))))
                .answer();
    }

    @Test
    void without_a_record_everything_is_unknown() {
        assertThat(answer(begun().build(), "a0", "b0")).isEqualTo(Acceptance.UNKNOWN);
    }

    @Test
    void what_a_party_proposed_is_necessary_and_what_it_refused_for_good_is_impossible() {
        Case.Builder builder = begun();
        builder.record.add(act("p1", 1, "p", ActType.PROPOSE, Map.of("a", "a0", "b", "b0"), Reading.PLAIN));
        builder.record.add(act("q1", 2, "q", ActType.PROPOSE, Map.of("a", "a2", "b", "b1"), Reading.PLAIN));
        builder.record.add(act("p2", 3, "p", ActType.REJECT, Map.of(), Reading.FINAL, "q1"));
        Case read = builder.build();
        assertThat(answer(read, "a0", "b0")).isEqualTo(Acceptance.NECESSARY);
        assertThat(answer(read, "a2", "b1")).isEqualTo(Acceptance.IMPOSSIBLE);
        assertThat(answer(read, "a1", "b0")).isEqualTo(Acceptance.POSSIBLE);
    }

    @Test
    void a_refusal_that_is_not_final_only_ranks_below_ones_own_proposal() {
        Case.Builder builder = begun();
        builder.record.add(act("p1", 1, "p", ActType.PROPOSE, Map.of("a", "a0", "b", "b0"), Reading.PLAIN));
        builder.record.add(act("q1", 2, "q", ActType.PROPOSE, Map.of("a", "a2", "b", "b1"), Reading.PLAIN));
        builder.record.add(act("p2", 3, "p", ActType.REJECT, Map.of(), Reading.PLAIN, "q1"));
        Case read = builder.build();
        assertThat(answer(read, "a2", "b1")).isEqualTo(Acceptance.POSSIBLE);
        Judge judge = Judge.of(Polytope.of(read, "p")).orElseThrow();
        assertThat(judge.compare(
                                judge.polytope().utility(new int[] {0, 0}),
                                judge.polytope().utility(new int[] {2, 1}))
                        .comparison())
                .isEqualTo(Judge.Comparison.FIRST);
    }

    @Test
    void rhetoric_and_what_others_do_read_as_nothing() {
        Case.Builder builder = begun();
        builder.record.add(act("q1", 1, "q", ActType.PROPOSE, Map.of("a", "a2", "b", "b1"), Reading.PLAIN));
        builder.record.add(act("p1", 2, "p", ActType.DISMISS, Map.of(), Reading.RHETORIC, "q1"));
        Polytope polytope = Polytope.of(builder.build(), "p");
        assertThat(polytope.premises()).isEmpty();
        assertThat(polytope.reading("p1")).contains("reads as nothing: rhetoric");
        assertThat(polytope.reading("q1")).isEmpty();
    }

    @Test
    void the_analyst_can_change_a_reading_act_by_act() {
        for (Reading reading : List.of(Reading.ACCEPTABLE, Reading.UNACCEPTABLE)) {
            Case.Builder builder = begun();
            builder.record.add(act("q1", 1, "q", ActType.PROPOSE, Map.of("a", "a2", "b", "b1"), Reading.PLAIN));
            builder.record.add(act("p1", 2, "p", ActType.RESPOND, Map.of(), reading, "q1"));
            assertThat(answer(builder.build(), "a2", "b1"))
                    .isEqualTo(reading == Reading.ACCEPTABLE ? Acceptance.NECESSARY : Acceptance.IMPOSSIBLE);
        }
    }

    @Test
    void what_a_text_leaves_open_is_taken_at_its_best_so_that_no_package_is_proved_by_it() {
        Case.Builder builder = begun();
        builder.record.add(act("p1", 1, "p", ActType.PROPOSE, Map.of("a", "a0"), Reading.PLAIN));
        Case read = builder.build();
        assertThat(answer(read, "a0", "b0")).isEqualTo(Acceptance.POSSIBLE);
        assertThat(answer(read, "a0", "b1")).isEqualTo(Acceptance.POSSIBLE);
    }

    @Test
    void a_red_line_rules_out_whatever_crosses_it_and_a_position_does_not() {
        for (Firmness firmness : List.of(Firmness.RED_LINE, Firmness.POSITION)) {
            Case read = begun().demand("d", "p", new Condition.OneOf("a", Set.of("a0")), firmness, "wants a0")
                    .build();
            Acceptance crossed = answer(read, "a1", "b0");
            assertThat(crossed).isEqualTo(firmness == Firmness.RED_LINE ? Acceptance.IMPOSSIBLE : Acceptance.POSSIBLE);
            assertThat(answer(read, "a0", "b0")).isEqualTo(Acceptance.POSSIBLE);
        }
    }

    @Test
    void a_red_line_across_issues_rules_out_the_combinations_that_cross_it() {
        Condition both =
                new Condition.IfThen(new Condition.OneOf("a", Set.of("a0")), new Condition.OneOf("b", Set.of("b1")));
        Case read =
                begun().demand("d", "p", both, Firmness.RED_LINE, "ties them").build();
        assertThat(answer(read, "a0", "b0")).isEqualTo(Acceptance.IMPOSSIBLE);
        assertThat(answer(read, "a0", "b1")).isEqualTo(Acceptance.POSSIBLE);
        assertThat(answer(read, "a1", "b0")).isEqualTo(Acceptance.POSSIBLE);
    }

    @Test
    void an_event_that_may_have_moved_things_begins_a_new_period() {
        for (boolean moved : List.of(false, true)) {
            Case.Builder builder = begun();
            builder.record.add(act("p1", 1, "p", ActType.PROPOSE, Map.of("a", "a0", "b", "b0"), Reading.PLAIN));
            if (moved) {
                builder.record.add(act("o", 5, "q", ActType.OPERATE, Map.of(), Reading.PLAIN));
            }
            assertThat(answer(builder.build(), "a0", "b0"))
                    .isEqualTo(moved ? Acceptance.POSSIBLE : Acceptance.NECESSARY);
        }
    }

    @Test
    void a_party_that_refuses_what_it_proposed_contradicts_itself() {
        Case.Builder builder = begun();
        builder.record.add(act("p1", 1, "p", ActType.PROPOSE, Map.of("a", "a0", "b", "b0"), Reading.PLAIN));
        builder.record.add(act("p2", 2, "p", ActType.REJECT, Map.of(), Reading.PLAIN, "p1"));
        Contradictions found = Contradictions.of(Polytope.of(builder.build(), "p"));
        assertThat(found.sets())
                .singleElement()
                .satisfies(set -> assertThat(set.acts()).containsExactlyInAnyOrder("p1", "p2"));
    }

    @Test
    void ordered_answers_rise_towards_what_is_demanded_and_numbers_do_so_along_straight_lines() {
        Case.Builder builder = Case.titled("numbers", DAY).party("p", "P").party("q", "Q");
        builder.issues.add(new Issue(
                "n",
                "n",
                "?",
                new Options.Range(Rational.ZERO, Rational.of(100), Rational.ONE, null),
                false,
                List.of(),
                Meta.NONE));
        builder.demand(
                "d", "p", new Condition.Compare("n", Condition.Operator.AT_LEAST, "60"), Firmness.POSITION, "wants 60");
        Judge judge = Judge.of(Polytope.of(builder.build(), "p")).orElseThrow();
        Polytope polytope = judge.polytope();
        assertThat(judge.compare(polytope.part(0, 100), polytope.part(0, 60)).comparison())
                .isEqualTo(Judge.Comparison.FIRST);
        assertThat(judge.compare(polytope.part(0, 30), polytope.part(0, 20)).comparison())
                .isEqualTo(Judge.Comparison.FIRST);
        // Worth is 1 at the end, so a package there would do whatever no agreement is worth.
        assertThat(judge.judge(new int[] {100}).answer()).isEqualTo(Acceptance.NECESSARY);
        assertThat(judge.judge(new int[] {99}).answer()).isEqualTo(Acceptance.POSSIBLE);
    }

    @Test
    void a_declared_peak_is_liked_best_and_less_so_on_either_side() {
        Case.Builder builder = Case.titled("peak", DAY).party("p", "P");
        List<Option> options = List.of(Option.of("low"), Option.of("middle"), Option.of("high"));
        builder.issues.add(
                new Issue("i", "i", "?", new Options.Listed(options, true, null), false, List.of(), Meta.NONE));
        builder.partialProfiles.add(new PartialProfile(
                "p",
                List.of(),
                Map.of(),
                List.of(),
                List.of(),
                Map.of("i", "middle"),
                Intervals.NONE,
                List.of(),
                Basis.ELICITED,
                Meta.NONE));
        Judge judge = Judge.of(Polytope.of(builder.build(), "p")).orElseThrow();
        Polytope polytope = judge.polytope();
        assertThat(judge.judge(new int[] {1}).answer()).isEqualTo(Acceptance.NECESSARY);
        assertThat(judge.compare(polytope.part(0, 0), polytope.part(0, 2)).comparison())
                .isEqualTo(Judge.Comparison.OPEN);
    }

    @Test
    void intervals_narrow_what_is_possible() {
        for (String least : List.of("0.2", "0.7")) {
            Case.Builder builder = begun();
            Map<String, Map<String, Interval>> values = new LinkedHashMap<>();
            values.put("a", Map.of("a1", new Interval(Rational.of(1, 2), Rational.of(1, 2))));
            values.put("b", Map.of("b1", new Interval(Rational.ZERO, Rational.ZERO)));
            builder.partialProfiles.add(new PartialProfile(
                    "p",
                    List.of(),
                    Map.of(),
                    List.of(),
                    List.of(),
                    Map.of(),
                    new Intervals(Map.of(), values, new Interval(Rational.parse(least), Rational.parse("0.9"))),
                    List.of(),
                    Basis.ELICITED,
                    Meta.NONE));
            assertThat(answer(builder.build(), "a1", "b1"))
                    .isEqualTo(least.equals("0.2") ? Acceptance.POSSIBLE : Acceptance.IMPOSSIBLE);
        }
    }

    @Test
    void a_measured_party_finds_acceptable_what_its_numbers_say() {
        for (String name : List.of("orange", "stadium")) {
            Case read = Cases.shipped(name);
            Possibilities found = Possibilities.of(read, Possibilities.Terms.PLAIN);
            for (Possibilities.Listed one : found.listed()) {
                for (Profile profile : read.profiles()) {
                    boolean would =
                            profile.utility().of(one.outcome(), read.issues()).compareTo(profile.reservation()) >= 0;
                    assertThat(one.judgements().get(profile.party()).answer())
                            .isEqualTo(would ? Acceptance.NECESSARY : Acceptance.IMPOSSIBLE);
                }
            }
        }
    }

    @Property
    void renaming_and_reordering_issues_and_options_changes_no_answer(@ForAll long seed) {
        Random random = new Random(seed);
        Records.Writer writer = Records.begin(random, 3, 3);
        for (int a = 0; a < 10; a++) {
            writer.more();
        }
        Case read = writer.end().read();
        Case other = shuffled(random, read);
        Judge one = Judge.of(Polytope.of(read, "p0")).orElseThrow();
        Judge two = Judge.of(Polytope.of(other, "p0")).orElseThrow();
        for (int k = 0; k < 6; k++) {
            int[] picks = writer.any();
            Map<String, String> choices = read.space().outcome(picks).choices();
            int[] theirs = other.space().picks(new Outcome(choices));
            assertThat(two.judge(theirs).answer()).isEqualTo(one.judge(picks).answer());
        }
    }

    @Property
    void of_a_range_of_numbers_every_demanded_one_is_liked_at_least_as_well_as_every_other(@ForAll long seed) {
        Random random = new Random(seed);
        int size = 6 + random.nextInt(20);
        Case.Builder builder = Case.titled("numbers", DAY).party("p", "P").party("q", "Q");
        builder.issues.add(new Issue(
                "n",
                "n",
                "?",
                new Options.Range(Rational.ZERO, Rational.of(size - 1), Rational.ONE, null),
                false,
                List.of(),
                Meta.NONE));
        Set<String> some = new LinkedHashSet<>();
        random.ints(1 + random.nextInt(6), 0, size).forEach(o -> some.add(String.valueOf(o)));
        Condition wanted = switch (random.nextInt(3)) {
            case 0 -> new Condition.OneOf("n", some);
            case 1 -> new Condition.NoneOf("n", some);
            default ->
                new Condition.All(List.of(
                        new Condition.Any(List.of(
                                new Condition.Compare("n", Condition.Operator.BELOW, random.nextInt(size) + "/3"),
                                new Condition.Compare("n", Condition.Operator.AT_LEAST, size - 2 + ""))),
                        new Condition.NoneOf("n", some)));
        };
        builder.demand("d", "p", wanted, Firmness.POSITION, "wants some");
        Case read = builder.build();
        Polytope polytope = Polytope.of(read, "p");
        for (int good = 0; good < size; good++) {
            for (int other = 0; other < size; other++) {
                if (read.space().meets(wanted, new int[] {good})
                        && !read.space().meets(wanted, new int[] {other})) {
                    LinearForm ahead = polytope.part(0, good).minus(polytope.part(0, other));
                    assertThat(polytope.closure().minimise(ahead))
                            .isInstanceOfSatisfying(
                                    LinearAnswer.Optimal.class,
                                    least -> assertThat(least.value()).isGreaterThanOrEqualTo(Rational.ZERO));
                }
            }
        }
    }

    @Test
    void a_demand_between_two_bounds_is_one_wish_and_no_contradiction() {
        Case.Builder builder = Case.titled("numbers", DAY).party("p", "P").party("q", "Q");
        builder.issues.add(new Issue(
                "n",
                "n",
                "?",
                new Options.Range(Rational.ZERO, Rational.of(100), Rational.ONE, null),
                false,
                List.of(),
                Meta.NONE));
        Condition between = new Condition.All(List.of(
                new Condition.Compare("n", Condition.Operator.AT_LEAST, "30"),
                new Condition.Compare("n", Condition.Operator.AT_MOST, "50")));
        builder.demand("d", "p", between, Firmness.POSITION, "wants 30 to 50");
        Judge judge = Judge.of(Polytope.of(builder.build(), "p")).orElseThrow();
        assertThat(judge.judge(new int[] {40}).answer()).isEqualTo(Acceptance.POSSIBLE);
    }

    @Property
    void renaming_and_reordering_parties_changes_nothing_but_their_names(@ForAll long seed) {
        Random random = new Random(seed);
        Records.Writer writer = Records.begin(random, 2, 3);
        for (int a = 0; a < 10; a++) {
            writer.more();
        }
        Case read = writer.end()
                .read()
                .change()
                .demand("d", "p1", new Condition.OneOf("i0", Set.of("o1")), Firmness.RED_LINE, "wants one")
                .build();
        Map<String, String> names = Map.of("p0", "zeta", "p1", "alpha");
        Possibilities one = Possibilities.of(read, Possibilities.Terms.PLAIN);
        Possibilities two = Possibilities.of(Renamed.parties(read, names), Possibilities.Terms.PLAIN);
        assertThat(two.views().stream().map(view -> view.party().id())).containsExactly("alpha", "zeta");
        assertThat(two.listed()).hasSameSizeAs(one.listed());
        for (int o = 0; o < one.listed().size(); o++) {
            Possibilities.Listed before = one.listed().get(o);
            Possibilities.Listed after = two.listed().get(o);
            assertThat(two.joint(after)).isEqualTo(one.joint(before));
            names.forEach((old, name) -> assertThat(
                            Optional.ofNullable(after.judgements().get(name)).map(Judgement::answer))
                    .isEqualTo(Optional.ofNullable(before.judgements().get(old)).map(Judgement::answer)));
        }
        names.forEach((old, name) -> {
            assertThat(acts(two, name)).isEqualTo(acts(one, old));
            assertThat(readings(two, name))
                    .isEqualTo(readings(one, old).stream()
                            .map(words -> words.replace("P0", "ZETA").replace("P1", "ALPHA"))
                            .toList());
        });
    }

    private static List<String> readings(Possibilities found, String party) {
        return found.view(party).polytope().premises().stream()
                .map(Premise::reading)
                .toList();
    }

    /** The acts of every contradiction. */
    private static Set<Set<String>> acts(Possibilities found, String party) {
        return found.view(party).contradictions().sets().stream()
                .map(set -> Set.copyOf(set.acts()))
                .collect(Collectors.toSet());
    }

    private static Case shuffled(Random random, Case read) {
        Case.Builder builder = read.change();
        builder.issues.clear();
        List<Issue> issues = new ArrayList<>(read.issues());
        Collections.shuffle(issues, random);
        for (Issue issue : issues) {
            List<Option> options = new ArrayList<>(((Options.Listed) issue.options()).all());
            Collections.shuffle(options, random);
            builder.issues.add(new Issue(
                    issue.id(),
                    "another name",
                    issue.question(),
                    new Options.Listed(options, false, null),
                    false,
                    List.of(),
                    Meta.NONE));
        }
        Collections.shuffle(builder.record, random);
        Collections.shuffle(builder.actors, random);
        Collections.shuffle(builder.demands, random);
        return builder.build();
    }
}
