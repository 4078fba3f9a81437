package org.parley.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.parley.model.Rational;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** The published small answers: the smallest sum of losses where money is paid, the smallest common one in barter. */
class SafeExchangeOracleTest {

    private static final Path ORACLE = Path.of("../shared/oracles/safe_exchange.yaml");

    @SuppressWarnings("unchecked")
    private static List<Map<String, Object>> expected(String kind) throws IOException {
        assumeTrue(Files.exists(ORACLE), "needs ../shared/oracles");
        Map<String, Object> file =
                (Map<String, Object>) new Load(LoadSettings.builder().build()).loadFromString(Files.readString(ORACLE));
        return (List<Map<String, Object>>) ((Map<String, Object>) file.get("expected")).get(kind);
    }

    @SuppressWarnings("unchecked")
    private static long[][] items(Object rows) {
        return ((List<List<Number>>) rows)
                .stream()
                        .map(row -> row.stream().mapToLong(Number::longValue).toArray())
                        .toArray(long[][]::new);
    }

    private static Rational number(Object written) {
        return Rational.parse(String.valueOf(written));
    }

    @Test
    void payment_against_items_has_the_published_smallest_sum_of_losses() throws IOException {
        List<Map<String, Object>> all = expected("payment_vs_items");
        assertThat(all).hasSize(3);
        for (Map<String, Object> one : all) {
            long[][] items = items(one.get("items_cost_value"));
            Rational least = number(one.get("min_total_defection_cost"));
            Rational[] cost = column(items, 0);
            Rational[] value = column(items, 1);
            OneSided rule = OneSided.of(cost, value);
            assertThat(rule.least()).isEqualTo(least);
            assertThat(rule.fault(cost, value)).isEmpty();
            long price = 0;
            for (long[] item : items) {
                price += item[0];
            }
            ExchangeProblem sale = Exchanges.sale(items, price);
            TrustGap gap = TrustGap.of(sale, 100_000);
            assertThat(gap.sum()).contains(least);
            assertThat(gap.faults(sale)).isEmpty();
            assertThat(Planner.plan(sale).verdict()).isEqualTo(Planning.Verdict.NO_SAFE_ORDER);
            ExchangeProblem enough = sale.withLoss("a", Worth.of(least));
            Planning planning = Planner.plan(enough);
            assertThat(planning.verdict()).isEqualTo(Planning.Verdict.SAFE);
            assertThat(planning.faults()).isEmpty();
        }
    }

    private static Rational[] column(long[][] items, int column) {
        Rational[] numbers = new Rational[items.length];
        for (int i = 0; i < items.length; i++) {
            numbers[i] = Rational.of(items[i][column]);
        }
        return numbers;
    }

    @Test
    void barter_has_the_published_smallest_common_loss() throws IOException {
        List<Map<String, Object>> all = expected("two_sided_barter");
        assertThat(all).hasSize(2);
        for (Map<String, Object> one : all) {
            long[][] ofA = items(one.get("A_items_cost_to_A_value_to_B"));
            long[][] ofB = items(one.get("B_items_cost_to_B_value_to_A"));
            Rational least = number(one.get("min_symmetric_defection_cost"));
            TrustGap gap = TrustGap.of(Exchanges.barter(ofA, ofB, 0), 100_000);
            assertThat(gap.common()).contains(least);
            assertThat(gap.faults(Exchanges.barter(ofA, ofB, 0))).isEmpty();
            Planning planning =
                    Planner.plan(Exchanges.barter(ofA, ofB, least.numerator().longValueExact()));
            assertThat(planning.verdict()).isEqualTo(Planning.Verdict.SAFE);
            assertThat(planning.faults()).isEmpty();
            assertThat(planning.plan().orElseThrow().steps())
                    .hasSize(((List<?>) one.get("shortest_safe_sequence")).size());
        }
    }
}
