package org.parley.diagnosis;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.SequencedSet;

/**
 * What a clause rests on in the case: ids of acts, demands and claims.
 *
 * @param claims those of its acts and demands among them
 */
public record Ground(List<String> acts, List<String> demands, List<String> claims) {

    static final Ground NONE = new Ground(List.of(), List.of(), List.of());

    public Ground {
        acts = List.copyOf(acts);
        demands = List.copyOf(demands);
        claims = List.copyOf(claims);
    }

    /** Both together, without repeating any. */
    Ground and(Ground other) {
        return new Ground(union(acts, other.acts), union(demands, other.demands), union(claims, other.claims));
    }

    private static List<String> union(List<String> one, List<String> other) {
        SequencedSet<String> all = new LinkedHashSet<>(one);
        all.addAll(other);
        return List.copyOf(all);
    }
}
