package org.parley.preference;

import java.util.List;
import org.parley.model.Rational;
import org.parley.solver.LinearAnswer;
import org.parley.solver.LinearChecker;
import org.parley.solver.LinearForm;
import org.parley.solver.LinearProgram;

/** Whether some profile keeps everything that the record says of a party. */
public sealed interface Consistency {

    /**
     * One does.
     *
     * @param margin by which strict premises can be kept at once, above 0 and at most 1
     * @param profile that keeps them by it
     */
    record Consistent(Rational margin, List<Rational> profile) implements Consistency {
        public Consistent {
            profile = List.copyOf(profile);
        }
    }

    /**
     * None does.
     *
     * @param multipliers of the premises' rows that add up to a falsehood: {@code 0 >= 1} where there is no profile at
     *     all, {@code 0 >= margin} where there are only profiles on a border (Farkas 1902; Motzkin 1936)
     */
    record Contradictory(List<Rational> multipliers) implements Consistency {
        public Contradictory {
            multipliers = List.copyOf(multipliers);
        }
    }

    static Consistency of(Polytope polytope) {
        LinearProgram program = polytope.withMargin(List.of());
        return switch (program.maximise(polytope.margin())) {
            case LinearAnswer.Infeasible(List<Rational> multipliers) -> new Contradictory(multipliers);
            case LinearAnswer.Optimal(Rational value, List<Rational> point, List<Rational> multipliers) ->
                value.signum() < 0
                        ? new Consistent(value.negated(), point.subList(0, point.size() - 1))
                        : new Contradictory(multipliers);
            case LinearAnswer.Unbounded unbounded -> throw new IllegalStateException("a margin is at most 1");
        };
    }

    /** Whether the multipliers prove that no profile keeps the premises; asks nothing but arithmetic. */
    static boolean proves(Polytope polytope, Contradictory contradictory) {
        LinearProgram program = polytope.withMargin(List.of());
        return LinearChecker.faultOfBound(program.rows(), LinearForm.ZERO, Rational.ONE, contradictory.multipliers())
                        .isEmpty()
                || LinearChecker.faultOfBound(
                                program.rows(), polytope.margin().negated(), Rational.ZERO, contradictory.multipliers())
                        .isEmpty();
    }
}
