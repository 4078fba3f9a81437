package org.parley.server.talks;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** Ids of a case, where every id is there once, for ids of talks, where only those of one kind are. */
final class CaseNames {

    /** Words that have a meaning in conditions; no issue can be called so. */
    private static final Set<String> TAKEN = Set.of("if", "then", "all", "any", "leader");

    private final Map<String, String> given = new HashMap<>();
    private final Set<String> used = new HashSet<>(TAKEN);

    String actor(String id) {
        return once("actor\n" + id, id);
    }

    String issue(String id) {
        return once("issue\n" + id, id);
    }

    String faction(String party, String id) {
        return once("faction\n" + party + "\n" + id, id);
    }

    /** An id of its own. */
    String of(String id) {
        return once("other\n" + id, id);
    }

    private String once(String key, String id) {
        return given.computeIfAbsent(key, ignored -> {
            String free = id;
            for (int i = 2; !used.add(free); i++) {
                free = id + "-" + i;
            }
            return free;
        });
    }
}
