package org.parley.formats;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.parley.model.Rational;

/** The text form of {@code pareto.xml}, as some published domains have it: one point per line, utilities and commas. */
final class PublishedFrontier {

    private PublishedFrontier() {}

    /** The points; empty if the text is anything else. */
    static List<List<Rational>> points(String text, String file) {
        List<List<Rational>> points = new ArrayList<>();
        for (String line : text.lines().filter(l -> !l.isBlank()).toList()) {
            if (!line.contains(",")) {
                return List.of();
            }
            points.add(Arrays.stream(line.split(","))
                    .map(cell -> Numbers.decimal(cell, file, "a utility"))
                    .toList());
        }
        return points;
    }
}
