package org.parley.solver;

import java.util.ArrayList;
import java.util.List;
import java.util.SequencedSet;
import java.util.TreeSet;
import org.parley.model.Condition;
import org.parley.model.OutcomeSpace;
import org.parley.model.Profile;
import org.parley.model.Rational;
import org.parley.model.UtilityFunction;

/** Something that an outcome meets or not. */
public sealed interface Clause {

    String id();

    /** Positions of the issues that decide it, ascending. */
    List<Integer> issues();

    /** Whether a full outcome meets it. Exact. */
    boolean holds(int[] picks);

    /** Whether all, none or some outcomes of a box meet it; sound, and exact once its issues are settled. */
    Verdict over(Box box);

    /** A condition of the case. */
    static Clause of(String id, OutcomeSpace space, Condition condition) {
        return new Conditional(id, space, condition);
    }

    /** That a party gets at least its reservation value. */
    static Clause atLeastReservation(String id, OutcomeSpace space, Profile profile) {
        return profile.utility() instanceof UtilityFunction.Separable utility
                ? Threshold.of(id, space, utility, profile.reservation())
                : new Worth(id, space, profile);
    }

    /** A condition on options. */
    record Conditional(String id, OutcomeSpace space, Condition condition) implements Clause {
        @Override
        public List<Integer> issues() {
            SequencedSet<Integer> positions = new TreeSet<>();
            condition.issues().forEach(issue -> positions.add(space.position(issue)));
            return List.copyOf(positions);
        }

        @Override
        public boolean holds(int[] picks) {
            return space.meets(condition, picks);
        }

        @Override
        public Verdict over(Box box) {
            return over(condition, box);
        }

        private Verdict over(Condition part, Box box) {
            return switch (part) {
                case Condition.All(List<Condition> parts) ->
                    all(parts.stream().map(p -> over(p, box)).toList());
                case Condition.Any(List<Condition> parts) ->
                    all(parts.stream().map(p -> over(p, box).negated()).toList())
                            .negated();
                case Condition.IfThen(Condition premise, Condition conclusion) ->
                    all(List.of(over(premise, box), over(conclusion, box).negated()))
                            .negated();
                default -> single(part, box);
            };
        }

        private Verdict single(Condition part, Box box) {
            int issue = space.position(part.issues().getFirst());
            int first = box.isOpen(issue) ? 0 : box.pick(issue);
            int last = box.isOpen(issue) ? space.options(issue) - 1 : first;
            int[] picks = new int[space.issues().size()];
            boolean some = false;
            boolean every = true;
            for (int option = first; option <= last; option++) {
                picks[issue] = option;
                boolean met = space.meets(part, picks);
                some |= met;
                every &= met;
            }
            return every ? Verdict.ALWAYS : some ? Verdict.SOMETIMES : Verdict.NEVER;
        }

        private static Verdict all(List<Verdict> parts) {
            if (parts.contains(Verdict.NEVER)) {
                return Verdict.NEVER;
            }
            return parts.contains(Verdict.SOMETIMES) ? Verdict.SOMETIMES : Verdict.ALWAYS;
        }
    }

    /**
     * {@code sum of parts(issue)(option) >= bound}, in exact numbers.
     *
     * @param issues positions of the issues that count
     * @param parts for each of these, what each option brings
     */
    record Threshold(String id, List<Integer> issues, List<List<Rational>> parts, Rational bound) implements Clause {

        static Threshold of(String id, OutcomeSpace space, UtilityFunction.Separable utility, Rational bound) {
            List<Integer> issues = new ArrayList<>();
            List<List<Rational>> parts = new ArrayList<>();
            for (int i = 0; i < space.issues().size(); i++) {
                String issue = space.issues().get(i).id();
                List<Rational> options = new ArrayList<>();
                for (int o = 0; o < space.options(i); o++) {
                    options.add(utility.part(
                            issue, space.issues().get(i).options().get(o).id()));
                }
                if (options.stream().anyMatch(value -> value.signum() != 0)) {
                    issues.add(i);
                    parts.add(List.copyOf(options));
                }
            }
            return new Threshold(id, List.copyOf(issues), List.copyOf(parts), bound);
        }

        @Override
        public boolean holds(int[] picks) {
            Rational sum = Rational.ZERO;
            for (int i = 0; i < issues.size(); i++) {
                sum = sum.plus(parts.get(i).get(picks[issues.get(i)]));
            }
            return sum.compareTo(bound) >= 0;
        }

        @Override
        public Verdict over(Box box) {
            Rational least = Rational.ZERO;
            Rational most = Rational.ZERO;
            for (int i = 0; i < issues.size(); i++) {
                List<Rational> options = parts.get(i);
                boolean open = box.isOpen(issues.get(i));
                Rational low = open
                        ? options.stream().reduce(Rational::min).orElse(Rational.ZERO)
                        : options.get(box.pick(issues.get(i)));
                Rational high = open ? options.stream().reduce(Rational::max).orElse(Rational.ZERO) : low;
                least = least.plus(low);
                most = most.plus(high);
            }
            return least.compareTo(bound) >= 0
                    ? Verdict.ALWAYS
                    : most.compareTo(bound) < 0 ? Verdict.NEVER : Verdict.SOMETIMES;
        }
    }

    /**
     * That a party whose utility is no sum over issues gets at least its reservation value. Says nothing before all
     * issues that count are settled.
     */
    record Worth(String id, OutcomeSpace space, Profile profile) implements Clause {
        @Override
        public List<Integer> issues() {
            SequencedSet<Integer> positions = new TreeSet<>();
            switch (profile.utility()) {
                case UtilityFunction.HyperRectangles rectangles ->
                    rectangles
                            .rectangles()
                            .forEach(r -> r.bounds().keySet().forEach(i -> positions.add(space.position(i))));
                case UtilityFunction.Groups groups ->
                    groups.groups().forEach(g -> g.issues().forEach(i -> positions.add(space.position(i))));
                case UtilityFunction.Separable separable ->
                    throw new IllegalStateException("a sum over issues is a Threshold");
            }
            return List.copyOf(positions);
        }

        @Override
        public boolean holds(int[] picks) {
            return profile.utility().of(space.outcome(picks), space.issues()).compareTo(profile.reservation()) >= 0;
        }

        @Override
        public Verdict over(Box box) {
            int[] picks = box.picks();
            for (int issue : issues()) {
                if (picks[issue] == Box.OPEN) {
                    return Verdict.SOMETIMES;
                }
            }
            for (int i = 0; i < picks.length; i++) {
                picks[i] = Math.max(picks[i], 0); // the others do not count
            }
            return holds(picks) ? Verdict.ALWAYS : Verdict.NEVER;
        }
    }
}
