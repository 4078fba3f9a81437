package org.parley.pareto;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.parley.model.Issue;
import org.parley.model.OutcomeSpace;
import org.parley.model.Profile;
import org.parley.model.Rational;
import org.parley.model.UtilityFunction;

/**
 * The undominated utilities of a sum over issues, added up as plainly as can be, to check the fast way by: issue by issue in
 * the order of the file, in fractions, each new sum held against all that were kept. Dropping a dominated sum early is sound,
 * since whatever the other issues bring is brought to both.
 */
final class PlainSums {

    /** The most sums that are made, and the most pairs of them that are compared: some ten seconds. */
    private static final long MOST_SUMS = 4_000_000;

    private static final long MOST_COMPARED = 40_000_000;

    private final Map<List<Rational>, BigInteger> undominated;

    private PlainSums(Map<List<Rational>, BigInteger> undominated) {
        this.undominated = undominated;
    }

    /** Each undominated point with the number of outcomes that give it. */
    Map<List<Rational>, BigInteger> undominated() {
        return undominated;
    }

    /** The most that a sum can come to. */
    static Rational most(OutcomeSpace space, UtilityFunction.Separable sum) {
        Rational most = Rational.ZERO;
        for (Issue issue : space.issues()) {
            Rational best = sum.part(issue.id(), issue.options().get(0).id());
            for (int o = 1; o < issue.options().size(); o++) {
                best = best.max(sum.part(issue.id(), issue.options().get(o).id()));
            }
            most = most.plus(best);
        }
        return most;
    }

    /**
     * @param profiles sums over issues, none of which can come to more than 1
     * @return empty where it would take too long
     */
    static Optional<PlainSums> of(OutcomeSpace space, List<Profile> profiles) {
        List<UtilityFunction.Separable> sums = new ArrayList<>();
        List<Rational> factors = new ArrayList<>();
        for (Profile profile : profiles) {
            if (!(profile.utility().atOnce() instanceof UtilityFunction.Separable sum)) {
                throw new IllegalArgumentException("the profile of " + profile.party() + " is no sum over issues");
            }
            sums.add(sum);
            factors.add(profile.utility().factor());
        }
        Map<List<Rational>, BigInteger> front = new HashMap<>();
        front.put(sums.stream().map(sum -> Rational.ZERO).toList(), BigInteger.ONE);
        Work work = new Work();
        for (Issue issue : space.issues()) {
            work.sums += (long) front.size() * issue.options().size();
            if (work.sums > MOST_SUMS) {
                return Optional.empty();
            }
            front = work.undominated(added(front, issue, sums, factors));
            if (work.compared > MOST_COMPARED) {
                return Optional.empty();
            }
        }
        return Optional.of(new PlainSums(front));
    }

    private static Map<List<Rational>, BigInteger> added(
            Map<List<Rational>, BigInteger> front,
            Issue issue,
            List<UtilityFunction.Separable> sums,
            List<Rational> factors) {
        Map<List<Rational>, BigInteger> all = new HashMap<>();
        for (int o = 0; o < issue.options().size(); o++) {
            String option = issue.options().get(o).id();
            List<Rational> brings = new ArrayList<>();
            for (int p = 0; p < sums.size(); p++) {
                brings.add(sums.get(p).part(issue.id(), option).times(factors.get(p)));
            }
            front.forEach((before, ways) -> {
                List<Rational> sum = new ArrayList<>(brings.size());
                for (int p = 0; p < brings.size(); p++) {
                    sum.add(before.get(p).plus(brings.get(p)));
                }
                all.merge(sum, ways, BigInteger::add);
            });
        }
        return all;
    }

    /** How much was done so far. */
    private static final class Work {
        private long sums;
        private long compared;

        /** Best for the first party first: then only what was kept before can dominate. */
        Map<List<Rational>, BigInteger> undominated(Map<List<Rational>, BigInteger> all) {
            List<List<Rational>> sorted = new ArrayList<>(all.keySet());
            sorted.sort(FrontierChecker::bestFirst);
            boolean two = !sorted.isEmpty() && sorted.getFirst().size() == 2;
            List<List<Rational>> kept = new ArrayList<>();
            for (List<Rational> sum : sorted) {
                // Of two parties, the last that was kept is the best for the second.
                boolean dominated =
                        two ? !kept.isEmpty() && FrontierChecker.noWorse(kept.getLast(), sum) : dominated(kept, sum);
                if (!dominated) {
                    kept.add(sum);
                }
                if (compared > MOST_COMPARED) {
                    return Map.of();
                }
            }
            Map<List<Rational>, BigInteger> front = new LinkedHashMap<>();
            kept.forEach(sum -> front.put(sum, all.getOrDefault(sum, BigInteger.ZERO)));
            return front;
        }

        private boolean dominated(List<List<Rational>> kept, List<Rational> sum) {
            for (List<Rational> one : kept) {
                compared++;
                if (FrontierChecker.noWorse(one, sum)) {
                    return true;
                }
            }
            return false;
        }
    }
}
