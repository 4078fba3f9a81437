package org.parley.pareto;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ForkJoinPool;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class DominanceTest {

    @Property
    void what_is_kept_is_what_no_other_point_dominates(
            @ForAll long seed, @ForAll @IntRange(min = 1, max = 6) int parties, @ForAll @IntRange(max = 60) int size) {
        Random random = new Random(seed);
        int values = 1 + random.nextInt(8);
        long[][] columns = new long[parties][size];
        for (long[] column : columns) {
            Arrays.setAll(column, i -> random.nextInt(values) - values / 2);
        }
        assertThat(rows(columns, Dominance.undominated(columns))).isEqualTo(slow(columns));
    }

    @Test
    void thousands_of_points_of_many_parties_are_filtered_alike_on_one_thread_and_on_all() throws Exception {
        Random random = new Random(3);
        for (int parties = 2; parties <= 7; parties++) {
            long[][] columns = new long[parties][6_000];
            for (long[] column : columns) {
                Arrays.setAll(column, i -> random.nextLong(-500, 500));
            }
            int[] kept = Dominance.undominated(columns);
            assertThat(rows(columns, kept)).isEqualTo(slow(columns));
            try (ForkJoinPool single = new ForkJoinPool(1)) {
                assertThat(single.submit(() -> Dominance.undominated(columns)).get())
                        .isEqualTo(kept);
            }
        }
    }

    @Test
    void doubles_are_compared_as_they_are_and_minus_zero_is_zero() {
        double[][] points = {{0.1 + 0.2, 0.3, -0.0, 0.0, -1.5}, {0.5, 0.5, 0.7, 0.7, 0.9}};
        assertThat(Dominance.undominated(points)).containsExactly(0, 2, 4);
    }

    @Test
    void numbers_at_both_ends_of_the_range_are_told_apart() {
        long[][] points = {{Long.MAX_VALUE, Long.MIN_VALUE, 0}, {Long.MIN_VALUE, Long.MAX_VALUE, 0}};
        assertThat(Dominance.undominated(points)).containsExactly(0, 2, 1);
    }

    @Test
    void every_point_of_a_zero_sum_set_stays() {
        Random random = new Random(5);
        double[][] points = new double[2][20_000];
        for (int i = 0; i < points[0].length; i++) {
            points[0][i] = random.nextDouble();
            points[1][i] = 1 - points[0][i];
        }
        // Rounding 1 - x can tie two of them; doubles that differ in x and tie in 1 - x leave the smaller x dominated.
        assertThat(Dominance.undominated(points).length).isGreaterThan(19_990);
    }

    @Test
    void a_point_without_a_number_is_refused() {
        assertThatThrownBy(() -> Dominance.undominated(new double[][] {{Double.NaN}, {1}}))
                .hasMessageContaining("NaN");
        assertThatThrownBy(() -> Dominance.undominated(new long[][] {{1}, {1, 2}}))
                .isInstanceOf(IllegalArgumentException.class);
        assertThat(Dominance.undominated(new long[][] {{}, {}})).isEmpty();
    }

    private static List<List<Long>> rows(long[][] columns, int[] chosen) {
        List<List<Long>> rows = new ArrayList<>();
        for (int i : chosen) {
            rows.add(Arrays.stream(columns).map(c -> c[i]).toList());
        }
        return rows;
    }

    /** Every pair compared; distinct rows, best for the first party first. */
    private static List<List<Long>> slow(long[][] columns) {
        List<List<Long>> all = rows(
                columns, java.util.stream.IntStream.range(0, columns[0].length).toArray());
        return all.stream()
                .distinct()
                .filter(x -> all.stream().noneMatch(y -> dominates(y, x)))
                .sorted((a, b) -> {
                    for (int p = 0; p < a.size(); p++) {
                        if (!a.get(p).equals(b.get(p))) {
                            return Long.compare(b.get(p), a.get(p));
                        }
                    }
                    return 0;
                })
                .toList();
    }

    private static boolean dominates(List<Long> one, List<Long> other) {
        boolean better = false;
        for (int p = 0; p < one.size(); p++) {
            if (one.get(p) < other.get(p)) {
                return false;
            }
            better |= one.get(p) > other.get(p);
        }
        return better;
    }
}
