package org.parley.casefile;

/** Where in a file: line and column, both from 1. */
public record Place(int line, int column) {
    static final Place START = new Place(1, 1);
}
