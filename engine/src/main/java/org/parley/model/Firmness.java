package org.parley.model;

/** How firm a demand is, the firmest first; {@code UNKNOWN} when nothing lets one tell. */
public enum Firmness {
    RED_LINE,
    POSITION,
    WISH,
    UNKNOWN
}
