package org.parley.diagnosis;

import java.math.BigInteger;
import java.util.Map;
import org.parley.model.Rational;

/**
 * How much is asked for, and in which order.
 *
 * @param costs of giving up a clause, by id, each 0 or more; relaxations come by least total cost where there are any, and
 *     a clause without a cost counts 1; where there are none they come by firmness, then size
 * @param stickingPoints the most per component
 * @param relaxations the most per component
 * @param work the most judgements of a clause per component, some ten million a second
 */
public record Request(Map<String, Rational> costs, int stickingPoints, int relaxations, long work) {

    /** By firmness; up to 200 sticking points and 500 relaxations per component. */
    public static final Request USUAL = new Request(Map.of(), 200, 500, 200_000_000);

    public Request {
        costs = Map.copyOf(costs);
        costs.forEach((id, cost) -> {
            if (cost.signum() < 0) {
                throw new IllegalArgumentException("the cost (" + cost + ") of " + id + " must be 0 or more");
            }
        });
    }

    /** The same, ordered by least total cost. */
    public Request withCosts(Map<String, Rational> other) {
        return new Request(other, stickingPoints, relaxations, work);
    }

    /** The cost of giving up a clause. */
    public Rational cost(String id) {
        return costs.getOrDefault(id, Rational.ONE);
    }

    /** Costs over one scale, as whole numbers. */
    BigInteger scale() {
        return costs.values().stream()
                .map(Rational::denominator)
                .reduce(BigInteger.ONE, (a, b) -> a.multiply(b).divide(a.gcd(b)));
    }
}
