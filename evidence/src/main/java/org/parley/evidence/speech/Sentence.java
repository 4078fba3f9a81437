package org.parley.evidence.speech;

import java.util.List;
import org.parley.evidence.intake.Span;

/**
 * A sentence of the story; never begins or ends within a quotation.
 *
 * @param place characters of the document's text
 * @param tokens words and marks; each outermost quotation is one token
 * @param quotes the words and marks inside each quotation, in the order of the quotations
 * @param block which block of the article it stands in
 */
record Sentence(Span place, List<Token> tokens, List<List<Token>> quotes, int block, boolean heading) {
    Sentence {
        tokens = List.copyOf(tokens);
        quotes = List.copyOf(quotes);
    }
}
