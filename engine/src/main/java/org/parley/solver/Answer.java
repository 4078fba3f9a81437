package org.parley.solver;

/** Whether clauses can all be met. */
public sealed interface Answer {

    /** They can: by this outcome. */
    record Feasible(int[] witness) implements Answer {}

    /** The search was given up before it knew. */
    record Undecided() implements Answer {}

    /** They cannot, and here is why. */
    record Infeasible(Refutation why) implements Answer {}
}
