package org.parley.pareto;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
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
 * Then, that nothing is missing and outcomes are counted right: where the outcomes are few, each is equal to or dominated by
 * a point; for sums over issues of any size, {@link PlainSums} adds them up anew, where that is not too much. Where neither
 * can be: many outcomes that differ from a point's in up to two issues and, for sums, the best outcome for each of many
 * weightings of the parties are covered by a point. The latter can find a fault but not prove that there is none.
 */
public final class FrontierChecker {

    private static final int WEIGHTINGS = 200;
    private static final int EXCHANGES = 10_000;

    /** The most looks at what an option, a rectangle or a table brings, when every outcome is tried: seconds. */
    private static final long MOST_LOOKS = 20_000_000;

    /** The most pairs of points that are compared one with the other. */
    private static final long MOST_PAIRS = 10_000_000;

    private final Case of;
    private final OutcomeSpace space;
    private final List<Profile> profiles;
    private final List<ParetoFrontier.Point> points;
    private final Coverage coverage;
    /** The claimed utilities; the point that covered the last outcome comes first, since it often covers the next one. */
    private final List<List<Rational>> claimed;

    private final List<FrontierCheck.Test> tests = new ArrayList<>();
    private final List<String> faults = new ArrayList<>();
    private long better;

    private FrontierChecker(Case of, List<ParetoFrontier.Point> points, Coverage coverage) {
        this.of = of;
        this.space = of.space();
        this.points = points;
        this.coverage = coverage instanceof Coverage.OnGrid grid ? grid.there() : coverage;
        this.claimed = new ArrayList<>(
                points.stream().map(ParetoFrontier.Point::utilities).toList());
        this.profiles = of.parties().stream()
                .flatMap(party -> of.profile(party.id()).stream())
                .toList();
    }

    /**
     * What is wrong with a claim to the whole frontier; empty if nothing was found.
     *
     * @param points in any order
     */
    public static List<String> faults(Case of, List<ParetoFrontier.Point> points) {
        return check(of, points, new Coverage.Exact()).faults();
    }

    /** Checks a frontier that was found for this case, by what its coverage claims. */
    public static FrontierCheck check(Case of, ParetoFrontier frontier) {
        return check(of, frontier.points(), frontier.coverage());
    }

    static FrontierCheck check(Case of, List<ParetoFrontier.Point> points, Coverage coverage) {
        // Points are made anew at each look; a check looks often.
        FrontierChecker checker = new FrontierChecker(of, List.copyOf(points), coverage);
        checker.attained();
        boolean apart = checker.apart();
        boolean whole = checker.nothingMissing();
        boolean proved = apart && whole && checker.faults.isEmpty() && checker.coverage instanceof Coverage.Exact;
        return new FrontierCheck(checker.tests, checker.faults, proved);
    }

    private void test(String name, FrontierCheck.Extent extent, String says) {
        tests.add(new FrontierCheck.Test(name, extent, says));
    }

    private List<Rational> utilities(Outcome outcome) {
        return profiles.stream()
                .map(p -> p.utility().of(outcome, space.issues()))
                .toList();
    }

    private boolean allowed(int[] picks) {
        return of.constraints().stream().allMatch(c -> space.meets(c.holds(), picks));
    }

    private void attained() {
        for (ParetoFrontier.Point point : points) {
            if (!allowed(space.picks(point.outcome()))) {
                faults.add("the outcome of " + point.utilities() + " is not allowed");
            }
            List<Rational> worth = utilities(point.outcome());
            if (!worth.equals(point.utilities())) {
                faults.add("the outcome of " + point.utilities() + " is worth " + worth);
            }
        }
        test(
                "attained",
                FrontierCheck.Extent.ALL,
                "the outcome given for each of " + many(points.size(), "point")
                        + " is allowed and worth to each party what is claimed");
    }

    /** Whether every pair was looked at. */
    private boolean apart() {
        int size = points.size();
        if (profiles.size() == 2) {
            // Best for the first comes first: then each must be better for the second than all before.
            List<List<Rational>> sorted = new ArrayList<>(claimed);
            sorted.sort(FrontierChecker::bestFirst);
            for (int i = 1; i < size; i++) {
                repeated(sorted.get(i - 1), sorted.get(i));
            }
        } else if ((long) size * size <= MOST_PAIRS) {
            for (int i = 0; i < size; i++) {
                for (int j = 0; j < size; j++) {
                    if (i != j) {
                        repeated(points.get(i).utilities(), points.get(j).utilities());
                    }
                }
            }
        } else {
            SplittableRandom random = new SplittableRandom(11);
            for (long n = 0; n < MOST_PAIRS; n++) {
                int i = random.nextInt(size);
                int j = random.nextInt(size);
                if (i != j) {
                    repeated(points.get(i).utilities(), points.get(j).utilities());
                }
            }
            test(
                    "apart",
                    FrontierCheck.Extent.SOME,
                    "no point dominates or repeats another in " + MOST_PAIRS
                            + " pairs drawn at random; all pairs are too" + " many");
            return false;
        }
        test("apart", FrontierCheck.Extent.ALL, "no point dominates or repeats another");
        return true;
    }

    private void repeated(List<Rational> one, List<Rational> other) {
        if (noWorse(one, other)) {
            faults.add(other + " is dominated or repeated by " + one);
        }
    }

    static int bestFirst(List<Rational> one, List<Rational> other) {
        for (int p = 0; p < one.size(); p++) {
            int order = other.get(p).compareTo(one.get(p));
            if (order != 0) {
                return order;
            }
        }
        return 0;
    }

    static boolean noWorse(List<Rational> one, List<Rational> other) {
        for (int p = 0; p < one.size(); p++) {
            if (one.get(p).compareTo(other.get(p)) < 0) {
                return false;
            }
        }
        return true;
    }

    /** Whether it was looked at in full that no outcome is missing, and that outcomes are counted right. */
    private boolean nothingMissing() {
        BigInteger looks = space.size().multiply(BigInteger.valueOf(looks()));
        if (looks.compareTo(BigInteger.valueOf(MOST_LOOKS)) <= 0) {
            everyOutcome();
            return true;
        }
        Optional<PlainSums> sums = sumsOfIssues() ? PlainSums.of(space, profiles) : Optional.empty();
        if (sums.isPresent() && coverage instanceof Coverage.Exact) {
            againstSums(sums.get());
            return true;
        }
        test(
                "complete",
                FrontierCheck.Extent.NONE,
                space.size() + " outcomes are too many to try each, and "
                        + (sumsOfIssues()
                                ? "adding them up issue by issue in fractions takes too long"
                                : "utilities are no plain sums over issues")
                        + ": whether a point is missing was only looked for, as follows");
        SplittableRandom random = new SplittableRandom(7);
        int each = Math.max(1, EXCHANGES / Math.max(1, points.size()));
        points.stream().limit(EXCHANGES).forEach(point -> exchanges(point.outcome(), each, random));
        test(
                "exchanges",
                FrontierCheck.Extent.SOME,
                (long) each * Math.min(EXCHANGES, points.size())
                        + " outcomes that differ from a point's in up to two issues" + found());
        if (sumsOfIssues()) {
            weightings(random);
            test(
                    "weightings",
                    FrontierCheck.Extent.SOME,
                    "the best outcome for each of " + WEIGHTINGS + " weightings of the parties" + found());
        }
        tally(FrontierCheck.Extent.NONE, "how many outcomes give each point was not looked at");
        return false;
    }

    /** What one outcome costs to value. */
    private long looks() {
        return profiles.stream().mapToLong(profile -> looks(profile.utility())).sum();
    }

    private long looks(UtilityFunction utility) {
        return switch (utility) {
            case UtilityFunction.Discounted late -> 1 + looks(late.atOnce());
            case UtilityFunction.Separable sum -> space.issues().size();
            case UtilityFunction.HyperRectangles all ->
                all.rectangles().stream()
                        .mapToLong(r -> 1 + 4L * r.bounds().size())
                        .sum();
            case UtilityFunction.Groups groups ->
                groups.groups().stream()
                        .mapToLong(group -> 1 + group.issues().size())
                        .sum();
        };
    }

    /** Whether no constraint ties issues, and no utility is a sum that would have to be cut off at 1. */
    private boolean sumsOfIssues() {
        return of.constraints().isEmpty()
                && profiles.stream()
                        .allMatch(p -> p.utility().atOnce() instanceof UtilityFunction.Separable sum
                                && PlainSums.most(space, sum).compareTo(Rational.ONE) <= 0);
    }

    /** A better outcome is a fault, unless the coverage leaves room for one. */
    private void covered(int[] picks, List<Rational> here) {
        for (int i = 0; i < claimed.size(); i++) {
            if (noWorse(claimed.get(i), here)) {
                claimed.add(0, claimed.remove(i));
                return;
            }
        }
        boolean within = coverage instanceof Coverage.Bounded(double gap)
                && claimed.stream().anyMatch(point -> within(point, here, gap));
        if (within || coverage instanceof Coverage.Sampled || coverage instanceof Coverage.Foremost) {
            better++;
        } else {
            faults.add("no point is as good as " + here + ", which " + Arrays.toString(picks) + " gives: the outcome "
                    + space.outcome(picks).choices());
        }
    }

    private static boolean within(List<Rational> point, List<Rational> here, double gap) {
        for (int p = 0; p < here.size(); p++) {
            if (here.get(p).minus(point.get(p)).toDouble() > gap + 1e-9) {
                return false;
            }
        }
        return true;
    }

    private String found() {
        String found = better == 0
                ? ": each is equal to a point or dominated by one"
                : ": " + better + " of them are not, which the coverage (" + coverage + ") leaves room for";
        better = 0;
        return found;
    }

    private void everyOutcome() {
        Map<List<Rational>, BigInteger> counts = new HashMap<>();
        points.forEach(point -> counts.put(point.utilities(), BigInteger.ZERO));
        int[] picks = new int[space.issues().size()];
        int issue;
        do {
            if (allowed(picks)) {
                List<Rational> here = utilities(space.outcome(picks));
                if (counts.computeIfPresent(here, (key, count) -> count.add(BigInteger.ONE)) == null) {
                    covered(picks, here);
                }
            }
            issue = picks.length - 1;
            while (issue >= 0 && ++picks[issue] == space.options(issue)) {
                picks[issue--] = 0;
            }
        } while (issue >= 0);
        test("complete", FrontierCheck.Extent.ALL, "each of " + space.size() + " outcomes was tried" + found());
        counted(counts);
    }

    private void againstSums(PlainSums sums) {
        Map<List<Rational>, BigInteger> found = sums.undominated();
        Set<List<Rational>> claims = new HashSet<>(claimed);
        found.keySet().stream()
                .filter(point -> !claims.contains(point))
                .limit(10)
                .forEach(point -> faults.add("no point is as good as " + point + ", which an outcome gives"));
        test(
                "complete",
                FrontierCheck.Extent.ALL,
                "utilities were added up anew issue by issue, in fractions, in the order of the file: "
                        + many(found.size(), "undominated sum") + ", and each is a point");
        counted(found);
    }

    private void counted(Map<List<Rational>, BigInteger> counts) {
        int uncounted = 0;
        BigInteger all = BigInteger.ZERO;
        for (ParetoFrontier.Point point : points) {
            BigInteger claim = point.outcomes();
            BigInteger count = counts.getOrDefault(point.utilities(), BigInteger.ZERO);
            all = all.add(count);
            if (claim == null) {
                uncounted++;
            } else if (coverage instanceof Coverage.Exact ? !claim.equals(count) : claim.compareTo(count) > 0) {
                faults.add(claim + " outcomes are said to give " + point.utilities() + "; there are " + count);
            }
        }
        if (uncounted == 0) {
            tally(FrontierCheck.Extent.ALL, "outcomes were counted again for each point, " + all + " in all");
        } else {
            tally(
                    uncounted == points.size() ? FrontierCheck.Extent.NONE : FrontierCheck.Extent.SOME,
                    "no count is claimed for " + many(uncounted, "point") + "; there are " + all + " outcomes in all");
        }
    }

    private void tally(FrontierCheck.Extent extent, String says) {
        test("tallies", extent, says);
    }

    private static String many(int number, String what) {
        return number + " " + what + (number == 1 ? "" : "s");
    }

    private void tried(int[] picks) {
        if (allowed(picks)) {
            covered(picks, utilities(space.outcome(picks)));
        }
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
            tried(picks);
            picks[other] = keptOther;
            picks[one] = keptOne;
        }
    }

    /** For sums over issues the best weighted sum is the sum of each issue's best; some point must reach it. */
    private void weightings(SplittableRandom random) {
        for (int w = 0; w < WEIGHTINGS; w++) {
            List<Rational> weights = profiles.stream()
                    .map(p -> Rational.of(random.nextInt(1, 1000)))
                    .toList();
            int[] best = new int[space.issues().size()];
            for (int i = 0; i < best.length; i++) {
                best[i] = best(weights, i);
            }
            tried(best);
        }
    }

    private int best(List<Rational> weights, int issue) {
        Rational top = null;
        int best = 0;
        for (int o = 0; o < space.options(issue); o++) {
            Rational here = weighted(weights, issue, o);
            if (top == null || here.compareTo(top) > 0) {
                top = here;
                best = o;
            }
        }
        return best;
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
