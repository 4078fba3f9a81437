package org.parley.diagnosis;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.parley.model.Case;
import org.parley.model.Outcome;
import org.parley.solver.Clause;
import org.parley.solver.Refutation;
import org.parley.solver.RefutationChecker;

/** Verifies sticking points and relaxations from the case alone; shares no code with the search that found them. */
public final class CertificateChecker {

    private CertificateChecker() {}

    /** What is wrong with a sticking point; empty when it is one, and minimal. */
    public static Optional<String> fault(Case read, StickingPoint point) {
        Clauses clauses = Clauses.of(read);
        List<Clause> members = clauses.softOf(point.clauses());
        if (members.size() != point.clauses().size() || members.isEmpty()) {
            return Optional.of("names clauses that the case does not have: " + point.clauses());
        }
        if (!point.without().keySet().equals(Set.copyOf(point.clauses()))) {
            return Optional.of("has outcomes for other clauses than its own");
        }
        for (Map.Entry<String, Outcome> entry : point.without().entrySet()) {
            List<Clause> rest =
                    members.stream().filter(c -> !c.id().equals(entry.getKey())).toList();
            Optional<String> unmet = unmet(clauses, rest, entry.getValue());
            if (unmet.isPresent()) {
                return unmet;
            }
        }
        List<Clause> all = new ArrayList<>(clauses.hard());
        all.addAll(members);
        return RefutationChecker.fault(clauses.space(), all, point.why());
    }

    /** What is wrong with a relaxation; empty when giving up its clauses, and no fewer of them, lets the rest be met. */
    public static Optional<String> fault(Case read, Relaxation relaxation) {
        Clauses clauses = Clauses.of(read);
        if (clauses.softOf(relaxation.drop()).size() != relaxation.drop().size()) {
            return Optional.of("names clauses that the case does not have: " + relaxation.drop());
        }
        if (!relaxation.needed().keySet().equals(Set.copyOf(relaxation.drop()))) {
            return Optional.of("has proofs for other clauses than its own");
        }
        List<Clause> component = component(clauses, relaxation.drop());
        List<Clause> kept = component.stream()
                .filter(c -> !relaxation.drop().contains(c.id()))
                .toList();
        Optional<String> unmet = unmet(clauses, kept, relaxation.witness());
        if (unmet.isPresent()) {
            return unmet;
        }
        for (Map.Entry<String, Refutation> entry : relaxation.needed().entrySet()) {
            List<Clause> more = new ArrayList<>(clauses.hard());
            more.addAll(kept);
            more.addAll(clauses.softOf(List.of(entry.getKey())));
            Optional<String> fault = RefutationChecker.fault(clauses.space(), more, entry.getValue());
            if (fault.isPresent()) {
                return fault;
            }
        }
        return Optional.empty();
    }

    private static Optional<String> unmet(Clauses clauses, List<Clause> wanted, Outcome outcome) {
        int[] picks;
        try {
            picks = clauses.space().picks(outcome);
        } catch (IllegalArgumentException e) {
            return Optional.of("an outcome that the case does not have: " + e.getMessage());
        }
        // Constraints on other components are met or not by options that this outcome leaves at their first; only
        // those that share an issue with the wanted clauses matter.
        Set<Integer> issues = wanted.stream().flatMap(c -> c.issues().stream()).collect(Collectors.toSet());
        for (Clause clause : clauses.hard()) {
            if (clause.issues().stream().anyMatch(issues::contains) && !clause.holds(picks)) {
                return Optional.of("an outcome that violates the constraint " + clause.id());
            }
        }
        return wanted.stream()
                .filter(c -> !c.holds(picks))
                .findFirst()
                .map(c -> "an outcome that does not meet " + c.id());
    }

    /** The soft clauses joined with these by shared issues, hard ones joining too. */
    private static List<Clause> component(Clauses clauses, List<String> ids) {
        List<Clause> all = new ArrayList<>(clauses.soft());
        all.addAll(clauses.hard());
        Set<Integer> issues =
                clauses.softOf(ids).stream().flatMap(c -> c.issues().stream()).collect(Collectors.toSet());
        boolean grew = true;
        while (grew) {
            grew = false;
            for (Clause clause : all) {
                if (clause.issues().stream().anyMatch(issues::contains)) {
                    grew |= issues.addAll(clause.issues());
                }
            }
        }
        return clauses.soft().stream()
                .filter(c -> ids.contains(c.id()) || c.issues().stream().anyMatch(issues::contains))
                .toList();
    }
}
