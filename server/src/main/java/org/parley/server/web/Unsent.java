package org.parley.server.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A form that was not taken, to be given back as it came: what somebody typed is not lost with it.
 *
 * @param action where it can be sent again; null where that page cannot send all of it
 * @param fields all that it carried
 * @param words what of it somebody wrote, to be read and copied
 * @param file whether a file came with it, which no page can give back
 */
record Unsent(@Nullable String action, List<Field> fields, List<String> words, boolean file) {

    private static final int SHORT = 20;
    private static final Pattern ID = Pattern.compile("[0-9a-fA-F-]{36}");

    /** Names of fields whose values are never given back. */
    private static final Set<String> SECRET = Set.of("form-token", "password", "before", "after", "code", "passphrase");

    /** A name and one of its values. */
    record Field(String name, String value) {}

    /** Of a form within talks; others carry secrets, or little, and are filled in anew. */
    static @Nullable Unsent of(HttpServletRequest request) {
        if (!request.getRequestURI().startsWith("/talks")) {
            return null;
        }
        List<Field> fields = new ArrayList<>();
        for (Map.Entry<String, String[]> one : new TreeMap<>(request.getParameterMap()).entrySet()) {
            if (!SECRET.contains(one.getKey())) {
                for (String value : one.getValue()) {
                    fields.add(new Field(one.getKey(), value));
                }
            }
        }
        List<String> words = fields.stream()
                .map(Field::value)
                .filter(value -> !isMark(value))
                .distinct()
                .toList();
        String type = String.valueOf(request.getContentType());
        boolean file = type.startsWith("multipart/");
        return new Unsent(file ? null : request.getRequestURI(), fields, words, file);
    }

    /** Ids, addresses and short words say nothing to a reader. */
    private static boolean isMark(String value) {
        boolean oneWord = value.chars().noneMatch(Character::isWhitespace);
        return oneWord
                && (value.length() <= SHORT
                        || value.indexOf('/') >= 0
                        || value.length() == 36 && ID.matcher(value).matches());
    }
}
