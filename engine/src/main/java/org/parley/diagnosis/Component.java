package org.parley.diagnosis;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.parley.model.OutcomeSpace;
import org.parley.solver.Clause;

/**
 * Clauses that are joined by shared issues and share none with any other.
 *
 * @param issues positions of the issues that it is about, ascending
 */
record Component(List<Clause> soft, List<Clause> hard, List<Integer> issues) {

    /** The components with a soft clause, in the order of the first of these. */
    static List<Component> of(Clauses clauses) {
        OutcomeSpace space = clauses.space();
        List<Clause> all = new ArrayList<>(clauses.soft());
        all.addAll(clauses.hard());
        int[] root = new int[space.issues().size()];
        for (int i = 0; i < root.length; i++) {
            root[i] = i;
        }
        for (Clause clause : all) {
            clause.issues().forEach(issue -> join(root, clause.issues().getFirst(), issue));
        }
        Map<Integer, List<Clause>> parts = new LinkedHashMap<>();
        for (int c = 0; c < all.size(); c++) {
            List<Integer> issues = all.get(c).issues();
            int key = issues.isEmpty() ? -1 - c : find(root, issues.getFirst());
            parts.computeIfAbsent(key, k -> new ArrayList<>()).add(all.get(c));
        }
        Set<Clause> soft = new HashSet<>(clauses.soft());
        return parts.values().stream()
                .filter(part -> part.stream().anyMatch(soft::contains))
                .map(part -> new Component(
                        part.stream().filter(soft::contains).toList(),
                        part.stream().filter(c -> !soft.contains(c)).toList(),
                        part.stream()
                                .flatMap(c -> c.issues().stream())
                                .distinct()
                                .sorted()
                                .toList()))
                .toList();
    }

    private static int find(int[] root, int issue) {
        int at = issue;
        while (root[at] != at) {
            at = root[at];
        }
        return at;
    }

    private static void join(int[] root, int one, int other) {
        root[find(root, other)] = find(root, one);
    }
}
