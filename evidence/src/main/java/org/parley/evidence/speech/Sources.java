package org.parley.evidence.speech;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.parley.evidence.intake.Span;
import org.parley.evidence.speech.Cue.Form;
import org.parley.evidence.speech.Phrase.Range;

/** Gives each cue of a sentence its source. */
final class Sources extends SentenceView {

    private static final int MOST_CUES = 30;

    private final TextKinds kinds;

    private Sources(String text, List<Token> tokens, int sentence, TextKinds kinds) {
        super(text, tokens, sentence, new ArrayList<>());
        this.kinds = kinds;
    }

    /** Drafts of utterances that have a source, or need none, and no content yet. */
    static List<Draft> of(String text, List<Token> tokens, int sentence, TextKinds kinds) {
        Sources sources = new Sources(text, tokens, sentence, kinds);
        sources.find();
        return sources.drafts;
    }

    private void find() {
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
        int to = draft.cue.entry() == Cues.OWN_WORDS ? owner(from) : phrase.endFrom(from);
        if (to == from) {
            return false;
        }
        draft.source = phrase.span(new Range(from, to));
        draft.own = true;
        draft.rule = draft.cue.is(Form.CITING) ? "citing" : "according to";
        return true;
    }

    /** Where the owner of the words ends: "in | Maren | 's words", "in | her | own words". */
    private int owner(int from) {
        int to = from;
        while (to < end && !lower(to).matches("['’]s?|own|words")) {
            to++;
        }
        return to;
    }

    private boolean finite(Draft draft) {
        Cue cue = draft.cue;
        int before = cue.group() - 1;
        boolean afterQuote = before >= 0
                && (u.get(before).isQuote()
                        || u.get(before).is(",")
                                && before > 0
                                && u.get(before - 1).isQuote());
        boolean says = cue.entry().takes('c') && !cue.ofDocuments()
                || afterQuote
                || before > 0 && u.get(before).is(",") && quoteAfterName(cue);
        if ((cue.entry().takesClause() || afterQuote && cue.entry().takes('q'))
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
        // "what dockers call the “long Sunday”" names a thing; nobody says anything.
        boolean all = subject != null
                && lower(subject.from()).equals("all")
                && lower(subject.from() - 1).matches("is|was|'s");
        boolean that = subject != null
                && lower(subject.from()).equals("that")
                && lower(subject.from() - 1).equals("all")
                && subject.to() - subject.from() > 1;
        if (that && subject != null) {
            subject = new Range(subject.from() + 1, subject.to());
        }
        if (all && subject != null && subject.to() - subject.from() > 1) {
            subject = new Range(subject.from() + 1, subject.to());
        }
        if (subject != null && lower(subject.from()).equals("what")) {
            boolean quotes = u.stream().anyMatch(Token::isQuote);
            subject = cue.entry().takes('n') && !lower(subject.from() - 1).matches("is|was|'s") || !quotes
                    ? null
                    : new Range(subject.from() + 1, subject.to());
            if (subject == null || subject.from() >= subject.to()) {
                return false;
            }
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

    /** "Wax, writes Teun Adema, ‘has served kings’" */
    private boolean quoteAfterName(Cue cue) {
        int to = phrase.endFrom(cue.last() + 1);
        return to > cue.last() + 1
                && lower(to).equals(",")
                && to + 1 < u.size()
                && u.get(to + 1).isQuote();
    }

    private boolean inverted(Draft draft, boolean afterQuote) {
        Cue cue = draft.cue;
        int from = cue.last() + 1;
        int to = phrase.endFrom(from);
        // "the envoy, Selma Aduro, said today": no day speaks.
        if (to == from || cue.entry().lemma().equals("tell") || Phrases.leading(rest(from)) > 0) {
            return false;
        }
        boolean busy = afterQuote
                && to + 1 < end
                && u.get(to).tagged("VERB")
                && u.get(to).lower().endsWith("ing")
                && u.get(from).lower().matches("an?|one|another|the");
        while (busy && to < end && !u.get(to).isMark() && !u.get(to).isQuote() && Phrases.leading(rest(to)) == 0) {
            to++;
        }
        int next = to < u.size() ? to : -1;
        boolean clauseFollows = next >= 0
                && (u.get(next).tagged("VERB")
                        || u.get(next).tagged("AUX")
                        || u.get(next).is("that"));
        boolean stands = next < 0
                || u.get(next).word().matches("[.,;:?!(]")
                || u.get(next).isQuote()
                || u.get(next).isDash()
                || Phrases.leading(rest(next)) > 0
                || u.get(next).tagged("ADP")
                || u.get(next).tagged("ADV")
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
                || lower(group - 1).equals("by")
                || lower(group - 1).matches("statement|letter|message|post|note|e-?mail|memo|leaflet|report|release")
                        && draft.cue
                                .entry()
                                .lemma()
                                .matches("say|warn|argue|accuse|announce|declare|confirm|claim|demand");
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
        Range nearer = rule.equals("joined verb") ? nearerSubject(connector) : null;
        if (nearer != null) {
            draft.source = phrase.span(nearer);
            draft.confidence = 70;
            return true;
        }
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

    /** "She said no, and | the clerk | rose and said ...": a person who begins a clause of their own since the last cue. */
    private @Nullable Range nearerSubject(int before) {
        int from = drafts.isEmpty() ? 0 : drafts.getLast().cue.last() + 1;
        for (int i = before - 1; i > from && from > 0; i--) {
            if (u.get(i).isQuote() || u.get(i).lower().matches("who|which|that")) {
                return null;
            }
            if (phrase.isFinite(i, from)) {
                Range subject = phrase.endingBefore(i);
                boolean opens = subject != null
                        && subject.from() > from
                        && (JOINS.contains(lower(subject.from() - 1))
                                || u.get(subject.from() - 1).is(";"));
                return subject != null && opens && isPerson(subject) ? subject : null;
            }
        }
        return null;
    }

    private boolean isPerson(Range subject) {
        String head = TextKinds.head(words(phrase.span(subject)));
        return u.get(subject.from()).tagged("PROPN") || TextKinds.isRole(head) || TextKinds.isGeneric(head);
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
        boolean reports = draft.cue.entry().takesClause()
                || !java.util.Collections.disjoint(draft.cue.entry().frames(), java.util.Set.of('o', 'n', 'p', 'r'));
        boolean counted = phrase.endFrom(next + 1) > next + 1
                && TextKinds.head(words(phrase.span(new Range(next + 1, phrase.endFrom(next + 1)))))
                        .matches("votes?|majority|margin|two|three");
        if (lower(next).equals("by") && subject != null && !it && reports && !counted) {
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
}
