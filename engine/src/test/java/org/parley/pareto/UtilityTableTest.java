package org.parley.pareto;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.parley.Spaces;
import org.parley.model.Case;
import org.parley.model.Rational;

class UtilityTableTest {

    @Property(tries = 100)
    void a_look_up_gives_the_utility_of_the_outcome_at_the_index(@ForAll long seed) {
        Random random = new Random(seed);
        Case read = random.nextBoolean()
                ? Spaces.decimal(random, 2, 1 + random.nextInt(14), 3, 4)
                : Spaces.rectangles(random, 4, 4, 9);
        Valuation valuation = Valuation.of(read).orElseThrow();
        UtilityTable table = UtilityTable.of(valuation, 1);
        for (int n = 0; n < 50; n++) {
            long index = random.nextLong(table.size());
            int[] picks = table.picks(index);
            assertThat(table.index(picks)).isEqualTo(index);
            assertThat(table.utility(index))
                    .isCloseTo(valuation.utility(1, picks).toDouble(), within(1e-14));
        }
    }

    @Test
    void indices_beyond_32_bits_are_looked_up_alike() {
        Valuation valuation =
                Valuation.of(Spaces.decimal(new Random(1), 2, 15, 10, 4)).orElseThrow();
        UtilityTable table = UtilityTable.of(valuation, 0);
        assertThat(table.size()).isEqualTo(1_000_000_000_000_000L);
        for (long index : new long[] {0, 999, Integer.MAX_VALUE, Integer.MAX_VALUE + 1L, table.size() - 1}) {
            assertThat(table.utility(index))
                    .isCloseTo(valuation.utility(0, table.picks(index)).toDouble(), within(1e-14));
        }
        assertThatThrownBy(() -> table.utility(table.size())).isInstanceOf(IndexOutOfBoundsException.class);
        assertThatThrownBy(() -> table.countFrom(0.5)).hasMessageContaining("ranked");
    }

    @Test
    void indices_around_every_boundary_of_a_segment_are_looked_up_alike() {
        for (int options : new int[] {2, 3, 7, 10}) {
            int issues = (int) (30 / (Math.log(options) / Math.log(2)));
            Valuation valuation = Valuation.of(Spaces.decimal(new Random(options), 2, issues, options, 3))
                    .orElseThrow();
            UtilityTable table = UtilityTable.of(valuation, 0);
            long step = 1;
            for (int i = 0; i < issues; i++, step *= options) {
                for (long index : new long[] {step - 1, step, table.size() - step, table.size() / step * step - 1}) {
                    assertThat(table.utility(index))
                            .isCloseTo(valuation.utility(0, table.picks(index)).toDouble(), within(1e-14));
                }
            }
        }
    }

    @Property(tries = 100)
    void the_inverse_look_up_agrees_with_a_walk_over_all_outcomes(@ForAll long seed) {
        Random random = new Random(seed);
        UtilityTable table =
                UtilityTable.of(Valuation.of(Spaces.tied(random, 2, 4, 4)).orElseThrow(), 0);
        double least = random.nextDouble();
        int count = 0;
        int worst = -1;
        for (int i = 0; i < table.size(); i++) {
            if (table.utility(i) >= least) {
                count++;
                worst = worst < 0 || table.utility(i) < table.utility(worst) ? i : worst;
            }
        }
        assertThat(table.countFrom(least)).isEqualTo(count);
        assertThat(table.worstFrom(least)).isEqualTo(worst);
        for (int place = 1; place < table.size(); place++) {
            assertThat(table.utility(table.ranked(place))).isLessThanOrEqualTo(table.utility(table.ranked(place - 1)));
        }
    }

    @Test
    void an_outcome_is_found_at_its_own_exact_utility() {
        Valuation valuation =
                Valuation.of(Spaces.decimal(new Random(3), 2, 6, 7, 4)).orElseThrow();
        UtilityTable table = UtilityTable.of(valuation, 0);
        Random random = new Random(4);
        for (int n = 0; n < 2_000; n++) {
            int index = random.nextInt((int) table.size());
            Rational exact = valuation.utility(0, table.picks(index));
            int worst = table.worstFrom(exact.toDouble());
            assertThat(valuation.utility(0, table.picks(worst))).isEqualTo(exact);
            assertThat(table.ranked(table.countFrom(Math.nextUp(exact.toDouble()))))
                    .isEqualTo(worst);
        }
    }
}
