package org.parley.brief;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.parley.Spaces;
import org.parley.bargaining.BargainingSolution;
import org.parley.bargaining.DirectAnswer;
import org.parley.bargaining.DirectSolution;
import org.parley.model.Case;
import org.parley.model.Rational;
import org.parley.pareto.Valuation;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class DirectAnswersTest {

    /** A small case shown as if its frontier had been too large. */
    private static Analysis without(Case read, List<DirectAnswer> answers) {
        Analysis whole = Analysis.of(read);
        return new Analysis(
                read,
                Optional.empty(),
                whole.solutions().keySet().stream()
                        .collect(java.util.stream.Collectors.toMap(rule -> rule, rule -> List.of())),
                answers,
                whole.acceptable(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                whole.diagnosis(),
                whole.meeting(),
                whole.blocking(),
                Asked.NOTHING);
    }

    @Test
    void a_solution_without_a_frontier_says_whether_it_lies_on_it_and_a_missing_one_says_why() {
        Case read = Spaces.decimal(new Random(2), 2, 3, 3, 2);
        Case.Builder open = read.change();
        open.profiles.replaceAll(p -> p.withStated(Rational.ZERO));
        Case easy = open.build();
        DirectSolution nash =
                (DirectSolution) DirectSolution.of(Valuation.of(easy).orElseThrow(), BargainingSolution.NASH);
        DirectSolution unproved =
                new DirectSolution(BargainingSolution.UTILITARIAN, nash.outcome(), nash.utilities(), 1, 1.5, false);
        DirectAnswer none = new DirectAnswer.None(BargainingSolution.EGALITARIAN, "nobody looked");
        Analysis analysis = without(easy, List.of(nash, unproved, none));
        JsonNode json = JsonMapper.builder().build().readTree(AnalysisJson.write(analysis));
        assertThat(json.at("/solutions/nash/0/on_frontier").asBoolean()).isTrue();
        assertThat(json.at("/solutions/utilitarian/0/on_frontier").asBoolean(true))
                .isFalse();
        assertThat(json.at("/solutions/egalitarian").size()).isZero();
        assertThat(json.at("/unsolved/egalitarian").asString()).isEqualTo("nobody looked");
        assertThat(AnalysisText.of(analysis, 120))
                .anyMatch(line -> line.endsWith("; on the frontier"))
                .anyMatch(line -> line.endsWith("whether it lies on the frontier was not proved in time"))
                .contains("    none: nobody looked");
    }

    @Test
    void rules_that_pick_nothing_from_a_frontier_say_why() {
        Case.Builder strict = Spaces.decimal(new Random(2), 2, 3, 3, 2).change();
        strict.profiles.replaceAll(p -> p.withStated(Rational.ONE));
        JsonNode json = JsonMapper.builder().build().readTree(AnalysisJson.write(Analysis.of(strict.build())));
        assertThat(json.at("/unsolved/nash").asString())
                .isEqualTo("no outcome gives every party its reservation value");
        assertThat(json.at("/unsolved/genius-kalai").isMissingNode()).isTrue();
        assertThat(json.at("/metrics/coverage").asString()).isEqualTo("exact");
    }

    @Test
    void figures_that_are_null_say_why() {
        JsonNode four = JsonMapper.builder()
                .build()
                .readTree(AnalysisJson.write(Analysis.of(Spaces.decimal(new Random(2), 4, 3, 3, 2))));
        assertThat(four.at("/metrics/hypervolume").isNull()).isTrue();
        assertThat(four.at("/metrics/hypervolume_why").asString()).contains("two parties");
        Case.Builder tied = Spaces.decimal(new Random(2), 2, 3, 3, 2).change();
        tied.constraints.add(new org.parley.model.Constraint(
                "c",
                new org.parley.model.Condition.OneOf("i0", java.util.Set.of("o0")),
                "because",
                org.parley.model.Meta.NONE));
        JsonNode constrained = JsonMapper.builder().build().readTree(AnalysisJson.write(Analysis.of(tied.build())));
        assertThat(constrained.at("/frontier/why").asString()).isEqualTo("GENIUS has no constraints");
        JsonNode searched = JsonMapper.builder()
                .build()
                .readTree(AnalysisJson.write(Analysis.of(Spaces.rectangles(new Random(5), 8, 10, 6))));
        assertThat(searched.at("/frontier/outcomes").isNull()).isTrue();
        assertThat(searched.at("/frontier/outcomes_why").asString()).contains("too many");
    }
}
