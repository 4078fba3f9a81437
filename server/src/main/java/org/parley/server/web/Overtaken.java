package org.parley.server.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Two that were written side by side: one is on record, and the other was sent by somebody whose page did not show it. Nothing
 * of the second is entered before its writer has seen both and says which one goes on ({@code go}).
 *
 * @param what of: {@code agenda}, {@code answers}, {@code release}, {@code limit} or {@code faction}
 * @param points where the two differ
 * @param action where it is said which one goes on
 * @param fields the form as it was sent, but coming after what is on record now
 * @param editable whether the second can be opened again, to work the first into it
 * @param <T> what stands on each side
 */
record Overtaken<T>(String what, List<Point<T>> points, String action, List<Unsent.Field> fields, boolean editable) {

    /** To go on with what is on record, and let what was sent go. */
    static final String THEIRS = "theirs";

    /** To open what was sent once more. */
    static final String EDIT = "edit";

    Overtaken {
        points = List.copyOf(points);
        fields = List.copyOf(fields);
    }

    /**
     * Where the two differ.
     *
     * @param stands what is on record; null for nothing
     * @param by whose that is; null likewise
     * @param sent what was sent, or what the page had shown; null for nothing
     */
    record Point<T>(
            @Nullable T stands,
            @Nullable String by,
            @Nullable Instant at,
            @Nullable T sent) {}

    /**
     * The page that shows both, as an answer to the form that came too late.
     *
     * @param bases names of fields to the entries that stand now
     */
    static <T> Page<Overtaken<T>> page(
            String what,
            List<Point<T>> points,
            Map<String, String> bases,
            boolean editable,
            HttpServletRequest request,
            HttpServletResponse response) {
        Unsent sent = Objects.requireNonNull(Unsent.of(request));
        List<Unsent.Field> fields = new ArrayList<>();
        sent.fields().stream()
                .filter(field -> !field.name().equals("go") && !bases.containsKey(field.name()))
                .forEach(fields::add);
        bases.forEach((name, entry) -> fields.add(new Unsent.Field(name, entry)));
        response.setStatus(HttpServletResponse.SC_CONFLICT);
        return new Page<>(
                "overtaken",
                "conflict.title",
                new Overtaken<>(what, points, request.getRequestURI(), fields, editable));
    }
}
