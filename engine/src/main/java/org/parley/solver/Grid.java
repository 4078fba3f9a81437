package org.parley.solver;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.parley.model.Condition;
import org.parley.model.Options;
import org.parley.model.OutcomeSpace;
import org.parley.model.UtilityFunction;

/**
 * A space whose options are put into classes: two options of an issue are in one class if no clause tells them apart.
 * The search works on classes, so that a range of a million numbers and two bounds on it are three cases.
 */
final class Grid {

    private final OutcomeSpace space;
    private final int[][] classOf;
    private final List<List<BitSet>> members = new ArrayList<>();
    private final int[] word;

    Grid(OutcomeSpace space, List<Clause> clauses) {
        this.space = space;
        int n = space.issues().size();
        classOf = new int[n][];
        for (int i = 0; i < n; i++) {
            classOf[i] = new int[space.options(i)];
        }
        clauses.forEach(this::tellApart);
        word = new int[n + 1];
        for (int i = 0; i < n; i++) {
            members.add(collect(classOf[i]));
            word[i + 1] = word[i] + (members.get(i).size() + 63) / 64;
        }
    }

    OutcomeSpace space() {
        return space;
    }

    int issues() {
        return members.size();
    }

    int classes(int issue) {
        return members.get(issue).size();
    }

    /** The options of a class; not to be changed. */
    BitSet members(int issue, int one) {
        return members.get(issue).get(one);
    }

    /** One option of a class, the first. */
    int option(int issue, int one) {
        return members.get(issue).get(one).nextSetBit(0);
    }

    /** The class of an option. */
    int classOf(int issue, int option) {
        return classOf[issue][option];
    }

    /** Where the words of an issue begin. */
    int word(int issue) {
        return word[issue];
    }

    int words() {
        return word[word.length - 1];
    }

    /** The options of an issue that meet a condition on it alone. */
    static BitSet meeting(OutcomeSpace space, Condition atom) {
        int issue = space.position(atom.issues().getFirst());
        Options options = space.issues().get(issue).options();
        BitSet met = new BitSet();
        switch (atom) {
            case Condition.OneOf(String id, var wanted) -> wanted.forEach(option -> set(met, options.indexOf(option)));
            case Condition.NoneOf(String id, var unwanted) -> {
                met.set(0, options.size());
                unwanted.forEach(option -> {
                    if (options.indexOf(option) >= 0) {
                        met.clear(options.indexOf(option));
                    }
                });
            }
            case Condition.Compare compare -> {
                int rank = options.ordered() ? options.indexOf(compare.bound()) : -1;
                for (int option = 0; option < options.size(); option++) {
                    if (rank >= 0
                            ? compare.operator().admits(Integer.compare(option, rank))
                            : space.meets(compare, option)) {
                        met.set(option);
                    }
                }
            }
            default -> throw new IllegalArgumentException("not a condition on one issue: " + atom);
        }
        return met;
    }

    private static void set(BitSet met, int option) {
        if (option >= 0) {
            met.set(option);
        }
    }

    private void tellApart(Clause clause) {
        switch (clause) {
            case Clause.Conditional conditional -> tellApart(conditional.condition());
            case Clause.Threshold threshold -> {
                for (int i = 0; i < threshold.issues().size(); i++) {
                    refine(threshold.issues().get(i), threshold.parts().get(i));
                }
            }
            case Clause.Quorum quorum -> quorum.members().forEach(member -> tellApart(member.clause()));
            case Clause.Not not -> tellApart(not.clause());
            case Clause.Worth worth -> {
                if (worth.profile().utility() instanceof UtilityFunction.HyperRectangles rectangles) {
                    rectangles
                            .rectangles()
                            .forEach(r -> r.bounds().forEach((issue, bounds) -> {
                                Options options = space.issues()
                                        .get(space.position(issue))
                                        .options();
                                List<Boolean> inside = new ArrayList<>();
                                for (int o = 0; o < options.size(); o++) {
                                    inside.add(bounds.hold(options.get(o)));
                                }
                                refine(space.position(issue), inside);
                            }));
                } else {
                    worth.issues().forEach(this::allApart);
                }
            }
            case Clause.Judged judged -> judged.issues().forEach(this::allApart);
        }
    }

    private void tellApart(Condition condition) {
        switch (condition) {
            case Condition.All(var parts) -> parts.forEach(this::tellApart);
            case Condition.Any(var parts) -> parts.forEach(this::tellApart);
            case Condition.IfThen(Condition premise, Condition conclusion) -> {
                tellApart(premise);
                tellApart(conclusion);
            }
            default -> {
                int issue = space.position(condition.issues().getFirst());
                BitSet met = meeting(space, condition);
                List<Boolean> marks = new ArrayList<>();
                for (int o = 0; o < space.options(issue); o++) {
                    marks.add(met.get(o));
                }
                refine(issue, marks);
            }
        }
    }

    private void allApart(int issue) {
        Arrays.setAll(classOf[issue], option -> option);
    }

    /** Options with different marks do not stay together; classes are numbered in the order of their first option. */
    private void refine(int issue, List<?> marks) {
        record Kind(int before, Object mark) {}
        Map<Kind, Integer> numbers = new HashMap<>();
        for (int option = 0; option < classOf[issue].length; option++) {
            Kind kind = new Kind(classOf[issue][option], marks.get(option));
            numbers.putIfAbsent(kind, numbers.size());
            classOf[issue][option] = numbers.getOrDefault(kind, 0);
        }
    }

    private static List<BitSet> collect(int[] classes) {
        List<BitSet> all = new ArrayList<>();
        for (int option = 0; option < classes.length; option++) {
            while (all.size() <= classes[option]) {
                all.add(new BitSet());
            }
            all.get(classes[option]).set(option);
        }
        return all;
    }
}
