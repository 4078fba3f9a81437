package org.parley.formats;

/** The formats that can be written. */
public enum Format {
    GENIUS("GENIUS"),
    GENIUSWEB1("GeniusWeb 1"),
    GENIUSWEB2("GeniusWeb 2"),
    NEGMAS("NegMAS");

    private final String title;

    Format(String title) {
        this.title = title;
    }

    /** As its makers write it. */
    public String title() {
        return title;
    }
}
