package org.parley.evidence.speech;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.parley.evidence.intake.Span;

/** A sentence as tokens, with the cues found so far: what sources, clauses and contents are read from. */
class SentenceView {

    final String text;
    final List<Token> u;
    final int sentence;
    final Phrase phrase;
    final List<Draft> drafts;
    /** One past the last token that is not the full stop. */
    final int end;

    SentenceView(String text, List<Token> tokens, int sentence, List<Draft> drafts) {
        this.text = text;
        this.u = tokens;
        this.sentence = sentence;
        this.phrase = new Phrase(tokens, text);
        this.drafts = drafts;
        int last = tokens.size();
        while (last > 0 && tokens.get(last - 1).word().matches("[.?!…]")) {
            last--;
        }
        this.end = last;
    }

    static final Set<String> JOINS = Set.of("and", "but", "or", "while", "whereas", "though", "although", "yet");

    void add(Draft draft, int from, int to) {
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

    int tokenAt(@Nullable Span source) {
        for (int i = 0; source != null && i < u.size(); i++) {
            if (u.get(i).from() >= source.begin()) {
                return i;
            }
        }
        return 0;
    }

    boolean hasVerb(int from, int to) {
        for (int i = Math.max(0, from); i < Math.min(to, u.size()); i++) {
            if (u.get(i).tagged("AUX") || u.get(i).tagged("VERB") || u.get(i).isQuote()) {
                return true;
            }
        }
        return false;
    }

    /** Whether a finite verb follows the noun phrase at a token, so that a clause begins there. */
    boolean hasVerbSoon(int from, Draft draft) {
        int to = phrase.endFrom(from);
        int i = to;
        while (i < end
                && (u.get(i).tagged("ADV")
                        || u.get(i).tagged("PART") && !u.get(i).is("to"))) {
            i++;
        }
        return to > from && i < end && (u.get(i).tagged("AUX") || phrase.isFinite(i, from) && !isCue(i));
    }

    boolean isCue(int i) {
        return drafts.stream().anyMatch(d -> d.cue.at() == i && !d.own);
    }

    boolean hasInfinitive(int from) {
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

    static boolean isSentenceQuote(Token quote) {
        String words = quote.word().replaceAll("^[“\"‘'«»„‚`\\s]+", "");
        return !words.isEmpty()
                && (Character.isUpperCase(words.charAt(0)) || Character.isDigit(words.charAt(0)))
                && (words.matches("(?s).*[,.!?…—–-][”\"’'»«“‘\\s]*$") || words.split("\\s+").length > 3);
    }

    static boolean endsQuoted(Token quote) {
        return !quote.word().isEmpty();
    }

    String lower(int i) {
        return i < 0 || i >= u.size() ? "" : u.get(i).lower();
    }

    String words(Span span) {
        return text.substring(span.begin(), span.end());
    }

    String rest(int i) {
        return text.substring(
                u.get(i).from(), Math.min(u.getLast().to(), u.get(i).from() + 160));
    }
}
