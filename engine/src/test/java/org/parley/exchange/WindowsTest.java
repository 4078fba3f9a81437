package org.parley.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.parley.Agreements;
import org.parley.model.Agreement;
import org.parley.model.Case;
import org.parley.model.Extent;
import org.parley.model.Meta;
import org.parley.model.Obligation;
import org.parley.model.Obligation.Window;
import org.parley.model.Precedence;
import org.parley.model.Rational;
import org.parley.model.Stage;

/** Windows that cannot all hold, against trying every assignment of days. */
class WindowsTest {

    private static final int LAST = 6;

    @Property
    void conflicts_are_found_exactly_where_no_assignment_of_days_meets_everything(@ForAll long seed) {
        Case read = random(new Random(seed));
        Agreement agreement = Agreements.of(read);
        List<Windows.Conflict> found = Windows.conflicts(read, agreement);
        assertThat(found.isEmpty()).as("%s", agreement).isEqualTo(somethingFits(agreement));
        assertThat(found).allSatisfy(conflict -> {
            assertThat(conflict.holds()).isTrue();
            assertThat(conflict.fault(read, agreement).reason()).contains("cannot all hold");
        });
    }

    @Test
    void a_ring_that_was_changed_is_no_certificate() {
        Case read = Agreements.with("first_day: 1, last_day: 3, place", "first_day: 0, last_day: 1, place");
        Windows.Conflict conflict = Windows.conflicts(read, Agreements.of(read)).getFirst();
        assertThat(conflict.holds()).isTrue();
        assertThat(conflict.excess()).isEqualTo(1);
        for (int i = 0; i < conflict.ring().size(); i++) {
            List<Windows.Requirement> weaker = new ArrayList<>(conflict.ring());
            Windows.Requirement one = weaker.get(i);
            weaker.set(
                    i,
                    new Windows.Requirement(
                            one.from(), one.to(), one.days() - 1, one.clause(), one.says(), one.deadline()));
            assertThat(new Windows.Conflict(weaker).holds()).isFalse();
            List<Windows.Requirement> open = new ArrayList<>(conflict.ring());
            open.remove(i);
            assertThat(new Windows.Conflict(open).holds()).isFalse();
        }
    }

    @Test
    void a_pace_that_does_not_reach_the_quantity_in_time_is_told_in_days() {
        Obligation release = Obligation.of("release", "a", "b", "releases people")
                .with(new Extent(
                        Rational.of(33), "people", null, null, null, new Extent.Pace(Rational.of(3), 7), null, false))
                .within(Window.days(0, 42));
        Case read = of(Stage.of("first", 42, release));
        assertThat(Windows.conflicts(read, Agreements.of(read)))
                .singleElement()
                .satisfies(conflict -> assertThat(
                                conflict.fault(read, Agreements.of(read)).reason())
                        .contains("33 people at the stated pace take 70 days")
                        .contains("by 28 days"));
    }

    @Test
    void ten_thousand_obligations_in_a_chain_that_just_fits_and_one_that_does_not() {
        for (int last : new int[] {9_999, 9_998}) {
            List<Obligation> chain = new ArrayList<>();
            for (int i = 0; i < 10_000; i++) {
                Obligation one = Obligation.of("o" + i, i % 2 == 0 ? "a" : "b", null, "gives")
                        .with(Extent.of(2, "things").capped(1));
                chain.add(i == 0 ? one : one.after(Precedence.all("o" + (i - 1))));
            }
            chain.set(9_999, chain.get(9_999).within(new Window(null, null, last + 1)));
            Case read = of(new Stage("s", "s", null, null, null, null, chain, Meta.NONE));
            assertThat(Windows.conflicts(read, Agreements.of(read))).hasSize(last == 9_999 ? 0 : 1);
        }
    }

    private static Case of(Stage... stages) {
        Case.Builder builder =
                Case.titled("t", LocalDate.of(2024, 1, 1)).party("a", "A").party("b", "B");
        builder.agreement = Agreement.of("t", List.of(stages));
        return builder.build();
    }

    private static Case random(Random random) {
        List<Obligation> duties = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            Obligation one = Obligation.of("o" + i, i % 2 == 0 ? "a" : "b", null, "gives")
                    .with(Extent.of(1 + random.nextInt(4), "things").capped(1 + random.nextInt(2)));
            Integer first = random.nextBoolean() ? random.nextInt(4) : null;
            Integer last = random.nextBoolean() ? (first == null ? 0 : first) + random.nextInt(4) : null;
            String from = i > 0 && random.nextInt(3) == 0 ? "o" + random.nextInt(i) : null;
            one = one.within(new Window(from, first, last));
            if (i > 0 && random.nextBoolean()) {
                Obligation before = duties.get(random.nextInt(i));
                boolean whole = random.nextBoolean();
                one = one.after(new Precedence(before.id(), whole ? null : Rational.ONE));
            }
            duties.add(one);
        }
        int cut = 1 + random.nextInt(2);
        Integer days = random.nextInt(3) == 0 ? null : 1 + random.nextInt(4);
        return of(
                Stage.of("first", days, duties.subList(0, cut).toArray(new Obligation[0])),
                Stage.of("second", 2, duties.subList(cut, 3).toArray(new Obligation[0])));
    }

    /** Tries every first and last day of three obligations and every first day of the second stage. */
    private static boolean somethingFits(Agreement agreement) {
        List<Obligation> duties = agreement.obligations();
        Integer days = agreement.stages().getFirst().days();
        for (int second = days == null ? 0 : days; second <= LAST + 6; second++) {
            if (fits(agreement, duties, second, new int[3], new int[3], 0)) {
                return true;
            }
        }
        return false;
    }

    private static boolean fits(
            Agreement agreement, List<Obligation> duties, int second, int[] start, int[] end, int next) {
        if (next == duties.size()) {
            return true;
        }
        Obligation duty = duties.get(next);
        boolean inFirst = agreement.stageOf(duty).orElseThrow().id().equals("first");
        Integer length = agreement.stageOf(duty).orElseThrow().days();
        int opens = inFirst ? 0 : second;
        for (int s = opens; s <= 3 * LAST; s++) {
            for (int e = s; e <= 3 * LAST; e++) {
                start[next] = s;
                end[next] = e;
                if (duty.window().last() == null && length != null && e > opens + length) {
                    continue;
                }
                if (meets(duties, start, end, next) && fits(agreement, duties, second, start, end, next + 1)) {
                    return true;
                }
            }
        }
        return false;
    }

    private static boolean meets(List<Obligation> duties, int[] start, int[] end, int at) {
        Obligation duty = duties.get(at);
        int base = duty.window().from() == null ? 0 : end[index(duty.window().from())];
        boolean counted = duty.window().from() != null;
        Integer first = duty.window().first();
        Integer last = duty.window().last();
        if (first != null && start[at] < base + first || first == null && counted && start[at] < base) {
            return false;
        }
        if (last != null && end[at] > base + last) {
            return false;
        }
        int quantity = duty.quantity().numerator().intValue();
        int perDay = duty.extent().dailyCapacity().numerator().intValue();
        if (end[at] - start[at] < (quantity + perDay - 1) / perDay - 1) {
            return false;
        }
        for (Precedence before : duty.after()) {
            int other = index(before.obligation());
            int reached = before.quantity() == null ? end[other] : start[other];
            if (start[at] < reached) {
                return false;
            }
        }
        return true;
    }

    private static int index(String id) {
        return Integer.parseInt(id.substring(1));
    }
}
