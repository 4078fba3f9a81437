package org.parley.casefile;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.parley.model.Ratification;
import org.parley.model.Ratification.Quota;
import org.parley.model.Rational;

/** Rules of ratification in a case file: their shape, their reading and their writing. */
final class RatificationFile {

    private static final Set<String> QUOTAS = Set.of("at_least", "share", "more_than");
    private static final String FORMS = "Write `leader`, a faction, {all: [...]}, {any: [...]},"
            + " {body: name, at_least: 61, of: {faction: seats}}, or {share: 2/3, ...} or {more_than: 1/2, ...} of"
            + " those present; members with rules of their own: {at_least: 2, among: [{seats: 3, rule: ...}, ...]}.";

    private final ShapeCheck check;

    RatificationFile(ShapeCheck check) {
        this.check = check;
    }

    /** Reports what is no rule. */
    void shape(Node node, String called) {
        switch (node) {
            case Node.Scalar scalar -> check.value(scalar, Shape.Kind.ID, called);
            case Node.Items items -> check.problem(items.place(), called + " cannot be a list", FORMS);
            case Node.Keys keys -> keys(keys, called);
        }
    }

    private void keys(Node.Keys node, String called) {
        Set<String> names = node.entries().stream().map(Node.Entry::key).collect(Collectors.toSet());
        long quotas = names.stream().filter(QUOTAS::contains).count();
        boolean tree = names.equals(Set.of("all")) || names.equals(Set.of("any"));
        boolean body = quotas == 1
                && names.contains("of") != names.contains("among")
                && names.size() == (names.contains("body") ? 3 : 2);
        if (!tree && !body) {
            check.problem(node.place(), called + " has keys that mean nothing together", FORMS);
            return;
        }
        for (Node.Entry entry : node.entries()) {
            String name = "`" + entry.key() + "`";
            switch (entry.key()) {
                case "all", "any" -> parts(entry.value(), called, false);
                case "among" -> parts(entry.value(), called, true);
                case "of" -> check.map(entry.value(), "faction id", new Shape.Value(Shape.Kind.WHOLE), name);
                case "body" -> check.value(entry.value(), Shape.Kind.ID, name);
                case "at_least" -> check.value(entry.value(), Shape.Kind.WHOLE, name);
                default -> check.value(entry.value(), Shape.Kind.NUMBER, name);
            }
        }
    }

    private void parts(Node node, String called, boolean members) {
        if (!(node instanceof Node.Items(List<Node> parts, Place at)) || parts.isEmpty()) {
            check.problem(node.place(), called + " needs a list here", "Write all: [leader, ...].");
            return;
        }
        for (Node part : parts) {
            if (members && part instanceof Node.Keys(var entries, var place) && isMember(entries)) {
                for (Node.Entry entry : entries) {
                    if (entry.key().equals("seats")) {
                        check.value(entry.value(), Shape.Kind.WHOLE, "`seats`");
                    } else {
                        shape(entry.value(), called);
                    }
                }
            } else {
                shape(part, called);
            }
        }
    }

    private static boolean isMember(List<Node.Entry> entries) {
        return entries.stream().map(Node.Entry::key).collect(Collectors.toSet()).equals(Set.of("seats", "rule"));
    }

    /** Reads a rule that {@link #shape} has passed. */
    static Ratification read(Node node) {
        if (node instanceof Node.Scalar(String text, Place place)) {
            return text.equals("leader") ? new Ratification.Leader() : new Ratification.Consent(text);
        }
        Keys k = new Keys(node, "");
        if (k.has("all") || k.has("any")) {
            List<Ratification> parts = Keys.items(
                            k.node(k.has("all") ? "all" : "any").orElseThrow())
                    .stream()
                    .map(RatificationFile::read)
                    .toList();
            return k.has("all") ? new Ratification.All(parts) : new Ratification.Any(parts);
        }
        Quota quota = k.has("share")
                ? new Quota(Quota.Kind.SHARE, k.number("share"))
                : k.has("more_than")
                        ? new Quota(Quota.Kind.MORE_THAN, k.number("more_than"))
                        : new Quota(Quota.Kind.SEATS, k.number("at_least"));
        if (k.has("among")) {
            return new Ratification.Council(
                    k.textOrNull("body"),
                    quota,
                    Keys.items(k.node("among").orElseThrow()).stream()
                            .map(RatificationFile::member)
                            .toList());
        }
        Map<String, Integer> seats = new LinkedHashMap<>();
        k.textMap("of").forEach((faction, number) -> seats.put(faction, Integer.valueOf(number)));
        return new Ratification.Body(k.textOrNull("body"), quota, seats);
    }

    private static Ratification.Member member(Node node) {
        if (node instanceof Node.Keys(var entries, var place) && isMember(entries)) {
            Keys k = new Keys(node, "");
            return new Ratification.Member(
                    Integer.parseInt(k.text("seats")), read(k.node("rule").orElseThrow()));
        }
        return new Ratification.Member(1, read(node));
    }

    /** A rule as a case file holds it. */
    static Object write(Ratification rule) {
        return switch (rule) {
            case Ratification.Leader leader -> "leader";
            case Ratification.Consent(String faction) -> faction;
            case Ratification.All(var parts) ->
                Map.of("all", parts.stream().map(RatificationFile::write).toList());
            case Ratification.Any(var parts) ->
                Map.of("any", parts.stream().map(RatificationFile::write).toList());
            case Ratification.Body body -> {
                Map<String, Object> all = body(body.name(), body.quota());
                all.put("of", body.seats());
                yield all;
            }
            case Ratification.Council council -> {
                Map<String, Object> all = body(council.name(), council.quota());
                all.put(
                        "among",
                        council.members().stream().map(RatificationFile::write).toList());
                yield all;
            }
        };
    }

    private static Object write(Ratification.Member member) {
        Map<String, Object> all = new LinkedHashMap<>();
        all.put("seats", member.seats());
        all.put("rule", write(member.rule()));
        return all;
    }

    private static Map<String, Object> body(@Nullable String name, Quota quota) {
        Map<String, Object> all = new LinkedHashMap<>();
        if (name != null) {
            all.put("body", name);
        }
        String key = switch (quota.kind()) {
            case SEATS -> "at_least";
            case SHARE -> "share";
            case MORE_THAN -> "more_than";
        };
        Rational number = quota.number();
        all.put(key, number.toString());
        return all;
    }
}
