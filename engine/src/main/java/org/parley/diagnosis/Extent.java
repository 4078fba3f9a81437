package org.parley.diagnosis;

import java.math.BigInteger;
import java.util.List;

/**
 * How far one component in conflict was explored.
 *
 * @param component its number, from 1
 * @param issues ids of the issues that it is about
 * @param allStickingPoints whether every sticking point is listed
 * @param allRelaxations whether every relaxation is listed
 * @param relaxations how many relaxations there are; the least there are where {@code counted} is false
 * @param counted whether that number is exact
 */
public record Extent(
        int component,
        List<String> issues,
        boolean allStickingPoints,
        boolean allRelaxations,
        BigInteger relaxations,
        boolean counted) {
    public Extent {
        issues = List.copyOf(issues);
    }
}
