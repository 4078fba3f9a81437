package org.parley.ratification;

/** What a voter or a party at home says to an outcome, as far as the record tells. */
public enum Vote {
    YES,
    NO,
    UNKNOWN
}
