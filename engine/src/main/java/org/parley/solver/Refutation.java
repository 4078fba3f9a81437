package org.parley.solver;

import java.util.List;

/** A proof that no outcome meets a set of clauses: cases, and in each a clause that cannot hold. */
public sealed interface Refutation {

    /** In this case the clause with this id holds nowhere. */
    record Leaf(String clause) implements Refutation {}

    /** One case for each option of the issue at this position, in their order. */
    record Split(int issue, List<Refutation> cases) implements Refutation {
        public Split {
            cases = List.copyOf(cases);
        }
    }

    /** How many leaves it has. */
    default long leaves() {
        return switch (this) {
            case Leaf leaf -> 1;
            case Split split ->
                split.cases().stream().mapToLong(Refutation::leaves).sum();
        };
    }
}
