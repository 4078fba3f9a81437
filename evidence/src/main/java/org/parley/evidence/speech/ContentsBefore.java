package org.parley.evidence.speech;

import java.util.List;
import org.parley.evidence.speech.Cue.Form;

/** What is said, where it stands before its cue or on both sides: "“...,” she said, “...”", "..., an official confirmed". */
class ContentsBefore extends ContentsAfter {

    ContentsBefore(String text, List<Token> tokens, int sentence, List<Draft> drafts) {
        super(text, tokens, sentence, drafts);
    }

    /** The clause before and after words that are set into it. */
    void around(Draft draft, int from, int to) {
        int start = clauseStart(from, draft);
        int before = from;
        while (before > start && (u.get(before - 1).is(",") || u.get(before - 1).isDash())) {
            before--;
        }
        int after = to;
        while (after < end && (u.get(after).is(",") || u.get(after).isDash())) {
            after++;
        }
        boolean bare = draft.cue.is(Form.ACCORDING) && to < end && !hasVerb(start, before);
        if (before > start && !bare) {
            add(draft, start, before);
        }
        boolean clause = after < end
                && (to >= end || from == start || before > start && (to < after || draft.cue.is(Form.HEDGE)));
        if (clause) {
            int stop = clauseEnd(after, draft, false);
            if (stop > after && !lower(after).matches("and|but|who|which")) {
                add(draft, after, stop);
            }
        }
    }

    /** Whether a noun phrase ends before a comma. */
    boolean isSubject(int comma) {
        return u.get(comma - 1).isNominal()
                && !Phrases.isTime(
                        text.substring(u.getFirst().from(), u.get(comma - 1).to()));
    }

    /** "“...” was all that she said", "What she said was: “...”": the quotation is what was said. */
    boolean equated(Draft draft, int first, int after) {
        int what = first - 1;
        if (what > 0 && u.get(what).is("that")) {
            what--;
        }
        if (what < 0 || !u.get(what).lower().matches("what|all")) {
            return false;
        }
        int quote = -1;
        if (after + 1 < u.size() && lower(after).matches("is|was|'s")) {
            int i = lower(after + 1).matches("[:,]") ? after + 2 : after + 1;
            quote = i < u.size() && u.get(i).isQuote() ? i : -1;
        } else if (what > 1 && lower(what - 1).matches("is|was|'s")) {
            for (int i = what - 2; i >= 0 && what - i < 9 && quote < 0; i--) {
                quote = u.get(i).isQuote() ? i : -1;
            }
            draft.quoteFirst = quote >= 0;
        }
        if (quote < 0) {
            return false;
        }
        draft.content.add(u.get(quote).place());
        draft.rule = "what was said is the quotation";
        return true;
    }

    boolean quoteIn(int from) {
        return u.subList(Math.min(from, u.size()), u.size()).stream().anyMatch(Token::isQuote);
    }

    /** The quotation that ends at a token, a comma apart; -1 where none does. */
    int quoteEndsAt(int i) {
        return i >= 0 && u.get(i).isQuote()
                ? i
                : i > 0 && u.get(i).is(",") && u.get(i - 1).isQuote() ? i - 1 : -1;
    }

    /** “...,” she said, “...” */
    void beforeQuote(Draft draft, int before, int after) {
        int quote = u.get(before).isQuote() ? before : before - 1;
        int start = clauseStart(quote, draft);
        draft.quoteFirst = true;
        boolean whole = isSentenceQuote(u.get(quote))
                && (quote == 0 || u.get(quote - 1).isMark() || u.get(quote - 1).isQuote());
        add(draft, whole ? quote : start, quote + 1);
        if (draft.rule.isEmpty() || draft.own) {
            draft.rule = "quotation, then speaker";
            draft.confidence = 95;
        }
        int i = after;
        if (draft.inverted) {
            i = afterSource(draft);
        }
        while (i < end && !u.get(i).isQuote()) {
            i++;
        }
        boolean free = i < end
                && (u.get(i - 1).word().matches("[,:;–—]") || u.get(i - 1).isDash())
                && !claimed(i);
        if (free) {
            add(draft, i, i + 1);
        }
    }

    /** Whether another cue stands right before a quotation. */
    private boolean claimed(int quote) {
        for (Draft other : drafts) {
            if (other.cue.last() == quote - 1
                    || other.cue.last() == quote - 2 && !u.get(quote - 1).is(",")) {
                return true;
            }
        }
        return false;
    }

    /** ..., an official confirmed. */
    void beforeClause(Draft draft, int before, int after) {
        int start = clauseStart(before, draft);
        if (start >= before) {
            return;
        }
        add(draft, start, before);
        draft.rule = "clause, then speaker";
        draft.confidence = 85;
        int i = draft.inverted ? afterSource(draft) : after;
        if (i + 1 < u.size() && u.get(i).is(":") && u.get(i + 1).isQuote()) {
            add(draft, i + 1, i + 2);
            return;
        }
        if (i + 1 < end && (u.get(i).is(",") || u.get(i).isDash())) {
            int from = i + 1;
            boolean joined = lower(from).matches("and|but");
            from = joined ? from + 1 : from;
            boolean speakers = u.get(from)
                            .lower()
                            .matches(
                                    "who|which|whose|speaking|citing|quoting|outside|after|in|at|on|hours|days|though|as|while|when|which|a|an")
                    || u.get(from).tagged("VERB");
            if (!speakers && !isBegin(i)) {
                add(draft, from, clauseEnd(from, draft, false));
            }
        } else if (i + 1 < end && lower(i).equals("and") && hasVerb(i + 1, end) && !isBegin(i)) {
            add(draft, i + 1, clauseEnd(i + 1, draft, false));
        }
    }
}
