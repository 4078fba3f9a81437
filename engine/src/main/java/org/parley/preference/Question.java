package org.parley.preference;

import org.parley.model.Outcome;
import org.parley.solver.LinearForm;

/** Something that one could ask a party, or find out about it, and whose two answers both keep its record. */
public sealed interface Question {

    String party();

    /** Above zero where the answer is the first one, below where it is the second. */
    LinearForm difference(Polytope polytope);

    /** Whether it would take a package rather than no agreement. */
    record WouldDo(String party, Outcome outcome) implements Question {
        @Override
        public LinearForm difference(Polytope polytope) {
            return polytope.gain(polytope.space().picks(outcome));
        }
    }

    /** Which of two packages it likes better. */
    record Packages(String party, Outcome first, Outcome second) implements Question {
        @Override
        public LinearForm difference(Polytope polytope) {
            return polytope.utility(polytope.space().picks(first))
                    .minus(polytope.utility(polytope.space().picks(second)));
        }
    }

    /** Which of two issues matters more to it. */
    record Issues(String party, String first, String second) implements Question {
        @Override
        public LinearForm difference(Polytope polytope) {
            return polytope.weight(polytope.space().position(first))
                    .minus(polytope.weight(polytope.space().position(second)));
        }
    }
}
