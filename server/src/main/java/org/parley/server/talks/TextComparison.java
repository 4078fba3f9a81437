package org.parley.server.talks;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Two versions side by side, clause by clause.
 *
 * @param titles differences in the titles, for languages of both
 * @param rows the clauses of the later version in its order, those that were dropped behind the clause that they followed
 */
public record TextComparison(TextVersion before, TextVersion after, List<Wording> titles, List<Row> rows) {

    public TextComparison {
        titles = List.copyOf(titles);
        rows = List.copyOf(rows);
    }

    /** What became of a clause. */
    public enum Change {
        SAME,
        CHANGED,
        NEW,
        DROPPED
    }

    /**
     * A wording in one language.
     *
     * @param heading pieces of the heading, or of the title
     * @param body pieces of the body; empty for a title
     * @param same whether nothing differs
     */
    public record Wording(
            String language, List<WordDifference.Piece> heading, List<WordDifference.Piece> body, boolean same) {
        public Wording {
            heading = List.copyOf(heading);
            body = List.copyOf(body);
        }
    }

    /**
     * One clause.
     *
     * @param placeBefore its number in the earlier version; null when new
     * @param placeAfter its number in the later one; null when dropped
     * @param moved whether it changed places with clauses that kept theirs; a number that only grew because of a new clause
     *     before it is no move
     * @param settlesOtherwise whether it amounts to other options now
     * @param wordings in the languages of either version
     */
    public record Row(
            String clause,
            Change change,
            @Nullable Integer placeBefore,
            @Nullable Integer placeAfter,
            boolean moved,
            boolean settlesOtherwise,
            List<Wording> wordings) {
        public Row {
            wordings = List.copyOf(wordings);
        }
    }

    public static TextComparison of(TextVersion before, TextVersion after) {
        Set<String> languages = new LinkedHashSet<>(after.languages());
        languages.addAll(before.languages());
        List<Wording> titles = languages.stream()
                .map(language -> wording(language, before.title(language), after.title(language), "", ""))
                .toList();
        Set<String> moved = moved(ids(before), ids(after));
        List<Row> rows = new ArrayList<>();
        for (Clause clause : after.clauses()) {
            rows.add(row(before, after, clause.id(), moved.contains(clause.id()), languages));
        }
        String previous = null;
        for (Clause clause : before.clauses()) {
            if (after.clause(clause.id()).isEmpty()) {
                rows.add(behind(rows, previous), row(before, after, clause.id(), false, languages));
            }
            previous = clause.id();
        }
        return new TextComparison(before, after, titles, rows);
    }

    /** Whether both have the same clauses in the same words and order. */
    public boolean isSame() {
        return titles.stream().allMatch(Wording::same)
                && rows.stream().allMatch(row -> row.change() == Change.SAME && !row.moved());
    }

    public long count(Change change) {
        return rows.stream().filter(row -> row.change() == change).count();
    }

    private static Row row(TextVersion before, TextVersion after, String id, boolean moved, Set<String> languages) {
        Clause nothing = new Clause(id, noWords(), noWords(), noWords(), new TreeMap<>());
        Clause old = before.clause(id).orElse(nothing);
        Clause young = after.clause(id).orElse(nothing);
        List<Wording> wordings = languages.stream()
                .map(language -> wording(
                        language,
                        old.heading(language),
                        young.heading(language),
                        old.body(language),
                        young.body(language)))
                .toList();
        Integer placeBefore = place(before, id);
        Integer placeAfter = place(after, id);
        Change change = placeBefore == null
                ? Change.NEW
                : placeAfter == null
                        ? Change.DROPPED
                        : wordings.stream().allMatch(Wording::same) ? Change.SAME : Change.CHANGED;
        boolean both = placeBefore != null && placeAfter != null;
        return new Row(
                id,
                change,
                placeBefore,
                placeAfter,
                moved,
                both && !old.settles().equals(young.settles()),
                wordings);
    }

    private static SortedMap<String, String> noWords() {
        return new TreeMap<>();
    }

    private static Wording wording(String language, String oldHeading, String heading, String oldBody, String body) {
        return new Wording(
                language,
                WordDifference.between(oldHeading, heading),
                WordDifference.between(oldBody, body),
                oldHeading.equals(heading) && oldBody.equals(body));
    }

    private static @Nullable Integer place(TextVersion version, String id) {
        int index = ids(version).indexOf(id);
        return index < 0 ? null : index + 1;
    }

    private static int behind(List<Row> rows, @Nullable String previous) {
        for (int i = 0; i < rows.size(); i++) {
            if (rows.get(i).clause().equals(previous)) {
                return i + 1;
            }
        }
        return 0;
    }

    private static List<String> ids(TextVersion version) {
        return version.clauses().stream().map(Clause::id).toList();
    }

    /**
     * The common clauses outside a longest run that both versions have in the same order. The two orders are taken in a fixed
     * order of their own, so that the answer is the same in both directions.
     */
    static Set<String> moved(List<String> before, List<String> after) {
        List<String> old = before.stream().filter(after::contains).toList();
        List<String> young = after.stream().filter(before::contains).toList();
        boolean turned = String.join("\n", old).compareTo(String.join("\n", young)) > 0;
        List<String> first = turned ? young : old;
        Map<String, Integer> second = new HashMap<>();
        (turned ? old : young).forEach(id -> second.put(id, second.size()));
        int n = first.size();
        int[] length = new int[n];
        int[] link = new int[n];
        int best = -1;
        for (int i = 0; i < n; i++) {
            length[i] = 1;
            link[i] = -1;
            for (int j = 0; j < i; j++) {
                if (second.getOrDefault(first.get(j), 0) < second.getOrDefault(first.get(i), 0)
                        && length[j] + 1 > length[i]) {
                    length[i] = length[j] + 1;
                    link[i] = j;
                }
            }
            if (best < 0 || length[i] > length[best]) {
                best = i;
            }
        }
        Set<String> moved = new HashSet<>(first);
        for (int at = best; at >= 0; at = link[at]) {
            moved.remove(first.get(at));
        }
        return moved;
    }
}
