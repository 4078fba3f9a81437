package org.parley.solver;

import java.util.Arrays;
import org.parley.model.OutcomeSpace;

/** A set of outcomes: for each issue either one option or all of them. Mutable, for one search at a time. */
public final class Box {

    /** Stands for an issue that is still open. */
    public static final int OPEN = -1;

    private final int[] picks;

    private Box(int[] picks) {
        this.picks = picks;
    }

    /** All outcomes of a space. */
    public static Box all(OutcomeSpace space) {
        int[] picks = new int[space.issues().size()];
        Arrays.fill(picks, OPEN);
        return new Box(picks);
    }

    public boolean isOpen(int issue) {
        return picks[issue] == OPEN;
    }

    /** The option of a settled issue, or {@link #OPEN}. */
    public int pick(int issue) {
        return picks[issue];
    }

    public void settle(int issue, int option) {
        picks[issue] = option;
    }

    public void open(int issue) {
        picks[issue] = OPEN;
    }

    /** The picks so far; open issues hold {@link #OPEN}. A copy. */
    public int[] picks() {
        return picks.clone();
    }
}
