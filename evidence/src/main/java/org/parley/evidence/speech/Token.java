package org.parley.evidence.speech;

import java.util.Set;
import org.parley.evidence.intake.Span;

/**
 * A word or a mark of a sentence, or a whole quotation, which the rules outside it treat as one.
 *
 * @param from first character in the document's text
 * @param tag universal part of speech (UD), or {@code QUOTE}
 */
record Token(int from, int to, String word, String lower, String tag) {

    static final String QUOTE = "QUOTE";

    private static final Set<String> NOMINAL = Set.of("NOUN", "PROPN", "PRON", "NUM");

    boolean is(String one) {
        return lower.equals(one);
    }

    boolean isQuote() {
        return tag.equals(QUOTE);
    }

    boolean tagged(String one) {
        return tag.equals(one);
    }

    boolean isNominal() {
        return NOMINAL.contains(tag);
    }

    boolean isNoun() {
        return tag.equals("NOUN") || tag.equals("PROPN");
    }

    boolean isMark() {
        return !word.isEmpty()
                && !isQuote()
                && !Character.isLetterOrDigit(word.charAt(0))
                && !word.startsWith("'")
                && !word.startsWith("’");
    }

    boolean isDash() {
        return word.equals("–") || word.equals("—") || word.equals("--") || word.equals("-");
    }

    boolean isCapital() {
        return !word.isEmpty() && Character.isUpperCase(word.charAt(0));
    }

    Span place() {
        return new Span(from, to);
    }
}
