package org.parley.evidence.speech;

import java.util.ArrayList;
import java.util.List;
import org.parley.evidence.intake.Span;
import org.parley.evidence.speech.Cue.Form;
import org.parley.evidence.speech.Phrase.Range;

/** Gives each cue of a sentence, or of the words inside a quotation, its source and its content. */
final class SentenceReader extends ContentsBefore {

    /** Longer than this is no sentence but a list or a trick; it is not searched for cues. */
    private static final int LONGEST = 400;

    private SentenceReader(String text, List<Token> tokens, int sentence, List<Draft> drafts) {
        super(text, tokens, sentence, drafts);
    }

    static List<Draft> read(String text, List<Token> tokens, int sentence, TextKinds kinds) {
        if (tokens.size() > LONGEST) {
            return new ArrayList<>();
        }
        List<Draft> drafts = Sources.of(text, tokens, sentence, kinds);
        new SentenceReader(text, tokens, sentence, drafts).contents();
        drafts.removeIf(draft -> draft.content.isEmpty());
        return drafts;
    }

    private void contents() {
        for (Draft draft : drafts) {
            switch (draft.cue.form()) {
                case ACCORDING -> around(draft, draft.cue.at(), sourceEnd(draft));
                case HEDGE -> around(draft, draft.cue.at(), draft.cue.last() + 1);
                case CITING -> cited(draft);
                case PASSIVE -> passiveContent(draft);
                default -> spoken(draft);
            }
        }
        nest();
    }

    private int sourceEnd(Draft draft) {
        Span source = draft.source;
        int i = draft.cue.last() + 1;
        while (source != null && i < u.size() && u.get(i).from() < source.end()) {
            i++;
        }
        while (draft.cue.entry() == Cues.OWN_WORDS && lower(i).matches("['’]s?|own|words")) {
            i++;
        }
        // "according to people briefed on them, who asked ...,": what is said of the source belongs to neither.
        if (lower(i).equals(",") && lower(i + 1).matches("who|which|whose|speaking|citing")) {
            int k = i + 1;
            while (k < end && !u.get(k).is(",")) {
                k++;
            }
            return k;
        }
        return i;
    }

    private void cited(Draft draft) {
        Draft outer = null;
        for (Draft other : drafts) {
            if (other != draft && !other.cue.is(Form.CITING)) {
                outer = other.cue.at() < draft.cue.at() ? other : outer;
            }
        }
        if (outer == null) {
            return;
        }
        if (outer.content.isEmpty()) {
            return;
        }
        draft.content.addAll(outer.content);
        draft.within = outer;
    }

    private void passiveContent(Draft draft) {
        int next = draft.cue.last() + 1;
        Range subject = phrase.endingBefore(draft.cue.group());
        if (draft.rule.equals("it was said")) {
            int after = lower(next).equals("that") ? next + 1 : next;
            boolean inserted = lower(next).equals(",")
                    && subject != null
                    && subject.from() > 0
                    && u.get(subject.from() - 1).is(",");
            if (inserted && subject != null) {
                add(draft, clauseStart(subject.from() - 1, draft), subject.from() - 1);
                add(draft, next + 1, clauseEnd(next + 1, draft, false));
            } else if (after > next) {
                add(draft, after, clauseEnd(after, draft, false));
            }
            return;
        }
        if (subject == null) {
            return;
        }
        if (draft.rule.equals("is said to")) {
            add(draft, subject.from(), subject.to());
            add(draft, next, clauseEnd(next, draft, false));
            return;
        }
        int after = next;
        boolean told = draft.cue.entry().takes('a');
        if (!told) {
            add(draft, subject.from(), subject.to());
        }
        while (after < end && draft.source != null && u.get(after).from() < draft.source.end()) {
            after++;
        }
        if (told) {
            if (lower(after).equals("that")) {
                add(draft, after + 1, clauseEnd(after + 1, draft, false));
            } else if (quoteAt(after)) {
                add(draft, u.get(after).isQuote() ? after : after + 1, quoteEnd(after + 1, draft));
            } else if (subject.from() > 0 && u.get(subject.from() - 1).isQuote()) {
                add(draft, subject.from() - 1, subject.from());
                draft.quoteFirst = true;
            }
            return;
        }
        if (lower(after).equals("as") || after < end && u.get(after).isQuote()) {
            add(draft, after, clauseEnd(after, draft, true));
        }
    }

    private void spoken(Draft draft) {
        Cue cue = draft.cue;
        int first = draft.own && !draft.inverted ? tokenAt(draft.source) : cue.group();
        // The paper quoted her as saying: the paper is no part of what is said.
        if (draft.own && cue.entry() == Cues.QUOTED && lower(first - 1).matches("quotes?|quoted|cites?|cited")) {
            Range outlet = phrase.endingBefore(first - 1);
            first = outlet == null ? first : outlet.from();
            draft.through = outlet == null ? null : phrase.span(outlet);
        }
        int after = afterCue(draft);
        boolean stopped = after >= end
                || u.get(after).word().matches("[,;.]")
                || u.get(after).isDash();
        int before = first - 1;
        // “...,” as she put it.
        boolean as = before > 0
                && u.get(before).is("as")
                && (u.get(before - 1).isQuote() || u.get(before - 1).is(","));
        before = as ? before - 1 : before;
        // “...” is how she described it.
        if (draft.own
                && !draft.inverted
                && before > 1
                && u.get(before).is("how")
                && u.get(before - 1).lower().matches("is|was|'s")
                && quoteEndsAt(before - 2) >= 0) {
            add(draft, quoteEndsAt(before - 2), quoteEndsAt(before - 2) + 1);
            draft.quoteFirst = true;
            draft.rule = "quotation, then speaker";
            return;
        }
        // “...” was all that she said.
        if (draft.own && !draft.inverted && equated(draft, first, after)) {
            return;
        }
        // “A bath,” she called it.
        if (draft.own
                && !draft.inverted
                && cue.entry().takes('n')
                && quoteEndsAt(first - 1) >= 0
                && lower(after).matches("it|him|her|them|this|that")) {
            beforeQuote(draft, first - 1, end);
            return;
        }
        // A ferry, as she puts it, is “a bridge with a temper”.
        boolean inserted = as
                && draft.own
                && !draft.inverted
                && first > 1
                && u.get(first - 2).is(",")
                && lower(after).equals(",")
                && hasVerb(after + 1, end);
        if (inserted && quoteIn(after + 1) && !u.get(first - 3).isQuote()) {
            around(draft, first - 1, after);
            return;
        }
        boolean quoteBefore = before >= 0
                && (u.get(before).isQuote()
                        || (u.get(before).is(",") || u.get(before).isDash())
                                && before > 0
                                && u.get(before - 1).isQuote()
                                && endsQuoted(u.get(before - 1)));
        boolean clause = cue.entry().takesClause()
                || cue.entry().takes('q')
                || cue.entry().takes('r') && cue.entry().lemma().matches("urge|ask");
        if (draft.own && clause && quoteBefore && !(leads(after))) {
            beforeQuote(draft, before, after);
            return;
        }
        // Asked about the date, she replied, “Not yet.”
        if (draft.own && clause && !draft.inverted && quoteAt(after) && !quoteBefore && saysWhole(after)) {
            afterwards(draft, after);
            return;
        }
        boolean commaBefore =
                before > 0 && (u.get(before).is(",") || u.get(before).isDash());
        // The road, she said, was closed.
        if (draft.own
                && cue.entry().takesClause()
                && commaBefore
                && lower(after).equals(",")
                && !hasVerb(0, before)
                && isSubject(before)
                && after + 1 < end
                && (u.get(after + 1).tagged("AUX") || u.get(after + 1).tagged("VERB"))) {
            around(draft, first, after);
            draft.rule = "clause around the speaker";
            return;
        }
        if (draft.own
                && cue.entry().takesClause()
                && (commaBefore && (stopped || draft.inverted) || draft.inverted && before > 0)
                && hasVerb(0, before)) {
            beforeClause(draft, before, after);
            return;
        }
        if (!draft.inverted || quoteAt(after)) {
            afterwards(draft, after);
        }
    }

    /** A reported verb inside what another reports is within it. */
    private void nest() {
        for (Draft inner : drafts) {
            for (Draft outer : drafts) {
                if (inner != outer && inner.within == null && !inner.content.isEmpty() && !outer.content.isEmpty()) {
                    int cue = u.get(inner.cue.at()).from();
                    boolean inside = outer.content.stream().anyMatch(piece -> piece.contains(cue));
                    boolean source = inner.source == null
                            || inner.own && outer.content.stream().anyMatch(piece -> piece.contains(inner.source));
                    if (inside && source) {
                        inner.within = outer;
                    }
                }
            }
        }
    }
}
