package org.parley.bargaining;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.parley.bargaining.DirectSearch.Found;
import org.parley.model.Outcome;
import org.parley.model.Rational;
import org.parley.pareto.Coverage;
import org.parley.pareto.Valuation;

/**
 * A solution of a space whose frontier is too large to be written down: one outcome, and a proof of how far from the best
 * it can be at most. Ties are not listed.
 *
 * <p>A first search makes the rule's measure as large as can be, and, where the rule compares in order, what comes after
 * it; differences below 1e-12 count as none there. A second one looks for an outcome in which nobody has less and somebody
 * more, so that the solution lies on the frontier; exactly.
 *
 * @param utilities exact, in the order of the parties
 * @param value what the rule makes as large as can be: the sum of the logarithms of the gains (of a largest set of gainers
 *     where not everybody can gain), the smallest gain, the smallest share of the best possible gain, or the sum of
 *     utilities
 * @param bound no rational outcome has more than that
 * @param undominated whether it is proved that no outcome is better for one and worse for none
 */
public record DirectSolution(
        BargainingSolution solution,
        Outcome outcome,
        List<Rational> utilities,
        double value,
        double bound,
        boolean undominated)
        implements DirectAnswer {

    public DirectSolution {
        utilities = List.copyOf(utilities);
    }

    /** How far the outcome may be from the best, in the measure of {@link #value}; rounding included. */
    public Coverage coverage() {
        return new Coverage.Bounded(Math.max(0, bound - value) + 1e-9);
    }

    /** One outcome by this rule, or why there is none. */
    public static DirectAnswer of(Valuation valuation, BargainingSolution solution) {
        if (valuation.constrained()) {
            return new None(solution, "constraints tie issues together, and this search takes them one by one");
        }
        if (!valuation.sumsOfIssues()) {
            return new None(solution, "not every utility is a sum over issues");
        }
        return switch (solution) {
            case UTILITARIAN -> utilitarian(valuation, solution, valuation.reservations());
            case NEGOLOG_KALAI -> utilitarian(valuation, solution, List.of());
            case EGALITARIAN -> {
                List<Rational> ones =
                        valuation.reservations().stream().map(r -> Rational.ONE).toList();
                DirectRule rule = DirectRule.Leximin.of(valuation.disagreement(), ones);
                yield on(valuation, solution, rule, best(valuation, rule));
            }
            case KALAI_SMORODINSKY -> kalaiSmorodinsky(valuation);
            case NASH -> nash(valuation);
            case GENIUS_KALAI -> new None(solution, "it is chosen from the whole frontier");
        };
    }

    private static Found best(Valuation valuation, DirectRule rule) {
        return DirectSearch.best(valuation, rule, valuation.reservations());
    }

    private static DirectAnswer utilitarian(Valuation valuation, BargainingSolution solution, List<Rational> least) {
        DirectRule rule = DirectRule.Sum.all(valuation.count());
        return on(valuation, solution, rule, DirectSearch.best(valuation, rule, least));
    }

    /** What was found, brought onto the frontier. */
    private static DirectAnswer on(Valuation valuation, BargainingSolution solution, DirectRule rule, Found found) {
        if (found.none()) {
            return new None(
                    solution,
                    found.complete()
                            ? "no outcome gives every party its reservation value"
                            : parts("no outcome that gives every party its reservation value was found in"));
        }
        Found last = DirectSearch.undominated(valuation, found);
        double value = rule.of(
                last.utilities().stream().mapToDouble(Rational::toDouble).toArray());
        return new DirectSolution(
                solution,
                valuation.space().outcome(last.picks()),
                last.utilities(),
                value,
                Math.max(value, found.bound()),
                last.complete());
    }

    private static String parts(String missing) {
        return String.format(
                Locale.ROOT,
                "%s %,d parts of the space; whether there is one is open",
                missing,
                DirectSearch.MOST_PARTS);
    }

    /** A party's best rational gain: at least, and at most; equal where its search was complete. */
    private record Gain(Rational least, Rational most) {
        static List<Gain> each(Valuation valuation) {
            List<Gain> gains = new ArrayList<>();
            for (int p = 0; p < valuation.count(); p++) {
                Rational threat = valuation.disagreement().get(p);
                Found found = best(valuation, DirectRule.Sum.only(p, valuation.count()));
                Rational least = found.none() ? threat : found.utilities().get(p);
                Rational most =
                        found.complete() ? least : Rational.of(BigDecimal.valueOf(Math.min(found.bound() + 1e-9, 1)));
                gains.add(new Gain(
                        least.minus(threat).max(Rational.ZERO),
                        most.minus(threat).max(Rational.ZERO)));
            }
            return gains;
        }

        /** How many times the least gain the most may be. */
        double ratio() {
            return most.equals(least)
                    ? 1
                    : least.signum() == 0
                            ? Double.POSITIVE_INFINITY
                            : most.dividedBy(least).toDouble();
        }
    }

    private static DirectAnswer kalaiSmorodinsky(Valuation valuation) {
        List<Gain> gains = Gain.each(valuation);
        List<Rational> units = gains.stream().map(Gain::most).toList();
        DirectRule rule = units.stream().anyMatch(unit -> unit.signum() > 0)
                ? DirectRule.Leximin.of(valuation.disagreement(), units)
                : DirectRule.Sum.none(valuation.count());
        DirectAnswer answer = on(valuation, BargainingSolution.KALAI_SMORODINSKY, rule, best(valuation, rule));
        double ratio = gains.stream().mapToDouble(Gain::ratio).max().orElse(1);
        return answer instanceof DirectSolution found && ratio > 1
                ? new DirectSolution(
                        found.solution,
                        found.outcome,
                        found.utilities,
                        found.value,
                        // A share is at most 1, and at most so much larger than one of a gain that may be too large.
                        Math.max(found.value, found.bound <= 0 ? found.bound : Math.min(1, found.bound * ratio)),
                        found.undominated)
                : answer;
    }

    private static DirectAnswer nash(Valuation valuation) {
        int parties = valuation.count();
        boolean[] all = new boolean[parties];
        Arrays.fill(all, true);
        DirectRule everybody = DirectRule.Product.of(valuation.disagreement(), all);
        Found found = best(valuation, everybody);
        if (!found.none()) {
            return on(valuation, BargainingSolution.NASH, everybody, found);
        }
        // Somebody cannot gain. If all others can, together, they are the largest set of gainers.
        List<Gain> gains = Gain.each(valuation);
        boolean[] gainers = new boolean[parties];
        IntStream.range(0, parties)
                .forEach(p -> gainers[p] = gains.get(p).most().signum() > 0);
        DirectRule rule = DirectRule.Product.of(valuation.disagreement(), gainers);
        found = best(valuation, rule);
        if (!found.none()) {
            return on(valuation, BargainingSolution.NASH, rule, found);
        }
        DirectRule count = DirectRule.Gainers.of(valuation.disagreement());
        Found most = best(valuation, count);
        if (!most.none() && !most.complete()) {
            return new None(
                    BargainingSolution.NASH, parts("a largest set of parties that gain together was not found in"));
        }
        DirectRule product = DirectRule.ProductOf.of((int) most.value(), valuation.disagreement());
        return on(valuation, BargainingSolution.NASH, product, most.none() ? most : best(valuation, product));
    }
}
