package org.parley.cli;

/** What the exit codes mean. */
final class Exit {

    /** Done; the answer, where there is one, is yes. */
    static final int FINE = 0;

    /** Done; the answer is no. */
    static final int NO = 1;

    /** The command line was not understood. */
    static final int USAGE = 2;

    /** A file was not understood; every problem was printed. */
    static final int BAD_INPUT = 3;

    /** A fault of Parley itself. */
    static final int FAULT = 70;

    private Exit() {}
}
