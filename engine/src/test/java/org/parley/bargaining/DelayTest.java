package org.parley.bargaining;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.parley.Spaces;
import org.parley.model.Case;
import org.parley.model.Profile;
import org.parley.model.Rational;
import org.parley.pareto.ParetoFrontier;
import org.parley.pareto.Valuation;

class DelayTest {

    private static Case discounted(Case read, Rational factor) {
        Case.Builder builder = read.change();
        builder.profiles.replaceAll(p -> new Profile(
                p.party(), p.utility(), p.stated(), p.party().equals("p0") ? factor : null, p.basis(), p.meta()));
        return builder.build();
    }

    @Property(tries = 100)
    void waiting_multiplies_utilities_and_leaves_dominance_and_reservation_values_alone(@ForAll long seed) {
        Random random = new Random(seed);
        Case read = discounted(
                random.nextBoolean() ? Spaces.tied(random, 2, 4, 3) : Spaces.decimal(random, 2, 3, 3, 3),
                Rational.of(1 + random.nextInt(9), 10));
        Delay late = Delay.of(read, Rational.ONE);
        Valuation now = Valuation.of(read).orElseThrow();
        Valuation then = Valuation.of(late.at()).orElseThrow();
        now.each(picks -> {
            assertThat(then.utility(0, picks))
                    .isEqualTo(now.utility(0, picks).times(late.factors().get("p0")));
            assertThat(then.utility(1, picks)).isEqualTo(now.utility(1, picks));
        });
        assertThat(then.reservations()).isEqualTo(now.reservations());
        assertThat(then.disagreement()).isEqualTo(now.disagreement());
        assertThat(ParetoFrontier.of(then).orElseThrow().size())
                .isEqualTo(ParetoFrontier.of(now).orElseThrow().size());
    }

    @Test
    void at_half_time_the_factor_is_the_root_of_the_discount_to_nine_decimals() {
        Case read = discounted(Spaces.decimal(new Random(1), 2, 2, 2, 2), Rational.parse("0.81"));
        Delay half = Delay.of(read, Rational.of(1, 2));
        assertThat(half.factors().get("p0")).isEqualTo(Rational.parse("0.9"));
        assertThat(half.factors().get("p1")).isEqualTo(Rational.ONE);
        assertThat(Delay.of(read, Rational.ZERO).at()).isEqualTo(read);
        assertThatThrownBy(() -> Delay.of(read, Rational.of(2))).hasMessageContaining("between 0 and 1");
    }

    @Test
    void a_utility_that_is_clipped_is_not_discounted_part_by_part() {
        Case read = null;
        for (long seed = 0; read == null || Valuation.of(read).orElseThrow().separable(); seed++) {
            read = discounted(Spaces.rectangles(new Random(seed), 3, 3, 6), Rational.parse("0.5"));
        }
        List<Profile> profiles = read.profiles();
        assertThat(profiles).hasSize(2);
        Case.Builder tight = read.change();
        tight.profiles.replaceAll(p -> p.party().equals("p0")
                ? new Profile(
                        "p0",
                        new org.parley.model.UtilityFunction.HyperRectangles(
                                ((org.parley.model.UtilityFunction.HyperRectangles) p.utility()).rectangles(),
                                org.parley.model.UtilityFunction.Aggregation.SUM,
                                Rational.of(1, 1000)),
                        p.stated(),
                        p.discount(),
                        p.basis(),
                        p.meta())
                : p);
        assertThatThrownBy(() -> Delay.of(tight.build(), Rational.ONE)).hasMessageContaining("clipped");
    }
}
