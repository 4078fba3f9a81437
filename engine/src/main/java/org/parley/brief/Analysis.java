package org.parley.brief;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.parley.bargaining.Acceptable;
import org.parley.bargaining.AdjustedWinner;
import org.parley.bargaining.BargainingSolution;
import org.parley.bargaining.Blocking;
import org.parley.bargaining.DirectAnswer;
import org.parley.bargaining.DirectSolution;
import org.parley.diagnosis.Diagnosis;
import org.parley.diagnosis.Meeting;
import org.parley.model.Case;
import org.parley.model.Outcome;
import org.parley.pareto.Indicators;
import org.parley.pareto.ParetoFrontier;
import org.parley.pareto.RoundedFrontier;
import org.parley.pareto.Valuation;

/**
 * The figures of a case: frontier, solutions, acceptable outcomes, sticking points.
 *
 * @param frontier empty where not every party has a measured profile
 * @param solutions empty lists where there is no frontier
 * @param direct for each rule, a solution that was found without a frontier, because that is too large, or why none was;
 *     empty where there is a frontier
 * @param acceptable empty where there are no profiles or too many outcomes
 * @param indicators empty where there is no frontier, or none with a point
 * @param rounded what GENIUS counts on the same frontier; empty where it has no such profile or the outcomes are too many
 * @param division Adjusted Winner, where it applies
 * @param blocking for three parties and more, which coalitions could block the first outcome of a solution; an empty list
 *     where it lies in the core, no entry where that was not looked at
 * @param asked what was asked for beyond
 * @param meeting outcomes that meet every demand and reservation value; empty where there are none or too many to try
 */
public record Analysis(
        Case analyzed,
        Optional<ParetoFrontier> frontier,
        Map<BargainingSolution, List<ParetoFrontier.Point>> solutions,
        List<DirectAnswer> direct,
        Optional<Acceptable> acceptable,
        Optional<Indicators> indicators,
        Optional<RoundedFrontier> rounded,
        Optional<AdjustedWinner> division,
        Diagnosis diagnosis,
        Optional<Meeting> meeting,
        Map<BargainingSolution, List<Blocking>> blocking,
        Asked asked) {

    private static final int SOME = 500;

    /** Outcomes of the frontier, evenly chosen, that may meet everything. */
    private static List<Outcome> some(ParetoFrontier frontier) {
        int step = Math.max(1, frontier.size() / SOME);
        return IntStream.iterate(0, i -> i < frontier.size(), i -> i + step)
                .mapToObj(i -> frontier.points().get(i).outcome())
                .toList();
    }

    private static List<DirectAnswer> direct(Valuation valuation) {
        return Arrays.stream(BargainingSolution.values())
                .map(solution -> DirectSolution.of(valuation, solution))
                .toList();
    }

    public static Analysis of(Case read) {
        Optional<Valuation> valuation = Valuation.of(read);
        Optional<ParetoFrontier> frontier = valuation.flatMap(ParetoFrontier::of);
        Optional<RoundedFrontier> rounded = frontier.flatMap(RoundedFrontier::of);
        Map<BargainingSolution, List<ParetoFrontier.Point>> solutions = new EnumMap<>(BargainingSolution.class);
        for (BargainingSolution solution : BargainingSolution.values()) {
            solutions.put(solution, frontier.map(solution::of).orElse(List.of()));
        }
        return new Analysis(
                read,
                frontier,
                solutions,
                frontier.isPresent()
                        ? List.of()
                        : valuation.map(Analysis::direct).orElse(List.of()),
                valuation.flatMap(v -> Acceptable.of(v, read.decision())),
                frontier.filter(f -> f.size() > 0).map(f -> Indicators.of(f, rounded)),
                rounded,
                AdjustedWinner.of(read),
                Diagnosis.of(read, frontier.map(Analysis::some).orElse(List.of())),
                Meeting.of(read),
                blocking(read, solutions),
                Asked.NOTHING);
    }

    private static Map<BargainingSolution, List<Blocking>> blocking(
            Case read, Map<BargainingSolution, List<ParetoFrontier.Point>> solutions) {
        Map<BargainingSolution, List<Blocking>> all = new EnumMap<>(BargainingSolution.class);
        Optional<Valuation> valuation = Valuation.of(read).filter(v -> v.count() > 2);
        solutions.forEach((solution, points) -> points.stream()
                .findFirst()
                .flatMap(point -> valuation.flatMap(v -> Blocking.of(v, read.decision(), point.outcome())))
                .ifPresent(found -> all.put(solution, found)));
        return all;
    }

    /** The same figures, with what else was asked for. */
    public Analysis with(Asked other) {
        return new Analysis(
                analyzed,
                frontier,
                solutions,
                direct,
                acceptable,
                indicators,
                rounded,
                division,
                diagnosis,
                meeting,
                blocking,
                other);
    }

    /** Parties that Kalai-Smorodinsky leaves out, because no rational outcome gives them a gain. */
    public List<String> withoutGain() {
        return solutions
                        .getOrDefault(BargainingSolution.KALAI_SMORODINSKY, List.of())
                        .isEmpty()
                ? List.of()
                : frontier.map(BargainingSolution::withoutGain).orElse(List.of());
    }
}
