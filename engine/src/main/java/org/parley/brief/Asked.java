package org.parley.brief;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.parley.bargaining.BargainingSolution;
import org.parley.bargaining.Delay;
import org.parley.bargaining.Lotteries;
import org.parley.bargaining.Standing;
import org.parley.model.Outcome;
import org.parley.model.Rational;
import org.parley.pareto.FrontierCheck;
import org.parley.pareto.FrontierChecker;
import org.parley.pareto.ParetoFrontier;

/**
 * What somebody asked for beyond the figures of an {@link Analysis}, and what they should know of how the files were read; each
 * is empty where there is nothing of it.
 *
 * @param warnings of the reader of another tool's files, one sentence each
 * @param published the frontier beside a published one
 * @param standing where one outcome stands
 * @param lotteries expected utilities, if lots may be drawn; for two parties
 * @param weighted the Nash solution with unequal weights
 * @param delay the time at which everything stands
 * @param check what an independent check of the frontier found
 */
public record Asked(
        List<String> warnings,
        Optional<Published> published,
        Optional<Standing> standing,
        Optional<Lotteries> lotteries,
        Optional<Weighted> weighted,
        Optional<Delay> delay,
        Optional<FrontierCheck> check) {

    public static final Asked NOTHING = new Asked(
            List.of(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty());

    public Asked {
        warnings = List.copyOf(warnings);
    }

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

    /** The same, beside a frontier that was published; nothing is compared where either is missing. */
    public Asked beside(List<List<Rational>> points, Analysis analysis) {
        Optional<Published> compared = points.isEmpty()
                ? Optional.empty()
                : analysis.frontier()
                        .map(f -> new Published(points.size(), (int) points.stream()
                                .filter(point -> matched(f, point))
                                .count()));
        return new Asked(warnings, compared, standing, lotteries, weighted, delay, check);
    }

    /** @throws IllegalArgumentException if the outcome is none of the case, or there is no frontier to hold it against */
    public Asked outcome(Outcome outcome, Analysis analysis) {
        ParetoFrontier frontier = analysis.frontier()
                .orElseThrow(() -> new IllegalArgumentException("there is no frontier to hold an outcome against"));
        Standing found = Standing.of(frontier, analysis.solutions(), outcome);
        return new Asked(warnings, published, Optional.of(found), lotteries, weighted, delay, check);
    }

    /** With lotteries, where there are two parties and a frontier. */
    public Asked lots(Analysis analysis) {
        return new Asked(
                warnings, published, standing, analysis.frontier().flatMap(Lotteries::of), weighted, delay, check);
    }

    /**
     * With the Nash solution for these weights, one per party in order.
     *
     * @throws IllegalArgumentException if they are not one for each party from 1 to {@link BargainingSolution#HEAVIEST}, or
     *     there is no frontier
     */
    public Asked weights(List<Integer> weights, Analysis analysis) {
        ParetoFrontier frontier = analysis.frontier()
                .orElseThrow(
                        () -> new IllegalArgumentException("there is no frontier from which to choose by weights"));
        Weighted found = new Weighted(weights, BargainingSolution.nash(frontier, weights));
        return new Asked(warnings, published, standing, lotteries, Optional.of(found), delay, check);
    }

    /** With what the reader of the files said. */
    public Asked readWith(List<String> said) {
        return new Asked(said, published, standing, lotteries, weighted, delay, check);
    }

    /** Whether an independent check was asked for and found something wrong with the frontier. */
    public boolean isFaulty() {
        return check.filter(found -> !found.faults().isEmpty()).isPresent();
    }

    /**
     * With a check of the frontier by other means than the ones that found it.
     *
     * @throws IllegalArgumentException if there is no frontier to check
     */
    public Asked checked(Analysis analysis) {
        ParetoFrontier frontier =
                analysis.frontier().orElseThrow(() -> new IllegalArgumentException("there is no frontier to check"));
        FrontierCheck found = FrontierChecker.check(analysis.analyzed(), frontier);
        return new Asked(warnings, published, standing, lotteries, weighted, delay, Optional.of(found));
    }

    /** The time at which the analyzed case already stands. */
    public Asked at(Delay late) {
        return new Asked(warnings, published, standing, lotteries, weighted, Optional.of(late), check);
    }

    private static boolean matched(ParetoFrontier frontier, List<Rational> point) {
        return IntStream.range(0, frontier.size())
                .anyMatch(i -> IntStream.range(
                                0, Math.min(point.size(), frontier.valuation().count()))
                        .allMatch(
                                p -> frontier.approximate(p, i) >= point.get(p).toDouble() - 1e-6));
    }
}
