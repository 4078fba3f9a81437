package org.parley.solver;

import java.util.ArrayList;
import java.util.BitSet;
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

    /** A condition of the case. */
    static Clause of(String id, OutcomeSpace space, Condition condition) {
        return new Conditional(id, space, condition);
    }

    /** That a party gets at least its reservation value. */
    static Clause atLeastReservation(String id, OutcomeSpace space, Profile profile) {
        return atLeast(id, space, profile, profile.reservation());
    }

    /** That an outcome is worth at least so much to somebody. */
    static Clause atLeast(String id, OutcomeSpace space, Profile profile, Rational bound) {
        if (profile.utility() instanceof UtilityFunction.Discounted(UtilityFunction atOnce, Rational factor)) {
            // Worth less by a factor: what is asked for at once is more by it.
            return atLeast(id, space, profile.withUtility(atOnce), bound.dividedBy(factor));
        }
        return profile.utility() instanceof UtilityFunction.Separable utility && bound.compareTo(Rational.ONE) <= 0
                ? Threshold.of(id, space, utility, bound)
                : new Worth(id, space, profile, bound);
    }

    /** That all of these hold. */
    static Clause all(String id, List<? extends Clause> parts) {
        return new Quorum(
                id, parts.size(), parts.stream().map(p -> new Seated(1, p)).toList());
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
    }

    /** That an outcome is worth at least so much to a party whose utility is no sum over issues. */
    record Worth(String id, OutcomeSpace space, Profile profile, Rational bound) implements Clause {
        @Override
        public List<Integer> issues() {
            SequencedSet<Integer> positions = new TreeSet<>();
            add(positions, profile.utility());
            return List.copyOf(positions);
        }

        private void add(SequencedSet<Integer> positions, UtilityFunction utility) {
            switch (utility) {
                case UtilityFunction.Discounted late -> add(positions, late.atOnce());
                case UtilityFunction.HyperRectangles rectangles ->
                    rectangles
                            .rectangles()
                            .forEach(r -> r.bounds().keySet().forEach(i -> positions.add(space.position(i))));
                case UtilityFunction.Groups groups ->
                    groups.groups().forEach(g -> g.issues().forEach(i -> positions.add(space.position(i))));
                case UtilityFunction.Separable separable -> {
                    for (int i = 0; i < space.issues().size(); i++) {
                        positions.add(i);
                    }
                }
            }
        }

        @Override
        public boolean holds(int[] picks) {
            return profile.utility().of(space.outcome(picks), space.issues()).compareTo(bound) >= 0;
        }
    }

    /**
     * That clauses with so many seats hold: all of them, any of them, or a majority that is counted in seats.
     *
     * @param needed seats needed
     */
    record Quorum(String id, long needed, List<Seated> members) implements Clause {
        public Quorum {
            members = List.copyOf(members);
        }

        @Override
        public List<Integer> issues() {
            SequencedSet<Integer> positions = new TreeSet<>();
            members.forEach(member -> positions.addAll(member.clause().issues()));
            return List.copyOf(positions);
        }

        @Override
        public boolean holds(int[] picks) {
            long seats = 0;
            for (Seated member : members) {
                seats += member.clause().holds(picks) ? member.seats() : 0;
            }
            return seats >= needed;
        }
    }

    /** A clause with the seats that it brings to a {@link Quorum}, 0 or more. */
    record Seated(long seats, Clause clause) {}

    /** That a clause does not hold. */
    record Not(String id, Clause clause) implements Clause {
        @Override
        public List<Integer> issues() {
            return clause.issues();
        }

        @Override
        public boolean holds(int[] picks) {
            return !clause.holds(picks);
        }
    }

    /** A clause that another package decides, by linear programming, say. */
    non-sealed interface Judged extends Clause {

        /** Whether all, none or some of the outcomes made of these options, per issue, meet it; sound. */
        Verdict over(List<BitSet> options);

        /**
         * Whether a proof of its own, verified apart from {@link #over}, shows that no outcome made of these options
         * meets it.
         */
        boolean refuted(List<BitSet> options);
    }
}
