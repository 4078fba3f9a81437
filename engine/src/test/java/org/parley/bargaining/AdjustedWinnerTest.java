package org.parley.bargaining;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.parley.Cases;
import org.parley.model.Rational;

class AdjustedWinnerTest {

    @TestFactory
    @SuppressWarnings("unchecked")
    List<DynamicTest> every_published_case_ends_at_the_published_points() {
        List<DynamicTest> tests = new ArrayList<>();
        for (Map<String, Object> one :
                (List<Map<String, Object>>) Cases.oracle("aw_cases").get("cases")) {
            tests.add(DynamicTest.dynamicTest(String.valueOf(one.get("id")), () -> {
                Map<String, Rational> first = new LinkedHashMap<>();
                Map<String, Rational> second = new LinkedHashMap<>();
                ((Map<String, List<Integer>>) one.get("points")).forEach((issue, points) -> {
                    first.put(issue, Rational.of(points.get(0)));
                    second.put(issue, Rational.of(points.get(1)));
                });
                AdjustedWinner division = AdjustedWinner.divide((List<String>) one.get("parties"), first, second);
                Map<String, Object> computed = (Map<String, Object>) one.get("computed");
                String each = String.valueOf(((List<Object>) computed.get("final_each")).getFirst());
                assertThat(division.totals()).containsExactly(Rational.parse(each), Rational.parse(each));
                Map<String, Object> shares = (Map<String, Object>) computed.get("share_of_first_party");
                shares.forEach((issue, share) -> assertThat(division.shares().get(issue))
                        .as(issue)
                        .isEqualTo(Rational.parse(String.valueOf(share))));
            }));
        }
        return tests;
    }

    @Test
    void the_shipped_cases_divide_as_published() {
        AdjustedWinner camp =
                AdjustedWinner.of(Cases.shipped("camp-david-1978")).orElseThrow();
        assertThat(camp.totals()).containsExactly(Rational.of(395, 6), Rational.of(395, 6));
        assertThat(share(camp, "israel", "sinai")).isEqualTo(Rational.of(1, 6));
        AdjustedWinner panama = AdjustedWinner.of(Cases.shipped("panama-1974")).orElseThrow();
        assertThat(panama.totals()).containsExactly(Rational.of(66), Rational.of(66));
        assertThat(share(panama, "us", "land-and-water")).isEqualTo(Rational.of(2, 15));
    }

    private static Rational share(AdjustedWinner division, String party, String issue) {
        Rational first = division.shares().get(issue);
        return division.parties().getFirst().equals(party) ? first : Rational.ONE.minus(first);
    }
}
