package org.parley.diagnosis;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.parley.model.Basis;
import org.parley.model.Case;
import org.parley.model.Demand;
import org.parley.model.Outcome;
import org.parley.model.Profile;
import org.parley.model.Rational;
import org.parley.solver.Clause;
import org.parley.solver.Optimum;

/**
 * What giving way on one clause costs the party whose clause it is, at least: with everything else at its best for the party,
 * before and after. Before is the reservation value, for a reservation value; for a demand the most that an outcome which
 * meets it is worth. After is the most that an outcome which meets what is kept is worth.
 *
 * @param clause id of the clause that gives way
 * @param loss in the party's utility, 0 or more
 * @param witness an outcome that meets what is kept and costs the party no more
 * @param assumed whether the party's profile was assumed by somebody
 */
public record Price(
        String clause, String party, Rational before, Rational after, Rational loss, Outcome witness, boolean assumed) {

    /** The prices of a sticking point, clause by clause, for parties with measured profiles that are sums over issues. */
    public static List<Price> of(Case read, StickingPoint point) {
        Clauses clauses = Clauses.of(read);
        List<Price> all = new ArrayList<>();
        for (String id : point.clauses()) {
            List<Clause> kept = new ArrayList<>(clauses.hard());
            clauses.softOf(point.clauses()).stream()
                    .filter(c -> !c.id().equals(id))
                    .forEach(kept::add);
            of(read, clauses, id, kept).ifPresent(all::add);
        }
        return all;
    }

    /** The prices of a relaxation, where everything else in the case's component is kept. */
    public static List<Price> of(Case read, Relaxation relaxation) {
        Clauses clauses = Clauses.of(read);
        List<Clause> kept = new ArrayList<>(clauses.hard());
        for (Component component : Component.of(clauses)) {
            if (component.soft().stream().anyMatch(c -> relaxation.drop().contains(c.id()))) {
                component.soft().stream()
                        .filter(c -> !relaxation.drop().contains(c.id()))
                        .forEach(kept::add);
            }
        }
        List<Price> all = new ArrayList<>();
        relaxation.drop().forEach(id -> of(read, clauses, id, kept).ifPresent(all::add));
        return all;
    }

    private static Optional<Price> of(Case read, Clauses clauses, String id, List<Clause> kept) {
        String party = read.demand(id).map(Demand::by).orElse(id);
        Optional<Profile> profile = read.profile(party);
        if (profile.isEmpty()) {
            return Optional.empty();
        }
        Optional<Rational> before = id.equals(party)
                ? profile.map(Profile::reservation)
                : best(clauses, clauses.softOf(List.of(id)), profile.get()).map(Optimum::value);
        return before.flatMap(from -> Optimum.of(clauses.space(), kept, profile.get())
                .map(after -> new Price(
                        id,
                        party,
                        from,
                        after.value(),
                        from.minus(after.value()).max(Rational.ZERO),
                        clauses.space().outcome(after.witness()),
                        profile.get().basis() == Basis.ASSUMED)));
    }

    private static Optional<Optimum> best(Clauses clauses, List<Clause> wanted, Profile profile) {
        List<Clause> all = new ArrayList<>(clauses.hard());
        all.addAll(wanted);
        return Optimum.of(clauses.space(), all, profile);
    }
}
