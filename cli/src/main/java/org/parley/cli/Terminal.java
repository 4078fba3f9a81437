package org.parley.cli;

/** How wide the page is. */
final class Terminal {

    private static final int NARROWEST = 60;
    private static final int USUAL = 80;
    private static final int WIDEST = 100;

    private Terminal() {}

    /** From the environment's COLUMNS, kept readable; 80 where it says nothing. */
    static int width() {
        String columns = System.getenv("COLUMNS");
        boolean number = columns != null && columns.matches("\\d{1,4}");
        return number ? Math.clamp(Integer.parseInt(columns), NARROWEST, WIDEST) : USUAL;
    }
}
