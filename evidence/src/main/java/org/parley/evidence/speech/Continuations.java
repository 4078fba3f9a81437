package org.parley.evidence.speech;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
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

    private final Claimed claimed;
    /** The drafts with content in each block, as they stand among all. */
    private final Map<Integer, List<Draft>> byBlock = new HashMap<>();

    Continuations(Language.Reading reading, List<Draft> drafts, Claimed claimed) {
        this.reading = reading;
        this.drafts = drafts;
        this.text = reading.article().text();
        this.claimed = claimed;
        drafts.forEach(draft ->
                byBlock.computeIfAbsent(block(draft), b -> new ArrayList<>()).add(draft));
    }

    private int block(Draft draft) {
        return reading.sentences().get(draft.sentence).block();
    }

    private List<Draft> in(int block) {
        return byBlock.getOrDefault(block, List.of());
    }

    private void add(Draft draft, Span place) {
        draft.content.add(place);
        claimed.add(place);
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
        int block = block(draft);
        for (int s = draft.sentence + 1; s < reading.sentences().size(); s++) {
            Sentence sentence = reading.sentences().get(s);
            boolean alone =
                    sentence.block() == block && sentence.tokens().stream().allMatch(t -> t.isQuote() || t.isMark());
            if (!alone || claimed.any(sentence.place())) {
                return;
            }
            sentence.tokens().stream().filter(Token::isQuote).forEach(t -> add(draft, t.place()));
        }
    }

    private void nextParagraph(List<Block> blocks, int from) {
        List<Span> open = Quotes.in(text, blocks.get(from).place()).spans();
        if (open.isEmpty()) {
            return;
        }
        Span last = open.getLast();
        Draft draft = in(from).stream()
                .filter(d -> d.content.stream().anyMatch(c -> c.contains(last)))
                .findFirst()
                .orElse(null);
        if (draft == null) {
            Draft later = ofNext(blocks, from);
            if (later != null) {
                later.content.addFirst(last);
                claimed.add(last);
                return;
            }
            draft = inParagraph(from);
            if (draft == null) {
                return;
            }
            add(draft, last);
        }
        int next = from + 1;
        while (next < blocks.size() && !blocks.get(next).isStory()) {
            next++;
        }
        if (next < blocks.size() && Quotes.opens(text, blocks.get(next).place())) {
            Span goesOn = Quotes.in(text, blocks.get(next).place()).spans().getFirst();
            if (!claimed.any(goesOn)) {
                add(draft, goesOn);
                // It began before all others of that paragraph.
                byBlock.computeIfAbsent(next, b -> new ArrayList<>()).addFirst(draft);
            }
        }
    }

    /** Who speaks the quotation with which the next paragraph goes on, where it names its speaker only there. */
    private @Nullable Draft ofNext(List<Block> blocks, int from) {
        int next = from + 1;
        while (next < blocks.size() && !blocks.get(next).isStory()) {
            next++;
        }
        if (next >= blocks.size() || !Quotes.opens(text, blocks.get(next).place())) {
            return null;
        }
        Span goesOn = Quotes.in(text, blocks.get(next).place()).spans().getFirst();
        return in(next).stream()
                .filter(d -> d.within == null && d.own && d.content.contains(goesOn))
                .findFirst()
                .orElse(null);
    }

    /** The last direct quotation of a paragraph. */
    private @Nullable Draft inParagraph(int block) {
        Draft found = null;
        for (Draft draft : in(block)) {
            if (draft.quoteFirst && block(draft) == block) {
                found = draft;
            }
        }
        return found;
    }
}
