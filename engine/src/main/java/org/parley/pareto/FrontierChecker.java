package org.parley.pareto;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.parley.model.Case;
import org.parley.model.Outcome;
import org.parley.model.OutcomeSpace;
import org.parley.model.Profile;
import org.parley.model.Rational;
import org.parley.model.UtilityFunction;

/**
 * Checks a claimed frontier by other means than the ones that found it: fractions instead of scaled numbers, the profiles
 * themselves instead of tables. Slow.
 *
 * <p>Always: every point's outcome is allowed and has the point's utilities, and no point dominates or repeats another.
 * Where the outcomes can be enumerated: every outcome is equal to or dominated by a point. Where not: so are many
 * outcomes that differ from a point's in up to two issues, and, for sums over issues, the best outcome for each of many
 * weightings of the parties. The latter can find a fault but not prove that there is none.
 */
public final class FrontierChecker {

    private static final int WEIGHTINGS = 200;
    private static final int EXCHANGES = 10_000;

    private final Case of;
    private final OutcomeSpace space;
    private final List<Profile> profiles;
    private final List<List<Rational>> claimed;
    private final List<String> faults = new ArrayList<>();

    private FrontierChecker(Case of, List<List<Rational>> claimed) {
        this.of = of;
        this.space = of.space();
        this.claimed = claimed;
        this.profiles = of.parties().stream()
                .flatMap(party -> of.profile(party.id()).stream())
                .toList();
    }

    /**
     * What is wrong with a claim; empty if nothing was found.
     *
     * @param points in any order
     */
    public static List<String> faults(Case of, List<ParetoFrontier.Point> points) {
        FrontierChecker checker = new FrontierChecker(
                of, points.stream().map(ParetoFrontier.Point::utilities).toList());
        points.forEach(checker::attained);
        checker.apart();
        if (of.space().size().bitLength() <= 17) {
            checker.everyOutcome();
        } else {
            SplittableRandom random = new SplittableRandom(7);
            int each = Math.max(1, EXCHANGES / Math.max(1, points.size()));
            points.forEach(point -> checker.exchanges(point.outcome(), each, random));
            checker.weightings(random);
        }
        return checker.faults;
    }

    private List<Rational> utilities(Outcome outcome) {
        return profiles.stream()
                .map(p -> p.utility().of(outcome, space.issues()))
                .toList();
    }

    private boolean allowed(int[] picks) {
        return of.constraints().stream().allMatch(c -> space.meets(c.holds(), picks));
    }

    private void attained(ParetoFrontier.Point point) {
        if (!allowed(space.picks(point.outcome()))) {
            faults.add("the outcome of " + point.utilities() + " is not allowed");
        }
        if (!utilities(point.outcome()).equals(point.utilities())) {
            faults.add("the outcome of " + point.utilities() + " is worth " + utilities(point.outcome()));
        }
    }

    private void apart() {
        for (int i = 0; i < claimed.size(); i++) {
            for (int j = 0; j < claimed.size(); j++) {
                if (i != j && noWorse(claimed.get(i), claimed.get(j))) {
                    faults.add(claimed.get(j) + " is dominated or repeated by " + claimed.get(i));
                }
            }
        }
    }

    private static boolean noWorse(List<Rational> one, List<Rational> other) {
        for (int p = 0; p < one.size(); p++) {
            if (one.get(p).compareTo(other.get(p)) < 0) {
                return false;
            }
        }
        return true;
    }

    private void covered(int[] picks) {
        if (allowed(picks)) {
            List<Rational> here = utilities(space.outcome(picks));
            if (claimed.stream().noneMatch(point -> noWorse(point, here))) {
                faults.add("no point is as good as " + here + ", which an outcome gives");
            }
        }
    }

    private void everyOutcome() {
        int[] picks = new int[space.issues().size()];
        int issue;
        do {
            covered(picks);
            issue = picks.length - 1;
            while (issue >= 0 && ++picks[issue] == space.options(issue)) {
                picks[issue--] = 0;
            }
        } while (issue >= 0);
    }

    /** Some outcomes that differ from this one in up to two issues. */
    private void exchanges(Outcome outcome, int many, SplittableRandom random) {
        int[] picks = space.picks(outcome);
        for (int n = 0; n < many; n++) {
            int one = random.nextInt(picks.length);
            int other = random.nextInt(picks.length);
            int keptOne = picks[one];
            int keptOther = picks[other];
            picks[one] = random.nextInt(space.options(one));
            picks[other] = random.nextInt(space.options(other));
            covered(picks);
            picks[other] = keptOther;
            picks[one] = keptOne;
        }
    }

    /** For sums over issues the best weighted sum is the sum of each issue's best; some point must reach it. */
    private void weightings(SplittableRandom random) {
        boolean sums = of.constraints().isEmpty()
                && profiles.stream().allMatch(p -> p.utility().atOnce() instanceof UtilityFunction.Separable);
        for (int w = 0; sums && w < WEIGHTINGS; w++) {
            List<Rational> weights = profiles.stream()
                    .map(p -> Rational.of(random.nextInt(1, 1000)))
                    .toList();
            int[] best = new int[space.issues().size()];
            for (int i = 0; i < best.length; i++) {
                Rational top = null;
                for (int o = 0; o < space.options(i); o++) {
                    Rational here = weighted(weights, i, o);
                    if (top == null || here.compareTo(top) > 0) {
                        top = here;
                        best[i] = o;
                    }
                }
            }
            covered(best);
        }
    }

    private Rational weighted(List<Rational> weights, int issue, int option) {
        Rational sum = Rational.ZERO;
        for (int p = 0; p < weights.size(); p++) {
            // A discount is but another weight of the party.
            if (profiles.get(p).utility().atOnce() instanceof UtilityFunction.Separable utility) {
                sum = sum.plus(weights.get(p)
                        .times(utility.part(
                                space.issues().get(issue).id(),
                                space.issues().get(issue).options().get(option).id())));
            }
        }
        return sum;
    }
}
