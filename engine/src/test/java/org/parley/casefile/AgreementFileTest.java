package org.parley.casefile;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.parley.Agreements;
import org.parley.model.Agreement;
import org.parley.model.Case;
import org.parley.model.Extension;
import org.parley.model.Interval;
import org.parley.model.Meta;
import org.parley.model.Obligation;
import org.parley.model.Rational;
import org.parley.model.Stakes;

class AgreementFileTest {

    @Test
    void an_agreement_with_every_key_reads_without_a_problem_and_survives_writing() {
        assertThat(CaseFile.check(Agreements.SOUND, "road.yaml").problems()).isEmpty();
        Case read = Agreements.sound();
        String written = CaseFile.write(read);
        assertThat(CaseFile.read(written, "again")).isEqualTo(read);
        assertThat(CaseFile.write(CaseFile.read(written, "again"))).isEqualTo(written);
    }

    @Test
    void the_example_uses_every_key_of_an_agreement() {
        for (Shape.Key key :
                keys("agreement", "stage", "obligation", "roster", "extension", "guarantee", "mechanism")) {
            if (!Set.of("claims", "visibility", "note", "uncounted", "total").contains(key.name())) {
                assertThat(Agreements.SOUND).contains(key.name() + ":");
            }
        }
    }

    @Test
    void the_old_short_form_of_an_agreement_still_reads() {
        Case read = CaseFile.read("""
                parley: 1
                title: Small
                as_of: 2024-02-15
                parties: {a: {name: A}, b: {name: B}}
                agreement:
                  title: Draft
                  stages:
                  - id: first
                    days: 30
                    gate: the bridge has been inspected
                    obligations:
                    - {id: o0, by: b, says: pays}
                    - {id: o1, by: a, to: b, says: opens, quantity: 12, unit: hours, after: [o0], first_day: 1, last_day: 30, verifier: b}
                  guarantees: [{id: g, by: b, to: [a], says: pays for damage}]
                """, "old");
        Agreement agreement = Agreements.of(read);
        Obligation opens = agreement.obligation("o1").orElseThrow();
        assertThat(agreement.stages().getFirst().gate().says()).isEqualTo("the bridge has been inspected");
        assertThat(opens.quantity()).isEqualTo(Rational.of(12));
        assertThat(opens.window().first()).isEqualTo(1);
        assertThat(opens.after().getFirst().obligation()).isEqualTo("o0");
        assertThat(CaseFile.read(CaseFile.write(read), "again")).isEqualTo(read);
    }

    @Test
    void how_much_an_obligation_is_about_follows_from_quantity_roster_or_rate() {
        Agreement agreement = Agreements.of(Agreements.sound());
        assertThat(agreement.total(agreement.obligation("opens").orElseThrow())).contains(Rational.ONE);
        assertThat(agreement.total(agreement.obligation("lorries").orElseThrow()))
                .contains(Rational.of(30));
        // Ten large ones bring 30 each; the rate's own amount of 1 for the twenty others is part of it.
        assertThat(agreement.total(agreement.obligation("payment").orElseThrow()))
                .contains(Rational.of(10 * 30 + 20));
        assertThat(agreement.total(agreement.obligation("rest").orElseThrow())).isEmpty();
    }

    @Test
    void an_extension_gives_days_for_whole_multiples_only_and_no_more_than_its_most() {
        Extension rule =
                new Extension("x", null, "s", 1, Rational.of(10), "o", Rational.of(50), List.of(), null, Meta.NONE);
        assertThat(rule.days(Rational.of(49))).isZero();
        assertThat(rule.days(Rational.of(59))).isZero();
        assertThat(rule.days(Rational.of(60))).isEqualTo(1);
        assertThat(rule.days(Rational.of(81))).isEqualTo(3);
        Extension capped =
                new Extension("x", null, "s", 1, Rational.of(10), "o", Rational.of(50), List.of(), 2, Meta.NONE);
        assertThat(capped.days(Rational.of(105))).isEqualTo(2);
    }

    @Test
    void stakes_are_read_by_obligation_and_by_category_with_their_basis() {
        Agreement agreement = Agreements.of(Agreements.sound());
        Stakes upper = agreement.stakesOf("upper").orElseThrow();
        assertThat(upper.value("lorries", "large")).contains(new Interval(Rational.of(20), Rational.of(40)));
        assertThat(upper.value("lorries", "none")).isEmpty();
        assertThat(upper.cost("opens", "any")).contains(Interval.of(3));
        assertThat(upper.onlyOrder()).isFalse();
        Stakes lower = agreement.stakesOf("lower").orElseThrow();
        assertThat(lower.onlyOrder()).isTrue();
        assertThat(lower.order())
                .containsExactly(
                        List.of(Stakes.Item.of("payment")),
                        List.of(Stakes.Item.WALK_AWAY),
                        List.of(Stakes.Item.of("opens"), new Stakes.Item("lorries", "large")));
    }

    @ParameterizedTest(name = "{0} -> {1}")
    @CsvSource(delimiter = '|', textBlock = """
            after: [opens] | after: [opns] | there is no obligation `opns`
            after: [opens] | after: [payment] | wait for each other in a ring
            after: [opens] | rate: {per: payment, amount: 1} | rest on each other in a ring
            rate: {per: lorries, amount: 1, amounts: {large: 30}} | rate: {per: lorries} | the rate has no amount
            rate: {per: lorries, amount: 1, amounts: {large: 30}} | rate: {per: held, amount: 1} | `held` is a roster
            roster: held | roster: kept | there is no roster `kept`
            first_day: 2, last_day: 30 | first_day: 31, last_day: 30 | before the first
            daily_capacity: 5 | daily_capacity: 0 | must be above 0
            {obligation: lorries, quantity: 5} | {obligation: lorries, quantity: 31} | can never be delivered
            categories: {large: 10, small: 20} | total: 20, categories: {large: 10, small: 20} | more than its total
            quantity: 8, categories: {large: 3, small: 5} | quantity: 7, categories: {large: 3, small: 5} | more than its quantity
            under: [opens] | under: [opns] | did you mean `opens`
            under: [opens] | under: [opens], intent: accidental | belong to incidents
            reversal: never | reversal: undone | one of the words
            stage: first, days: 1 | stage: frist, days: 1 | there is no stage `frist`
            per: 5, of: lorries | per: 0, of: lorries | must be above 0
            kind: escrow | kind: bond | belong to an escrow
            gives: {opens: 3 | gives: {lorries: 3 | is not owed by `upper`
            lorries.large: [20, 40] | lorries.huge: [20, 40] | has no category `huge`
            lorries.large: [20, 40] | lorries.large: [40, 20] | must not be below
            lorries.large: [20, 40] | lorries.large: [1, 2, 3] | the least and the most
            lower: {order: | district: {order: | there is no party `district`
            order: [payment | gives: {lorries: 1}, order: [payment | beside numbers
            last_day: 32, reversal | last_day: 999999999, reversal | are no date
            if_unmet: extend | if_unmet: extnd | Did you mean `extend`
            """)
    void every_fault_of_an_agreement_is_told_with_its_place_and_advice(String right, String wrong, String words) {
        assertThat(Agreements.SOUND).contains(right);
        List<Problem> problems = CaseFile.check(Agreements.SOUND.replace(right, wrong), "road.yaml")
                .problems();
        assertThat(problems).isNotEmpty().allSatisfy(p -> {
            assertThat(p.place().line()).isPositive();
            assertThat(p.advice()).isNotBlank();
        });
        assertThat(problems.toString()).containsIgnoringCase(words);
    }

    private static List<Shape.Key> keys(String... names) {
        Map<String, Shape.Entry> all = new java.util.TreeMap<>();
        collect(CaseShape.root(), all);
        return java.util.Arrays.stream(names)
                .flatMap(n -> all.get(n).keys().stream())
                .toList();
    }

    private static void collect(Shape shape, Map<String, Shape.Entry> all) {
        switch (shape) {
            case Shape.Entry e -> {
                if (all.putIfAbsent(e.name(), e) == null) {
                    e.keys().forEach(k -> collect(k.shape(), all));
                }
            }
            case Shape.ListOf l -> collect(l.item(), all);
            case Shape.MapOf m -> collect(m.value(), all);
            case Shape.Either e -> e.shapes().forEach(s -> collect(s, all));
            default -> {}
        }
    }
}
