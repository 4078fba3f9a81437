package org.parley.bargaining;

/** What looking for a solution without a frontier comes to. */
public sealed interface DirectAnswer permits DirectSolution, DirectAnswer.None {

    BargainingSolution solution();

    /**
     * No outcome.
     *
     * @param why in a few words: none is rational, none was found in time, or the rule needs more than this search has
     */
    record None(BargainingSolution solution, String why) implements DirectAnswer {}
}
