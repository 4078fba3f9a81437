package org.parley.bargaining;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Consumer;
import org.parley.model.Case;
import org.parley.model.OutcomeSpace;
import org.parley.model.Profile;
import org.parley.model.Rational;

/**
 * Checks what a {@link DirectSolution} claims by other means than the ones that found it: with the profiles themselves, in
 * fractions. Slow.
 *
 * <p>Always: the outcome is allowed, worth what it is said to be, and rational where its rule asks for that. Where all
 * outcomes can be tried: the value is right, no outcome passes the bound, none dominates it where that is claimed, and the
 * rule picks it where the gap is 0. Where not: many outcomes that differ from it in up to two issues are tried, which can
 * find a fault but cannot prove that there is none.
 */
public final class DirectSolutionChecker {

    private static final int EXCHANGES = 10_000;
    private static final double ROUNDING = 1e-9;

    private final Case of;
    private final OutcomeSpace space;
    private final List<Profile> profiles;
    private final DirectSolution claimed;
    private final boolean all;
    private final List<Rational> ideal = new ArrayList<>();
    private int gainers;
    private final List<String> faults = new ArrayList<>();

    private DirectSolutionChecker(Case of, DirectSolution claimed) {
        this.of = of;
        this.space = of.space();
        this.claimed = claimed;
        this.all = space.size().bitLength() <= 17;
        this.profiles = of.parties().stream()
                .flatMap(party -> of.profile(party.id()).stream())
                .toList();
    }

    /** What is wrong with a claim; empty if nothing was found. */
    public static List<String> faults(Case of, DirectSolution claimed) {
        DirectSolutionChecker checker = new DirectSolutionChecker(of, claimed);
        checker.attained();
        if (checker.all) {
            checker.everyOutcome(checker::measure);
            checker.value();
            checker.everyOutcome(checker::compare);
        } else {
            checker.exchanges();
        }
        return checker.faults;
    }

    private List<Rational> utilities(int[] picks) {
        return profiles.stream()
                .map(p -> p.utility().of(space.outcome(picks), space.issues()))
                .toList();
    }

    private boolean counts(List<Rational> utilities) {
        boolean rational = true;
        for (int p = 0; p < profiles.size(); p++) {
            rational &= utilities.get(p).compareTo(profiles.get(p).reservation()) >= 0;
        }
        return rational || claimed.solution() == BargainingSolution.NEGOLOG_KALAI;
    }

    private List<Rational> gains(List<Rational> utilities) {
        List<Rational> gains = new ArrayList<>();
        for (int p = 0; p < profiles.size(); p++) {
            Profile profile = profiles.get(p);
            Rational stated = of.disagreement() == null
                    ? null
                    : of.disagreement().stated().get(profile.party());
            Rational threat =
                    stated == null ? profile.reservation() : profile.utility().toUtility(stated);
            gains.add(utilities.get(p).minus(threat));
        }
        return gains;
    }

    private void attained() {
        int[] picks = space.picks(claimed.outcome());
        if (!of.constraints().stream().allMatch(c -> space.meets(c.holds(), picks))) {
            faults.add("the outcome is not allowed");
        }
        if (!utilities(picks).equals(claimed.utilities())) {
            faults.add("the outcome is worth " + utilities(picks) + ", not " + claimed.utilities());
        }
        if (!counts(claimed.utilities())) {
            faults.add("the outcome gives somebody less than its reservation value");
        }
    }

    /** Takes note of each party's best rational gain, and of how many gain at once. */
    private void measure(List<Rational> utilities) {
        if (counts(utilities)) {
            List<Rational> gains = gains(utilities);
            for (int p = 0; p < gains.size(); p++) {
                if (p == ideal.size()) {
                    ideal.add(gains.get(p));
                } else {
                    ideal.set(p, ideal.get(p).max(gains.get(p)));
                }
            }
            gainers = Math.max(
                    gainers, (int) gains.stream().filter(g -> g.signum() > 0).count());
        }
    }

    /** What the rule compares, in this order; an empty list where everything is worth the same. */
    private List<Rational> ranked(List<Rational> utilities) {
        List<Rational> gains = gains(utilities);
        return switch (claimed.solution()) {
            case UTILITARIAN, NEGOLOG_KALAI -> List.of(utilities.stream().reduce(Rational.ZERO, Rational::plus));
            case EGALITARIAN -> gains.stream().sorted().toList();
            case KALAI_SMORODINSKY -> {
                List<Rational> shares = new ArrayList<>();
                for (int p = 0; p < ideal.size(); p++) {
                    if (ideal.get(p).signum() > 0) {
                        shares.add(gains.get(p).dividedBy(ideal.get(p)));
                    }
                }
                yield shares.stream().sorted().toList();
            }
            case NASH -> {
                List<Rational> positive =
                        gains.stream().filter(g -> g.signum() > 0).toList();
                yield List.of(Rational.of(positive.size()), positive.stream().reduce(Rational.ONE, Rational::times));
            }
            case GENIUS_KALAI -> List.of();
        };
    }

    private double worth(List<Rational> ranked) {
        return claimed.solution() == BargainingSolution.NASH
                ? Math.log(ranked.get(1).toDouble())
                : ranked.isEmpty() ? 0 : ranked.getFirst().toDouble();
    }

    private void value() {
        List<Rational> ranked = ranked(claimed.utilities());
        boolean exact = claimed.bound() - claimed.value() <= ROUNDING;
        if (exact && Math.abs(worth(ranked) - claimed.value()) > ROUNDING) {
            faults.add("the value is " + worth(ranked) + ", not " + claimed.value());
        }
        if (claimed.solution() == BargainingSolution.NASH && ranked.getFirst().compareTo(Rational.of(gainers)) < 0) {
            faults.add(ranked.getFirst() + " parties gain where " + gainers + " can");
        }
    }

    private void compare(List<Rational> utilities) {
        if (claimed.undominated() && dominates(utilities)) {
            faults.add(utilities + " is better for somebody and worse for nobody");
        }
        if (!all || !counts(utilities)) {
            return;
        }
        List<Rational> here = ranked(utilities);
        boolean enough =
                claimed.solution() != BargainingSolution.NASH || here.getFirst().equals(Rational.of(gainers));
        if (enough && worth(here) > claimed.bound() + ROUNDING) {
            faults.add(utilities + " is worth " + worth(here) + ", more than the bound " + claimed.bound());
        }
        if (claimed.bound() - claimed.value() <= ROUNDING && ahead(here, ranked(claimed.utilities()))) {
            faults.add(utilities + " is what the rule picks");
        }
    }

    private boolean dominates(List<Rational> utilities) {
        boolean noWorse = true;
        for (int p = 0; p < utilities.size(); p++) {
            noWorse &= utilities.get(p).compareTo(claimed.utilities().get(p)) >= 0;
        }
        return noWorse && !utilities.equals(claimed.utilities());
    }

    private static boolean ahead(List<Rational> one, List<Rational> other) {
        for (int i = 0; i < one.size(); i++) {
            int sign = one.get(i).compareTo(other.get(i));
            if (sign != 0) {
                return sign > 0;
            }
        }
        return false;
    }

    private void everyOutcome(Consumer<List<Rational>> visit) {
        int[] picks = new int[space.issues().size()];
        int issue;
        do {
            if (of.constraints().stream().allMatch(c -> space.meets(c.holds(), picks))) {
                visit.accept(utilities(picks));
            }
            issue = picks.length - 1;
            while (issue >= 0 && ++picks[issue] == space.options(issue)) {
                picks[issue--] = 0;
            }
        } while (issue >= 0);
    }

    /** Some outcomes that differ from this one in up to two issues. */
    private void exchanges() {
        SplittableRandom random = new SplittableRandom(7);
        for (int n = 0; n < EXCHANGES; n++) {
            int[] picks = space.picks(claimed.outcome());
            for (int change = 0; change < 2; change++) {
                int issue = random.nextInt(picks.length);
                picks[issue] = random.nextInt(space.options(issue));
            }
            if (of.constraints().stream().allMatch(c -> space.meets(c.holds(), picks))) {
                compare(utilities(picks));
            }
        }
    }
}
