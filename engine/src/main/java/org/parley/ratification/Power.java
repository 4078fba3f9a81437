package org.parley.ratification;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.parley.model.Ratification;
import org.parley.model.Rational;

/**
 * Who decides under a rule: Shapley-Shubik and Banzhaf indices, exact.
 *
 * <p>A voter is pivotal for a coalition of others that loses without and wins with it. Shapley-Shubik: the share of all
 * orders of the voters in which it is the pivotal one. Banzhaf: its share of all pivots (normalised), and the share of all
 * coalitions of the others for which it is pivotal (absolute, after Penrose). Shapley and Shubik 1954; Banzhaf 1965.
 *
 * @param voters in the order of the rule, the leader as the id given for it
 * @param winning coalitions that pass
 */
public record Power(List<Share> voters, BigInteger winning) {

    public Power {
        voters = List.copyOf(voters);
    }

    /**
     * The power of one voter.
     *
     * @param pivots coalitions of the others for which it is pivotal
     * @param banzhaf its share of all pivots; 0 where nobody has any
     * @param absolute its pivots among all coalitions of the others
     */
    public record Share(String voter, Rational shapleyShubik, BigInteger pivots, Rational banzhaf, Rational absolute) {}

    /**
     * @param leader id under which the leader is listed, where the rule asks for one
     * @throws IllegalArgumentException if the rule is too large to count exactly: too many seats, or too many voters who
     *     sit in several bodies
     */
    public static Power of(Ratification rule, String leader) {
        Pivots pivots = Pivots.of(rule, leader);
        Map<String, Sizes> swings = pivots.swings();
        int n = swings.size();
        BigInteger all = BigInteger.ZERO;
        for (Sizes one : swings.values()) {
            all = all.add(one.total());
        }
        Rational[] orders = orders(n);
        List<Share> shares = new ArrayList<>();
        for (Map.Entry<String, Sizes> entry : swings.entrySet()) {
            Sizes mine = entry.getValue();
            BigInteger total = mine.total();
            shares.add(new Share(
                    entry.getKey(),
                    weighted(mine, orders),
                    total,
                    all.signum() == 0 ? Rational.ZERO : new Rational(total, all),
                    new Rational(total, BigInteger.ONE.shiftLeft(n - 1))));
        }
        return new Power(shares, pivots.winning().total());
    }

    /** The same by id. */
    public Map<String, Share> byVoter() {
        Map<String, Share> all = new LinkedHashMap<>();
        voters.forEach(share -> all.put(share.voter(), share));
        return all;
    }

    /** For each k the share of the orders of n voters in which a given coalition of k comes right before a given voter. */
    private static Rational[] orders(int n) {
        Rational[] share = new Rational[Math.max(n, 1)];
        BigInteger[] choose = Sizes.all(Math.max(n - 1, 0)).counts();
        for (int k = 0; k < n; k++) {
            share[k] = new Rational(BigInteger.ONE, choose[k].multiply(BigInteger.valueOf(n)));
        }
        return share;
    }

    private static Rational weighted(Sizes swings, Rational[] orders) {
        BigInteger scale = BigInteger.ONE;
        for (int k = 0; k < swings.counts().length; k++) {
            BigInteger denominator = orders[k].denominator();
            scale = scale.multiply(denominator).divide(scale.gcd(denominator));
        }
        BigInteger sum = BigInteger.ZERO;
        for (int k = 0; k < swings.counts().length; k++) {
            sum = sum.add(swings.counts()[k].multiply(scale.divide(orders[k].denominator())));
        }
        return new Rational(sum, scale);
    }
}
