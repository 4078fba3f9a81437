package org.parley.bargaining;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.parley.Spaces;
import org.parley.model.Rational;
import org.parley.pareto.ParetoFrontier;
import org.parley.pareto.Valuation;

class LotteriesTest {

    @Property(tries = 200)
    void no_outcome_lies_beyond_a_line_between_corners_and_no_lottery_of_two_beats_the_nash_draw(@ForAll long seed) {
        Random random = new Random(seed);
        Valuation valuation = Valuation.of(Spaces.tied(random, 2, 3, 3)).orElseThrow();
        ParetoFrontier frontier = ParetoFrontier.of(valuation).orElseThrow();
        Lotteries lotteries = Lotteries.of(frontier).orElseThrow();
        List<ParetoFrontier.Point> corners = lotteries.corners();
        assertThat(frontier.points()).containsAll(corners);
        for (int i = 0; i + 1 < corners.size(); i++) {
            Rational across = at(corners.get(i + 1), 1).minus(at(corners.get(i), 1));
            Rational along = at(corners.get(i), 0).minus(at(corners.get(i + 1), 0));
            for (ParetoFrontier.Point point : frontier.points()) {
                Rational value = across.times(at(point, 0)).plus(along.times(at(point, 1)));
                Rational line = across.times(at(corners.get(i), 0)).plus(along.times(at(corners.get(i), 1)));
                assertThat(value).isLessThanOrEqualTo(line);
            }
        }
        Rational found =
                lotteries.nash().map(d -> product(valuation, d.expected())).orElse(Rational.ZERO);
        for (ParetoFrontier.Point one : frontier.points()) {
            for (ParetoFrontier.Point other : frontier.points()) {
                for (int share = 0; share <= 20; share++) {
                    Rational part = Rational.of(share, 20);
                    Rational rest = Rational.ONE.minus(part);
                    List<Rational> mixed = List.of(
                            at(one, 0).times(part).plus(at(other, 0).times(rest)),
                            at(one, 1).times(part).plus(at(other, 1).times(rest)));
                    assertThat(product(valuation, mixed)).isLessThanOrEqualTo(found);
                }
            }
        }
    }

    /** The product of gains; 0 where a party has less than its reservation value. */
    private static Rational product(Valuation valuation, List<Rational> utilities) {
        Rational product = Rational.ONE;
        for (int p = 0; p < 2; p++) {
            Rational gain = utilities.get(p).minus(valuation.disagreement().get(p));
            boolean rational =
                    utilities.get(p).compareTo(valuation.reservations().get(p)) >= 0;
            product = rational && gain.signum() > 0 ? product.times(gain) : Rational.ZERO;
        }
        return product;
    }

    private static Rational at(ParetoFrontier.Point point, int party) {
        return point.utilities().get(party);
    }
}
