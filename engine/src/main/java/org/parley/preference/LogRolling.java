package org.parley.preference;

import java.util.ArrayList;
import java.util.List;
import org.parley.model.OutcomeSpace;

/**
 * Two issues and two parties of which the record proves that one issue matters more to the first party and the other to
 * the second: each could give way where it costs it less.
 *
 * @param first to whom {@code here} matters more than {@code there}
 * @param second to whom {@code there} matters more than {@code here}
 * @param premises that prove both
 */
public record LogRolling(String first, String here, String second, String there, List<Premise> premises) {

    public LogRolling {
        premises = List.copyOf(premises);
    }

    /** All of them, in the order of the case. */
    public static List<LogRolling> of(Possibilities found) {
        OutcomeSpace space = found.space();
        List<Judge> judges = found.views().stream()
                .flatMap(view -> view.judge().stream())
                .filter(judge -> !judge.polytope().unknown() && judge.polytope().sum())
                .toList();
        List<LogRolling> all = new ArrayList<>();
        for (int i = 0; i < space.issues().size(); i++) {
            for (int j = i + 1; j < space.issues().size(); j++) {
                pair(space, judges, i, j, all);
            }
        }
        return all;
    }

    private static void pair(OutcomeSpace space, List<Judge> judges, int i, int j, List<LogRolling> all) {
        List<Judge.Compared> compared = new ArrayList<>();
        for (Judge judge : judges) {
            compared.add(
                    judge.compare(judge.polytope().weight(i), judge.polytope().weight(j)));
        }
        for (int p = 0; p < judges.size(); p++) {
            for (int q = 0; q < judges.size(); q++) {
                if (compared.get(p).comparison() == Judge.Comparison.FIRST
                        && compared.get(q).comparison() == Judge.Comparison.SECOND) {
                    List<Premise> premises = new ArrayList<>(compared.get(p).premises());
                    premises.addAll(compared.get(q).premises());
                    all.add(new LogRolling(
                            judges.get(p).polytope().party(),
                            space.issues().get(i).id(),
                            judges.get(q).polytope().party(),
                            space.issues().get(j).id(),
                            premises));
                }
            }
        }
    }
}
