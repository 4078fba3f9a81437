package org.parley.evidence.speech;

import java.util.ArrayList;
import java.util.List;
import org.parley.evidence.intake.Span;
import org.parley.evidence.speech.Cue.Form;
import org.parley.evidence.speech.Phrase.Range;

/** Gives each cue of a sentence, or of the words inside a quotation, its source and its content. */
final class SentenceReader extends Clauses {

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
        for (int k = 0; k < drafts.size(); k++) {
            Draft draft = drafts.get(k);
            switch (draft.cue.form()) {
                case ACCORDING -> around(draft, draft.cue.at(), sourceEnd(draft));
                case HEDGE -> around(draft, draft.cue.at(), draft.cue.last() + 1);
                case CITING -> cited(draft, k);
                case PASSIVE -> passiveContent(draft, k);
                default -> spoken(draft, k);
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

    /** The clause before and after words that are set into it. */
    private void around(Draft draft, int from, int to) {
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

    private void cited(Draft draft, int k) {
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

    private void passiveContent(Draft draft, int k) {
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

    private void spoken(Draft draft, int k) {
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

    /** Whether a noun phrase ends before a comma. */
    private boolean isSubject(int comma) {
        return u.get(comma - 1).isNominal()
                && !Phrases.isTime(
                        text.substring(u.getFirst().from(), u.get(comma - 1).to()));
    }

    /** "“...” was all that she said", "What she said was: “...”": the quotation is what was said. */
    private boolean equated(Draft draft, int first, int after) {
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

    private boolean quoteIn(int from) {
        return u.subList(Math.min(from, u.size()), u.size()).stream().anyMatch(Token::isQuote);
    }

    /** The quotation that ends at a token, a comma apart; -1 where none does. */
    private int quoteEndsAt(int i) {
        return i >= 0 && u.get(i).isQuote()
                ? i
                : i > 0 && u.get(i).is(",") && u.get(i - 1).isQuote() ? i - 1 : -1;
    }

    /** Whether what follows the cue is plainly what is said: "that ...", a colon, a quotation. */
    private boolean leads(int after) {
        return after < end && (u.get(after).is("that") || u.get(after).is(":"));
    }

    private boolean saysWhole(int i) {
        return isSentenceQuote(u.get(i).isQuote() ? u.get(i) : u.get(i + 1));
    }

    /** Place of the colon in "put it more bluntly: “...”", with no verb on the way; -1 where there is none. */
    private int colonAhead(int from) {
        for (int i = from; i + 1 < u.size() && i < from + 14; i++) {
            if (u.get(i).is(":")) {
                return u.get(i + 1).isQuote() ? i : -1;
            }
            if (u.get(i).isQuote() || u.get(i).is(";") || u.get(i).is("that") || phrase.isFinite(i, from)) {
                return -1;
            }
        }
        return -1;
    }

    private boolean quoteAt(int i) {
        return i < end
                && (u.get(i).isQuote()
                        || (u.get(i).is(":") || u.get(i).is(","))
                                && i + 1 < u.size()
                                && u.get(i + 1).isQuote());
    }

    /** “...,” she said, “...” */
    private void beforeQuote(Draft draft, int before, int after) {
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
    private void beforeClause(Draft draft, int before, int after) {
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

    /** She said (that) ...; the board rejected ... */
    private void afterwards(Draft draft, int after) {
        Cue cue = draft.cue;
        int from = after;
        if (from >= end) {
            return;
        }
        boolean says = cue.entry().takesClause() || cue.entry().takes('q');
        boolean pointsAhead = lower(from).matches("this|it|so|one|two");
        int colon = says && (!cue.entry().takes('o') || pointsAhead) ? colonAhead(from) : -1;
        from = colon >= 0 ? colon : from;
        boolean inserted = lower(from).equals(",");
        if (inserted) {
            from = afterInsertion(from);
        }
        if (from >= end) {
            return;
        }
        Token next = u.get(from);
        if (cue.entry().lemma().equals("ask")
                && next.lower().matches("whether|if|where|when|why|how|what|who|which|about")) {
            return;
        }
        boolean clause = cue.entry().takesClause() || cue.entry().takes('u');
        if (next.is(":") || next.is(",") && from + 1 < end && u.get(from + 1).isQuote()) {
            if (clause || cue.entry().takes('q')) {
                add(draft, from + 1, quoteEnd(from + 1, draft));
                draft.rule = "speaker, then quotation";
                draft.confidence = 92;
            }
            return;
        }
        boolean pointing = next.is("that")
                && cue.entry().takes('o')
                && from + 1 < end
                && u.get(from + 1).isNoun()
                && !hasVerbSoon(from + 1, draft);
        if (next.is("that") && clause && !pointing) {
            add(draft, from + 1, clauseEnd(from + 1, draft, false));
            draft.confidence = 92;
            return;
        }
        if (inserted && !next.isQuote()) {
            return;
        }
        if (next.isQuote() && (clause || cue.entry().takes('q') || cue.entry().takes('o'))) {
            add(draft, from, quoteEnd(from, draft));
            return;
        }
        if (cue.entry().takes('p') && cue.entry().prepositions().contains(next.lower())) {
            add(draft, from + 1, clauseEnd(from + 1, draft, true));
            draft.rule = "object of the verb";
            return;
        }
        boolean subjectFollows = pointing
                || next.tagged("DET")
                || next.isNominal()
                || next.tagged("ADJ")
                || next.tagged("ADV")
                || next.tagged("SCONJ");
        if ((cue.entry().takes('c') || cue.entry().takes('a'))
                && (subjectFollows || next.tagged("ADP") || next.tagged("VERB"))
                && hasVerb(from, end)) {
            if (!(next.tagged("ADP") && lower(from).equals("of"))) {
                add(draft, from, clauseEnd(from, draft, false));
            }
            return;
        }
        if (cue.entry().takes('t') && subjectFollows && hasVerbSoon(from, draft)) {
            add(draft, from, clauseEnd(from, draft, false));
            draft.confidence = 75;
            return;
        }
        if (cue.entry().takes('i') && next.is("to")) {
            add(draft, from, clauseEnd(from, draft, false));
            return;
        }
        if (cue.entry().takes('r') && (subjectFollows && hasInfinitive(from) || next.is("for"))) {
            add(draft, next.is("for") ? from + 1 : from, clauseEnd(from, draft, false));
            draft.rule = "request";
            return;
        }
        if (cue.entry().takes('o') && next.tagged("VERB") && next.lower().endsWith("ing")) {
            add(draft, from, clauseEnd(from, draft, true));
            return;
        }
        boolean naming = cue.entry().takes('n') && names(from, draft);
        if ((cue.entry().takes('o') || naming) && subjectFollows && !(next.tagged("ADV") && !next.is("all"))) {
            add(draft, from, clauseEnd(from, draft, true));
            draft.rule = "object of the verb";
        }
    }

    /** "called it reckless", "described the talks as useful": not "called a meeting". */
    private boolean names(int from, Draft draft) {
        int stop = clauseEnd(from, draft, true);
        String lemma = draft.cue.entry().lemma();
        if (lemma.equals("describe")) {
            for (int i = from; i < stop; i++) {
                if (u.get(i).is("as") || u.get(i).isQuote()) {
                    return true;
                }
            }
            return false;
        }
        for (int i = from; i < stop; i++) {
            if (u.get(i).isQuote()) {
                return true;
            }
        }
        if (lemma.matches("liken|compare")) {
            return false;
        }
        int object = phrase.endFrom(from);
        return u.get(from).lower().matches("it|them|him|her|this|that|us") && stop > from + 1
                || object > from
                        && object < stop
                        && !u.get(object).tagged("ADP")
                        && !u.get(object).isMark();
    }

    /** Past ", citing two diplomats," and the like. */
    private int afterInsertion(int comma) {
        if (comma + 1 < end && u.get(comma + 1).isQuote()) {
            return comma;
        }
        for (int i = comma + 1; i < end; i++) {
            if (u.get(i).isQuote()) {
                return end;
            }
            if (u.get(i).is(",")) {
                return i + 1 < end
                                && (lower(i + 1).equals("that") || u.get(i + 1).isQuote())
                        ? i + 1
                        : end;
            }
        }
        return end;
    }

    /** Past the addressee and past words that say when and where. */
    private int afterCue(Draft draft) {
        Cue cue = draft.cue;
        int i = cue.last() + 1;
        if (draft.inverted) {
            i = afterSource(draft);
        } else if (cue.entry().takes('a') || cue.entry().lemma().matches("tell|promise|warn")) {
            i = skipTime(draft, i);
            int to = phrase.endFrom(i);
            boolean told = cue.entry().takes('a') || to < end && lower(to).matches("that|to");
            to = lower(to).equals("twice") ? to + 1 : to;
            if (to > i
                    && told
                    && to <= end
                    && !(cue.entry().takes('r')
                            && lower(to).equals("to")
                            && !cue.entry().lemma().equals("promise"))) {
                draft.addressee = phrase.span(new Range(i, to));
                i = to;
            }
        } else if (cue.entry().takes('c') || cue.entry().takes('t')) {
            if (lower(i).equals("to") && i + 1 < end && !u.get(i + 1).tagged("VERB")) {
                int to = phrase.endFrom(i + 1);
                i = to > i + 1 && !cue.entry().takes('i') ? to : i;
            }
            if (lower(i).matches("only|simply|again|also|twice")) {
                i++;
            }
        }
        return skipTime(draft, i);
    }

    private int skipTime(Draft draft, int from) {
        int i = from;
        if (i < end && !u.get(i).isMark()) {
            int time = Phrases.leading(rest(i));
            int place = u.get(i).from() + time;
            int to = i;
            while (to < end && u.get(to).from() < place) {
                to++;
            }
            if (to > i && !(to < end && u.get(to).tagged("NOUN") && !u.get(to).isCapital())) {
                draft.said = new Span(u.get(i).from(), u.get(to - 1).to());
                i = to;
            }
        }
        return i;
    }

    private int afterSource(Draft draft) {
        Span source = draft.source;
        int i = draft.cue.last() + 1;
        while (source != null && i < u.size() && u.get(i).from() < source.end()) {
            i++;
        }
        return i;
    }

    private int quoteEnd(int from, Draft draft) {
        if (from < end
                && u.get(from).isQuote()
                && isSentenceQuote(u.get(from))
                && (from == 0 || !u.get(from - 1).is("that"))) {
            boolean goesOn = from + 1 < end && !u.get(from + 1).isMark() && !JOINS.contains(lower(from + 1));
            if (!goesOn || draft.cue.entry().takesClause() && u.get(from - 1).is(":")) {
                return from + 1;
            }
        }
        return clauseEnd(from, draft, false);
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
