package org.parley.evidence.speech;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.parley.evidence.intake.Span;
import org.parley.evidence.speech.Cue.Form;
import org.parley.evidence.speech.Lexicon.Entry;
import org.parley.evidence.speech.Phrase.Range;

/** Reporting nouns: "her claim that ...", "a report about a “broad plan” published in The Post". */
final class Nouns {

    private static final Set<String> CLAIMS = Set.of(
            "claim",
            "warning",
            "statement",
            "assertion",
            "allegation",
            "accusation",
            "promise",
            "pledge",
            "insistence",
            "suggestion",
            "denial",
            "announcement",
            "threat",
            "prediction",
            "assurance",
            "complaint",
            "argument",
            "claims",
            "warnings");
    private static final Set<String> REPORTS = Set.of("report", "article", "reports", "story");
    private static final Entry NOUN = new Entry("report", null, Set.of('c'), Set.of());

    private Nouns() {}

    static List<Draft> in(String text, Sentence sentence, int index, List<Draft> known) {
        List<Draft> out = new ArrayList<>();
        List<Token> u = sentence.tokens();
        Phrase phrase = new Phrase(u, text);
        for (int i = 1; i + 2 < u.size(); i++) {
            Token noun = u.get(i);
            if (!noun.tagged("NOUN")) {
                continue;
            }
            if (CLAIMS.contains(noun.lower())
                    && u.get(i + 1).is("that")
                    && u.get(i - 1).word().matches("[’']s?")
                    && !inside(noun, known)) {
                owned(u, i, index, phrase, out);
            } else if (CLAIMS.contains(noun.lower())
                    && u.get(i + 1).is("that")
                    && !noun.is("statement")
                    && u.get(i - 1).lower().matches("the|a|any|every")
                    && !u.get(Math.max(0, i - 2)).is("in")
                    && hasVerb(u, i + 2)) {
                unowned(u, i, index, known, out);
            } else if (REPORTS.contains(noun.lower()) && u.get(i + 1).lower().matches("about|of|on")) {
                published(u, i, index, phrase, out);
            }
        }
        return out;
    }

    /** "the union's claim that ..." */
    private static void owned(List<Token> u, int i, int index, Phrase phrase, List<Draft> out) {
        Range owner = phrase.simple(i - 1);
        int to = clauseEnd(u, i + 2);
        if (owner == null || to <= i + 2) {
            return;
        }
        Draft draft = new Draft(new Cue(i, i, i, NOUN, Form.NOUN, false), index);
        draft.cuePlace = u.get(i).place();
        draft.source = phrase.span(owner);
        draft.own = true;
        draft.rule = "reporting noun";
        draft.confidence = 60;
        draft.content.add(new Span(u.get(i + 2).from(), u.get(to - 1).to()));
        out.add(draft);
    }

    /** "rejected the suggestion that ...": nobody is said to have made it. */
    private static void unowned(List<Token> u, int i, int index, List<Draft> known, List<Draft> out) {
        int to = clauseEnd(u, i + 2);
        if (to <= i + 2) {
            return;
        }
        Draft draft = new Draft(new Cue(i, i, i, NOUN, Form.NOUN, false), index);
        draft.cuePlace = u.get(i).place();
        draft.rule = "reporting noun";
        draft.confidence = 50;
        draft.content.add(new Span(u.get(i + 2).from(), u.get(to - 1).to()));
        draft.within = known.stream()
                .filter(d ->
                        d.content.stream().anyMatch(c -> c.contains(u.get(i).from())))
                .findFirst()
                .orElse(null);
        out.add(draft);
    }

    private static int clauseEnd(List<Token> u, int from) {
        int end = end(u);
        int to = from;
        while (to < end && !u.get(to).is(",") && !u.get(to).is(";")) {
            to++;
        }
        return to;
    }

    private static boolean hasVerb(List<Token> u, int from) {
        return u.subList(from, u.size()).stream().anyMatch(t -> t.tagged("VERB") || t.tagged("AUX"));
    }

    /** "a report about a “comprehensive plan” ... published in The Washington Post" */
    private static void published(List<Token> u, int i, int index, Phrase phrase, List<Draft> out) {
        int by = -1;
        boolean quoted = false;
        for (int k = i + 2; k < u.size(); k++) {
            quoted |= u.get(k).isQuote();
            if (u.get(k).lower().matches("published|carried|printed|broadcast")
                    && k + 1 < u.size()
                    && u.get(k + 1).lower().matches("in|by|on")) {
                by = k;
                break;
            }
        }
        if (by < 0 || !quoted) {
            return;
        }
        int to = phrase.endFrom(by + 2);
        if (to == by + 2) {
            return;
        }
        Draft draft = new Draft(new Cue(i, i, i, NOUN, Form.NOUN, false), index);
        draft.cuePlace = u.get(i).place();
        draft.source = phrase.span(new Range(by + 2, to));
        draft.own = true;
        draft.rule = "reporting noun";
        draft.confidence = 60;
        draft.content.add(new Span(u.get(i + 2).from(), u.get(by - 1).to()));
        out.add(draft);
    }

    private static boolean inside(Token token, List<Draft> known) {
        return known.stream().anyMatch(d -> d.cuePlace != null && d.cuePlace.contains(token.from()));
    }

    private static int end(List<Token> u) {
        int end = u.size();
        while (end > 0 && u.get(end - 1).word().matches("[.?!…]")) {
            end--;
        }
        return end;
    }
}
