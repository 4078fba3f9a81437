package org.parley.server.talks;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Which languages of a clause lag behind: the clause was changed in another language since they were last touched. */
public final class InStep {

    private InStep() {}

    /**
     * A clause that a language is behind with.
     *
     * @param written whether the language has any wording of it
     * @param sinceNumber number of the version in which another language first left it behind
     */
    public record Lag(String clause, String language, boolean written, int sinceNumber) {}

    /**
     * Walks through the versions of one text. A change in languages that were all behind catches up and sets nobody back; a
     * change in a language that was in step leaves those languages behind that did not change with it. A drafter may also
     * say that a language is in step as it stands.
     *
     * @param lineage the first version first
     */
    public static List<Lag> lags(List<Drafting.Drafted> lineage) {
        Map<String, Map<String, Integer>> behind = new HashMap<>();
        TextVersion before = null;
        for (Drafting.Drafted drafted : lineage) {
            TextVersion version = drafted.version();
            for (Clause clause : version.clauses()) {
                Map<String, Integer> lagging = behind.computeIfAbsent(clause.id(), id -> new HashMap<>());
                Optional<Clause> old = before == null ? Optional.empty() : before.clause(clause.id());
                Set<String> changed = new HashSet<>(version.languages());
                changed.removeIf(language -> clause.body(language).isEmpty()
                        || old.map(one -> one.saysTheSame(clause, language)).orElse(false));
                boolean news = changed.stream().anyMatch(language -> !lagging.containsKey(language));
                lagging.keySet().removeAll(changed);
                for (String language : version.languages()) {
                    if (clause.body(language).isEmpty() || news && !changed.contains(language)) {
                        lagging.putIfAbsent(language, version.number());
                    }
                }
                drafted.inStep().getOrDefault(clause.id(), List.of()).stream()
                        .filter(language -> !clause.body(language).isEmpty())
                        .forEach(lagging::remove);
                lagging.keySet().retainAll(version.languages());
            }
            before = version;
        }
        return before == null ? List.of() : lags(before, behind);
    }

    private static List<Lag> lags(TextVersion version, Map<String, Map<String, Integer>> behind) {
        List<Lag> found = new ArrayList<>();
        for (Clause clause : version.clauses()) {
            Map<String, Integer> lagging = behind.getOrDefault(clause.id(), Map.of());
            for (String language : new TreeSet<>(lagging.keySet())) {
                found.add(new Lag(
                        clause.id(),
                        language,
                        !clause.body(language).isEmpty(),
                        lagging.getOrDefault(language, version.number())));
            }
        }
        return found;
    }
}
