package org.parley.evidence.speech;

import java.util.List;
import org.parley.evidence.article.Block;
import org.parley.evidence.intake.Span;

/**
 * Quotations that go on: after their source in the same paragraph, and over paragraphs where each opens with a mark and
 * only the last closes.
 */
final class Continuations {

    private final Language.Reading reading;
    private final List<Draft> drafts;
    private final String text;

    Continuations(Language.Reading reading, List<Draft> drafts) {
        this.reading = reading;
        this.drafts = drafts;
        this.text = reading.article().text();
    }

    void join() {
        for (Draft draft : List.copyOf(drafts)) {
            if (draft.within == null && draft.quoteFirst) {
                sameParagraph(draft);
            }
        }
        List<Block> blocks = reading.article().blocks();
        for (int i = 0; i + 1 < blocks.size(); i++) {
            if (reading.unclosed().get(i)) {
                nextParagraph(blocks, i);
            }
        }
    }

    private void sameParagraph(Draft draft) {
        int block = reading.sentences().get(draft.sentence).block();
        for (int s = draft.sentence + 1; s < reading.sentences().size(); s++) {
            Sentence sentence = reading.sentences().get(s);
            boolean alone =
                    sentence.block() == block && sentence.tokens().stream().allMatch(t -> t.isQuote() || t.isMark());
            if (!alone || claimed(sentence.place())) {
                return;
            }
            sentence.tokens().stream().filter(Token::isQuote).forEach(t -> draft.content.add(t.place()));
        }
    }

    private boolean claimed(Span place) {
        return drafts.stream().anyMatch(d -> d.content.stream().anyMatch(c -> c.overlaps(place)));
    }

    private void nextParagraph(List<Block> blocks, int from) {
        List<Span> open = Quotes.in(text, blocks.get(from).place()).spans();
        if (open.isEmpty()) {
            return;
        }
        Span last = open.getLast();
        Draft draft = drafts.stream()
                .filter(d -> d.content.stream().anyMatch(c -> c.contains(last)))
                .findFirst()
                .orElse(null);
        if (draft == null) {
            Draft later = ofNext(blocks, from);
            if (later != null) {
                later.content.addFirst(last);
                return;
            }
            draft = inParagraph(from);
            if (draft == null) {
                return;
            }
            draft.content.add(last);
        }
        int next = from + 1;
        while (next < blocks.size() && !blocks.get(next).isStory()) {
            next++;
        }
        if (next < blocks.size() && Quotes.opens(text, blocks.get(next).place())) {
            Span goesOn = Quotes.in(text, blocks.get(next).place()).spans().getFirst();
            if (!claimed(goesOn)) {
                draft.content.add(goesOn);
            }
        }
    }

    /** Who speaks the quotation with which the next paragraph goes on, where it names its speaker only there. */
    private @org.jspecify.annotations.Nullable Draft ofNext(List<Block> blocks, int from) {
        int next = from + 1;
        while (next < blocks.size() && !blocks.get(next).isStory()) {
            next++;
        }
        if (next >= blocks.size() || !Quotes.opens(text, blocks.get(next).place())) {
            return null;
        }
        Span goesOn = Quotes.in(text, blocks.get(next).place()).spans().getFirst();
        return drafts.stream()
                .filter(d -> d.within == null && d.own && d.content.contains(goesOn))
                .findFirst()
                .orElse(null);
    }

    /** The last direct quotation of a paragraph. */
    private @org.jspecify.annotations.Nullable Draft inParagraph(int block) {
        Draft found = null;
        for (Draft draft : drafts) {
            if (draft.quoteFirst && reading.sentences().get(draft.sentence).block() == block) {
                found = draft;
            }
        }
        return found;
    }
}
