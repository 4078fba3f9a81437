package org.parley.evidence.article;

import org.jspecify.annotations.Nullable;
import org.parley.evidence.intake.Span;

/**
 * A stretch of the document's text with its part in the story.
 *
 * @param place characters of the document's text
 * @param reason why it is furniture; null if and only if it belongs to the story
 */
public record Block(Span place, Part part, @Nullable Furniture reason) {

    public Block {
        if ((part == Part.FURNITURE) != (reason != null)) {
            throw new IllegalArgumentException("furniture, and nothing else, has a reason: " + part + ", " + reason);
        }
    }

    static Block furniture(Span place, Furniture reason) {
        return new Block(place, Part.FURNITURE, reason);
    }

    static Block story(Span place, Part part) {
        return new Block(place, part, null);
    }

    /** Whether the story is told in it. */
    public boolean isStory() {
        return part != Part.FURNITURE;
    }

    /** Parts of a document. */
    public enum Part {
        TITLE,
        HEADING,
        PROSE,
        FURNITURE
    }
}
