package org.parley.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.parley.Agreements;
import org.parley.Cases;
import org.parley.casefile.CaseFile;
import org.parley.exchange.LedgerLine.State;
import org.parley.model.Act;
import org.parley.model.ActType;
import org.parley.model.Agreement;
import org.parley.model.Case;
import org.parley.model.Extent;
import org.parley.model.Interval;
import org.parley.model.Meta;
import org.parley.model.Obligation;
import org.parley.model.Obligation.Window;
import org.parley.model.Performance;
import org.parley.model.Performance.Part;
import org.parley.model.Rate;
import org.parley.model.Rational;
import org.parley.model.Reading;
import org.parley.model.Stage;
import org.parley.model.Stakes;
import org.parley.model.When;

class LedgerTest {

    private static final LocalDate ZERO = LocalDate.of(2024, 3, 1);

    @Test
    void november_2023_replays_as_totals() {
        Ledger ledger = at(Cases.shipped("agreements/exchange-2023-11"), LocalDate.of(2023, 12, 31));
        LedgerLine hostages = ledger.line("hostages").orElseThrow();
        assertThat(hostages.agreed()).isEqualTo(Rational.of(50));
        assertThat(hostages.delivered()).isEqualTo(Rational.of(105));
        assertThat(hostages.categories())
                .isEqualTo(Map.of(
                        "from-Israel", Rational.of(81),
                        "from-Thailand", Rational.of(23),
                        "from-the-Philippines", Rational.ONE));
        LedgerLine prisoners = ledger.line("prisoners").orElseThrow();
        assertThat(prisoners.agreed()).isEqualTo(Rational.of(150));
        assertThat(prisoners.owedByRate()).isEqualTo(Rational.of(243));
        assertThat(prisoners.delivered()).isEqualTo(Rational.of(240));
        assertThat(prisoners.open()).isEqualTo(Rational.of(3));
        assertThat(prisoners.states()).contains(State.OWED).doesNotContain(State.OVERDUE, State.DONE);
        ExtensionCount longer = ledger.extensions().getFirst();
        assertThat(longer.counted()).isEqualTo(Rational.of(81));
        assertThat(longer.beyond()).isEqualTo(Rational.of(31));
        assertThat(longer.days()).isEqualTo(3);
        assertThat(longer.rest()).isEqualTo(Rational.ONE);
        // 105 - 50 = 55 = 24 in categories that the agreement does not name + 31 under the extension rule; nothing
        // left.
        assertThat(String.join("\n", hostages.mismatches()))
                .contains("55 more than the 50 agreed")
                .contains("24 of them are in categories that the agreement does not name")
                .contains("31 of them count under the rule that makes “Pause with exchange” longer")
                .doesNotContain("Neither the agreement nor the record says why");
        assertThat(String.join("\n", prisoners.mismatches()))
                .contains("24 of the 105 released under “hostages” do not count under the rate")
                .contains("Agreed are 150; for the 81 that count, the rate brings 243")
                .contains("3 fewer than the rate brings, which is what it brings for 1 that counts")
                .contains("The record gives no reason for the difference");
        // The base duration is not reported, so the pause has no last day, whatever the rule adds.
        assertThat(hostages.last()).isNull();
        assertThat(Agreements.of(Cases.shipped("agreements/exchange-2023-11"))
                        .stages()
                        .getFirst()
                        .days())
                .isNull();
    }

    @Test
    void before_the_interval_of_a_delivery_has_ended_it_is_only_possible() {
        Ledger ledger = at(Cases.shipped("agreements/exchange-2023-11"), LocalDate.of(2023, 11, 25));
        LedgerLine hostages = ledger.line("hostages").orElseThrow();
        assertThat(hostages.delivered()).isEqualTo(Rational.ZERO);
        assertThat(hostages.uncertain()).isEqualTo(Rational.of(105));
        assertThat(hostages.mismatches().toString()).contains("105 more may have been released by this day");
    }

    @Test
    void what_is_planned_by_a_pace_falls_due_when_a_period_has_ended() {
        // lorries: 30 from day 2 (3 March) at 10 in 10 days, last day 30; eight delivered on 3 March.
        for (int[] row : new int[][] {{9, 0, 0}, {11, 2, 0}, {12, 2, 2}, {21, 12, 2}, {22, 12, 12}, {31, 22, 22}}) {
            LedgerLine lorries = line(Agreements.sound(), "lorries", row[0]);
            assertThat(lorries.open()).as("open on day " + row[0]).isEqualTo(Rational.of(row[1]));
            assertThat(lorries.overdue()).as("overdue on day " + row[0]).isEqualTo(Rational.of(row[2]));
        }
    }

    @Test
    void due_today_turns_overdue_tomorrow_and_done_when_delivered() {
        LedgerLine on = line(Agreements.sound(), "lorries", 11);
        assertThat(on.states()).contains(State.DUE).doesNotContain(State.OVERDUE);
        assertThat(line(Agreements.sound(), "lorries", 12).states()).contains(State.OVERDUE);
        Case more = plus(Agreements.sound(), deliver("more", 5, "lorries", 22, Map.of("large", 7, "small", 15)));
        LedgerLine done = line(more, "lorries", 12);
        assertThat(done.states()).contains(State.DONE).doesNotContain(State.OVERDUE, State.DUE, State.UNDER_WAY);
        assertThat(done.open()).isEqualTo(Rational.ZERO);
        assertThat(line(Agreements.sound(), "lorries", 1).states()).contains(State.NOT_YET);
    }

    @Test
    void what_a_rate_brings_is_owed_as_the_other_side_delivers() {
        // three large at 30 each, five small at the rate's own amount of 1
        LedgerLine payment = line(Agreements.sound(), "payment", 5);
        assertThat(payment.owedByRate()).isEqualTo(Rational.of(95));
        assertThat(payment.open()).isEqualTo(Rational.of(95));
        assertThat(payment.states()).contains(State.OWED).doesNotContain(State.OVERDUE);
        // counted from the signature on 28 February, 32 days: 31 March
        assertThat(payment.last()).isEqualTo(LocalDate.of(2024, 3, 31));
        assertThat(line(Agreements.sound(), "payment", 31).states()).contains(State.OVERDUE);
        Case paid = plus(Agreements.sound(), deliver("pays", 6, "payment", 100, Map.of()));
        assertThat(line(paid, "payment", 6).mismatches().toString()).contains("5 more than the rate brings");
    }

    @Test
    void what_comes_before_its_first_day_is_early() {
        Case early = plus(Agreements.sound(), deliver("soon", 1, "lorries", 2, Map.of("small", 2)));
        LedgerLine lorries = line(early, "lorries", 5);
        assertThat(lorries.early()).isEqualTo(Rational.of(2));
        assertThat(lorries.states()).contains(State.EARLY);
    }

    @Test
    void verified_and_disputed_stand_beside_delivered_and_a_resolved_dispute_no_longer_counts() {
        Case read = plus(
                Agreements.sound(),
                act(
                        "checks",
                        ActType.VERIFY,
                        "district",
                        4,
                        List.of("first-lorries"),
                        new Part("lorries", null, Map.of())),
                act("doubts", ActType.DISPUTE, "upper", 5, List.of("first-lorries"), Part.of("lorries", 3)));
        LedgerLine lorries = line(read, "lorries", 6);
        assertThat(lorries.verified()).isEqualTo(Rational.of(8));
        assertThat(lorries.disputed()).isEqualTo(Rational.of(3));
        assertThat(lorries.states()).contains(State.DISPUTED);
        assertThat(lorries.mismatches().toString()).contains("3 of the 8 released are disputed");
        Case settled = plus(
                read,
                act("agreed-on-two", ActType.RESOLVE_DISPUTE, "district", 7, List.of("doubts"), Part.of("lorries", 2)));
        assertThat(line(settled, "lorries", 8).disputed()).isEqualTo(Rational.ONE);
        assertThat(line(settled, "lorries", 6).disputed()).isEqualTo(Rational.of(3));
    }

    @Test
    void what_is_wholly_delivered_but_disputed_is_not_done() {
        Case read = plus(
                Agreements.sound(),
                act("doubts", ActType.DISPUTE, "lower", 3, List.of("opened"), new Part("opens", null, Map.of())));
        assertThat(line(read, "opens", 5).states()).contains(State.DISPUTED).doesNotContain(State.DONE);
        assertThat(line(Agreements.sound(), "opens", 5).states()).contains(State.DONE);
    }

    @Test
    void an_extension_moves_the_end_of_its_stage_and_what_follows() {
        Case read = plus(Agreements.sound(), deliver("more", 5, "lorries", 15, Map.of("small", 15)));
        // 20 small, 10 beyond ten, a day for each five: 2 days, which is also the most
        Ledger ledger = at(read, ZERO.plusDays(10));
        assertThat(ledger.extensions().getFirst().days()).isEqualTo(2);
        assertThat(ledger.line("hours").orElseThrow().first()).isEqualTo(ZERO.plusDays(30));
        Case undated = plus(
                CaseFile.read(Agreements.SOUND.replace("first_day: 30, last_day: 60, ", ""), "undated"),
                deliver("more", 5, "lorries", 15, Map.of("small", 15)));
        // Without days of its own the duty follows its stage: 30 days, 2 more, then 30.
        LedgerLine hours = line(undated, "hours", 10);
        assertThat(hours.first()).isEqualTo(ZERO.plusDays(32));
        assertThat(hours.last()).isEqualTo(ZERO.plusDays(62));
    }

    @Test
    void the_next_gate_is_reckoned_from_the_pace_so_far() {
        Ledger ledger = at(Agreements.sound(), ZERO.plusDays(5));
        GateOutlook gate = ledger.next().getFirst();
        // Eight in four days (3 to 6 March); 22 more at two a day take eleven days.
        assertThat(gate.byDay()).isEqualTo(ZERO.plusDays(30));
        assertThat(gate.counts().getFirst().days()).isEqualTo(4);
        assertThat(gate.reached()).isEqualTo(ZERO.plusDays(16));
        Ledger late = at(Agreements.sound(), ZERO.plusDays(21));
        // Eight in twenty days: 22 more take 55.
        assertThat(late.next().getFirst().reached()).isEqualTo(ZERO.plusDays(76));
        Case all = plus(Agreements.sound(), deliver("more", 5, "lorries", 22, Map.of("large", 7, "small", 15)));
        assertThat(at(all, ZERO.plusDays(6)).next()).isEmpty();
        Case begun = plus(Agreements.sound(), deliver("open", 31, "hours", 12, Map.of()));
        assertThat(at(begun, ZERO.plusDays(32)).next()).isEmpty();
    }

    @Test
    void a_gate_that_nothing_counts_and_a_pace_that_is_not_there_are_not_guessed() {
        GateOutlook gate = at(Cases.shipped("agreements/gaza-2025-01"), LocalDate.of(2025, 1, 19))
                .next()
                .getFirst();
        assertThat(gate.counts()).isEmpty();
        assertThat(gate.reached()).isNull();
        GateOutlook none =
                at(Agreements.sound(), ZERO.plusDays(2).minusDays(1)).next().getFirst();
        assertThat(none.reached()).isNull();
    }

    @Test
    void exposure_is_cost_given_less_value_received_by_each_sides_own_weights() {
        Ledger ledger = at(Agreements.sound(), ZERO.plusDays(5));
        SideExposure upper = ledger.exposures().getFirst();
        // It gave the gate (3) and got three large (20 to 40 each) and five small (5 each).
        assertThat(upper.sofar()).isEqualTo(new Interval(Rational.of(3 - 145), Rational.of(3 - 85)));
        SideExposure lower = ledger.exposures().get(1);
        assertThat(lower.sofar()).isNull();
    }

    @Test
    void incidents_gather_what_followed_their_report_and_say_whose_word_it_is() {
        Case read = plus(
                Agreements.sound(),
                incident("shot", ActType.REPORT_INCIDENT, "lower", 6, List.of(), null, null),
                incident("seen", ActType.VERIFY_INCIDENT, "district", 7, List.of("shot"), null, null),
                incident(
                        "looked",
                        ActType.INVESTIGATE_INCIDENT,
                        "district",
                        8,
                        List.of("seen"),
                        Performance.Intent.ACCIDENTAL,
                        null),
                incident(
                        "whose",
                        ActType.ATTRIBUTE_INCIDENT,
                        "lower",
                        9,
                        List.of("looked"),
                        Performance.Intent.INTENTIONAL,
                        "upper"),
                incident("other", ActType.REPORT_INCIDENT, "upper", 9, List.of(), null, null),
                incident("over", ActType.CLOSE_INCIDENT, "district", 12, List.of("shot"), null, null));
        List<Incident> now = at(read, ZERO.plusDays(10)).incidents();
        assertThat(now).hasSize(2);
        assertThat(now.getFirst().acts()).extracting(Act::id).containsExactly("shot", "seen", "looked", "whose");
        assertThat(now.getFirst().step()).isEqualTo(Incident.Step.ATTRIBUTED);
        assertThat(now.getFirst().intent()).isEqualTo(Performance.Intent.INTENTIONAL);
        assertThat(now.getFirst().intentBy()).isEqualTo("lower");
        assertThat(now.getFirst().attributedTo()).isEqualTo("upper");
        assertThat(now.getFirst().clauses()).containsExactly("opens");
        assertThat(at(read, ZERO.plusDays(12)).incidents().getFirst().step()).isEqualTo(Incident.Step.CLOSED);
    }

    @Test
    void breaches_are_alleged_or_established_by_somebody() {
        List<Breach> breaches = at(
                        plus(
                                Agreements.sound(),
                                act(
                                        "says-so",
                                        ActType.ALLEGE_BREACH,
                                        "lower",
                                        6,
                                        List.of(),
                                        new Part("opens", null, Map.of())),
                                act(
                                        "found",
                                        ActType.ESTABLISH_BREACH,
                                        "district",
                                        8,
                                        List.of("says-so"),
                                        new Part("opens", null, Map.of()))),
                        ZERO.plusDays(9))
                .breaches();
        assertThat(breaches).extracting(Breach::established).containsExactly(false, true);
        assertThat(breaches.getFirst().act().by()).isEqualTo("lower");
        assertThat(breaches.getFirst().clauses()).containsExactly("opens");
    }

    @Test
    void a_standing_duty_never_falls_due() {
        LedgerLine rest = line(Agreements.sound(), "rest", 70);
        assertThat(rest.standing()).isTrue();
        assertThat(rest.open()).isEqualTo(Rational.ZERO);
        assertThat(rest.states()).doesNotContain(State.OVERDUE, State.DUE);
    }

    @Test
    void days_that_count_from_an_obligation_have_a_date_once_it_is_done() {
        Case yemen = Cases.shipped("agreements/yemen-2018");
        LocalDate day = LocalDate.of(2018, 12, 19);
        LedgerLine waiting = at(yemen, day).line("answer-government").orElseThrow();
        assertThat(waiting.countsFrom()).isEqualTo("list-houthis");
        assertThat(waiting.last()).isNull();
        Case.Builder changed = yemen.change();
        changed.record.add(new Act(
                "handed",
                ActType.DELIVER,
                When.on(LocalDate.of(2018, 12, 18)),
                "houthis",
                List.of(),
                null,
                null,
                List.of(),
                "handed its list over",
                null,
                Reading.PLAIN,
                new Performance(List.of(new Part("list-houthis", null, Map.of())), null, null),
                Meta.NONE));
        LedgerLine dated = at(changed.build(), day).line("answer-government").orElseThrow();
        assertThat(dated.countsFrom()).isNull();
        assertThat(dated.last()).isEqualTo(LocalDate.of(2018, 12, 25));
    }

    /** Adds up every act by hand, in no particular order, and compares. */
    @Property
    void sums_are_those_of_going_through_the_record_act_by_act(@ForAll long seed) {
        Random random = new Random(seed);
        Obligation gives = Obligation.of("gives", "upper", "lower", "gives")
                .with(Extent.of(1 + random.nextInt(60), "things"))
                .within(Window.days(random.nextInt(5), 5 + random.nextInt(20)));
        Obligation pays = Obligation.of("pays", "lower", "upper", "pays")
                .with(Extent.at(
                        new Rate("gives", Rational.of(random.nextInt(3)), Map.of("x", Rational.of(7, 2))), "coins"));
        Case.Builder builder = Case.titled("t", ZERO).party("upper", "U").party("lower", "L");
        Agreement plain = Agreement.of("t", List.of(Stage.of("s", 30, gives, pays)));
        builder.agreement = new Agreement(
                plain.title(),
                null,
                null,
                ZERO,
                Map.of(),
                List.of(),
                List.of(),
                plain.stages(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(Stakes.of(
                        "upper",
                        Map.of(Stakes.Item.of("gives"), Interval.of(2)),
                        Map.of(Stakes.Item.of("pays"), Interval.of(3)),
                        1)),
                Meta.NONE);
        int[] given = new int[40];
        int[] ofX = new int[40];
        int[] paid = new int[40];
        for (int i = 0; i < 30; i++) {
            int day = random.nextInt(40);
            int number = random.nextInt(5);
            if (random.nextBoolean()) {
                int x = random.nextInt(number + 1);
                given[day] += number;
                ofX[day] += x;
                builder.record.add(deliver("a" + i, day, "gives", number, Map.of("x", x)));
            } else {
                paid[day] += number;
                builder.record.add(deliver("a" + i, day, "pays", number, Map.of()));
            }
        }
        Case read = builder.build();
        int on = random.nextInt(40);
        int sum = 0;
        int x = 0;
        int payments = 0;
        int early = 0;
        for (int day = 0; day <= on; day++) {
            sum += given[day];
            x += ofX[day];
            payments += paid[day];
            early += day < gives.window().first() ? given[day] : 0;
        }
        Ledger ledger = at(read, ZERO.plusDays(on));
        LedgerLine line = ledger.line("gives").orElseThrow();
        int agreed = gives.quantity().numerator().intValue();
        assertThat(line.delivered()).isEqualTo(Rational.of(sum));
        assertThat(line.early()).isEqualTo(Rational.of(early));
        assertThat(line.open()).isEqualTo(Rational.of(on >= gives.window().last() ? Math.max(0, agreed - sum) : 0));
        assertThat(line.overdue()).isEqualTo(Rational.of(on > gives.window().last() ? Math.max(0, agreed - sum) : 0));
        Rational owed = Rational.of(7 * x, 2).plus(pays.extent().rate().amount().times(Rational.of(sum - x)));
        assertThat(ledger.line("pays").orElseThrow().owedByRate()).isEqualTo(owed);
        assertThat(ledger.exposures().getFirst().sofar()).isEqualTo(Interval.of(2L * sum - 3L * payments));
        assertThat(
                        line.deliveredBy().isEmpty()
                                ? Rational.ZERO
                                : line.deliveredBy().lastEntry().getValue())
                .isEqualTo(Rational.of(sum));
        // A ledger does not depend on the order of the record in the file.
        Case.Builder turned = read.change();
        Collections.shuffle(turned.record, random);
        assertThat(at(turned.build(), ZERO.plusDays(on)).lines().stream().map(LedgerLine::open))
                .containsExactlyElementsOf(
                        ledger.lines().stream().map(LedgerLine::open).toList());
    }

    private static Ledger at(Case read, LocalDate on) {
        return Ledger.of(read, on).orElseThrow();
    }

    private static LedgerLine line(Case read, String id, int day) {
        return at(read, ZERO.plusDays(day)).line(id).orElseThrow();
    }

    private static Case plus(Case read, Act... acts) {
        Case.Builder builder = read.change();
        builder.record.addAll(List.of(acts));
        return builder.build();
    }

    private static Act deliver(String id, int day, String clause, int number, Map<String, Integer> categories) {
        Map<String, Rational> exact = new LinkedHashMap<>();
        categories.forEach((category, n) -> exact.put(category, Rational.of(n)));
        return act(id, ActType.DELIVER, "upper", day, List.of(), new Part(clause, Rational.of(number), exact));
    }

    private static Act act(String id, ActType type, String by, int day, List<String> replyTo, Part part) {
        return act(id, type, by, day, replyTo, new Performance(List.of(part), null, null));
    }

    private static Act incident(
            String id, ActType type, String by, int day, List<String> replyTo, Performance.Intent intent, String to) {
        List<Part> parts = new ArrayList<>();
        if (replyTo.isEmpty()) {
            parts.add(new Part("opens", null, Map.of()));
        }
        return act(id, type, by, day, replyTo, new Performance(parts, intent, to));
    }

    private static Act act(String id, ActType type, String by, int day, List<String> replyTo, Performance performance) {
        return new Act(
                id,
                type,
                When.on(ZERO.plusDays(day)),
                by,
                List.of(),
                null,
                null,
                replyTo,
                id,
                null,
                Reading.PLAIN,
                performance,
                Meta.NONE);
    }
}
