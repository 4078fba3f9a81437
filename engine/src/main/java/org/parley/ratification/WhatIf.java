package org.parley.ratification;

import java.util.ArrayList;
import java.util.List;
import org.parley.model.Case;
import org.parley.solver.Clause;
import org.parley.solver.OutcomeCount;

/**
 * A case against the case as it would be: which outcomes still pass, which do no more, which pass newly. Asked for, never
 * volunteered.
 *
 * @param sentences what is supposed
 * @param surely the outcomes that pass, before against after
 * @param possibly the outcomes that are not known to fail, before against after
 */
public record WhatIf(List<String> sentences, Zone before, Zone after, Effect surely, Effect possibly) {

    /** The most sentences that are combined. */
    public static final int MOST_TOGETHER = 3;

    private static final int MOST_COMBINATIONS = 600;

    public WhatIf {
        sentences = List.copyOf(sentences);
    }

    /** What becomes of outcomes. */
    public record Effect(OutcomeCount stay, OutcomeCount appear, OutcomeCount vanish) {}

    /** All sentences at once. @throws IllegalArgumentException, with advice, if one cannot be understood or carried out */
    public static WhatIf of(Case read, List<String> sentences, Assumption assumption) {
        return of(read, Zone.of(read, assumption), sentences, assumption);
    }

    /**
     * Every combination of one up to so many of the sentences, fewest first, then in their order.
     *
     * @throws IllegalArgumentException, with advice, if a sentence cannot be understood, or there are too many
     */
    public static List<WhatIf> combinations(Case read, List<String> sentences, int together, Assumption assumption) {
        if (together < 1 || together > MOST_TOGETHER) {
            throw new IllegalArgumentException(
                    "combinations of " + together + " are not made; 1 to " + MOST_TOGETHER + " are.");
        }
        List<List<String>> sets = new ArrayList<>();
        for (int size = 1; size <= together; size++) {
            choose(sentences, size, 0, new ArrayList<>(), sets);
        }
        if (sets.size() > MOST_COMBINATIONS) {
            throw new IllegalArgumentException(sentences.size() + " sentences have " + sets.size()
                    + " combinations; at most " + MOST_COMBINATIONS + " are made. Give fewer sentences.");
        }
        Zone before = Zone.of(read, assumption);
        return sets.stream().map(set -> of(read, before, set, assumption)).toList();
    }

    private static void choose(List<String> from, int size, int next, List<String> chosen, List<List<String>> sets) {
        if (chosen.size() == size) {
            sets.add(List.copyOf(chosen));
            return;
        }
        for (int i = next; i < from.size(); i++) {
            chosen.add(from.get(i));
            choose(from, size, i + 1, chosen, sets);
            chosen.removeLast();
        }
    }

    private static WhatIf of(Case read, Zone before, List<String> sentences, Assumption assumption) {
        Case changed = read;
        for (String sentence : sentences) {
            for (Change change : Sentences.parse(changed, sentence)) {
                changed = change.in(changed);
            }
        }
        Zone after = Zone.of(changed, assumption);
        return new WhatIf(
                sentences,
                before,
                after,
                effect(
                        read,
                        Zone.together(read, before.homes(), Home::surely),
                        Zone.together(changed, after.homes(), Home::surely)),
                effect(
                        read,
                        Zone.together(read, before.homes(), Home::possibly),
                        Zone.together(changed, after.homes(), Home::possibly)));
    }

    private static Effect effect(Case read, Clause before, Clause after) {
        return new Effect(
                WinSet.count(read, List.of(before, after)),
                WinSet.count(read, List.of(new Clause.Not("new", before), after)),
                WinSet.count(read, List.of(before, new Clause.Not("gone", after))));
    }
}
