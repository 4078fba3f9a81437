package org.parley.acceptance.room;

import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Somebody who tries everything: the links and forms that they are shown, filled in well and badly, and every address of the
 * server with ids of their own, of others and of nobody. What is asked next follows from a seed and from what came back.
 */
final class Curiosity {

    private static final Pattern ID = Pattern.compile("[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}");
    private static final int MOST = 400;
    private static final List<String> ODD = List.of(
            "",
            " ",
            "x",
            "-1",
            "0",
            "1",
            "2",
            "99999999999",
            "null",
            "true",
            "common",
            "team",
            "party/south",
            "north",
            "south",
            "caucus/south",
            "admin/south",
            "' or 1=1 --",
            "%00",
            "<script>alert(1)</script>",
            "../../etc/passwd",
            "en",
            "ar",
            "2026-03-02",
            "{}",
            "[]",
            "text-1",
            "first",
            "clause-1");
    private static final List<String> WORDS = List.of(
            "The ceasefire holds",
            "We ask for water",
            "“Later”, they said",
            "אולי מחר",
            "ربما غدا",
            "one\ntwo",
            "a",
            "north: North",
            "Ünïcödé ✓",
            "we accept clause 3");
    private static final List<String> ODD_VERBS =
            List.of("HEAD", "OPTIONS", "PUT", "DELETE", "PATCH", "TRACE", "PROPFIND");

    private final Random random;
    private final Routes routes;
    private final String talks;
    private final List<String> ids;
    private final Set<String> links = new LinkedHashSet<>();
    private final Set<String> seen = new LinkedHashSet<>();
    private final List<Form> forms = new ArrayList<>();
    private final Deque<Routes.Route> round;
    private String token = "";
    private long serial;

    /**
     * @param round routes that are to be asked before any is asked again; is filled anew when it is empty
     * @param talks their id
     * @param ids of others, which may be there or not; a list that grows
     */
    Curiosity(Random random, Routes routes, Deque<Routes.Route> round, String talks, List<String> ids) {
        this.random = random;
        this.routes = routes;
        this.round = round;
        this.talks = talks;
        this.ids = ids;
        links.add("/talks/" + talks);
        links.add("/");
        links.add("/openapi");
        links.add("/actuator/health");
        links.add("/actuator/prometheus"); // Not there for them; and if it were?
    }

    /** Takes in what came back. */
    void learn(Ask asked, Reply reply) {
        if (isElsewhere(asked.path())) {
            return; // Talks of another episode, in which the worlds may differ in what this person may see.
        }
        Matcher found = ID.matcher(reply.raw());
        while (found.find() && seen.size() < MOST && asked.path().startsWith("/talks/")) {
            seen.add(found.group());
        }
        if (!reply.isHtml() || reply.status() >= 400) {
            return;
        }
        String body = reply.body();
        String shown = Form.token(body);
        token = shown.isEmpty() ? token : shown;
        for (String link : Form.links(asked.path(), body)) {
            if (links.size() < MOST && !isElsewhere(link)) {
                links.add(link);
            }
        }
        for (Form form : Form.on(asked.path(), body)) {
            if (!Routes.isOfOwnSession(form.action())
                    && !isElsewhere(form.action())
                    && !Routes.isOfSomebodysPart(form.action())
                    && forms.size() < MOST) {
                forms.removeIf(old -> old.action().equals(form.action())
                        && old.inputs().size() == form.inputs().size());
                forms.add(form);
            }
        }
    }

    private boolean isElsewhere(String path) {
        return path.startsWith("/talks/") && !path.startsWith("/talks/" + talks);
    }

    Ask next() {
        int kind = random.nextInt(100);
        if (kind < 20) {
            return varied(Ask.get(pick(List.copyOf(links))));
        }
        if (kind < 40 && !forms.isEmpty()) {
            return filled(pick(forms));
        }
        return toRoute(nextRoute());
    }

    /** Asks at one address, with an id of somebody else's where it takes one. */
    Ask at(Where where) {
        String foreign = ids.get(Math.max(0, ids.size() - 1 - random.nextInt(8)));
        return where.ask(talks, token, own("field" + serial++), foreign);
    }

    /** Asks at the address of a route, with some fields as they should be. */
    Ask to(Routes.Route route, Map<String, String> known) {
        List<Map.Entry<String, String>> values = new ArrayList<>();
        route.fields()
                .forEach(field -> values.add(Map.entry(
                        field.name(), known.containsKey(field.name()) ? known.get(field.name()) : fitting(field))));
        values.add(Map.entry("form-token", token));
        return Ask.post(path(route), values).verb(route.verb());
    }

    /** Asks at the address of a route. */
    Ask to(Routes.Route route) {
        return toRoute(route);
    }

    /** Every route once before any is asked again. */
    private Routes.Route nextRoute() {
        if (round.isEmpty()) {
            List<Routes.Route> all = new ArrayList<>(routes.all());
            all.removeIf(route -> route.streams() || route.ofOwnSession());
            java.util.Collections.shuffle(all, random);
            round.addAll(all);
        }
        return round.removeFirst();
    }

    private Ask varied(Ask ask) {
        Ask asked = random.nextInt(3) == 0
                ? ask.with("Accept", pick(List.of("application/json", "*/*", "text/plain", "junk")))
                : ask;
        asked = random.nextInt(12) == 0 ? asked.verb(pick(ODD_VERBS)) : asked;
        asked = random.nextInt(15) == 0 ? asked.with("If-None-Match", "\"1\"") : asked;
        return random.nextInt(15) == 0
                ? asked.with("Accept-Language", pick(List.of("ar", "de-CH", "*", "x".repeat(200))))
                : asked;
    }

    private Ask filled(Form form) {
        List<Map.Entry<String, String>> values = new ArrayList<>();
        boolean badly = random.nextInt(6) == 0;
        for (Form.Input input : form.inputs()) {
            if (badly && random.nextInt(4) == 0) {
                continue;
            }
            values.add(Map.entry(input.name(), badly && random.nextInt(3) == 0 ? pick(ODD) : value(input)));
        }
        return form.with(values);
    }

    private String value(Form.Input input) {
        return switch (input.kind()) {
            case "hidden" ->
                input.name().equals("form-token")
                        ? token
                        : input.name().equals("id") && random.nextInt(4) == 0 ? anId() : input.value();
            case "select", "radio" -> input.choices().isEmpty() ? "" : pick(input.choices());
            case "checkbox", "submit" -> input.value();
            case "file" -> "file:parley: 1\ntitle: " + pick(WORDS) + "\n";
            default -> input.value().isEmpty() || random.nextInt(3) == 0 ? pick(WORDS) + " " + serial++ : input.value();
        };
    }

    /** Asks an address of the server, with fields of fitting types. */
    private Ask toRoute(Routes.Route route) {
        String target = path(route);
        List<Map.Entry<String, String>> values = new ArrayList<>();
        for (Routes.Field field : route.fields()) {
            if (field.required() || random.nextBoolean()) {
                values.add(Map.entry(field.name(), fitting(field)));
            }
        }
        if (route.verb().equals("GET")) {
            List<String> query = values.stream()
                    .map(v -> v.getKey() + "=" + Ask.encoded(v.getValue()))
                    .toList();
            return varied(Ask.get(query.isEmpty() ? target : target + "?" + String.join("&", query)));
        }
        if (random.nextInt(10) > 0) {
            values.add(Map.entry("form-token", token));
        }
        boolean file = values.stream().anyMatch(v -> v.getValue().startsWith("file:"));
        Ask post = file ? Form.multipart(target, values) : Ask.post(target, values);
        post = post.verb(route.verb());
        return random.nextInt(4) == 0 ? post.with("Accept", "application/json") : post;
    }

    private String fitting(Routes.Field field) {
        if (field.type() == UUID.class) {
            return random.nextInt(4) == 0 ? anId() : own("field" + serial++);
        }
        if (field.type() == int.class || field.type() == long.class || Number.class.isAssignableFrom(field.type())) {
            return String.valueOf(random.nextInt(4));
        }
        if (field.type() == boolean.class || field.type() == Boolean.class) {
            return "true";
        }
        if (!field.type().equals(String.class)) {
            return "file:words";
        }
        return random.nextInt(3) == 0 ? pick(ODD) : random.nextInt(3) == 0 ? anId() : pick(WORDS);
    }

    private String path(Routes.Route route) {
        String target = route.pattern().getPatternString();
        for (String name : route.variables()) {
            String value = name.equals("talks")
                    ? (random.nextInt(20) > 0 ? talks : anId())
                    : route.ofSomebodysPart() ? own("nobody" + serial++) : variable();
            target = target.replaceFirst(
                    "\\{\\*?" + name + "[^}]*}",
                    Matcher.quoteReplacement(Ask.encoded(value).replace("+", "%20")));
        }
        return target.replace("/**", "/x");
    }

    private String variable() {
        int kind = random.nextInt(10);
        return kind < 6 ? anId() : kind < 8 ? pick(ODD) : pick(List.of("north", "south", "text-1", "1", "2"));
    }

    private String anId() {
        int kind = random.nextInt(10);
        if (kind < 5 && !seen.isEmpty()) {
            return pick(List.copyOf(seen));
        }
        if (kind < 9 && !ids.isEmpty()) {
            return ids.get(Math.max(0, ids.size() - 1 - random.nextInt(Math.min(60, ids.size()))));
        }
        return own("nobody" + serial++);
    }

    private String own(String from) {
        return UUID.nameUUIDFromBytes((talks + from).getBytes(java.nio.charset.StandardCharsets.UTF_8))
                .toString();
    }

    private <T> T pick(List<T> from) {
        return from.get(random.nextInt(from.size()));
    }
}
