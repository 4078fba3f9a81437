package org.parley.brief;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Hedging words and the confidence that they express, after the estimative language list of the MISP project (CC0), which
 * follows Intelligence Community Directive 203 and JP 2-0. Sources' hedges are explained by it; nothing is estimated.
 */
public final class EstimativeWords {

    /** Level of confidence to the words that express it. */
    static final Map<String, List<String>> LEVELS = Map.of(
            "low", List.of("possible", "possibly", "could", "may", "might", "unclear"),
            "moderate",
                    List.of(
                            "likely",
                            "unlikely",
                            "probable",
                            "probably",
                            "improbable",
                            "anticipate",
                            "appear",
                            "appears"),
            "high",
                    List.of(
                            "will",
                            "almost certainly",
                            "remote",
                            "highly likely",
                            "highly unlikely",
                            "expect",
                            "assert",
                            "affirm"));

    private EstimativeWords() {}

    /** The level that a word expresses; empty for a word that is not in the list. */
    public static Optional<String> confidence(String word) {
        String plain = word.toLowerCase(Locale.ROOT).strip();
        return LEVELS.entrySet().stream()
                .filter(e -> e.getValue().contains(plain))
                .map(Map.Entry::getKey)
                .findFirst();
    }
}
