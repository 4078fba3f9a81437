package org.parley.record;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.parley.model.Act;
import org.parley.model.Case;
import org.parley.model.Issue;
import org.parley.model.Text;

/**
 * Two texts side by side, issue by issue.
 *
 * @param from id of the earlier act
 * @param to id of the later act
 * @param rows one for each issue of the case, in order
 */
public record Comparison(String from, String to, List<Row> rows) {

    public Comparison {
        rows = List.copyOf(rows);
    }

    /** How the later text stands to the earlier one on an issue. */
    public enum Change {
        SAME,
        CHANGED,
        NEW,
        DROPPED,
        /** Neither text, as far as it is known, says anything, and both are fully known. */
        ABSENT,
        /** One of the texts is not known well enough to tell. */
        NOT_REPORTED
    }

    /**
     * One issue.
     *
     * @param before what the earlier text says; null when it says nothing or that is not reported
     * @param after what the later text says; likewise
     */
    public record Row(
            String issue,
            Change change,
            @Nullable String before,
            @Nullable String after) {}

    /** @throws IllegalArgumentException if an act puts no text forward */
    public static Comparison of(Case read, Act from, Act to) {
        Text earlier = text(from);
        Text later = text(to);
        List<Row> rows = new ArrayList<>();
        for (Issue issue : read.issues()) {
            String before = says(earlier, issue);
            String after = says(later, issue);
            rows.add(new Row(issue.id(), change(before, after, earlier, later), before, after));
        }
        return new Comparison(from.id(), to.id(), rows);
    }

    private static Change change(@Nullable String before, @Nullable String after, Text earlier, Text later) {
        if (before != null && after != null) {
            return Objects.equals(before, after) ? Change.SAME : Change.CHANGED;
        }
        if (before != null) {
            return later.reported() == Text.Reported.FULL ? Change.DROPPED : Change.NOT_REPORTED;
        }
        if (after != null) {
            return earlier.reported() == Text.Reported.FULL ? Change.NEW : Change.NOT_REPORTED;
        }
        boolean known = earlier.reported() == Text.Reported.FULL && later.reported() == Text.Reported.FULL;
        return known ? Change.ABSENT : Change.NOT_REPORTED;
    }

    private static @Nullable String says(Text text, Issue issue) {
        String words = text.terms().get(issue.id());
        String option = text.options().get(issue.id());
        int index = option == null ? -1 : issue.options().indexOf(option);
        String name = index < 0 ? null : issue.options().get(index).name();
        return words == null ? name : name == null ? words : name + " (" + words + ")";
    }

    private static Text text(Act act) {
        Text text = act.text();
        if (text == null) {
            throw new IllegalArgumentException("the act " + act.id() + " puts no text forward");
        }
        return text;
    }
}
