package org.parley.bargaining;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.parley.model.Outcome;
import org.parley.model.Rational;
import org.parley.pareto.Indicators;
import org.parley.pareto.ParetoFrontier;
import org.parley.pareto.Valuation;

/**
 * Where one outcome stands: what it is worth, what beats it, how far it is from the frontier and from each solution.
 *
 * @param utilities exact, in the order of the parties
 * @param beatenBy a frontier point that dominates it; empty where it lies on the frontier
 * @param toFrontier Euclidean distance to the nearest frontier point
 * @param toSolution Euclidean distance to the nearest point of each solution that there is
 */
public record Standing(
        Outcome outcome,
        List<Rational> utilities,
        Optional<ParetoFrontier.Point> beatenBy,
        double toFrontier,
        Map<BargainingSolution, Double> toSolution) {

    public Standing {
        utilities = List.copyOf(utilities);
        toSolution = Map.copyOf(toSolution);
    }

    /** @throws IllegalArgumentException if the outcome leaves an issue out, names what is not there, or is not allowed */
    public static Standing of(
            ParetoFrontier frontier, Map<BargainingSolution, List<ParetoFrontier.Point>> solutions, Outcome outcome) {
        Valuation valuation = frontier.valuation();
        int[] picks = valuation.space().picks(outcome);
        if (!valuation.allows(picks)) {
            throw new IllegalArgumentException("the outcome is ruled out by a constraint of the case");
        }
        List<Rational> here = valuation.utilities(picks);
        double nearest = Double.POSITIVE_INFINITY;
        Optional<ParetoFrontier.Point> beats = Optional.empty();
        for (int i = 0; i < frontier.size(); i++) {
            double sum = 0;
            boolean noWorse = true;
            for (int p = 0; p < here.size(); p++) {
                double apart = frontier.approximate(p, i) - here.get(p).toDouble();
                sum += apart * apart;
                noWorse = noWorse && frontier.atLeast(p, i, here.get(p));
            }
            nearest = Math.min(nearest, Math.sqrt(sum));
            if (noWorse
                    && beats.isEmpty()
                    && !frontier.points().get(i).utilities().equals(here)) {
                beats = Optional.of(frontier.points().get(i));
            }
        }
        Map<BargainingSolution, Double> distances = new EnumMap<>(BargainingSolution.class);
        solutions.forEach((solution, points) -> points.stream()
                .mapToDouble(p -> Indicators.distance(p.utilities(), here))
                .min()
                .ifPresent(distance -> distances.put(solution, distance)));
        return new Standing(valuation.space().outcome(picks), here, beats, nearest, distances);
    }
}
