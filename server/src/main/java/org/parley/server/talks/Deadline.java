package org.parley.server.talks;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/**
 * A time by which something is to be done.
 *
 * @param says what
 * @param passed whether it has passed
 */
public record Deadline(Instant at, String says, boolean passed) {

    /** What is awaited until a known time, the earliest first. */
    static List<Deadline> of(List<Awaited> awaited, Map<String, String> names) {
        List<Deadline> found = new ArrayList<>();
        for (Awaited one : awaited) {
            if (one.until() != null) {
                found.add(new Deadline(one.until(), one.says(names), one.overdue()));
            }
        }
        found.sort(Comparator.comparing(Deadline::at));
        return found;
    }
}
