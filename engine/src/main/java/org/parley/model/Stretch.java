package org.parley.model;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * Neighbouring options of one issue on all of which a condition holds.
 *
 * @param from index of the first
 * @param to index of the last
 */
public record Stretch(int from, int to) {

    /**
     * Where a condition on a single issue holds, ascending; neighbours of a stretch do not meet it. Of a range of numbers
     * only the options beside what the condition names are looked at, however long the range is.
     */
    public static List<Stretch> of(OutcomeSpace space, Condition condition) {
        int issue = space.position(condition.issues().getFirst());
        Options options = space.issues().get(issue).options();
        int size = options.size();
        int[] picks = new int[space.issues().size()];
        List<Stretch> all = new ArrayList<>();
        int from = -1;
        for (int turn : turns(options, size, condition)) {
            picks[issue] = turn;
            boolean here = space.meets(condition, picks);
            if (here && from < 0) {
                from = turn;
            } else if (!here && from >= 0) {
                all.add(new Stretch(from, turn - 1));
                from = -1;
            }
        }
        if (from >= 0) {
            all.add(new Stretch(from, size - 1));
        }
        return List.copyOf(all);
    }

    /** What such stretches leave of so many options. */
    public static List<Stretch> between(List<Stretch> stretches, int size) {
        List<Stretch> rest = new ArrayList<>();
        int next = 0;
        for (Stretch one : stretches) {
            if (one.from > next) {
                rest.add(new Stretch(next, one.from - 1));
            }
            next = one.to + 1;
        }
        if (next < size) {
            rest.add(new Stretch(next, size - 1));
        }
        return List.copyOf(rest);
    }

    /** How many steps an option lies outside; 0 inside. */
    public int away(int option) {
        return Math.max(0, Math.max(from - option, option - to));
    }

    /** The first option, and every other whose answer may differ from that of the one before. */
    private static SortedSet<Integer> turns(Options options, int size, Condition condition) {
        SortedSet<Integer> turns = new TreeSet<>();
        turns.add(0);
        if (options instanceof Options.Range range) {
            beside(range, condition, turns);
            return turns.subSet(0, size);
        }
        for (int option = 1; option < size; option++) {
            turns.add(option);
        }
        return turns;
    }

    private static void beside(Options.Range range, Condition condition, SortedSet<Integer> turns) {
        switch (condition) {
            case Condition.OneOf(String issue, var wanted) -> wanted.forEach(option -> beside(range, option, turns));
            case Condition.NoneOf(String issue, var kept) -> kept.forEach(option -> beside(range, option, turns));
            case Condition.Compare compare -> beside(range, compare.bound(), turns);
            case Condition.All(var parts) -> parts.forEach(part -> beside(range, part, turns));
            case Condition.Any(var parts) -> parts.forEach(part -> beside(range, part, turns));
            case Condition.IfThen(Condition premise, Condition conclusion) -> {
                beside(range, premise, turns);
                beside(range, conclusion, turns);
            }
        }
    }

    /** The largest number of the range that is not above the bound, and the one after it. */
    private static void beside(Options.Range range, String bound, SortedSet<Integer> turns) {
        if (!Rational.isWritten(bound)) {
            return; // names no number, so no number is picked by it
        }
        Rational most = Rational.of(Options.Range.MOST);
        Rational steps = Rational.parse(bound).minus(range.from()).dividedBy(range.step());
        Rational near = steps.max(Rational.of(-1)).min(most);
        int below = near.numerator().divide(near.denominator()).intValueExact() - (near.signum() < 0 ? 1 : 0);
        turns.add(below);
        turns.add(below + 1);
    }
}
