package org.parley.evidence.proposal;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.parley.evidence.article.Article;
import org.parley.evidence.intake.Span;
import org.parley.evidence.speech.Utterance;

/** What of a sentence the outlet says itself: what lies outside of all reports of speech. */
final class OwnVoice {

    private static final int SHORTEST = 30;

    private OwnVoice() {}

    /** The parts of a sentence that no report of speech covers; short ones say nothing on their own. */
    static List<Span> rest(Article article, Span sentence, List<Utterance> said) {
        List<Span> covered = said.stream()
                .map(Utterance::place)
                .filter(place -> place.overlaps(sentence))
                .sorted(Comparator.comparingInt(Span::begin))
                .toList();
        List<Span> out = new ArrayList<>();
        int from = sentence.begin();
        for (Span place : covered) {
            add(article, from, place.begin(), out);
            from = Math.max(from, place.end());
        }
        add(article, from, sentence.end(), out);
        return List.copyOf(out);
    }

    private static void add(Article article, int begin, int end, List<Span> out) {
        int from = begin;
        int to = end;
        while (from < to
                && !Character.isLetterOrDigit(article.text().charAt(from))
                && article.text().charAt(from) != '“') {
            from++;
        }
        while (to > from && Character.isWhitespace(article.text().charAt(to - 1))) {
            to--;
        }
        if (to - from > SHORTEST) {
            out.add(new Span(from, to));
        }
    }
}
