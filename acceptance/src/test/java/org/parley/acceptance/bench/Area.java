package org.parley.acceptance.bench;

/** A part of Parley that is measured by itself: one table of docs/performance.md. */
interface Area {

    /** As the command line names it: {@code ./bench frontier}. */
    String name();

    /** Over its table. */
    String title();

    /** How the work is made, and what stands in the last column; plain sentences. */
    String introduction();

    /** Measures all rows, in their order. */
    void measure(Measurement measurement) throws Exception;
}
