package org.parley.solver;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.parley.model.OutcomeSpace;
import org.parley.model.Profile;
import org.parley.model.Rational;
import org.parley.model.UtilityFunction;

/**
 * The most that an outcome which meets clauses can be worth to somebody whose utility is a sum over issues.
 *
 * @param value the utility
 * @param witness an outcome that meets the clauses and is worth that much
 * @param next the least utility above it that any outcome could have
 * @param why proof that no outcome that meets the clauses is worth {@code next}; its clause on utility is called {@link
 *     #MORE}
 */
public record Optimum(Rational value, int[] witness, Rational next, Refutation why) {

    /** The id of the clause that asks for more. */
    public static final String MORE = "more";

    /** Empty where no outcome meets the clauses, the utility is no sum, or the search was given up. */
    public static Optional<Optimum> of(OutcomeSpace space, List<Clause> clauses, Profile profile) {
        if (!(profile.utility() instanceof UtilityFunction.Separable utility)
                || !(Feasibility.solve(space, clauses) instanceof Answer.Feasible(int[] first))) {
            return Optional.empty();
        }
        BigInteger scale = scale(space, utility);
        int[] witness = first;
        BigInteger least = worth(space, profile, first, scale);
        BigInteger most = scale; // no utility is above 1
        Refutation why = null;
        // The most lies between least and most; once they meet, a proof of that is still wanted.
        while (why == null || least.compareTo(most) < 0) {
            BigInteger wanted = why == null && least.equals(most)
                    ? most.add(BigInteger.ONE)
                    : least.add(most).add(BigInteger.ONE).shiftRight(1);
            switch (Feasibility.solve(space, with(clauses, space, profile, new Rational(wanted, scale)))) {
                case Answer.Feasible(int[] better) -> {
                    witness = better;
                    least = worth(space, profile, better, scale);
                }
                case Answer.Infeasible(Refutation proof) -> {
                    most = wanted.subtract(BigInteger.ONE);
                    why = proof;
                }
                case Answer.Undecided none -> {
                    return Optional.empty();
                }
            }
        }
        Rational value = new Rational(least, scale);
        return Optional.of(new Optimum(value, witness, new Rational(least.add(BigInteger.ONE), scale), why));
    }

    /** The clauses, and that the outcome is worth so much. */
    public static List<Clause> with(List<Clause> clauses, OutcomeSpace space, Profile profile, Rational bound) {
        List<Clause> more = new ArrayList<>(clauses);
        more.add(Clause.atLeast(MORE, space, profile, bound));
        return more;
    }

    private static BigInteger worth(OutcomeSpace space, Profile profile, int[] picks, BigInteger scale) {
        Rational worth = profile.utility().of(space.outcome(picks), space.issues());
        return worth.times(new Rational(scale, BigInteger.ONE)).numerator();
    }

    private static BigInteger scale(OutcomeSpace space, UtilityFunction.Separable utility) {
        BigInteger scale = BigInteger.ONE;
        for (int i = 0; i < space.issues().size(); i++) {
            String issue = space.issues().get(i).id();
            for (int o = 0; o < space.options(i); o++) {
                BigInteger denominator = utility.part(
                                issue, space.issues().get(i).options().get(o).id())
                        .denominator();
                scale = scale.multiply(denominator).divide(scale.gcd(denominator));
            }
        }
        return scale;
    }
}
