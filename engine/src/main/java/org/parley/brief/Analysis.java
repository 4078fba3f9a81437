package org.parley.brief;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.parley.bargaining.Acceptable;
import org.parley.bargaining.AdjustedWinner;
import org.parley.bargaining.BargainingSolution;
import org.parley.diagnosis.Diagnosis;
import org.parley.diagnosis.Meeting;
import org.parley.model.Case;
import org.parley.pareto.ParetoFrontier;
import org.parley.pareto.Valuation;

/**
 * The figures of a case: frontier, solutions, acceptable outcomes, sticking points.
 *
 * @param frontier empty where not every party has a measured profile
 * @param solutions empty lists where there is no frontier
 * @param acceptable empty where there are no profiles or too many outcomes
 * @param distribution empty likewise
 * @param division Adjusted Winner, where it applies
 * @param meeting outcomes that meet every demand and reservation value; empty where there are none or too many to try
 */
public record Analysis(
        Case analyzed,
        Optional<ParetoFrontier> frontier,
        Map<BargainingSolution, List<ParetoFrontier.Point>> solutions,
        Optional<Acceptable> acceptable,
        OptionalDouble distribution,
        Optional<AdjustedWinner> division,
        Diagnosis diagnosis,
        Optional<Meeting> meeting) {

    public static Analysis of(Case read) {
        Optional<Valuation> valuation = Valuation.of(read);
        Optional<ParetoFrontier> frontier = valuation.map(ParetoFrontier::of);
        Map<BargainingSolution, List<ParetoFrontier.Point>> solutions = new EnumMap<>(BargainingSolution.class);
        for (BargainingSolution solution : BargainingSolution.values()) {
            solutions.put(
                    solution,
                    valuation.flatMap(v -> frontier.map(f -> solution.of(f, v))).orElse(List.of()));
        }
        return new Analysis(
                read,
                frontier,
                solutions,
                valuation.flatMap(v -> Acceptable.of(v, read.decision())),
                valuation.flatMap(v -> frontier.map(f -> f.distribution(v))).orElse(OptionalDouble.empty()),
                AdjustedWinner.of(read),
                Diagnosis.of(read),
                Meeting.of(read));
    }
}
