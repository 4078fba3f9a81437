package org.parley.evidence.speech;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.parley.model.Attribution.Kind;

/** Who has spoken in an article so far, or come up as a speaker, in that order. */
final class Cast {

    private final List<Speaker> all = new ArrayList<>();
    private final Map<String, Speaker> named = new HashMap<>();
    private final Map<String, TreeMap<Integer, Speaker>> byHead = new HashMap<>();
    private final Map<String, List<Speaker>> unnamedByWord = new HashMap<>();
    private @Nullable Speaker lastPerson;
    private @Nullable Speaker lastInstitution;

    /** The person of that name, whom a phrase describes. */
    Speaker named(String name, String phrase) {
        Speaker known = named.get(name);
        if (known != null) {
            learn(known, phrase);
            return known;
        }
        return add(name, Kind.NAMED_OFFICIAL, phrase);
    }

    /** Somebody new. */
    Speaker add(String name, Kind kind, String phrase) {
        Speaker one = new Speaker(all.size(), name, kind);
        all.add(one);
        if (one.isNamed()) {
            named.putIfAbsent(name, one);
        }
        lastPerson = one.isPerson() ? one : lastPerson;
        boolean institution = kind == Kind.OFFICE || kind == Kind.DOCUMENT || kind == Kind.OTHER_OUTLET;
        lastInstitution = institution ? one : lastInstitution;
        learn(one, phrase);
        return one;
    }

    private void learn(Speaker one, String phrase) {
        one.learn(phrase);
        one.heads.forEach(
                head -> byHead.computeIfAbsent(head, h -> new TreeMap<>()).put(one.number, one));
        if (!one.isNamed()) {
            one.words.forEach(word ->
                    unnamedByWord.computeIfAbsent(word, w -> new ArrayList<>()).add(one));
        }
    }

    /** The person who came up last. */
    @Nullable
    Speaker lastPerson() {
        return lastPerson;
    }

    /** The office, document or outlet that came up last. */
    @Nullable
    Speaker lastInstitution() {
        return lastInstitution;
    }

    /** The last one whom a definite description fits. */
    @Nullable
    Speaker described(String phrase) {
        Set<String> words = Speaker.words(phrase);
        String head = TextKinds.head(phrase);
        if (words.isEmpty()) {
            return null;
        }
        // "The source" is whoever without a name came up last.
        boolean anybody = (head.equals("source") || head.equals("person")) && words.size() == 1;
        Iterable<Speaker> backwards = anybody
                ? all.reversed()
                : byHead.getOrDefault(head, new TreeMap<>()).descendingMap().values();
        boolean generic = TextKinds.isGeneric(head);
        for (Speaker one : backwards) {
            if (one.words.containsAll(words) && one.heads.contains(head) && (!generic || !one.isNamed())) {
                return one.isNamed() && anonymousToo(words) ? null : one;
            }
            if (anybody && one.kind.anonymous()) {
                return one;
            }
        }
        return leader(words, head);
    }

    /** Whether an unnamed speaker is described by the same words: then nobody is named. */
    private boolean anonymousToo(Set<String> words) {
        return unnamedByWord.getOrDefault(words.iterator().next(), List.of()).stream()
                .anyMatch(one -> one.isPerson() && one.words.containsAll(words));
    }

    /** "The Israeli leader" for an "Israeli Prime Minister": one such person only. */
    private @Nullable Speaker leader(Set<String> words, String head) {
        if (!head.equals("leader") && !head.equals("premier")) {
            return null;
        }
        Set<String> rest = new HashSet<>(words);
        rest.remove(head);
        List<Speaker> heads = named.values().stream()
                .filter(e -> e.words.containsAll(rest)
                        && (e.words.contains("president") || e.words.contains("minister") && e.words.contains("prime")))
                .toList();
        return heads.size() == 1 ? heads.getFirst() : null;
    }
}
