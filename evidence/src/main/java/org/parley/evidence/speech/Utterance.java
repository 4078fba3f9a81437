package org.parley.evidence.speech;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.parley.evidence.intake.Span;
import org.parley.model.Attribution;

/**
 * One thing said by somebody, as the text reports it. Spans are characters of the document's text.
 *
 * @param id within the article
 * @param source the words for the speaker; null for an orphan
 * @param cue the word of speech; null for an orphan
 * @param content all that is reported, in the order of the text, at least one piece
 * @param speaker who stands behind the source, in the text's fullest words; null for an orphan, and where a pronoun could
 *     mean more than one
 * @param within id of the utterance that reports this one; null when none does
 * @param relayedBy another outlet that passed it on; null when none did
 * @param hedge the word that hedges it; null when none does
 * @param said the words for when it was said; null when there are none
 * @param confidence of the rule that found it, 0 to 100
 */
public record Utterance(
        String id,
        Type type,
        @Nullable Span source,
        @Nullable Span cue,
        List<Span> content,
        @Nullable String speaker,
        Attribution.Kind kind,
        @Nullable String within,
        @Nullable String relayedBy,
        @Nullable String hedge,
        @Nullable Span said,
        String rule,
        int confidence) {

    public Utterance {
        content = List.copyOf(content);
        if (content.isEmpty()) {
            throw new IllegalArgumentException("an utterance must say something");
        }
    }

    /** A quotation that the text gives to nobody. */
    public boolean isOrphan() {
        return source == null && cue == null;
    }

    /** From the first to the last character of it. */
    public Span place() {
        int begin = content.getFirst().begin();
        int end = content.getLast().end();
        for (Span one : new Span[] {source, cue}) {
            if (one != null) {
                begin = Math.min(begin, one.begin());
                end = Math.max(end, one.end());
            }
        }
        return new Span(begin, end);
    }

    /** How the words are reported. */
    public enum Type {
        DIRECT,
        MIXED,
        INDIRECT
    }
}
