package org.parley.acceptance.room;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Which address was asked, by which role, with which verb, and what kind of answer came. */
final class Coverage {

    private final Routes routes;
    private final Map<String, Map<String, Set<Integer>>> visited = new TreeMap<>();
    private int requests;

    Coverage(Routes routes) {
        this.routes = routes;
    }

    void add(String role, Ask ask, Reply reply) {
        requests++;
        String route = routes.of(ask.verb(), ask.path())
                .or(() -> routes.at(ask.path()))
                .map(found -> found.pattern().getPatternString())
                .orElse("(no address)");
        visited.computeIfAbsent(ask.verb() + " " + route, key -> new TreeMap<>())
                .computeIfAbsent(role, key -> new TreeSet<>())
                .add(reply.status());
    }

    /** Whether somebody in a role has asked there, with the same verb. */
    boolean hasBeen(String role, Where where) {
        String path = where.address()
                .replaceFirst("\\?.*", "")
                .replaceAll("\\{[a-z]+}", "00000000-0000-0000-0000-000000000000");
        String route = routes.of(where.verb(), path)
                .map(found -> found.pattern().getPatternString())
                .orElse("(no address)");
        Set<String> by =
                visited.getOrDefault(where.verb() + " " + route, Map.of()).keySet();
        return by.contains(role) || by.contains("spare " + role);
    }

    int requests() {
        return requests;
    }

    /**
     * Routes that a role has not asked with the route's own verb.
     *
     * @param ofOwnSession whether it is about those that touch the asker's own session, or about all others
     */
    List<Routes.Route> missing(String role, boolean ofOwnSession) {
        return routes.all().stream()
                .filter(route -> !route.streams() && route.ofOwnSession() == ofOwnSession)
                .filter(route ->
                        !visited.getOrDefault(route.toString(), Map.of()).containsKey(role))
                .toList();
    }

    /** Writes a table: address and verb, role, statuses of the answers. */
    void write(Path file) {
        List<String> lines = new ArrayList<>();
        lines.add(requests + " requests; each line: verb, address, role, statuses of what came back");
        visited.forEach(
                (route, roles) -> roles.forEach((role, statuses) -> lines.add(route + "\t" + role + "\t" + statuses)));
        try {
            Files.createDirectories(file.getParent());
            Files.write(file, lines);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
