package org.parley.server.talks;

import com.fasterxml.jackson.annotation.JsonProperty;

/** How a party answers a clause. */
public enum Answer {
    @JsonProperty("accept")
    ACCEPT,
    /** With words that have to change first. */
    @JsonProperty("accept-if")
    ACCEPT_IF,
    @JsonProperty("reject")
    REJECT,
    /** Neither yes nor no for now. */
    @JsonProperty("reserve")
    RESERVE
}
