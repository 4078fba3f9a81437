package org.parley.bargaining;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.parley.model.Rational;
import org.parley.pareto.ParetoFrontier;

/**
 * The convexified frontier of two parties: what they could reach in expectation if they also agreed to draw lots between
 * outcomes. Another thing than the frontier, and only ever shown under this name. Exact where the frontier is.
 *
 * @param corners the frontier points between which lots are drawn, best for the first party first
 * @param nash the expected utilities with the largest product of gains over the disagreement point among rational ones;
 *     empty where no lottery gives both a gain
 */
public record Lotteries(List<ParetoFrontier.Point> corners, Optional<Draw> nash) {

    /**
     * A lottery between two neighbouring corners; both are the same where nothing is drawn.
     *
     * @param share probability of {@code one}
     * @param expected utilities
     */
    public record Draw(ParetoFrontier.Point one, ParetoFrontier.Point other, Rational share, List<Rational> expected) {
        public Draw {
            expected = List.copyOf(expected);
        }
    }

    public Lotteries {
        corners = List.copyOf(corners);
    }

    /** Upper hull by one pass over the sorted points (Andrew 1979), O(points). Empty for other than two parties. */
    public static Optional<Lotteries> of(ParetoFrontier frontier) {
        if (frontier.valuation().count() != 2 || frontier.size() == 0) {
            return Optional.empty();
        }
        List<ParetoFrontier.Point> hull = new ArrayList<>();
        for (ParetoFrontier.Point point : frontier.points()) {
            while (hull.size() > 1 && !turnsOutward(hull.get(hull.size() - 2), hull.getLast(), point)) {
                hull.removeLast();
            }
            hull.add(point);
        }
        return Optional.of(new Lotteries(hull, nash(frontier, hull)));
    }

    /** Whether {@code middle} lies beyond the straight line between its neighbours. */
    private static boolean turnsOutward(
            ParetoFrontier.Point from, ParetoFrontier.Point middle, ParetoFrontier.Point to) {
        Rational down = at(from, 0).minus(at(middle, 0)).times(at(to, 1).minus(at(middle, 1)));
        Rational up = at(middle, 1).minus(at(from, 1)).times(at(middle, 0).minus(at(to, 0)));
        return up.compareTo(down) > 0;
    }

    private static Rational at(ParetoFrontier.Point point, int party) {
        return point.utilities().get(party);
    }

    private static Optional<Draw> nash(ParetoFrontier frontier, List<ParetoFrontier.Point> hull) {
        List<Rational> threat = frontier.valuation().disagreement();
        List<Rational> reserve = frontier.valuation().reservations();
        Draw best = null;
        Rational most = Rational.ZERO;
        for (int i = 0; i < hull.size(); i++) {
            Draw draw = best(hull.get(i), hull.get(Math.min(i + 1, hull.size() - 1)), threat, reserve);
            if (draw == null) {
                continue;
            }
            Rational first = draw.expected().get(0).minus(threat.get(0));
            Rational second = draw.expected().get(1).minus(threat.get(1));
            Rational product = first.times(second);
            if (first.signum() > 0 && second.signum() > 0 && product.compareTo(most) > 0) {
                most = product;
                best = draw;
            }
        }
        return Optional.ofNullable(best);
    }

    /** On the line between two corners the product of gains is a parabola in the share of the first. */
    private static @Nullable Draw best(
            ParetoFrontier.Point one, ParetoFrontier.Point other, List<Rational> threat, List<Rational> reserve) {
        Rational along = at(one, 0).minus(at(other, 0));
        Rational across = at(other, 1).minus(at(one, 1));
        Rational least = Rational.ZERO;
        Rational largest = Rational.ONE;
        if (along.signum() > 0) {
            // Both stay at or above their reservation values within these shares.
            least = least.max(reserve.get(0).minus(at(other, 0)).dividedBy(along));
            largest = largest.min(at(other, 1).minus(reserve.get(1)).dividedBy(across));
        } else if (at(one, 0).compareTo(reserve.get(0)) < 0 || at(one, 1).compareTo(reserve.get(1)) < 0) {
            return null;
        }
        if (least.compareTo(largest) > 0) {
            return null;
        }
        Rational share = largest;
        if (along.signum() > 0) {
            Rational first = at(other, 0).minus(threat.get(0));
            Rational second = at(other, 1).minus(threat.get(1));
            Rational top = along.times(second)
                    .minus(across.times(first))
                    .dividedBy(along.times(across).times(Rational.of(2)));
            share = top.max(least).min(largest);
        }
        Rational left = Rational.ONE.minus(share);
        return new Draw(
                one,
                other,
                share,
                List.of(
                        at(one, 0).times(share).plus(at(other, 0).times(left)),
                        at(one, 1).times(share).plus(at(other, 1).times(left))));
    }
}
