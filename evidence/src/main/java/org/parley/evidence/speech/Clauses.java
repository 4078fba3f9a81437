package org.parley.evidence.speech;

import java.util.List;
import org.parley.evidence.intake.Span;
import org.parley.evidence.speech.Cue.Form;

/** Where the clauses of a sentence begin and end. */
class Clauses extends SentenceView {

    Clauses(String text, List<Token> tokens, int sentence, List<Draft> drafts) {
        super(text, tokens, sentence, drafts);
    }

    /** Where a clause that begins at a token ends. */
    int clauseEnd(int from, Draft draft, boolean object) {
        for (int i = from; i < end; i++) {
            Token token = u.get(i);
            if (i > from && isBeginOfOther(i, draft)) {
                return back(i, from);
            }
            if (token.is(";") && (object || lower(from).equals("to") || hasCueAfter(i, draft))) {
                return i;
            }
            // “She told us that she would sign, and I believe her”: whoever is quoted speaks again.
            boolean again = token.is(",")
                    && lower(i + 1).matches("and|but")
                    && lower(i + 2).matches("i|we");
            if (again && draft.source != null && !words(draft.source).matches("(?i)i|we")) {
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

    boolean hasCueAfter(int i, Draft draft) {
        return drafts.stream().anyMatch(d -> d != draft && d.cue.at() > i);
    }

    int next(int comma, Draft draft) {
        return draft.cue.entry().takes('i') || draft.cue.entry().takes('o') ? comma : end;
    }

    boolean sentenceHasSource(Draft draft) {
        return draft.own && draft.source != null;
    }

    /** ", a step that ..." after an object. */
    boolean apposes(int i) {
        return i + 1 < end && u.get(i).lower().matches("a|an") && u.get(i + 1).tagged("NOUN");
    }

    /** Drops words of time at the end of an object: when it was said, not what. */
    int trimmed(int from, int to, Draft draft) {
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
    static boolean isReaction(Draft draft) {
        return draft.cue
                        .entry()
                        .lemma()
                        .matches(
                                "dismiss|reject|criticise|criticize|condemn|denounce|deplore|decry|lament|slam|blast|mock|ridicule|praise"
                                        + "|welcome|hail|applaud|commend|thank|accuse|blame|defend|describe|label|brand|dub|deny|dispute|confirm|acknowledge|rule|turn")
                || draft.cue.entry().takes('n');
    }

    int back(int i, int from) {
        int e = i;
        while (e > from && (u.get(e - 1).is(",") || u.get(e - 1).isDash() || JOINS.contains(lower(e - 1)))) {
            e--;
        }
        return e;
    }

    /** Where another cue of the same rank begins: one without a subject of its own, or one after ", and". */
    boolean isBeginOfOther(int i, Draft draft) {
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

    boolean isBegin(int i) {
        for (Draft other : drafts) {
            if (!other.own && other.begins == i) {
                return true;
            }
        }
        return false;
    }

    /** Where the clause that ends before a token begins. */
    int clauseStart(int before, Draft draft) {
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
            if (u.get(i).is(";")
                    || u.get(i).is(":") && i + 1 < before && !u.get(i + 1).isQuote()) {
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
}
