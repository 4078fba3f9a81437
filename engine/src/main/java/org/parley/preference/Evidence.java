package org.parley.preference;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Which claims a conclusion hangs on: a smallest set of claims without which an outcome that is necessary, or impossible,
 * is so no longer. A claim that is not believed takes with it the entries that rest on it alone; entries without claims
 * stand by their author's word. Proofs are collected until the claims that break all of them break the conclusion
 * (implicit hitting sets, Moreno-Centeno and Karp 2013), so the size is the least there is.
 *
 * @param claims in the order of their ids
 * @param without what is proved when they are not believed
 */
public record Evidence(Set<String> claims, Judgement without) {

    /** The most proofs that are collected. */
    private static final int MOST = 200;

    public Evidence {
        claims = new TreeSet<>(claims);
    }

    /**
     * Empty where the outcome is neither necessary nor impossible, where no set of claims is enough, or where the record
     * without it contradicts itself.
     */
    public static Optional<Evidence> of(Judge judge, int[] picks) {
        Judgement judgement = judge.judge(picks);
        if (judgement.answer() != Acceptance.NECESSARY && judgement.answer() != Acceptance.IMPOSSIBLE) {
            return Optional.empty();
        }
        List<List<Set<String>>> proofs = new ArrayList<>();
        Judgement now = judgement;
        while (proofs.size() < MOST) {
            proofs.add(breaks(now));
            Optional<Set<String>> claims = smallest(proofs);
            if (claims.isEmpty()) {
                return Optional.empty();
            }
            Optional<Judge> rest = Judge.of(judge.polytope().without(claims.get()));
            if (rest.isEmpty()) {
                return Optional.empty();
            }
            now = rest.get().judge(picks);
            if (now.answer() != judgement.answer()) {
                return Optional.of(new Evidence(claims.get(), now));
            }
        }
        return Optional.empty();
    }

    /** The sets of claims each of which takes an entry from a proof. */
    private static List<Set<String>> breaks(Judgement judgement) {
        List<Set<String>> all = new ArrayList<>();
        for (Premise premise : judgement.premises()) {
            for (Premise.Entry entry : premise.entries()) {
                if (!entry.claims().isEmpty()) {
                    all.add(new TreeSet<>(entry.claims()));
                }
            }
        }
        return all.stream().distinct().toList();
    }

    /** A smallest set of claims that holds one of the sets of each proof; the first in the order of the record. */
    private static Optional<Set<String>> smallest(List<List<Set<String>>> proofs) {
        Set<String> all = new HashSet<>();
        for (List<Set<String>> proof : proofs) {
            if (proof.isEmpty()) {
                return Optional.empty();
            }
            proof.forEach(all::addAll);
        }
        for (int size = 1; size <= all.size(); size++) {
            Optional<Set<String>> found = hitting(proofs, new LinkedHashSet<>(), size);
            if (found.isPresent()) {
                return found;
            }
        }
        return Optional.empty();
    }

    private static Optional<Set<String>> hitting(List<List<Set<String>>> proofs, Set<String> chosen, int size) {
        for (List<Set<String>> proof : proofs) {
            if (proof.stream().anyMatch(chosen::containsAll)) {
                continue;
            }
            for (Set<String> one : proof) {
                Set<String> more = new LinkedHashSet<>(chosen);
                more.addAll(one);
                if (more.size() <= size) {
                    Optional<Set<String>> found = hitting(proofs, more, size);
                    if (found.isPresent()) {
                        return found;
                    }
                }
            }
            return Optional.empty();
        }
        return Optional.of(chosen);
    }
}
