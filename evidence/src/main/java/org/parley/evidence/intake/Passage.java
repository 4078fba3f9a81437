package org.parley.evidence.intake;

import org.jspecify.annotations.Nullable;

/**
 * A run of text as the document sets it apart: a paragraph, a heading, a line.
 *
 * @param from first character in the document's text
 * @param to one past the last
 * @param mark what the document's own markup says that it is; null for running text
 * @param kept whether the main content of the page holds it; true where there is no page around it
 * @param links share of its characters that are links
 */
public record Passage(int from, int to, @Nullable Mark mark, boolean kept, double links) {

    /** What markup can say. */
    public enum Mark {
        TITLE,
        HEADING,
        CAPTION,
        CREDIT,
        BYLINE,
        NAVIGATION,
        COMMENTS,
        ASIDE,
        FOOT
    }
}
