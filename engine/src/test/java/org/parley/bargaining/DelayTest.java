package org.parley.bargaining;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.parley.Spaces;
import org.parley.diagnosis.Diagnosis;
import org.parley.formats.DomainReader;
import org.parley.model.Case;
import org.parley.model.Outcome;
import org.parley.model.Profile;
import org.parley.model.Rational;
import org.parley.pareto.Coverage;
import org.parley.pareto.FrontierChecker;
import org.parley.pareto.ParetoFrontier;
import org.parley.pareto.Valuation;
import org.parley.solver.Clause;

class DelayTest {

    private static final Path NONLINEAR = Path.of("../shared/scenarios/genius/nonlinear/S-1NIKFRT-1");

    private static Case discounted(Case read, Rational factor) {
        Case.Builder builder = read.change();
        builder.profiles.replaceAll(p -> new Profile(
                p.party(), p.utility(), p.stated(), p.party().equals("p0") ? factor : null, p.basis(), p.meta()));
        return builder.build();
    }

    /** Of every kind: sums, rectangles, groups, clipped at 1 or not. */
    private static Case any(Random random) {
        return switch (random.nextInt(5)) {
            case 0 -> Spaces.tied(random, 2, 4, 3);
            case 1 -> Spaces.decimal(random, 3, 3, 3, 3);
            case 2 -> Spaces.heavier(Spaces.decimal(random, 2, 4, 3, 2));
            case 3 -> Spaces.rectangles(random, 2, 3, 3, 5);
            default -> Spaces.groups(random, 2, 3, 3);
        };
    }

    @Property(tries = 300)
    void waiting_multiplies_utilities_of_any_kind_and_leaves_the_frontier_in_its_order(@ForAll long seed) {
        Random random = new Random(seed);
        Case read = discounted(any(random), Rational.of(1 + random.nextInt(9), 10));
        Delay late = Delay.of(read, Rational.ONE);
        Rational factor = late.factors().get("p0");
        Valuation now = Valuation.of(read).orElseThrow();
        Valuation then = Valuation.of(late.at()).orElseThrow();
        now.each(picks -> {
            assertThat(then.utility(0, picks)).isEqualTo(now.utility(0, picks).times(factor));
            assertThat(then.approximate(0, picks))
                    .isCloseTo(then.utility(0, picks).toDouble(), within(1e-12));
            assertThat(then.utility(1, picks)).isEqualTo(now.utility(1, picks));
        });
        assertThat(then.reservations()).isEqualTo(now.reservations());
        assertThat(then.disagreement()).isEqualTo(now.disagreement());
        ParetoFrontier before = ParetoFrontier.of(now).orElseThrow();
        ParetoFrontier after = ParetoFrontier.of(then).orElseThrow();
        assertThat(after.coverage()).isEqualTo(before.coverage());
        assertThat(after.points()).hasSameSizeAs(before.points());
        for (int i = 0; i < after.size(); i++) {
            assertThat(after.points().get(i).outcome())
                    .isEqualTo(before.points().get(i).outcome());
            assertThat(after.utility(0, i)).isEqualTo(before.utility(0, i).times(factor));
            assertThat(after.utility(1, i)).isEqualTo(before.utility(1, i));
        }
        assertThat(FrontierChecker.faults(late.at(), after.points())).isEmpty();
    }

    @Property(tries = 300)
    void what_is_acceptable_and_chosen_is_what_trying_every_outcome_gives_at_that_time(@ForAll long seed) {
        Random random = new Random(seed);
        Case read = Delay.of(discounted(any(random), Rational.of(1 + random.nextInt(9), 10)), Rational.ONE)
                .at();
        Valuation valuation = Valuation.of(read).orElseThrow();
        List<List<Rational>> rational = new ArrayList<>();
        valuation.each(picks -> {
            Outcome outcome = read.space().outcome(picks);
            List<Rational> utilities = read.profiles().stream()
                    .map(p -> p.utility().of(outcome, read.issues()))
                    .toList();
            boolean accepted = true;
            for (int p = 0; p < utilities.size(); p++) {
                Profile profile = read.profiles().get(p);
                boolean mine = utilities.get(p).compareTo(profile.reservation()) >= 0;
                assertThat(Clause.atLeastReservation("r", read.space(), profile).holds(picks))
                        .isEqualTo(mine);
                accepted &= mine;
            }
            if (accepted) {
                rational.add(utilities);
            }
        });
        ParetoFrontier frontier = ParetoFrontier.of(valuation).orElseThrow();
        Comparator<List<Rational>> sum = Comparator.comparing(u -> u.stream().reduce(Rational.ZERO, Rational::plus));
        assertThat(BargainingSolution.UTILITARIAN.of(frontier).stream()
                        .map(p -> sum(p.utilities()))
                        .findFirst())
                .isEqualTo(rational.stream().max(sum).map(DelayTest::sum));
        assertThat(Acceptable.of(valuation, null).orElseThrow().all().intValueExact())
                .isEqualTo(rational.size());
        assertThat(Diagnosis.of(read, List.of()).compatible()).isEqualTo(!rational.isEmpty());
    }

    private static Rational sum(List<Rational> utilities) {
        return utilities.stream().reduce(Rational.ZERO, Rational::plus);
    }

    @Test
    void at_half_time_the_factor_is_the_root_of_the_discount_to_nine_digits() {
        Case read = discounted(Spaces.decimal(new Random(1), 2, 2, 2, 2), Rational.parse("0.81"));
        Delay half = Delay.of(read, Rational.of(1, 2));
        assertThat(half.factors().get("p0")).isEqualTo(Rational.parse("0.9"));
        assertThat(half.factors().get("p1")).isEqualTo(Rational.ONE);
        assertThat(Delay.of(read, Rational.ZERO).at()).isEqualTo(read);
        assertThatThrownBy(() -> Delay.of(read, Rational.of(2))).hasMessageContaining("between 0 and 1");
    }

    @Test
    void a_discount_of_which_nothing_is_left_is_said_so() {
        Case read = discounted(Spaces.decimal(new Random(1), 2, 2, 2, 2), Rational.ZERO);
        assertThatThrownBy(() -> Delay.of(read, Rational.ONE)).hasMessageContaining("leaves nothing");
    }

    @Test
    void a_public_domain_of_rectangles_with_a_discount_in_its_file_stays_exact_at_half_time() {
        assumeTrue(Files.isDirectory(NONLINEAR), "needs ../shared/scenarios");
        Case read =
                DomainReader.read(List.of(NONLINEAR), LocalDate.of(2026, 1, 1)).found();
        Delay half = Delay.of(read, Rational.of(1, 2));
        assertThat(half.factors().values()).allMatch(f -> f.compareTo(Rational.ONE) < 0);
        ParetoFrontier before =
                ParetoFrontier.of(Valuation.of(read).orElseThrow()).orElseThrow();
        ParetoFrontier after =
                ParetoFrontier.of(Valuation.of(half.at()).orElseThrow()).orElseThrow();
        assertThat(after.coverage()).isInstanceOf(Coverage.Exact.class);
        assertThat(after.points().stream().map(ParetoFrontier.Point::outcome))
                .containsExactlyElementsOf(before.points().stream()
                        .map(ParetoFrontier.Point::outcome)
                        .toList());
        assertThat(FrontierChecker.faults(half.at(), after.points())).isEmpty();
    }
}
