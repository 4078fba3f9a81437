package org.parley.acceptance.room;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A request.
 *
 * @param target path and query as they go over the line
 * @param headers name and value
 * @param body null for none
 */
record Ask(
        String verb,
        String target,
        List<Map.Entry<String, String>> headers,
        @Nullable String body) {

    Ask {
        headers = List.copyOf(headers);
    }

    static Ask get(String target) {
        return of("GET", target, "text/html");
    }

    static Ask of(String verb, String target, String accept) {
        return new Ask(verb, target, List.of(Map.entry("Accept", accept)), null);
    }

    /** A form. @param fields name and value */
    static Ask post(String target, List<Map.Entry<String, String>> fields) {
        List<String> parts = new ArrayList<>();
        fields.forEach(f -> parts.add(encoded(f.getKey()) + "=" + encoded(f.getValue())));
        return of("POST", target, "text/html")
                .with("Content-Type", "application/x-www-form-urlencoded")
                .sending(String.join("&", parts));
    }

    Ask with(String name, String value) {
        List<Map.Entry<String, String>> more = new ArrayList<>(headers);
        more.removeIf(h -> h.getKey().equalsIgnoreCase(name));
        more.add(Map.entry(name, value));
        return new Ask(verb, target, more, body);
    }

    Ask sending(String other) {
        return new Ask(verb, target, headers, other);
    }

    Ask verb(String other) {
        return new Ask(other, target, headers, body);
    }

    String path() {
        int query = target.indexOf('?');
        return query < 0 ? target : target.substring(0, query);
    }

    static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    @Override
    public String toString() {
        return verb + " " + target + " " + headers + (body == null ? "" : " " + body);
    }
}
