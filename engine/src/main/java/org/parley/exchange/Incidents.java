package org.parley.exchange;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.parley.model.Act;
import org.parley.model.ActType;
import org.parley.model.Case;
import org.parley.model.Performance;

/** Incidents and breaches of a record up to a day. */
final class Incidents {

    private Incidents() {}

    /** Acts about incidents, gathered under the report that they lead back to. */
    static List<Incident> of(Case read, LocalDate on) {
        List<Act> told = inOrder(read, on, ActType::isIncident);
        Map<String, List<Act>> threads = new LinkedHashMap<>();
        Map<String, String> threadOf = new HashMap<>();
        for (Act act : told) {
            String thread = act.inReplyTo().stream()
                    .filter(threadOf::containsKey)
                    .map(threadOf::get)
                    .findFirst()
                    .orElse(act.id());
            threadOf.put(act.id(), thread);
            threads.computeIfAbsent(thread, id -> new ArrayList<>()).add(act);
        }
        return threads.values().stream().map(Incidents::incident).toList();
    }

    private static Incident incident(List<Act> acts) {
        Set<String> clauses = new LinkedHashSet<>();
        Performance.@Nullable Intent intent = null;
        String intentBy = null;
        String to = null;
        String toBy = null;
        for (Act act : acts) {
            Performance performance = act.performance();
            if (performance == null) {
                continue;
            }
            performance.parts().forEach(part -> clauses.add(part.clause()));
            if (performance.intent() != null) {
                intent = performance.intent();
                intentBy = act.by();
            }
            if (performance.attributedTo() != null) {
                to = performance.attributedTo();
                toBy = act.by();
            }
        }
        return new Incident(acts, List.copyOf(clauses), intent, intentBy, to, toBy);
    }

    /** Breaches that somebody alleged or established. */
    static List<Breach> breaches(Case read, LocalDate on) {
        List<Breach> all = new ArrayList<>();
        for (Act act : inOrder(read, on, t -> t == ActType.ALLEGE_BREACH || t == ActType.ESTABLISH_BREACH)) {
            List<String> clauses = act.performance() == null
                    ? List.of()
                    : act.performance().parts().stream()
                            .map(Performance.Part::clause)
                            .toList();
            all.add(new Breach(act, act.type() == ActType.ESTABLISH_BREACH, clauses));
        }
        return all;
    }

    private interface Kind {
        boolean is(ActType type);
    }

    private static List<Act> inOrder(Case read, LocalDate on, Kind kind) {
        return read.record().stream()
                .filter(act -> kind.is(act.type()) && !act.when().latest().isAfter(on))
                .sorted(Comparator.comparing((Act act) -> act.when().latest())
                        .thenComparing(act -> act.when().earliest())
                        .thenComparingInt(act -> act.inReplyTo().size())
                        .thenComparing(Act::id))
                .toList();
    }
}
