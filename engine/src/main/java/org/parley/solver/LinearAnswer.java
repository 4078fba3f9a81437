package org.parley.solver;

import java.util.List;
import org.parley.model.Rational;

/** The answer of a {@link LinearProgram}, with what {@link LinearChecker} needs to verify it. */
public sealed interface LinearAnswer {

    /**
     * The least value, a point that takes it, and a proof that none is less.
     *
     * @param multipliers one per row, see {@link LinearChecker#fault}
     */
    record Optimal(Rational value, List<Rational> point, List<Rational> multipliers) implements LinearAnswer {
        public Optimal {
            point = List.copyOf(point);
            multipliers = List.copyOf(multipliers);
        }
    }

    /** There is no point; the multipliers add the rows up to {@code 0 >= 1} (Farkas 1902). */
    record Infeasible(List<Rational> multipliers) implements LinearAnswer {
        public Infeasible {
            multipliers = List.copyOf(multipliers);
        }
    }

    /** Values have no lower end. */
    record Unbounded() implements LinearAnswer {}
}
