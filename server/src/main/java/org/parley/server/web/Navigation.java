package org.parley.server.web;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.parley.server.store.Myself;

/**
 * Where a reader of talks can go.
 *
 * @param places in the order in which they are listed
 */
public record Navigation(List<Place> places) {

    private static final List<String> TEAM =
            List.of("", "/texts", "/has", "/agenda", "/messages", "/devices", "/people", "/approvals", "/log");
    private static final List<String> HEAD =
            List.of("", "/texts", "/has", "/agenda", "/messages", "/devices", "/limits", "/log", "/people");
    private static final List<String> DELEGATION =
            List.of("", "/texts", "/has", "/agenda", "/messages", "/devices", "/limits", "/log");
    private static final List<String> ALL = List.of("", "/texts", "/agenda", "/log");

    public Navigation {
        places = List.copyOf(places);
    }

    /**
     * One page.
     *
     * @param below what the address says after the talks
     * @param title key of the message bundle
     * @param current {@code page} on this very page, {@code true} on one below it, null elsewhere: what {@code aria-current}
     *     says
     */
    public record Place(
            String address,
            String below,
            String title,
            @Nullable String current) {}

    /** @param path of the page that is shown */
    static Navigation of(Myself me, String path) {
        String talks = "/talks/" + me.talks();
        return new Navigation(below(me).stream()
                .map(below -> new Place(talks + below, below, title(me, below), current(talks, below, path)))
                .toList());
    }

    private static List<String> below(Myself me) {
        return switch (me.role()) {
            case "lead", "team" -> TEAM;
            case "head" -> HEAD;
            case "member", "adviser" -> DELEGATION;
            default -> ALL;
        };
    }

    private static String title(Myself me, String below) {
        if (!below.isEmpty()) {
            return "place." + below.substring(1);
        }
        return me.party() == null ? "place.first" : "place.room";
    }

    private static @Nullable String current(String talks, String below, String path) {
        if (path.equals(talks + below)) {
            return "page";
        }
        return !below.isEmpty() && path.startsWith(talks + below + "/") ? "true" : null;
    }
}
