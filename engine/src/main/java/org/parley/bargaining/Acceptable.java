package org.parley.bargaining;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.parley.model.Decision;
import org.parley.pareto.Valuation;

/**
 * How many outcomes parties would accept: those that give a party its reservation value or more.
 *
 * @param all outcomes acceptable to every party
 * @param decision outcomes that pass the case's decision rule; equal to {@code all} where everybody must accept
 * @param perParty for each party, in order, outcomes acceptable to it
 */
public record Acceptable(BigInteger all, BigInteger decision, List<BigInteger> perParty) {

    /** Empty where the space is too large to be tried outcome by outcome. */
    public static Optional<Acceptable> of(Valuation valuation, @Nullable Decision rule) {
        if (!valuation.enumerable()) {
            return Optional.empty();
        }
        List<String> parties = valuation.parties();
        long[] counts = new long[2];
        long[] each = new long[parties.size()];
        int needed = rule == null ? parties.size() : rule.atLeast();
        boolean[] required = new boolean[parties.size()];
        for (int p = 0; p < required.length; p++) {
            required[p] = rule != null && rule.including().contains(parties.get(p));
        }
        valuation.eachAccepted(accepts -> {
            int accepting = 0;
            boolean passes = true;
            for (int p = 0; p < accepts.length; p++) {
                accepting += accepts[p] ? 1 : 0;
                each[p] += accepts[p] ? 1 : 0;
                passes &= accepts[p] || !required[p];
            }
            counts[0] += accepting == accepts.length ? 1 : 0;
            counts[1] += accepting >= needed && passes ? 1 : 0;
        });
        return Optional.of(new Acceptable(
                BigInteger.valueOf(counts[0]),
                BigInteger.valueOf(counts[1]),
                Arrays.stream(each).mapToObj(BigInteger::valueOf).toList()));
    }
}
