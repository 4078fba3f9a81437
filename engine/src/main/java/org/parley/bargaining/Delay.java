package org.parley.bargaining;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.parley.model.Case;
import org.parley.model.Profile;
import org.parley.model.Rational;
import org.parley.model.UtilityFunction;

/**
 * What an agreement is worth when it comes late: {@code u(x) * d^t}, with a party's discount factor d and the time t in
 * [0,1] at which it is reached; for utilities of any kind. Having no deal is worth the same at any time. Dominance stays as
 * it was, so that a frontier has the same points in the same order; what they are worth, what is acceptable, and solutions
 * that compare parties, change.
 *
 * @param at the case with utilities as they are at this time
 * @param factors party to what its utilities are multiplied by: 1 without a discount; rounded to nine digits where the
 *     power is not whole
 */
public record Delay(Rational time, Case at, Map<String, Rational> factors) {

    private static final MathContext DIGITS = new MathContext(9, RoundingMode.HALF_EVEN);

    public Delay {
        factors = Map.copyOf(factors);
    }

    /**
     * @throws IllegalArgumentException if the time is out of [0,1], or a discount leaves nothing of an agreement
     */
    public static Delay of(Case read, Rational time) {
        if (time.signum() < 0 || time.compareTo(Rational.ONE) > 0) {
            throw new IllegalArgumentException("the time (" + time + ") must lie between 0 and 1");
        }
        Map<String, Rational> factors = new LinkedHashMap<>();
        List<Profile> profiles = read.profiles().stream()
                .map(profile -> {
                    Rational factor = factor(profile, time);
                    factors.put(profile.party(), factor);
                    return factor.equals(Rational.ONE)
                            ? profile
                            : profile.withUtility(new UtilityFunction.Discounted(profile.utility(), factor));
                })
                .toList();
        Case.Builder builder = read.change();
        builder.profiles.clear();
        builder.profiles.addAll(profiles);
        return new Delay(time, builder.build(), factors);
    }

    private static Rational factor(Profile profile, Rational time) {
        Rational discount = profile.discount();
        if (discount == null || time.signum() == 0) {
            return Rational.ONE;
        }
        Rational factor = time.equals(Rational.ONE)
                ? discount
                : Rational.of(BigDecimal.valueOf(Math.pow(discount.toDouble(), time.toDouble()))
                        .round(DIGITS));
        if (factor.signum() <= 0) {
            throw new IllegalArgumentException("the discount of " + profile.party() + " (" + discount
                    + ") leaves nothing of an agreement at time " + time + "; ask at time 0");
        }
        return factor;
    }
}
