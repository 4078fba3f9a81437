package org.parley.evidence;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.parley.model.Act;
import org.parley.model.Case;
import org.parley.model.Claim;
import org.parley.model.Demand;
import org.parley.model.Meta;

/**
 * Which entries of a case have their like in another, one to one. Ids are never compared.
 *
 * <p>Claims: the same source, a paragraph that is among those of the other, the same kind of attribution, the same
 * speaker, the same kind of claim, and at least half of the distinctive words of the shorter wording shared. Acts: the
 * same type, actor, first and last day, and replies to acts of the same type and actor. Demands: the same party and the
 * same condition; where there is no condition, the same sort of demand about the same issues.
 */
final class Likeness {

    private final Case given;
    private final Case made;
    private final String source;
    private final int shift;

    /**
     * @param given the case whose entries are looked for
     * @param source id of the source on which alone the entries rest
     * @param shift by how much the paragraphs of {@code made} are counted higher
     */
    Likeness(Case given, Case made, String source, int shift) {
        this.given = given;
        this.made = made;
        this.source = source;
        this.shift = shift;
    }

    List<Claim> claims() {
        return given.claims().stream().filter(c -> c.source().equals(source)).toList();
    }

    List<Act> acts() {
        return given.record().stream().filter(a -> restsOnSource(a.meta())).toList();
    }

    List<Demand> demands() {
        return given.demands().stream().filter(d -> restsOnSource(d.meta())).toList();
    }

    private boolean restsOnSource(Meta meta) {
        return given.claims().stream()
                .filter(c -> meta.claims().contains(c.id()))
                .allMatch(c -> c.source().equals(source));
    }

    /** Ids of entries of the given case to ids of their likes. */
    Map<String, String> pairs() {
        Map<String, String> out = new HashMap<>();
        out.putAll(paired(claims(), made.claims(), this::alike, Claim::id, Claim::id));
        out.putAll(paired(acts(), made.record(), this::alike, Act::id, Act::id));
        out.putAll(paired(demands(), made.demands(), Likeness::alike, Demand::id, Demand::id));
        return out;
    }

    private boolean alike(Claim one, Claim other) {
        return one.source().equals(other.source())
                && paragraphs(other).stream().anyMatch(p -> paragraphs(one).contains(p - shift))
                && one.attribution().kind() == other.attribution().kind()
                && Objects.equals(
                        one.attribution().speaker(), other.attribution().speaker())
                && one.kind() == other.kind()
                && share(one.says(), other.says()) >= 0.5;
    }

    private boolean alike(Act one, Act other) {
        return one.type() == other.type()
                && one.by().equals(other.by())
                && one.when().earliest().equals(other.when().earliest())
                && one.when().latest().equals(other.when().latest())
                && answered(given, one).equals(answered(made, other));
    }

    private static Set<String> answered(Case of, Act act) {
        return act.inReplyTo().stream()
                .flatMap(id -> of.record().stream().filter(a -> a.id().equals(id)))
                .map(a -> a.type() + " by " + a.by())
                .collect(Collectors.toSet());
    }

    private static boolean alike(Demand one, Demand other) {
        boolean words = one.stance() instanceof Demand.Words || one.stance() instanceof Demand.Process;
        return one.by().equals(other.by())
                && (words
                        ? one.stance().getClass() == other.stance().getClass()
                                && Set.copyOf(one.stance().issues())
                                        .equals(Set.copyOf(other.stance().issues()))
                        : one.stance().equals(other.stance()));
    }

    private static Set<Integer> paragraphs(Claim claim) {
        return claim.where() == null
                ? Set.of()
                : Arrays.stream(String.valueOf(claim.where()).split("\\D+"))
                        .filter(n -> !n.isEmpty())
                        .map(Integer::valueOf)
                        .collect(Collectors.toSet());
    }

    /** Shared distinctive words over those of the shorter wording. */
    static double share(String one, String other) {
        Set<String> shared = new HashSet<>(stems(one));
        int least = Math.max(1, Math.min(shared.size(), stems(other).size()));
        shared.retainAll(stems(other));
        return shared.size() / (double) least;
    }

    private static Set<String> stems(String words) {
        return Arrays.stream(words.toLowerCase(Locale.ROOT).split("[^\\p{L}]+"))
                .filter(w -> w.length() > 3)
                .map(w -> w.substring(0, Math.min(5, w.length())))
                .collect(Collectors.toSet());
    }

    /** As many pairs as there can be, each entry in one at most (augmenting paths). */
    private static <T> Map<String, String> paired(
            List<T> given,
            List<T> made,
            BiPredicate<T, T> alike,
            Function<T, String> idOf,
            Function<T, String> idOfMade) {
        Map<T, T> taken = new HashMap<>();
        for (T one : given) {
            place(one, made, alike, taken, new HashSet<>());
        }
        return taken.entrySet().stream()
                .collect(Collectors.toMap(e -> idOf.apply(e.getValue()), e -> idOfMade.apply(e.getKey())));
    }

    private static <T> boolean place(T one, List<T> made, BiPredicate<T, T> alike, Map<T, T> taken, Set<T> tried) {
        List<T> fits =
                new ArrayList<>(made.stream().filter(m -> alike.test(one, m)).toList());
        for (T fit : fits) {
            if (tried.add(fit)) {
                Optional<T> holder = Optional.ofNullable(taken.get(fit));
                if (holder.isEmpty() || place(holder.get(), made, alike, taken, tried)) {
                    taken.put(fit, one);
                    return true;
                }
            }
        }
        return false;
    }
}
