package org.parley.pareto;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Optional;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.parley.Spaces;
import org.parley.model.Case;

class IndicatorsTest {

    @Property(tries = 100)
    void distances_and_shares_equal_a_plain_walk_over_all_outcomes(@ForAll long seed) {
        Random random = new Random(seed);
        Case read = switch (random.nextInt(3)) {
            case 0 -> Spaces.decimal(random, 2 + random.nextInt(3), 4, 4, 3);
            case 1 -> Spaces.tied(random, 2 + random.nextInt(2), 4, 4);
            default -> Spaces.rectangles(random, 4, 4, 8);
        };
        Valuation valuation = Valuation.of(read).orElseThrow();
        ParetoFrontier frontier = ParetoFrontier.of(valuation).orElseThrow();
        Indicators indicators = Indicators.of(frontier, Optional.empty());
        double[] sums = new double[2];
        int[] counts = new int[2];
        valuation.each(picks -> {
            var here = valuation.utilities(picks);
            sums[0] += frontier.points().stream()
                    .mapToDouble(p -> Indicators.distance(p.utilities(), here))
                    .min()
                    .orElse(0);
            counts[0]++;
            boolean rational = true;
            for (int p = 0; p < here.size(); p++) {
                rational &= here.get(p).compareTo(valuation.reservations().get(p)) >= 0;
            }
            counts[1] += rational ? 1 : 0;
        });
        assertThat(indicators.distribution().orElseThrow()).isCloseTo(sums[0] / counts[0], within(1e-9));
        assertThat(indicators.rational().orElseThrow()).isEqualTo((double) counts[1] / counts[0]);
        assertThat(indicators.opposition())
                .isCloseTo(
                        frontier.points().stream()
                                .mapToDouble(p -> Indicators.distance(
                                        p.utilities(),
                                        java.util.Collections.nCopies(
                                                valuation.count(), org.parley.model.Rational.ONE)))
                                .min()
                                .orElseThrow(),
                        within(1e-9));
    }

    @Property(tries = 100)
    void the_hypervolume_is_the_share_of_a_fine_grid_that_some_point_dominates(@ForAll long seed) {
        Random random = new Random(seed);
        int parties = 2 + random.nextInt(2);
        ParetoFrontier frontier = ParetoFrontier.of(
                        Valuation.of(Spaces.tied(random, parties, 3, 3)).orElseThrow())
                .orElseThrow();
        int fine = 40;
        int dominated = 0;
        int all = (int) Math.pow(fine, parties);
        for (int cell = 0; cell < all; cell++) {
            int at = cell;
            boolean covered = false;
            for (ParetoFrontier.Point point : frontier.points()) {
                boolean below = true;
                int rest = at;
                for (int p = 0; p < parties; p++) {
                    below &= (rest % fine + 0.5) / fine
                            <= point.utilities().get(p).toDouble();
                    rest /= fine;
                }
                covered |= below;
            }
            dominated += covered ? 1 : 0;
        }
        assertThat(Indicators.of(frontier, Optional.empty()).hypervolume().orElseThrow())
                .isCloseTo((double) dominated / all, within(0.08));
    }

    @org.junit.jupiter.api.Test
    void definitions_name_every_figure() {
        assertThat(Indicators.DEFINITIONS).hasSizeGreaterThan(5).allMatch(d -> d.contains(": "));
        assertThat(List.of("opposition", "distribution", "ideal", "nadir", "hypervolume"))
                .allMatch(word -> Indicators.DEFINITIONS.stream().anyMatch(d -> d.startsWith(word)));
    }
}
