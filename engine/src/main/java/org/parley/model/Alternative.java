package org.parley.model;

/**
 * What a party has, or faces, without a deal; in words.
 *
 * @param of id of the actor
 * @param says as a full sentence
 */
public record Alternative(String id, String of, String says, Meta meta) {}
