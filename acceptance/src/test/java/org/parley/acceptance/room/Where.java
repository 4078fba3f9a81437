package org.parley.acceptance.room;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * The one address at which a leak lies.
 *
 * @param address with {@code {talks}}, and {@code {id}} where an id of somebody else's stands
 * @param during whether the other side is in the midst of something while it is asked
 * @param fields of a form, name and value; an {@code id} of the asker's own and the token come on top
 */
record Where(String verb, String address, boolean during, Map<String, String> fields) {

    static Where get(String address) {
        return new Where("GET", address, false, Map.of());
    }

    static Where post(String address, Map<String, String> fields) {
        return new Where("POST", address, false, fields);
    }

    Where whileOthersWrite() {
        return new Where(verb, address, true, fields);
    }

    /** What paths look like there. */
    Pattern path() {
        List<String> parts = new ArrayList<>();
        for (String part : address.replaceFirst("\\?.*", "").split("(?=\\{)|(?<=})")) {
            parts.add(part.startsWith("{") ? "[^/]+" : Pattern.quote(part));
        }
        return Pattern.compile(String.join("", parts));
    }

    /**
     * @param own an id that nobody used
     * @param foreign an id of somebody else's
     */
    Ask ask(String talks, String token, String own, String foreign) {
        String path = filledIn(address, talks, foreign);
        if (verb.equals("GET")) {
            return Ask.get(path);
        }
        List<Map.Entry<String, String>> values = new ArrayList<>();
        values.add(Map.entry("form-token", token));
        values.add(Map.entry("id", filledIn(fields.getOrDefault("id", own), talks, foreign)));
        fields.forEach((name, value) -> {
            if (!name.equals("id")) {
                values.add(Map.entry(name, value));
            }
        });
        return Ask.post(path, values);
    }

    private static String filledIn(String text, String talks, String foreign) {
        return text.replace("{talks}", talks).replace("{id}", foreign);
    }
}
