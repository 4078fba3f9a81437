package org.parley.bargaining;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.parley.model.Decision;
import org.parley.model.Rational;
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
        List<Rational> reserve = valuation.reservations();
        List<String> parties = valuation.parties();
        long[] counts = new long[2];
        long[] each = new long[parties.size()];
        valuation.each(picks -> {
            List<Rational> utilities = valuation.utilities(valuation.worth(picks));
            int accepting = 0;
            boolean required = true;
            for (int p = 0; p < parties.size(); p++) {
                boolean accepts = utilities.get(p).compareTo(reserve.get(p)) >= 0;
                accepting += accepts ? 1 : 0;
                each[p] += accepts ? 1 : 0;
                required &= accepts || rule == null || !rule.including().contains(parties.get(p));
            }
            counts[0] += accepting == parties.size() ? 1 : 0;
            int needed = rule == null ? parties.size() : rule.atLeast();
            counts[1] += accepting >= needed && required ? 1 : 0;
        });
        return Optional.of(new Acceptable(
                BigInteger.valueOf(counts[0]),
                BigInteger.valueOf(counts[1]),
                Arrays.stream(each).mapToObj(BigInteger::valueOf).toList()));
    }
}
