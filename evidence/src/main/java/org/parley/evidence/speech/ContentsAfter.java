package org.parley.evidence.speech;

import java.util.List;
import org.parley.evidence.intake.Span;
import org.parley.evidence.speech.Phrase.Range;

/** What is said, where it stands after its cue: "She said that ...", "the board rejected ...". */
class ContentsAfter extends Clauses {

    ContentsAfter(String text, List<Token> tokens, int sentence, List<Draft> drafts) {
        super(text, tokens, sentence, drafts);
    }

    /** Whether what follows the cue is plainly what is said: "that ...", a colon, a quotation. */
    boolean leads(int after) {
        return after < end && (u.get(after).is("that") || u.get(after).is(":"));
    }

    boolean saysWhole(int i) {
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

    boolean quoteAt(int i) {
        return i < end
                && (u.get(i).isQuote()
                        || (u.get(i).is(":") || u.get(i).is(","))
                                && i + 1 < u.size()
                                && u.get(i + 1).isQuote());
    }

    /** She said (that) ...; the board rejected ... */
    void afterwards(Draft draft, int after) {
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
    int afterCue(Draft draft) {
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

    int afterSource(Draft draft) {
        Span source = draft.source;
        int i = draft.cue.last() + 1;
        while (source != null && i < u.size() && u.get(i).from() < source.end()) {
            i++;
        }
        return i;
    }

    int quoteEnd(int from, Draft draft) {
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
}
