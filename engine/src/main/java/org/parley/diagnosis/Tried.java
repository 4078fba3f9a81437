package org.parley.diagnosis;

import java.util.Arrays;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.parley.model.Act;
import org.parley.model.Case;
import org.parley.model.Condition;
import org.parley.model.Constraint;
import org.parley.model.Demand;
import org.parley.model.Issue;
import org.parley.model.Options;
import org.parley.model.OutcomeSpace;
import org.parley.model.Stretch;

/**
 * The options that a search through a large space tries: all of them, but of a long range of numbers only its ends, the
 * numbers that the case mentions and those beside a bound.
 *
 * @param options per issue, ascending
 * @param all whether these are all options
 */
record Tried(int[][] options, boolean all) {

    /** The longest range of numbers that is tried number by number. */
    static final int LONGEST = 1_000;

    static Tried of(Case read, OutcomeSpace space) {
        int[][] options = new int[space.issues().size()][];
        boolean all = true;
        for (int i = 0; i < options.length; i++) {
            Issue issue = space.issues().get(i);
            boolean few = !(issue.options() instanceof Options.Range) || space.options(i) <= LONGEST;
            options[i] = few
                    ? IntStream.range(0, space.options(i)).toArray()
                    : mentioned(read, space, issue).stream().mapToInt(o -> o).toArray();
            all &= few;
        }
        return new Tried(options, all);
    }

    private static SortedSet<Integer> mentioned(Case read, OutcomeSpace space, Issue issue) {
        int size = issue.options().size();
        SortedSet<Integer> found = new TreeSet<>();
        found.add(0);
        found.add(size - 1);
        for (Demand demand : read.demands()) {
            if (demand.stance() instanceof Demand.Require(Condition condition)) {
                bounds(space, issue, condition, found);
            }
        }
        for (Constraint constraint : read.constraints()) {
            bounds(space, issue, constraint.holds(), found);
        }
        for (Act act : read.record()) {
            if (act.text() != null) {
                add(issue, act.text().options().get(issue.id()), found);
            }
        }
        issue.precedents().forEach(precedent -> add(issue, precedent.option(), found));
        return found;
    }

    private static void add(Issue issue, @Nullable String option, SortedSet<Integer> found) {
        int index = option == null ? -1 : issue.options().indexOf(option);
        if (index >= 0) {
            found.add(index);
        }
    }

    /** Both sides of wherever a condition on the issue begins or ceases to hold. */
    private static void bounds(OutcomeSpace space, Issue issue, Condition condition, SortedSet<Integer> found) {
        if (!condition.issues().contains(issue.id())) {
            return;
        }
        if (condition.issues().size() == 1) {
            int size = issue.options().size();
            for (Stretch one : Stretch.of(space, condition)) {
                IntStream.of(one.from() - 1, one.from(), one.to(), one.to() + 1)
                        .filter(o -> o >= 0 && o < size)
                        .forEach(found::add);
            }
            return;
        }
        switch (condition) {
            case Condition.All(var parts) -> parts.forEach(part -> bounds(space, issue, part, found));
            case Condition.Any(var parts) -> parts.forEach(part -> bounds(space, issue, part, found));
            case Condition.IfThen(Condition premise, Condition conclusion) -> {
                bounds(space, issue, premise, found);
                bounds(space, issue, conclusion, found);
            }
            default -> throw new IllegalArgumentException("not a condition on several issues: " + condition);
        }
    }

    /** The outcome that picks these, each given by its place among the options tried of its issue. */
    int[] picks(int[] places) {
        int[] picks = new int[places.length];
        Arrays.setAll(picks, i -> options[i][places[i]]);
        return picks;
    }
}
