package org.parley.model;

/** Who may see an entry: anybody, or only the one who keeps the case. */
public enum Visibility {
    PUBLIC,
    PRIVATE
}
