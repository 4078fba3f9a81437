package org.parley.preference;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.parley.model.Issue;
import org.parley.model.Option;
import org.parley.model.Options;
import org.parley.model.OutcomeSpace;
import org.parley.model.Profile;
import org.parley.model.Rational;
import org.parley.model.UtilityFunction;
import org.parley.solver.LinearForm;
import org.parley.solver.LinearRow;

/**
 * The unknown numbers of a party's additive profile: a weight per issue, the part of it that each option (or knot of a
 * range of numbers) brings, and one reservation value per period. Of a measured party only the last are unknown.
 */
final class Unknowns {

    /** The most points of a range of numbers that have a part of their own; between them it is a straight line. */
    static final int MOST_KNOTS = 5;

    private final OutcomeSpace space;
    private final @Nullable Profile measured;
    private final Optional<UtilityFunction.Separable> sum;
    private final List<Level> levels = new ArrayList<>();
    private final List<Map<Integer, Integer>> unknownOf = new ArrayList<>();
    private final List<List<Integer>> knots = new ArrayList<>();
    private final Map<Integer, LinearForm> known = new HashMap<>();
    private final Map<Integer, Rational> bests = new HashMap<>();
    private final int weights;
    private final int reservations;

    /** An option, or a knot, whose part is unknown. */
    record Level(int issue, int option) {}

    Unknowns(OutcomeSpace space, @Nullable Profile measured, int reservations, List<SortedSet<Integer>> mentioned) {
        this.space = space;
        this.measured = measured;
        this.sum = measured != null
                        && measured.utility() instanceof UtilityFunction.Separable utility
                        && total(utility).compareTo(Rational.ONE) <= 0
                ? Optional.of(utility)
                : Optional.empty();
        this.weights = measured == null ? space.issues().size() : 0;
        this.reservations = reservations;
        for (int i = 0; i < space.issues().size(); i++) {
            List<Integer> own = knotsOf(space.issues().get(i), mentioned.get(i));
            knots.add(own);
            Map<Integer, Integer> places = new HashMap<>();
            if (measured == null) {
                for (int option : own) {
                    places.put(option, weights + levels.size());
                    levels.add(new Level(i, option));
                }
            }
            unknownOf.add(places);
        }
    }

    private static List<Integer> knotsOf(Issue issue, SortedSet<Integer> mentioned) {
        int size = issue.options().size();
        SortedSet<Integer> own = new TreeSet<>();
        if (issue.options() instanceof Options.Range && size > MOST_KNOTS) {
            own.add(0);
            own.add(size - 1);
            mentioned.stream().filter(o -> own.size() < MOST_KNOTS).forEach(own::add);
        } else {
            for (int o = 0; o < size; o++) {
                own.add(o);
            }
        }
        return List.copyOf(own);
    }

    int count() {
        return weights + levels.size() + reservations;
    }

    int weightCount() {
        return weights;
    }

    List<Level> levels() {
        return levels;
    }

    int reservationCount() {
        return reservations;
    }

    boolean isMeasured() {
        return measured != null;
    }

    /** Whether the profile is a sum over issues, so that texts which settle some of them say something. */
    boolean isSum() {
        return measured == null || sum.isPresent();
    }

    private Rational total(UtilityFunction.Separable utility) {
        Rational total = Rational.ZERO;
        for (int i = 0; i < space.issues().size(); i++) {
            total = total.plus(best(utility, i));
        }
        return total;
    }

    private Rational best(UtilityFunction.Separable utility, int issue) {
        return bests.computeIfAbsent(issue, i -> bestOf(utility, i));
    }

    private Rational bestOf(UtilityFunction.Separable utility, int issue) {
        Rational best = Rational.ZERO;
        for (int o = 0; o < space.options(issue); o++) {
            best = best.max(measuredPart(utility, issue, o));
        }
        return best;
    }

    private Rational measuredPart(UtilityFunction.Separable utility, int issue, int option) {
        Issue found = space.issues().get(issue);
        return utility.part(found.id(), found.options().get(option).id());
    }

    /** What the best option of the issue brings: its weight. */
    LinearForm weight(int issue) {
        return sum.map(utility -> LinearForm.of(best(utility, issue))).orElseGet(() -> LinearForm.unknown(issue));
    }

    /** What an option of an issue brings. */
    LinearForm part(int issue, int option) {
        if (sum.isPresent()) {
            return LinearForm.of(measuredPart(sum.get(), issue, option));
        }
        int key = issue * (Options.Range.MOST + 1) + option;
        LinearForm found = known.get(key);
        if (found == null) {
            found = interpolated(issue, option); // asks for the knots beside it, so not within computeIfAbsent
            known.put(key, found);
        }
        return found;
    }

    private LinearForm interpolated(int issue, int option) {
        Integer own = unknownOf.get(issue).get(option);
        if (own != null) {
            return LinearForm.unknown(own);
        }
        List<Integer> around = knots.get(issue);
        int above = 0;
        while (around.get(above) < option) {
            above++;
        }
        int low = around.get(above - 1);
        int high = around.get(above);
        Rational share = Rational.of(option - low, high - low);
        return part(issue, low).times(Rational.ONE.minus(share)).plus(part(issue, high), share);
    }

    /** Options of an issue that have an unknown of their own, ascending. */
    List<Integer> knots(int issue) {
        return knots.get(issue);
    }

    LinearForm reservation(int period) {
        return LinearForm.unknown(weights + levels.size() + period);
    }

    /** The utility of a whole outcome. */
    LinearForm utility(int[] picks) {
        if (measured != null && sum.isEmpty()) {
            return LinearForm.of(measured.utility().of(space.outcome(picks), space.issues()));
        }
        LinearForm sum = LinearForm.ZERO;
        for (int i = 0; i < picks.length; i++) {
            sum = sum.plus(part(i, picks[i]));
        }
        return sum;
    }

    /** The utility of the best completion; open issues hold a negative number. */
    LinearForm atBest(int[] picks) {
        LinearForm sum = LinearForm.ZERO;
        for (int i = 0; i < picks.length; i++) {
            sum = sum.plus(picks[i] < 0 ? weight(i) : part(i, picks[i]));
        }
        return sum;
    }

    /** The utility of the worst completion: open issues bring nothing. */
    LinearForm atWorst(int[] picks) {
        LinearForm sum = LinearForm.ZERO;
        for (int i = 0; i < picks.length; i++) {
            sum = picks[i] < 0 ? sum : sum.plus(part(i, picks[i]));
        }
        return sum;
    }

    /** What holds of any profile. */
    List<LinearRow> always() {
        List<LinearRow> rows = new ArrayList<>();
        if (measured == null) {
            LinearForm sum = LinearForm.ZERO;
            for (int i = 0; i < weights; i++) {
                sum = sum.plus(LinearForm.unknown(i));
            }
            rows.add(LinearRow.equal(sum, LinearForm.of(Rational.ONE)));
            for (int k = 0; k < levels.size(); k++) {
                rows.add(LinearRow.atLeast(LinearForm.unknown(levels.get(k).issue()), LinearForm.unknown(weights + k)));
            }
        }
        for (int t = 0; t < reservations; t++) {
            rows.add(LinearRow.atLeast(LinearForm.of(Rational.ONE), reservation(t)));
        }
        return rows;
    }

    /** The option of an issue in words. */
    String optionName(int issue, int option) {
        Option found = space.issues().get(issue).options().get(option);
        return found.name();
    }
}
