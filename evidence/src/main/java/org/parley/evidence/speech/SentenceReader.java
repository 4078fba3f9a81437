package org.parley.evidence.speech;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.parley.evidence.intake.Span;
import org.parley.evidence.speech.Cue.Form;
import org.parley.evidence.speech.Phrase.Range;

/** Gives each cue of a sentence, or of the words inside a quotation, its source and its content. */
final class SentenceReader {

    private static final Set<String> JOINS =
            Set.of("and", "but", "or", "while", "whereas", "though", "although", "yet");

    /** Longer than this is no sentence but a list or a trick; it is not searched for cues. */
    private static final int LONGEST = 400;

    private static final int MOST_CUES = 30;

    private final String text;
    private final List<Token> u;
    private final int sentence;
    private final Phrase phrase;
    private final List<Draft> drafts = new ArrayList<>();
    private final int end;

    private SentenceReader(String text, List<Token> tokens, int sentence) {
        this.text = text;
        this.u = tokens;
        this.sentence = sentence;
        this.phrase = new Phrase(tokens, text);
        int last = tokens.size();
        while (last > 0 && tokens.get(last - 1).word().matches("[.?!…]")) {
            last--;
        }
        this.end = last;
    }

    static List<Draft> read(String text, List<Token> tokens, int sentence, TextKinds kinds) {
        if (tokens.size() > LONGEST) {
            return new ArrayList<>();
        }
        SentenceReader reader = new SentenceReader(text, tokens, sentence);
        reader.sources(kinds);
        reader.contents();
        reader.drafts.removeIf(draft -> draft.content.isEmpty());
        return reader.drafts;
    }

    // ------------------------------------------------------------------------------------------------ sources

    private void sources(TextKinds kinds) {
        for (Cue cue : Cues.in(u).stream().limit(MOST_CUES).toList()) {
            Draft draft = new Draft(cue, sentence);
            draft.cuePlace = new Span(u.get(cue.at()).from(), u.get(cue.last()).to());
            boolean found = switch (cue.form()) {
                case ACCORDING, CITING -> named(draft, cue.last() + 1);
                case HEDGE -> true;
                case PASSIVE -> passive(draft);
                case PARTICIPLE -> participle(draft);
                case FINITE -> finite(draft);
                case NOUN -> false;
            };
            if (found && fits(draft, kinds)) {
                drafts.add(draft);
            }
        }
    }

    /** A verb that only texts are the subject of wants a text; "understands" wants the outlet itself. */
    private boolean fits(Draft draft, TextKinds kinds) {
        if (draft.cue.entry().takes('u')) {
            return draft.source != null && kinds.isOutlet(words(draft.source)) && kinds.isOwn(words(draft.source));
        }
        if (!draft.cue.ofDocuments()) {
            return true;
        }
        return draft.source != null && kinds.isDocument(words(draft.source));
    }

    private boolean named(Draft draft, int from) {
        int to = phrase.endFrom(from);
        if (to == from) {
            return false;
        }
        draft.source = phrase.span(new Range(from, to));
        draft.own = true;
        draft.rule = draft.cue.is(Form.CITING) ? "citing" : "according to";
        return true;
    }

    private boolean finite(Draft draft) {
        Cue cue = draft.cue;
        int before = cue.group() - 1;
        boolean afterQuote = before >= 0
                && (u.get(before).isQuote()
                        || u.get(before).is(",")
                                && before > 0
                                && u.get(before - 1).isQuote());
        boolean says = cue.entry().takes('c') && !cue.ofDocuments() || afterQuote;
        if (cue.entry().takesClause()
                && says
                && (before < 0 || afterQuote || u.get(before).is(","))
                && inverted(draft, afterQuote)) {
            return true;
        }
        Range subject = before < 0 ? null : phrase.endingBefore(cue.group());
        boolean joined = before >= 0 && JOINS.contains(u.get(before).lower());
        if (joined) {
            subject = null;
        }
        if (subject != null) {
            draft.source = phrase.span(subject);
            draft.own = true;
            draft.begins = subject.from();
            draft.rule = "subject and verb";
            return true;
        }
        return shared(draft, joined ? "joined verb" : "same subject");
    }

    private boolean inverted(Draft draft, boolean afterQuote) {
        Cue cue = draft.cue;
        int from = cue.last() + 1;
        int to = phrase.endFrom(from);
        if (to == from || cue.entry().lemma().equals("tell")) {
            return false;
        }
        int next = to < u.size() ? to : -1;
        boolean clauseFollows = next >= 0
                && (u.get(next).tagged("VERB")
                        || u.get(next).tagged("AUX")
                        || u.get(next).is("that"));
        boolean stands = next < 0
                || u.get(next).word().matches("[.,;:?!]")
                || u.get(next).isQuote()
                || u.get(next).isDash()
                || Phrases.leading(rest(next)) > 0
                || u.get(next).tagged("ADP")
                || u.get(next).lower().matches("who|whose|which|that|as|while|when|after");
        if (clauseFollows
                        && !(afterQuote
                                && u.get(next).tagged("VERB")
                                && u.get(next).lower().endsWith("ing"))
                || !stands) {
            return false;
        }
        draft.source = phrase.span(new Range(from, to));
        draft.own = true;
        draft.inverted = true;
        draft.begins = cue.group();
        draft.rule = "verb before subject";
        return true;
    }

    /** ", calling it ..." after a clause: whoever the clause is about. */
    private boolean participle(Draft draft) {
        int group = draft.cue.group();
        boolean set = group == 0
                || u.get(group - 1).is(",")
                || u.get(group - 1).isDash()
                || JOINS.contains(lower(group - 1))
                || u.get(group - 1).isQuote()
                || lower(group - 1).equals("before")
                || lower(group - 1).equals("after")
                || lower(group - 1).equals("by");
        return set && draft.cue.entry().frames().size() > 0 && shared(draft, "participle");
    }

    /** The source of the cue before, or the subject of the sentence. */
    private boolean shared(Draft draft, String rule) {
        draft.rule = rule;
        int connector = draft.cue.group();
        while (connector > 0
                && (u.get(connector - 1).is(",")
                        || u.get(connector - 1).isDash()
                        || JOINS.contains(lower(connector - 1)))) {
            connector--;
        }
        draft.begins = connector;
        for (int k = drafts.size() - 1; k >= 0; k--) {
            Draft earlier = drafts.get(k);
            if (earlier.source != null && !earlier.cue.is(Form.CITING) && !earlier.cue.is(Form.ACCORDING)) {
                draft.source = earlier.source;
                return true;
            }
        }
        Range subject = mainSubject(draft.cue.group());
        if (subject == null) {
            return false;
        }
        draft.source = phrase.span(subject);
        draft.confidence = 65;
        return true;
    }

    private @Nullable Range mainSubject(int before) {
        int from = 0;
        for (int i = before - 1; i >= 0; i--) {
            if (u.get(i).is(";") || u.get(i).isQuote() && i < before - 2) {
                from = i + 1;
                break;
            }
        }
        int depth = 0;
        for (int i = from; i < before; i++) {
            if (u.get(i).lower().matches("who|which|whose|that")) {
                depth = 1;
            }
            if (phrase.isFinite(i, from)) {
                if (depth > 0 && i > from) {
                    depth = 0;
                    boolean closes = i + 1 < before;
                    if (closes && !endsWithComma(i, before)) {
                        continue;
                    }
                    continue;
                }
                int group = i;
                while (group > from
                        && (u.get(group - 1).tagged("ADV") || u.get(group - 1).tagged("AUX"))) {
                    group--;
                }
                return phrase.endingBefore(group);
            }
        }
        return null;
    }

    private boolean endsWithComma(int from, int to) {
        for (int i = from; i < to; i++) {
            if (u.get(i).is(",")) {
                return true;
            }
        }
        return false;
    }

    /** "it was announced that", "X is said to", "X was described by Y as". */
    private boolean passive(Draft draft) {
        int next = draft.cue.last() + 1;
        Range subject = phrase.endingBefore(draft.cue.group());
        boolean it = subject != null
                && subject.to() - subject.from() == 1
                && u.get(subject.from()).is("it");
        draft.begins = subject == null ? draft.cue.group() : subject.from();
        if (lower(next).equals("by") && subject != null && !it) {
            int to = phrase.endFrom(next + 1);
            if (to > next + 1) {
                draft.source = phrase.span(new Range(next + 1, to));
                draft.own = true;
                draft.rule = "passive with agent";
                return true;
            }
        }
        if (it && draft.cue.entry().takesClause()) {
            draft.rule = "it was said";
            return true;
        }
        if (subject != null
                && lower(next).equals("to")
                && draft.cue.entry().lemma().matches("say|report|allege|claim")) {
            draft.rule = "is said to";
            return true;
        }
        return false;
    }

    // ------------------------------------------------------------------------------------------------ contents

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
        int after = afterCue(draft);
        boolean stopped = after >= end
                || u.get(after).word().matches("[,;.]")
                || u.get(after).isDash();
        int before = first - 1;
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
        boolean commaBefore =
                before > 0 && (u.get(before).is(",") || u.get(before).isDash());
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

    /** Whether what follows the cue is plainly what is said: "that ...", a colon, a quotation. */
    private boolean leads(int after) {
        return after < end && (u.get(after).is("that") || u.get(after).is(":"));
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
        boolean inserted = lower(from).equals(",");
        if (inserted) {
            from = afterInsertion(from);
        }
        if (from >= end) {
            return;
        }
        Token next = u.get(from);
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

    /** Where a clause that begins at a token ends. */
    private int clauseEnd(int from, Draft draft, boolean object) {
        for (int i = from; i < end; i++) {
            Token token = u.get(i);
            if (i > from && isBeginOfOther(i, draft)) {
                return back(i, from);
            }
            if (token.is(";") && (object || hasCueAfter(i, draft))) {
                return i;
            }
            boolean afterQuote = i > from && u.get(i - 1).isQuote();
            if (object
                    && i > from
                    && isReaction(draft)
                    && Phrases.TIME_AT_START.matcher(rest(i)).find()
                    && !token.isNoun()
                    && !token.isMark()) {
                return trimmed(from, i, draft);
            }
            boolean joins = i > from && JOINS.contains(token.lower()) && i + 1 < end && (object || afterQuote);
            if (joins && (phrase.isFinite(i + 1, i + 1) || u.get(i + 1).tagged("VERB") && afterQuote)) {
                return trimmed(from, i, draft);
            }
            if (token.is(",") && i > from && i + 1 < end) {
                String next = lower(i + 1);
                boolean writer =
                        next.matches("which|who|whose|where|but|though|although|while|whereas|hours|days|minutes|weeks")
                                || u.get(i + 1).tagged("VERB") && next.endsWith("ing") && object;
                if (object
                        && (writer || next.matches("and|saying|adding|after|as|because|when|or") || apposes(i + 1))) {
                    return trimmed(from, i, draft);
                }
                if (!object && afterQuote && next.matches("and|but|which|who|a|an|while|though")) {
                    return i;
                }
                if (!object
                        && next.matches("but|though|although|while|whereas")
                        && hasVerb(i + 1, end)
                        && from > 0
                        && sentenceHasSource(draft)) {
                    return i;
                }
                if (!object
                        && next.equals("a")
                        && lower(i + 2).matches("step|move|claim|charge|figure|decision|demand")
                        && i + 3 < end) {
                    return i + 3 < end
                                    && lower(i + 2).equals("demand")
                                    && u.get(i - 1).isQuote()
                            ? i
                            : next(i, draft);
                }
            }
            if (object
                    && i > from
                    && token.tagged("SCONJ")
                    && token.lower().matches("after|when|while|because|since|until|though|although|before|without")) {
                return trimmed(from, i, draft);
            }
            if (object
                    && i > from
                    && token.lower().matches("after|before|without")
                    && token.tagged("ADP")
                    && (i + 1 < end && !u.get(i + 1).isNominal() | lower(i + 1).equals("a"))
                    && !draft.cue.entry().lemma().matches("call|demand|ask|promise|pledge|vow|threaten|announce")) {
                return trimmed(from, i, draft);
            }
        }
        return object ? trimmed(from, end, draft) : end;
    }

    private boolean hasCueAfter(int i, Draft draft) {
        return drafts.stream().anyMatch(d -> d != draft && d.cue.at() > i);
    }

    private int next(int comma, Draft draft) {
        return draft.cue.entry().takes('i') || draft.cue.entry().takes('o') ? comma : end;
    }

    private boolean sentenceHasSource(Draft draft) {
        return draft.own && draft.source != null;
    }

    /** ", a step that ..." after an object. */
    private boolean apposes(int i) {
        return i + 1 < end && u.get(i).lower().matches("a|an") && u.get(i + 1).tagged("NOUN");
    }

    /** Drops words of time at the end of an object: when it was said, not what. */
    private int trimmed(int from, int to, Draft draft) {
        int e = to;
        while (e > from && (u.get(e - 1).is(",") || u.get(e - 1).isDash())) {
            e--;
        }
        if (e <= from || !isReaction(draft)) {
            return e <= from ? to : e;
        }
        String words = text.substring(u.get(from).from(), u.get(e - 1).to());
        int cut = Phrases.trailing(words);
        int place = u.get(e - 1).to() - cut;
        while (cut > 0 && e > from + 1 && u.get(e - 1).from() >= place) {
            e--;
        }
        return e;
    }

    /** Verbs that answer something: a time after their object is when they were said. */
    private static boolean isReaction(Draft draft) {
        return draft.cue
                        .entry()
                        .lemma()
                        .matches(
                                "dismiss|reject|criticise|criticize|condemn|denounce|deplore|decry|lament|slam|blast|mock|ridicule|praise"
                                        + "|welcome|hail|applaud|commend|thank|accuse|blame|defend|describe|label|brand|dub|deny|dispute|confirm|acknowledge|rule|turn")
                || draft.cue.entry().takes('n');
    }

    private int back(int i, int from) {
        int e = i;
        while (e > from && (u.get(e - 1).is(",") || u.get(e - 1).isDash() || JOINS.contains(lower(e - 1)))) {
            e--;
        }
        return e;
    }

    /** Where another cue of the same rank begins: one without a subject of its own, or one after ", and". */
    private boolean isBeginOfOther(int i, Draft draft) {
        for (Draft other : drafts) {
            if (other != draft && other.cue.is(Form.CITING) && other.cue.at() == i) {
                return true;
            }
            if (other != draft && other.cue.at() > draft.cue.at() && other.begins == i) {
                if (!other.own
                        && !other.cue.is(Form.HEDGE)
                        && other.source != null
                        && other.source.equals(draft.source)) {
                    return true;
                }
                boolean separate = i > 1
                        && (u.get(i - 1).is(";")
                                || JOINS.contains(lower(i - 1)) && u.get(i - 2).is(","));
                if (other.own && separate && !other.cue.is(Form.ACCORDING)) {
                    return true;
                }
            }
        }
        return false;
    }

    private boolean isBegin(int i) {
        for (Draft other : drafts) {
            if (!other.own && other.begins == i) {
                return true;
            }
        }
        return false;
    }

    /** Where the clause that ends before a token begins. */
    private int clauseStart(int before, Draft draft) {
        int start = 0;
        for (Draft other : drafts) {
            if (other != draft && other.cue.at() < draft.cue.at()) {
                for (Span piece : other.content) {
                    int i = 0;
                    while (i < u.size() && u.get(i).from() < piece.end()) {
                        i++;
                    }
                    if (i < before) {
                        start = Math.max(start, i);
                    }
                }
            }
        }
        for (int i = before - 1; i > start; i--) {
            if (u.get(i).is(";")) {
                start = i + 1;
                break;
            }
        }
        while (start < before && (u.get(start).isMark() || lower(start).matches("but|and|yet|so"))) {
            start++;
        }
        if (draft.cue.is(Form.HEDGE) || draft.cue.is(Form.ACCORDING)) {
            for (int i = before - 1; i > start; i--) {
                if (u.get(i).is(",") && i + 1 < before && JOINS.contains(lower(i + 1))) {
                    return i + 2;
                }
            }
        }
        return start;
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

    // ------------------------------------------------------------------------------------------------ small questions

    private void add(Draft draft, int from, int to) {
        int f = from;
        int t = Math.min(to, u.size());
        while (f < t && (u.get(f).word().matches("[,;:]") || u.get(f).isDash())) {
            f++;
        }
        while (t > f && (u.get(t - 1).word().matches("[,;:.]") || u.get(t - 1).isDash())) {
            t--;
        }
        if (f < t) {
            draft.content.add(new Span(u.get(f).from(), u.get(t - 1).to()));
        }
    }

    private int tokenAt(@Nullable Span source) {
        for (int i = 0; source != null && i < u.size(); i++) {
            if (u.get(i).from() >= source.begin()) {
                return i;
            }
        }
        return 0;
    }

    private boolean hasVerb(int from, int to) {
        for (int i = Math.max(0, from); i < Math.min(to, u.size()); i++) {
            if (u.get(i).tagged("AUX") || u.get(i).tagged("VERB") || u.get(i).isQuote()) {
                return true;
            }
        }
        return false;
    }

    /** Whether a finite verb follows the noun phrase at a token, so that a clause begins there. */
    private boolean hasVerbSoon(int from, Draft draft) {
        int to = phrase.endFrom(from);
        int i = to;
        while (i < end
                && (u.get(i).tagged("ADV")
                        || u.get(i).tagged("PART") && !u.get(i).is("to"))) {
            i++;
        }
        return to > from && i < end && (u.get(i).tagged("AUX") || phrase.isFinite(i, from) && !isCue(i));
    }

    private boolean isCue(int i) {
        return drafts.stream().anyMatch(d -> d.cue.at() == i && !d.own);
    }

    private boolean hasInfinitive(int from) {
        int to = Math.max(phrase.endFrom(from), from + 1);
        for (int i = to; i < Math.min(end, to + 8); i++) {
            if (u.get(i).is("to")
                    && i + 1 < u.size()
                    && (u.get(i + 1).tagged("VERB")
                            || u.get(i + 1).tagged("AUX")
                            || u.get(i + 1).tagged("ADV"))) {
                return true;
            }
            if (u.get(i).word().matches("[.;:]")) {
                return false;
            }
        }
        return false;
    }

    private static boolean isSentenceQuote(Token quote) {
        String words = quote.word().replaceAll("^[“\"‘'«\\s]+", "");
        return !words.isEmpty()
                && (Character.isUpperCase(words.charAt(0)) || Character.isDigit(words.charAt(0)))
                && (words.matches("(?s).*[,.!?…—–-][”\"’'»]*$") || words.split("\\s+").length > 3);
    }

    private static boolean endsQuoted(Token quote) {
        return !quote.word().isEmpty();
    }

    private String lower(int i) {
        return i < 0 || i >= u.size() ? "" : u.get(i).lower();
    }

    private String words(Span span) {
        return text.substring(span.begin(), span.end());
    }

    private String rest(int i) {
        return text.substring(
                u.get(i).from(), Math.min(u.getLast().to(), u.get(i).from() + 160));
    }
}
