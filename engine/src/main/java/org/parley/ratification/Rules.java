package org.parley.ratification;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.parley.model.Actor;
import org.parley.model.Ratification;

/** Rules taken apart and put together again. */
final class Rules {

    private Rules() {}

    /** The rule without a faction: its seats go, its consent is not asked for any more; thresholds stay as stated. */
    static Ratification without(Ratification rule, String faction) {
        return pruned(rule, faction).orElse(new Ratification.All(List.of()));
    }

    /** Empty where nothing of the rule is left to ask. */
    private static Optional<Ratification> pruned(Ratification rule, String faction) {
        return switch (rule) {
            case Ratification.Leader leader -> Optional.of(leader);
            case Ratification.Consent consent ->
                consent.faction().equals(faction) ? Optional.empty() : Optional.of(consent);
            case Ratification.All(var parts) -> Optional.of(new Ratification.All(pruned(parts, faction)));
            case Ratification.Any(var parts) -> Optional.of(new Ratification.Any(pruned(parts, faction)));
            case Ratification.Body body -> {
                Map<String, Integer> seats = new LinkedHashMap<>(body.seats());
                seats.remove(faction);
                yield Optional.of(new Ratification.Body(body.name(), body.quota(), seats));
            }
            case Ratification.Council council -> {
                List<Ratification.Member> members = new ArrayList<>();
                for (Ratification.Member member : council.members()) {
                    pruned(member.rule(), faction)
                            .ifPresent(left -> members.add(new Ratification.Member(member.seats(), left)));
                }
                yield Optional.of(new Ratification.Council(council.name(), council.quota(), members));
            }
        };
    }

    private static List<Ratification> pruned(List<Ratification> parts, String faction) {
        return parts.stream().flatMap(part -> pruned(part, faction).stream()).toList();
    }

    /**
     * A party's rule with one body changed.
     *
     * @param body its id; null for the only body that the party has
     * @throws IllegalArgumentException if there is no such body, or no telling which is meant
     */
    static Ratification changed(Actor party, @Nullable String body, UnaryOperator<Ratification> change) {
        Ratification rule = party.ratification();
        List<Ratification> bodies = rule == null ? List.of() : bodies(rule);
        List<Ratification> meant = bodies.stream()
                .filter(one -> body == null || body.equals(name(one)))
                .toList();
        if (rule == null || meant.size() != 1) {
            throw new IllegalArgumentException("`" + party.id() + "` has "
                    + (bodies.isEmpty()
                            ? "no body with a threshold."
                            : "these bodies: " + names(bodies) + "; name one."));
        }
        return replaced(rule, meant.getFirst(), change.apply(meant.getFirst()));
    }

    /** The bodies and councils of a rule, outer ones first. */
    static List<Ratification> bodies(Ratification rule) {
        List<Ratification> all = new ArrayList<>();
        switch (rule) {
            case Ratification.Leader leader -> {}
            case Ratification.Consent consent -> {}
            case Ratification.All(var parts) -> parts.forEach(part -> all.addAll(bodies(part)));
            case Ratification.Any(var parts) -> parts.forEach(part -> all.addAll(bodies(part)));
            case Ratification.Body body -> all.add(body);
            case Ratification.Council council -> {
                all.add(council);
                council.members().forEach(member -> all.addAll(bodies(member.rule())));
            }
        }
        return all;
    }

    /** The id by which a body is named; null when it has none. */
    static @Nullable String name(Ratification body) {
        return switch (body) {
            case Ratification.Body one -> one.name();
            case Ratification.Council one -> one.name();
            default -> null;
        };
    }

    private static String names(List<Ratification> bodies) {
        return String.join(
                ", ",
                bodies.stream()
                        .map(one -> name(one) == null ? "one without a name" : String.valueOf(name(one)))
                        .toList());
    }

    /** Every occurrence of one part replaced; a part that occurs twice alike is one body written twice. */
    private static Ratification replaced(Ratification rule, Ratification old, Ratification fresh) {
        if (rule.equals(old)) {
            return fresh;
        }
        return switch (rule) {
            case Ratification.Leader leader -> leader;
            case Ratification.Consent consent -> consent;
            case Ratification.Body body -> body;
            case Ratification.All(var parts) ->
                new Ratification.All(
                        parts.stream().map(part -> replaced(part, old, fresh)).toList());
            case Ratification.Any(var parts) ->
                new Ratification.Any(
                        parts.stream().map(part -> replaced(part, old, fresh)).toList());
            case Ratification.Council council ->
                new Ratification.Council(
                        council.name(),
                        council.quota(),
                        council.members().stream()
                                .map(m -> new Ratification.Member(m.seats(), replaced(m.rule(), old, fresh)))
                                .toList());
        };
    }
}
