package org.parley.bargaining;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.parley.model.Case;
import org.parley.model.DisagreementPoint;
import org.parley.model.Profile;
import org.parley.model.Rational;
import org.parley.model.UtilityFunction;

/**
 * What an agreement is worth when it comes late: {@code u(x) * d^t}, with a party's discount factor d and the time t in
 * [0,1] at which it is reached. Having no deal is worth the same at any time. Dominance stays as it was; what is acceptable,
 * and solutions that compare parties, change.
 *
 * @param at the case with utilities as they are at this time
 * @param factors party to what its utilities are multiplied by: 1 without a discount; rounded to nine decimals where the
 *     power is not whole
 */
public record Delay(Rational time, Case at, Map<String, Rational> factors) {

    private static final int PLACES = 9;

    public Delay {
        factors = Map.copyOf(factors);
    }

    /**
     * @throws IllegalArgumentException if the time is out of [0,1], or a discounted utility is clipped at 1, so that no
     *     multiple of its parts is its multiple
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
                    return factor.equals(Rational.ONE) ? profile : times(profile, factor);
                })
                .toList();
        Case.Builder builder = read.change();
        builder.profiles.clear();
        builder.profiles.addAll(profiles);
        builder.disagreement = disagreement(read);
        return new Delay(time, builder.build(), factors);
    }

    /** In utilities, since a profile in points becomes one of weights and values. */
    private static @Nullable DisagreementPoint disagreement(Case read) {
        DisagreementPoint stated = read.disagreement();
        if (stated == null) {
            return null;
        }
        Map<String, Rational> all = new LinkedHashMap<>();
        stated.stated()
                .forEach((party, value) -> all.put(
                        party,
                        read.profile(party)
                                .map(p -> p.utility().toUtility(value))
                                .orElse(value)));
        return new DisagreementPoint(all);
    }

    private static Rational factor(Profile profile, Rational time) {
        Rational discount = profile.discount();
        if (discount == null || time.signum() == 0) {
            return Rational.ONE;
        }
        if (time.equals(Rational.ONE)) {
            return discount;
        }
        double power = Math.pow(discount.toDouble(), time.toDouble());
        return Rational.parse(BigDecimal.valueOf(power)
                .setScale(PLACES, RoundingMode.HALF_EVEN)
                .toPlainString());
    }

    private static Profile times(Profile profile, Rational factor) {
        UtilityFunction utility = switch (profile.utility()) {
            case UtilityFunction.Additive additive ->
                new UtilityFunction.Additive(additive.weights(), times(unclipped(profile, additive), factor));
            case UtilityFunction.Points points -> additive(points, factor);
            case UtilityFunction.HyperRectangles rectangles -> times(profile, rectangles, factor);
            case UtilityFunction.Groups groups -> times(profile, groups, factor);
        };
        return new Profile(
                profile.party(), utility, profile.reservation(), profile.discount(), profile.basis(), profile.meta());
    }

    private static Map<String, Map<String, Rational>> unclipped(Profile profile, UtilityFunction.Additive additive) {
        Rational most = additive.values().entrySet().stream()
                .map(e -> additive.weights()
                        .getOrDefault(e.getKey(), Rational.ZERO)
                        .times(best(e.getValue())))
                .reduce(Rational.ZERO, Rational::plus);
        requireUnclipped(profile, most);
        return additive.values();
    }

    private static Rational best(Map<?, Rational> values) {
        return values.values().stream().reduce(Rational.ZERO, Rational::max);
    }

    private static void requireUnclipped(Profile profile, Rational most) {
        if (most.compareTo(Rational.ONE) > 0) {
            throw new IllegalArgumentException("the utility of " + profile.party()
                    + " is clipped at 1, so that it cannot be discounted part by part; ask at time 0");
        }
    }

    private static Map<String, Map<String, Rational>> times(
            Map<String, Map<String, Rational>> values, Rational factor) {
        Map<String, Map<String, Rational>> all = new LinkedHashMap<>();
        values.forEach((issue, options) -> {
            Map<String, Rational> mine = new LinkedHashMap<>();
            options.forEach((option, value) -> mine.put(option, value.times(factor)));
            all.put(issue, mine);
        });
        return all;
    }

    /** Points as weights and values: the best option of an issue has value 1 before the discount. */
    private static UtilityFunction.Additive additive(UtilityFunction.Points points, Rational factor) {
        Map<String, Rational> weights = new LinkedHashMap<>();
        Map<String, Map<String, Rational>> values = new LinkedHashMap<>();
        points.points().forEach((issue, options) -> {
            Rational best = best(options);
            weights.put(issue, points.toUtility(best));
            Map<String, Rational> mine = new LinkedHashMap<>();
            options.forEach((option, value) -> mine.put(
                    option,
                    best.signum() == 0 ? Rational.ZERO : value.dividedBy(best).times(factor)));
            values.put(issue, mine);
        });
        return new UtilityFunction.Additive(weights, values);
    }

    private static UtilityFunction times(Profile profile, UtilityFunction.HyperRectangles rectangles, Rational factor) {
        Rational most = rectangles.rectangles().stream()
                .map(UtilityFunction.Rectangle::pays)
                .reduce(
                        Rational.ZERO,
                        rectangles.aggregation() == UtilityFunction.Aggregation.SUM ? Rational::plus : Rational::max);
        requireUnclipped(profile, most.dividedBy(rectangles.maximum()));
        return new UtilityFunction.HyperRectangles(
                rectangles.rectangles(),
                rectangles.aggregation(),
                rectangles.maximum().dividedBy(factor));
    }

    private static UtilityFunction times(Profile profile, UtilityFunction.Groups groups, Rational factor) {
        requireUnclipped(
                profile, groups.groups().stream().map(g -> best(g.table())).reduce(Rational.ZERO, Rational::plus));
        return new UtilityFunction.Groups(groups.groups().stream()
                .map(group -> {
                    Map<List<String>, Rational> table = new LinkedHashMap<>();
                    group.table().forEach((options, value) -> table.put(options, value.times(factor)));
                    return new UtilityFunction.Group(group.name(), group.issues(), table);
                })
                .toList());
    }
}
