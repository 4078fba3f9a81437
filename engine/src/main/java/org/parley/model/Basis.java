package org.parley.model;

/** Where the numbers of a profile come from; shown wherever they show. */
public enum Basis {
    ELICITED,
    IMPORTED,
    ASSUMED
}
