package org.parley.evidence.speech;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.parley.evidence.speech.Cue.Form;
import org.parley.evidence.speech.Lexicon.Entry;
import org.parley.evidence.speech.Phrase.Range;

/**
 * Quotations that no verb of speech ties to their speaker: by a reporting noun ("Maren's answer was short: “...”", "“...,”
 * was Maren's answer", "From an official came a warning: “...”"), or by a colon after words for how somebody spoke ("Maren
 * was blunt: “...”"). What stands on a sign or a wall is said by nobody.
 */
final class VerblessQuotations {

    private static final Set<String> NOUNS = Set.of(
            "answer",
            "reply",
            "response",
            "retort",
            "verdict",
            "reaction",
            "comment",
            "explanation",
            "conclusion",
            "advice",
            "warning",
            "message",
            "view",
            "assessment",
            "summary",
            "argument",
            "plea",
            "appeal",
            "version",
            "account",
            "prediction",
            "promise",
            "complaint",
            "suggestion",
            "statement",
            "words",
            "remark",
            "theory",
            "question",
            "rule",
            "objection",
            "rejoinder",
            "rebuttal",
            "recollection",
            "request",
            "demand");

    /** How somebody spoke, after "was", "is", "remained", "sounded". */
    private static final Set<String> MANNERS = Set.of(
            "blunt",
            "direct",
            "clear",
            "frank",
            "brief",
            "curt",
            "terse",
            "firm",
            "adamant",
            "emphatic",
            "unequivocal",
            "categorical",
            "scathing",
            "dismissive",
            "sceptical",
            "skeptical",
            "cautious",
            "defiant",
            "unimpressed",
            "unmoved",
            "unrepentant",
            "unapologetic",
            "philosophical",
            "sarcastic",
            "succinct",
            "laconic",
            "explicit",
            "candid",
            "plain",
            "diplomatic",
            "blunter",
            "clearer",
            "terser",
            "firmer",
            "franker",
            "sharper",
            "plainer",
            "specific",
            "precise",
            "categoric",
            "outspoken",
            "dry",
            "optimistic",
            "pessimistic",
            "certain");

    private static final Set<String> BE = Set.of("is", "was", "'s", "are", "were", "remained", "remains", "sounded");
    private static final Set<String> HAD = Set.of(
            "had",
            "has",
            "gave",
            "gives",
            "offered",
            "offers",
            "issued",
            "issues",
            "sent",
            "posted",
            "released",
            "left");
    private static final Entry BY_NOUN = new Entry("answer", null, Set.of('q'), Set.of());
    private static final Entry BY_COLON = new Entry("colon", null, Set.of('q'), Set.of());

    private final String text;
    private final List<Token> u;
    private final Phrase phrase;
    private final int sentence;

    private VerblessQuotations(String text, Sentence sentence, int index) {
        this.text = text;
        this.u = sentence.tokens();
        this.phrase = new Phrase(u, text);
        this.sentence = index;
    }

    /** Drafts for quotations of a sentence that no other draft holds. */
    static List<Draft> in(String text, Sentence sentence, int index, List<Draft> known) {
        VerblessQuotations here = new VerblessQuotations(text, sentence, index);
        List<Draft> out = new ArrayList<>();
        for (int q = 0; q < here.u.size(); q++) {
            Token quote = here.u.get(q);
            boolean free = quote.isQuote()
                    && known.stream().noneMatch(d -> d.content.stream().anyMatch(c -> c.overlaps(quote.place())));
            Draft draft = free ? here.at(q) : null;
            if (draft != null) {
                draft.content.add(quote.place());
                draft.own = true;
                draft.rule = "quotation without a verb";
                draft.confidence = 70;
                out.add(draft);
            }
        }
        return out;
    }

    private @Nullable Draft at(int q) {
        if (q > 1 && u.get(q - 1).is(":")) {
            Draft noun = nounBefore(q - 1);
            return noun != null ? noun : mannerBefore(q - 1);
        }
        return nounAfter(q);
    }

    /** "Maren's short answer to the board was this:", "From an official came a warning:", "Maren had one answer:". */
    private @Nullable Draft nounBefore(int colon) {
        for (int n = colon - 1; n > 0 && colon - n < 8; n--) {
            if (u.get(n).isQuote() || u.get(n).is(";")) {
                return null;
            }
            if (!NOUNS.contains(u.get(n).lower())) {
                continue;
            }
            Range owner = owner(n);
            if (owner == null && u.get(0).is("from")) {
                int to = phrase.endFrom(1);
                owner = to > 1 && to < n && u.get(to).lower().matches("came|comes") ? new Range(1, to) : null;
            }
            if (owner == null && n == colon - 1) {
                owner = holder(n);
            }
            return owner == null ? null : draft(owner, n, BY_NOUN);
        }
        return null;
    }

    /** "“...,” was Maren's answer" */
    private @Nullable Draft nounAfter(int q) {
        int be = q + 1 < u.size() && u.get(q + 1).is(",") ? q + 2 : q + 1;
        if (be >= u.size() || !BE.contains(u.get(be).lower())) {
            return null;
        }
        for (int n = be + 2; n < Math.min(u.size(), be + 10); n++) {
            if (NOUNS.contains(u.get(n).lower())) {
                Range owner = owner(n);
                return owner == null || owner.from() <= be ? null : draft(owner, n, BY_NOUN);
            }
        }
        return null;
    }

    /** Who owns a noun: "Maren | 's short answer". */
    private @Nullable Range owner(int noun) {
        int i = noun - 1;
        while (i > 0
                && (u.get(i).tagged("ADJ") || u.get(i).tagged("ADV") || u.get(i).tagged("NUM"))) {
            i--;
        }
        return i > 0 && u.get(i).word().matches("['’]s?") ? phrase.simple(i) : null;
    }

    /** Who has a noun: "Maren | had a simpler explanation". */
    private @Nullable Range holder(int noun) {
        int i = noun - 1;
        while (i > 0
                && (u.get(i).tagged("ADJ")
                        || u.get(i).tagged("ADV")
                        || u.get(i).tagged("NUM")
                        || u.get(i).tagged("DET"))) {
            i--;
        }
        return i > 0 && HAD.contains(u.get(i).lower()) ? speaker(i) : null;
    }

    /** "Maren was blunt:", "Maren was more direct:" */
    private @Nullable Draft mannerBefore(int colon) {
        int i = colon - 1;
        if (!MANNERS.contains(u.get(i).lower())) {
            return null;
        }
        i--;
        while (i > 0
                && (u.get(i).tagged("ADV") || u.get(i).lower().matches("more|less|very|rather|quite|no|equally"))) {
            i--;
        }
        Range speaker = i > 0 && BE.contains(u.get(i).lower()) ? speaker(i) : null;
        return speaker == null ? null : draft(speaker, colon, BY_COLON);
    }

    /** A subject that is a person or an institution; a sign, a mood, a day says nothing. */
    private @Nullable Range speaker(int verb) {
        Range subject = phrase.endingBefore(verb);
        if (subject == null) {
            return null;
        }
        String words = text.substring(
                phrase.span(subject).begin(), phrase.span(subject).end());
        String head = TextKinds.head(words);
        boolean speaks = u.get(subject.from()).tagged("PROPN")
                || words.matches("(?i)he|she")
                || TextKinds.isRole(head)
                || TextKinds.isGeneric(head)
                || TextKinds.isInstitution(head);
        return speaks ? subject : null;
    }

    private Draft draft(Range source, int cue, Entry entry) {
        Draft draft = new Draft(new Cue(cue, cue, cue, entry, Form.NOUN, false), sentence);
        draft.cuePlace = u.get(cue).place();
        draft.source = phrase.span(source);
        draft.quoteFirst = true;
        return draft;
    }
}
