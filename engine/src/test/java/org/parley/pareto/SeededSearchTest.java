package org.parley.pareto;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ForkJoinPool;
import org.junit.jupiter.api.Test;
import org.parley.Spaces;
import org.parley.model.Case;
import org.parley.model.Rational;

class SeededSearchTest {

    @Test
    void what_it_finds_is_attained_and_nearly_all_of_small_frontiers() {
        int known = 0;
        int found = 0;
        for (long seed = 0; seed < 10; seed++) {
            Valuation valuation = Valuation.of(Spaces.rectangles(new Random(seed), 3, 4, 5, 10))
                    .orElseThrow();
            Set<List<Rational>> exact = new HashSet<>();
            ParetoFrontier.of(valuation).orElseThrow().points().forEach(p -> exact.add(p.utilities()));
            ParetoFrontier sampled = SeededSearch.run(valuation, seed, null).orElseThrow();
            for (ParetoFrontier.Point point : sampled.points()) {
                assertThat(valuation.utilities(valuation.space().picks(point.outcome())))
                        .isEqualTo(point.utilities());
                found += exact.contains(point.utilities()) ? 1 : 0;
            }
            known += exact.size();
        }
        assertThat((double) found / known).isGreaterThan(0.9);
    }

    @Test
    void a_space_that_nothing_else_can_do_is_sampled_and_says_so() {
        Case read = Spaces.rectangles(new Random(5), 3, 12, 10, 25);
        ParetoFrontier frontier =
                ParetoFrontier.of(Valuation.of(read).orElseThrow()).orElseThrow();
        assertThat(frontier.coverage()).isInstanceOf(Coverage.Sampled.class);
        assertThat(frontier.toString()).contains("sampled").contains("seed 1");
        for (ParetoFrontier.Point one : frontier.points()) {
            for (ParetoFrontier.Point other : frontier.points()) {
                boolean noWorse = true;
                for (int p = 0; p < 3; p++) {
                    noWorse &=
                            one.utilities().get(p).compareTo(other.utilities().get(p)) >= 0;
                }
                assertThat(noWorse).isEqualTo(one.utilities().equals(other.utilities()));
            }
        }
    }

    @Test
    void the_same_seed_finds_the_same_on_any_number_of_threads() throws Exception {
        Valuation valuation =
                Valuation.of(Spaces.rectangles(new Random(7), 3, 8, 10, 20)).orElseThrow();
        List<ParetoFrontier.Point> here =
                SeededSearch.run(valuation, 3, null).orElseThrow().points();
        try (ForkJoinPool one = new ForkJoinPool(1)) {
            List<ParetoFrontier.Point> alone = one.submit(() ->
                            SeededSearch.run(valuation, 3, null).orElseThrow().points())
                    .get();
            assertThat(alone).isEqualTo(here);
        }
    }
}
