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

    private final Article article;
    private final List<Span> reports;
    /** Reports that begin before the end of the sentence asked of last, and reach into it or further. */
    private final List<Span> reaching = new ArrayList<>();

    private int next;

    OwnVoice(Article article, List<Utterance> said) {
        this.article = article;
        this.reports = said.stream()
                .map(Utterance::place)
                .sorted(Comparator.comparingInt(Span::begin))
                .toList();
    }

    /**
     * The parts of a sentence that no report of speech covers; short ones say nothing on their own.
     *
     * @param sentence to be asked of in the order of the text
     */
    List<Span> rest(Span sentence) {
        while (next < reports.size() && reports.get(next).begin() < sentence.end()) {
            reaching.add(reports.get(next++));
        }
        reaching.removeIf(place -> place.end() <= sentence.begin());
        List<Span> out = new ArrayList<>();
        int from = sentence.begin();
        for (Span place : reaching) {
            add(from, place.begin(), out);
            from = Math.max(from, place.end());
        }
        add(from, sentence.end(), out);
        return List.copyOf(out);
    }

    private void add(int begin, int end, List<Span> out) {
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
