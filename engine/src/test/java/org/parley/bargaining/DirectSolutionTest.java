package org.parley.bargaining;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.parley.Spaces;
import org.parley.model.Case;
import org.parley.model.Rational;
import org.parley.pareto.Coverage;
import org.parley.pareto.Indicators;
import org.parley.pareto.ParetoFrontier;
import org.parley.pareto.Valuation;

class DirectSolutionTest {

    private static final List<BargainingSolution> RULES = List.of(
            BargainingSolution.NASH,
            BargainingSolution.KALAI_SMORODINSKY,
            BargainingSolution.EGALITARIAN,
            BargainingSolution.UTILITARIAN);

    @Property(tries = 100)
    void what_is_found_directly_is_as_good_as_what_the_frontier_gives(@ForAll long seed) {
        Random random = new Random(seed);
        Case read = Spaces.decimal(random, 2 + random.nextInt(4), 2 + random.nextInt(4), 4, 4);
        Valuation valuation = Valuation.of(read).orElseThrow();
        ParetoFrontier frontier = ParetoFrontier.of(valuation).orElseThrow();
        for (BargainingSolution rule : RULES) {
            List<ParetoFrontier.Point> exact = rule.of(frontier);
            var direct = DirectSolution.of(valuation, rule);
            boolean gains = switch (rule) {
                case NASH -> !exact.isEmpty() && strict(exact.getFirst().utilities(), valuation);
                // Somebody has something to gain; who has not is left out.
                case KALAI_SMORODINSKY ->
                    IntStream.range(0, valuation.count()).anyMatch(p -> best(p, valuation, frontier) > 0);
                default -> true;
            };
            if (exact.isEmpty() || !gains) {
                continue;
            }
            assertThat(direct).isPresent();
            assertThat(measure(rule, direct.get().utilities(), valuation, frontier))
                    .isCloseTo(measure(rule, exact.getFirst().utilities(), valuation, frontier), within(1e-9));
            assertThat(((Coverage.Bounded) direct.get().coverage()).gap()).isLessThan(1e-6);
        }
    }

    private static boolean strict(List<Rational> utilities, Valuation valuation) {
        for (int p = 0; p < utilities.size(); p++) {
            if (utilities.get(p).compareTo(valuation.disagreement().get(p)) <= 0) {
                return false;
            }
        }
        return true;
    }

    private static double measure(
            BargainingSolution rule, List<Rational> utilities, Valuation valuation, ParetoFrontier frontier) {
        double value = rule == BargainingSolution.NASH || rule == BargainingSolution.UTILITARIAN
                ? 0
                : Double.POSITIVE_INFINITY;
        for (int p = 0; p < utilities.size(); p++) {
            double gain =
                    utilities.get(p).minus(valuation.disagreement().get(p)).toDouble();
            value = switch (rule) {
                case NASH -> value + Math.log(gain);
                case UTILITARIAN -> value + utilities.get(p).toDouble();
                case EGALITARIAN -> Math.min(value, gain);
                default ->
                    best(p, valuation, frontier) > 0 ? Math.min(value, gain / best(p, valuation, frontier)) : value;
            };
        }
        return value;
    }

    private static double best(int party, Valuation valuation, ParetoFrontier frontier) {
        double best = 0;
        for (int i = 0; i < frontier.size(); i++) {
            boolean rational = true;
            for (int p = 0; p < valuation.count(); p++) {
                rational &= frontier.atLeast(p, i, valuation.reservations().get(p));
            }
            best = rational ? Math.max(best, frontier.approximate(party, i)) : best;
        }
        return best - valuation.disagreement().get(party).toDouble();
    }

    @Test
    void kalai_smorodinsky_leaves_out_who_has_nothing_to_gain() {
        Case.Builder builder = Spaces.decimal(new Random(3), 3, 4, 4, 4).change();
        builder.profiles.replaceAll(p -> p.withStated(Rational.ZERO));
        Case open = builder.build();
        Valuation wide = Valuation.of(open).orElseThrow();
        Rational most = Indicators.of(ParetoFrontier.of(wide).orElseThrow(), Optional.empty())
                .best()
                .getFirst();
        builder.profiles.replaceAll(p -> p.party().equals("p0") ? p.withStated(most) : p);
        Valuation valuation = Valuation.of(builder.build()).orElseThrow();
        ParetoFrontier frontier = ParetoFrontier.of(valuation).orElseThrow();
        assertThat(BargainingSolution.withoutGain(frontier)).contains("p0");
        DirectSolution direct = DirectSolution.of(valuation, BargainingSolution.KALAI_SMORODINSKY)
                .orElseThrow();
        var exact = BargainingSolution.KALAI_SMORODINSKY.of(frontier).getFirst();
        assertThat(measure(BargainingSolution.KALAI_SMORODINSKY, direct.utilities(), valuation, frontier))
                .isCloseTo(
                        measure(BargainingSolution.KALAI_SMORODINSKY, exact.utilities(), valuation, frontier),
                        within(1e-9));
    }

    @Test
    void ten_parties_and_10_to_the_20_outcomes_get_an_answer_with_a_gap() {
        Case.Builder builder = Spaces.decimal(new Random(5), 10, 20, 10, 4).change();
        builder.profiles.replaceAll(p -> p.withStated(Rational.ZERO));
        Valuation valuation = Valuation.of(builder.build()).orElseThrow();
        for (BargainingSolution rule : RULES) {
            DirectSolution direct = DirectSolution.of(valuation, rule).orElseThrow();
            assertThat(direct.bound()).isGreaterThanOrEqualTo(direct.value());
            assertThat(direct.bound() - direct.value()).isLessThan(0.35);
        }
    }
}
