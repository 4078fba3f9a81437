package org.parley.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.parley.brief.Analysis;
import org.parley.casefile.CaseFile;
import org.parley.model.Case;
import org.parley.model.Condition;
import org.parley.model.Firmness;
import org.parley.model.Rational;
import org.parley.model.UtilityFunction;

/** The README's example in Java, and that it is the same case as the file. */
class OrangeExampleTest {

    @Test
    void the_case_in_java_is_the_case_in_the_file() {
        // region: orange
        Case orange = Case.titled("Two cooks and an orange", LocalDate.of(2024, 1, 1))
                .party("ann", "Ann")
                .party("ben", "Ben")
                .issue("juice", "Who gets the juice?", "ann", "ben")
                .issue("peel", "Who gets the peel?", "ann", "ben")
                .demand(
                        "ann-drinks",
                        "ann",
                        new Condition.OneOf("juice", Set.of("ann")),
                        Firmness.POSITION,
                        "wants the juice to drink")
                .demand(
                        "ben-bakes",
                        "ben",
                        new Condition.OneOf("peel", Set.of("ben")),
                        Firmness.POSITION,
                        "wants the peel to bake with")
                .profile("ann", points("juice", "ann", 8, "peel", "ann", 2), Rational.of(5))
                .profile("ben", points("juice", "ben", 3, "peel", "ben", 7), Rational.of(5))
                .build();
        Analysis analysis = Analysis.of(orange); // frontier, solutions, sticking points ...
        // endregion
        assertThat(orange).isEqualTo(CaseFile.read(Path.of("cases/orange.yaml")));
        assertThat(analysis.diagnosis().compatible()).isTrue();
    }

    private static UtilityFunction points(
            String issue, String option, long points, String other, String otherOption, long otherPoints) {
        return new UtilityFunction.Points(Map.of(
                issue, Map.of(option, Rational.of(points)), other, Map.of(otherOption, Rational.of(otherPoints))));
    }
}
