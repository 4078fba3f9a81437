package org.parley.server.talks;

import com.fasterxml.jackson.annotation.JsonProperty;

/** What a text is in the talks. */
public enum TextKind {
    /** What is to be settled, and in which order. */
    @JsonProperty("framework")
    FRAMEWORK,
    /** What somebody puts forward. */
    @JsonProperty("proposal")
    PROPOSAL,
    /** What a party puts forward instead. */
    @JsonProperty("counterproposal")
    COUNTERPROPOSAL,
    /** The one text of the mediation, which all answer and nobody owns. */
    @JsonProperty("single-text")
    SINGLE_TEXT
}
