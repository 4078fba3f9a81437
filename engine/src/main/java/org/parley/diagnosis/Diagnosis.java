package org.parley.diagnosis;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.parley.model.Case;
import org.parley.model.Outcome;
import org.parley.model.Profile;
import org.parley.model.Rational;
import org.parley.solver.Answer;
import org.parley.solver.Feasibility;
import org.parley.solver.Refutation;

/**
 * Sticking points and relaxations of a case, component by component.
 *
 * <p>Components are found first: parts of the case that share no issue. Of each in conflict the sticking points come
 * fewest clauses first and the relaxations best first, as many as were asked for; {@link Extent} says whether these are
 * all, and how many there are. Combinations of relaxations over components are counted, never listed.
 *
 * @param components how many parts of the case are in conflict
 * @param stickingPoints by component, fewest clauses first, then in the order of the case
 * @param relaxations by component; least firm first (a wish before a position before a red line, compared by the
 *     firmest clause that is given up), then fewest clauses, then in the order of the case; by least total cost instead
 *     where costs were given
 * @param extents one per component in conflict
 * @param impossible proof that the constraints alone leave no outcome; null when they leave some
 * @param undecided issues of a component of which it is not known whether it is in conflict; empty when all are known
 */
public record Diagnosis(
        int components,
        List<StickingPoint> stickingPoints,
        List<Relaxation> relaxations,
        List<Extent> extents,
        @Nullable Refutation impossible,
        List<List<String>> undecided) {

    public Diagnosis {
        stickingPoints = List.copyOf(stickingPoints);
        relaxations = List.copyOf(relaxations);
        extents = List.copyOf(extents);
        undecided = List.copyOf(undecided);
    }

    public boolean compatible() {
        return components == 0 && impossible == null && undecided.isEmpty();
    }

    /** How many ways there are to relax all components at once; the least there are where not every one was counted. */
    public BigInteger combinations() {
        return extents.stream().map(Extent::relaxations).reduce(BigInteger.ONE, BigInteger::multiply);
    }

    public static Diagnosis of(Case read) {
        return of(read, List.of());
    }

    /** @param known outcomes that may meet what there is to meet; tried first */
    public static Diagnosis of(Case read, List<Outcome> known) {
        return of(Clauses.of(read), known, Request.USUAL, Watch.NONE);
    }

    /** @param watch hears of each answer as it is found, and may end the search */
    public static Diagnosis of(Clauses clauses, List<Outcome> known, Request request, Watch watch) {
        if (Feasibility.solve(clauses.space(), clauses.hard()) instanceof Answer.Infeasible(Refutation why)) {
            return new Diagnosis(0, List.of(), List.of(), List.of(), why, List.of());
        }
        List<StickingPoint> points = new ArrayList<>();
        List<Relaxation> relaxations = new ArrayList<>();
        List<Extent> extents = new ArrayList<>();
        List<List<String>> undecided = new ArrayList<>();
        for (Component component : Component.of(clauses)) {
            Conflict conflict = new Conflict(extents.size() + 1, clauses, component, known, request, watch);
            if (conflict.compatible().orElse(false)) {
                continue;
            }
            if (conflict.undecided()) {
                undecided.add(conflict.extent().issues());
                continue;
            }
            conflict.explore();
            points.addAll(conflict.stickingPoints());
            relaxations.addAll(conflict.listed());
            extents.add(conflict.extent());
        }
        return new Diagnosis(extents.size(), points, relaxations, extents, null, undecided);
    }

    /** The case with every reservation value raised by so many of its file's unit. */
    public static Case raised(Case read, Rational by) {
        Case.Builder builder = read.change();
        builder.profiles.replaceAll(
                (Profile profile) -> profile.withStated(profile.stated().plus(by)));
        return builder.build();
    }
}
