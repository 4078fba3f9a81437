package org.parley.preference;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.parley.model.OutcomeSpace;
import org.parley.model.Rational;
import org.parley.solver.LinearForm;

/**
 * What the record proves of a party's answers to single issues.
 *
 * @param best per issue, options proved to be liked at least as well as any other, with the premises that prove it
 * @param bounded whether some premise says anything of what no agreement is worth to the party
 */
public record Settled(Map<String, Map<String, List<Premise>>> best, boolean bounded) {

    public static Settled of(Judge judge) {
        Polytope polytope = judge.polytope();
        OutcomeSpace space = polytope.space();
        Map<String, Map<String, List<Premise>>> best = new LinkedHashMap<>();
        for (int i = 0; i < space.issues().size(); i++) {
            Map<String, List<Premise>> own = new LinkedHashMap<>();
            if (space.options(i) > 1 && polytope.unknowns().isSum()) {
                for (int o : polytope.unknowns().knots(i)) {
                    List<Premise> why = provedBest(judge, i, o);
                    if (!why.isEmpty()) {
                        own.put(space.issues().get(i).options().get(o).id(), why);
                    }
                }
            }
            best.put(space.issues().get(i).id(), own);
        }
        LinearForm now = polytope.reservation();
        boolean bounded = polytope.premises().stream()
                .flatMap(premise -> premise.closed().stream())
                .anyMatch(
                        row -> now.terms().keySet().stream().anyMatch(row.form().terms()::containsKey));
        return new Settled(best, bounded);
    }

    private static List<Premise> provedBest(Judge judge, int issue, int option) {
        Polytope polytope = judge.polytope();
        LinearForm shortfall = polytope.weight(issue).minus(polytope.part(issue, option));
        if (shortfall.at(judge.inside()).signum() > 0) {
            return List.of();
        }
        var most = Judge.optimal(polytope.closure().maximise(shortfall));
        List<Premise> why = polytope.premisesOf(most.multipliers());
        boolean measured = polytope.measured() && most.value().signum() == 0;
        return most.value().compareTo(Rational.ZERO) >= 0
                ? measured ? new ArrayList<>(polytope.premises().subList(0, 1)) : why
                : List.of();
    }
}
