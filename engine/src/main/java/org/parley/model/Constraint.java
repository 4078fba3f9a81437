package org.parley.model;

/**
 * A limit on outcomes that holds whoever wants what: {@code holds} must be met by every outcome.
 *
 * @param why in words
 */
public record Constraint(String id, Condition holds, String why, Meta meta) {}
