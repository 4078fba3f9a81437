package org.parley.cli;

/** What the exit codes mean. */
public final class Exit {

    /** Done; the answer, where there is one, is yes. */
    public static final int FINE = 0;

    /** Done; the answer is no. */
    public static final int NO = 1;

    /** The command line was not understood. */
    public static final int USAGE = 2;

    /** A file was not understood; every problem was printed. */
    public static final int BAD_INPUT = 3;

    /** A fault of Parley itself. */
    public static final int FAULT = 70;

    private Exit() {}
}
