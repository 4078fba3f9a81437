package org.parley.evidence.proposal;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.parley.evidence.article.Article;
import org.parley.evidence.intake.Span;
import org.parley.evidence.speech.Utterance;

/** Who tells what stands at a place of an article, by the reports of speech in it. */
final class Tellers {

    /** Reports that begin before a place and are looked at for one that holds it. */
    private static final int NEAR = 40;

    private static final String WITHHELD =
            "(?:not to be (?:named|identified|quoted)|(?:asked|wished|wanted|preferred) to (?:remain|stay) (?:unnamed|nameless)"
                    + "|anonym(?:ous|ously|ity)|(?:declin|refus)(?:ed|ing) to (?:be (?:named|identified)|give (?:his|her|a|their) names?)"
                    + "|without (?:being named|giving (?:his|her|a|their) names?)|(?:speaking|spoke) on background"
                    + "|not (?:authori[sz]ed|allowed|permitted) to (?:speak|talk|comment))\\b";
    private static final Pattern WITHHELD_IN = Pattern.compile("\\b" + WITHHELD, Pattern.CASE_INSENSITIVE);
    private static final Pattern WITHHELD_AFTER = Pattern.compile(
            "^ ?[,(–—]? ?(?:who|whose|speaking|asking|requesting|insisting|declining|on|under)\\b[^.“”\"]{0,80}?\\b"
                    + WITHHELD,
            Pattern.CASE_INSENSITIVE);
    private static final Pattern HEARSAY = Pattern.compile(
            "\\b(?:rumou?r(?:s|ed)?|gossip|hearsay|whisper(?:s|ed)?|allegedly|reportedly|supposedly|purportedly|unconfirmed"
                    + "|(?:word|talk|story) (?:is|was|has it|had it|went|goes|spread)"
                    + "|(?:is|are|was|were) (?:said|believed|thought|understood|alleged|reported) to"
                    + "|it (?:is|was) (?:said|whispered|claimed|believed|thought|understood|alleged|reported))\\b",
            Pattern.CASE_INSENSITIVE);

    private static final Pattern VAGUE = Pattern.compile(
            "^(?:somebody|someone|some|others?|many|people|one|a (?:man|woman|voice|caller|stranger))\\b(?!.*\\b(?:familiar|close|briefed"
                    + "|knowledge|involved)\\b)",
            Pattern.CASE_INSENSITIVE);

    private final TreeMap<Integer, List<Utterance>> cues = new TreeMap<>();
    private final TreeMap<Integer, List<Utterance>> sources = new TreeMap<>();
    private final TreeMap<Integer, List<Utterance>> contents = new TreeMap<>();

    Tellers(List<Utterance> said) {
        for (Utterance u : said) {
            put(u.cue(), u, cues);
            put(u.source(), u, sources);
            u.content().forEach(piece -> put(piece, u, contents));
        }
    }

    private static void put(@Nullable Span place, Utterance u, TreeMap<Integer, List<Utterance>> to) {
        if (place != null) {
            to.computeIfAbsent(place.begin(), b -> new ArrayList<>()).add(u);
        }
    }

    /** The report whose word of speech is the verb at a place; one of somebody unnamed where there are several. */
    Optional<Utterance> byCue(Span verb) {
        List<Utterance> found = near(cues, verb.end() - 1).stream()
                .filter(u -> u.cue() != null && u.cue().overlaps(verb))
                .toList();
        return found.stream()
                .filter(u -> NamedActors.isUnnamed(u.kind()))
                .findFirst()
                .or(() -> found.stream().findFirst());
    }

    /** The innermost report of speech in which a place lies; none where the outlet tells it itself. */
    Optional<Utterance> of(Span place) {
        return near(contents, place.begin()).stream()
                .filter(u -> u.content().stream().anyMatch(piece -> piece.contains(place)))
                .findFirst();
    }

    /** Whether a place is named as the source of a report and is nobody named. */
    boolean isUnnamed(Span place) {
        return near(sources, place.end() - 1).stream()
                .anyMatch(u -> u.source() != null && u.source().overlaps(place) && NamedActors.isUnnamed(u.kind()));
    }

    /** Those that begin at a place or before, the last first. */
    private static List<Utterance> near(TreeMap<Integer, List<Utterance>> by, int place) {
        List<Utterance> out = new ArrayList<>();
        for (Map.Entry<Integer, List<Utterance>> one = by.floorEntry(place);
                one != null && out.size() < NEAR;
                one = by.lowerEntry(one.getKey())) {
            out.addAll(one.getValue());
        }
        return out;
    }

    /** Whether a source asks not to be named: then it speaks for nobody, whatever office it is said to speak from. */
    static boolean withholdsName(Article article, Span source) {
        String after =
                article.text().substring(source.end(), Math.min(article.text().length(), source.end() + 160));
        return withholdsName(article.words(source))
                || WITHHELD_AFTER.matcher(after).find();
    }

    static boolean withholdsName(String words) {
        return WITHHELD_IN.matcher(words).find();
    }

    /** Whether a sentence passes on what is merely told, and by nobody. */
    static boolean isHearsay(String sentence) {
        return HEARSAY.matcher(sentence).find();
    }

    /**
     * Whether it may be taken over who did what is told at a place: the outlet tells it itself, somebody named does, or an
     * unnamed source that the outlet knows of and vouches for. Not what somebody or other said, and not a quotation of
     * whoever has no name.
     */
    boolean isVouchedFor(Article article, Span place) {
        Utterance teller = of(place).orElse(null);
        if (teller == null || !NamedActors.isUnnamed(teller.kind())) {
            return true;
        }
        Span source = teller.source();
        return teller.kind().anonymous()
                && teller.type() == Utterance.Type.INDIRECT
                && source != null
                && !VAGUE.matcher(article.words(source)).find();
    }
}
