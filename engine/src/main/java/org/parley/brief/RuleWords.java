package org.parley.brief;

import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.parley.model.Case;
import org.parley.model.Ratification;

/** A rule of ratification in words. */
final class RuleWords {

    private final Case read;

    RuleWords(Case read) {
        this.read = read;
    }

    String of(Ratification rule) {
        return switch (rule) {
            case Ratification.Leader leader -> "the leader agrees";
            case Ratification.Consent(String faction) -> read.nameOf(faction) + " agrees";
            case Ratification.All(var parts) -> parts.isEmpty() ? "nobody is asked" : joined(parts, "; and ");
            case Ratification.Any(var parts) -> parts.isEmpty() ? "nothing passes" : joined(parts, "; or ");
            case Ratification.Body body ->
                body.quota().words() + named(body.name()) + " ("
                        + body.seats().entrySet().stream()
                                .map(e -> read.nameOf(e.getKey()) + " " + e.getValue())
                                .collect(Collectors.joining(", "))
                        + ")";
            case Ratification.Council council ->
                council.quota().words() + named(council.name()) + " ("
                        + council.members().stream()
                                .map(m -> m.seats() + ": " + of(m.rule()))
                                .collect(Collectors.joining(" | "))
                        + ")";
        };
    }

    private String joined(List<Ratification> parts, String by) {
        return parts.stream()
                .map(part -> part instanceof Ratification.All || part instanceof Ratification.Any
                        ? "(" + of(part) + ")"
                        : of(part))
                .collect(Collectors.joining(by));
    }

    private static String named(@Nullable String name) {
        return name == null ? "" : " in " + name;
    }
}
