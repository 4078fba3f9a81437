package org.parley.brief;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.parley.bargaining.Acceptable;
import org.parley.bargaining.AdjustedWinner;
import org.parley.bargaining.BargainingSolution;
import org.parley.bargaining.Blocking;
import org.parley.bargaining.Delay;
import org.parley.bargaining.DirectSolution;
import org.parley.bargaining.Lotteries;
import org.parley.bargaining.Standing;
import org.parley.diagnosis.Diagnosis;
import org.parley.diagnosis.Meeting;
import org.parley.model.Case;
import org.parley.model.Outcome;
import org.parley.model.Rational;
import org.parley.pareto.Indicators;
import org.parley.pareto.ParetoFrontier;
import org.parley.pareto.RoundedFrontier;
import org.parley.pareto.Valuation;

/**
 * The figures of a case: frontier, solutions, acceptable outcomes, sticking points.
 *
 * @param frontier empty where not every party has a measured profile
 * @param solutions empty lists where there is no frontier
 * @param direct solutions that were found without a frontier, because that is too large; empty where there is one
 * @param acceptable empty where there are no profiles or too many outcomes
 * @param indicators empty where there is no frontier, or none with a point
 * @param rounded what GENIUS counts on the same frontier; empty where it has no such profile or the outcomes are too many
 * @param division Adjusted Winner, where it applies
 * @param published beside a published frontier, where one was given
 * @param standing of one outcome, where one was asked for
 * @param blocking for three parties and more, which coalitions could block the first outcome of a solution; an empty list
 *     where it lies in the core, no entry where that was not looked at
 * @param lotteries where they were asked for
 * @param weighted the Nash solution with unequal weights, where they were asked for
 * @param delay the time at which everything stands, where one was asked for
 * @param meeting outcomes that meet every demand and reservation value; empty where there are none or too many to try
 */
public record Analysis(
        Case analyzed,
        Optional<ParetoFrontier> frontier,
        Map<BargainingSolution, List<ParetoFrontier.Point>> solutions,
        List<DirectSolution> direct,
        Optional<Acceptable> acceptable,
        Optional<Indicators> indicators,
        Optional<RoundedFrontier> rounded,
        Optional<AdjustedWinner> division,
        Diagnosis diagnosis,
        Optional<Meeting> meeting,
        Optional<Published> published,
        Optional<Standing> standing,
        Map<BargainingSolution, List<Blocking>> blocking,
        Optional<Lotteries> lotteries,
        Optional<Delay> delay,
        Optional<Weighted> weighted) {

    /**
     * Frontier points that somebody published for the same domain.
     *
     * @param matched how many of them a point found here equals or dominates, up to 1e-6
     */
    public record Published(int points, int matched) {}

    /**
     * The asymmetric Nash solution.
     *
     * @param weights one per party, in order
     */
    public record Weighted(List<Integer> weights, List<ParetoFrontier.Point> points) {
        public Weighted {
            weights = List.copyOf(weights);
            points = List.copyOf(points);
        }

        public static String definition() {
            return "largest product of gains, each to the power of its party's weight (Kalai 1977)";
        }
    }

    private static final int SOME = 500;

    /** Outcomes of the frontier, evenly chosen, that may meet everything. */
    private static List<Outcome> some(ParetoFrontier frontier) {
        int step = Math.max(1, frontier.size() / SOME);
        return IntStream.iterate(0, i -> i < frontier.size(), i -> i + step)
                .mapToObj(i -> frontier.points().get(i).outcome())
                .toList();
    }

    private static List<DirectSolution> direct(Valuation valuation) {
        return Arrays.stream(BargainingSolution.values())
                .flatMap(solution -> DirectSolution.of(valuation, solution).stream())
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
                Optional.empty(),
                Optional.empty(),
                blocking(read, solutions),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
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

    /** The same figures with lotteries, where there are two parties and a frontier, and the time at which they stand. */
    public Analysis with(boolean lots, @Nullable Delay late) {
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
                published,
                standing,
                blocking,
                lots ? frontier.flatMap(Lotteries::of) : Optional.empty(),
                Optional.ofNullable(late),
                weighted);
    }

    /**
     * The same figures beside a published frontier and one outcome.
     *
     * @throws IllegalArgumentException if the outcome is none of the case, or there is no frontier to hold it against
     */
    public Analysis beside(List<List<Rational>> points, @Nullable Outcome outcome) {
        if (outcome != null && frontier.isEmpty()) {
            throw new IllegalArgumentException("there is no frontier to hold an outcome against");
        }
        Optional<Published> compared = points.isEmpty()
                ? Optional.empty()
                : frontier.map(f -> new Published(points.size(), (int)
                        points.stream().filter(point -> matched(f, point)).count()));
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
                compared,
                outcome == null ? Optional.empty() : frontier.map(f -> Standing.of(f, solutions, outcome)),
                blocking,
                lotteries,
                delay,
                weighted);
    }

    /**
     * The same figures and the Nash solution with these weights, one per party in order; without any, the same figures.
     *
     * @throws IllegalArgumentException if they are not one for each party from 1 to {@link BargainingSolution#HEAVIEST}, or
     *     there is no frontier
     */
    public Analysis weighing(List<Integer> weights) {
        if (weights.isEmpty()) {
            return this;
        }
        ParetoFrontier found = frontier.orElseThrow(
                () -> new IllegalArgumentException("there is no frontier from which to choose by weights"));
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
                published,
                standing,
                blocking,
                lotteries,
                delay,
                Optional.of(new Weighted(weights, BargainingSolution.nash(found, weights))));
    }

    /** Parties that Kalai-Smorodinsky leaves out, because no rational outcome gives them a gain. */
    public List<String> withoutGain() {
        return solutions
                        .getOrDefault(BargainingSolution.KALAI_SMORODINSKY, List.of())
                        .isEmpty()
                ? List.of()
                : frontier.map(BargainingSolution::withoutGain).orElse(List.of());
    }

    private static boolean matched(ParetoFrontier frontier, List<Rational> point) {
        return IntStream.range(0, frontier.size())
                .anyMatch(i -> IntStream.range(
                                0, Math.min(point.size(), frontier.valuation().count()))
                        .allMatch(
                                p -> frontier.approximate(p, i) >= point.get(p).toDouble() - 1e-6));
    }
}
