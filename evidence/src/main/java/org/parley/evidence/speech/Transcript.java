package org.parley.evidence.speech;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.parley.evidence.article.Article;
import org.parley.evidence.article.Block;
import org.parley.evidence.intake.Span;
import org.parley.evidence.speech.Cue.Form;
import org.parley.evidence.speech.Lexicon.Entry;

/** The form of transcripts: {@code NAME: words}, where the colon is the cue. Two such paragraphs make a transcript. */
final class Transcript {

    /** A name, or a role with its article; what stands after a comma or in brackets tells more of them. */
    private static final Pattern TURN = Pattern.compile(
            "^((?:[QA]|\\p{Lu}[\\p{L}.'’-]+)(?: (?:\\p{Lu}[\\p{L}.'’-]+|of|the|de|van|von|al)){0,5}|(?:An?|The|One) [\\p{L} ’'-]{3,40}?)"
                    + "(?:, [\\p{L} ’'-]{2,40}?)?(?: \\([^)]{2,40}\\))?(:) (?=[\\p{Lu}“\"‘(\\[])");

    private static final Set<String> NOBODY = Set.of(
            "q",
            "question",
            "reporter",
            "contact",
            "note",
            "notes",
            "tags",
            "topics",
            "update",
            "correction",
            "photo",
            "source",
            "date",
            "place",
            "present",
            "subject");
    private static final Entry COLON = new Entry("colon", null, Set.of('c'), Set.of());

    private Transcript() {}

    static boolean isTurn(Article article, int block) {
        Matcher turn = at(article, block);
        return turn.find() && isSpeaker(turn.group(1)) && (isLine(article, block, turn) || isTranscript(article));
    }

    /** One turn alone: a name that the article knows, and nothing but a quotation after the colon. */
    private static boolean isLine(Article article, int block, Matcher turn) {
        Span place = article.blocks().get(block).place();
        Span said = new Span(place.begin() + turn.end(), place.end());
        Quotes.Found quotes = Quotes.in(article.text(), said);
        boolean whole = quotes.spans().size() == 1 && quotes.spans().getFirst().equals(said);
        String name = turn.group(1);
        String last = name.substring(name.lastIndexOf(' ') + 1);
        boolean full = name.contains(" ") && Names.isPerson(name);
        return whole
                && (full
                        || Pattern.compile("\\p{Lu}[\\p{L}.]+ " + Pattern.quote(last) + "\\b")
                                .matcher(article.text().substring(place.end()))
                                .find());
    }

    /** "The chair", "A voice from the gallery", and names; "The result" takes no turn. */
    private static boolean isSpeaker(String name) {
        String head = TextKinds.head(name);
        boolean words = name.matches("(?:An?|The|One) .*") && !name.equals(name.toUpperCase(Locale.ROOT));
        return !words
                || TextKinds.isRole(head)
                || TextKinds.isGeneric(head)
                || head.matches("voice|chair|heckler|man|woman|caller|member");
    }

    private static boolean isTranscript(Article article) {
        return article.story().stream()
                        .map(b -> TURN.matcher(article.words(b.place())))
                        .filter(turn -> turn.find() && isSpeaker(turn.group(1)))
                        .count()
                >= 2;
    }

    /** What is said in a turn; null unless the sentence begins one that says something. */
    static @Nullable Draft turn(Article article, Language.Reading reading, int index) {
        Sentence sentence = reading.sentences().get(index);
        Block block = article.blocks().get(sentence.block());
        if (sentence.place().begin() != block.place().begin() || !isTurn(article, sentence.block())) {
            return null;
        }
        Matcher turn = at(article, sentence.block());
        if (!turn.find() || NOBODY.contains(turn.group(1).toLowerCase(Locale.ROOT))) {
            return null;
        }
        int from = block.place().begin();
        Span said = new Span(from + turn.end(), block.place().end());
        boolean answer = turn.group(1).equals("A");
        if (article.words(said).strip().endsWith("?") && !answer) {
            return null;
        }
        Draft draft = new Draft(new Cue(0, 0, 0, COLON, Form.FINITE, false), index);
        draft.source = new Span(from + turn.start(1), from + turn.end(1));
        draft.cuePlace = new Span(from + turn.start(2), from + turn.end(2));
        draft.own = true;
        draft.rule = "transcript";
        draft.confidence = 95;
        draft.content.add(said);
        draft.answers = answer;
        return draft;
    }

    /**
     * Who answers in an interview of questions and answers: the one person named before the first turn; null if there are more,
     * or somebody without a name.
     */
    static @Nullable String interviewee(Article article, Language.Reading reading) {
        List<Sentence> before = new ArrayList<>();
        for (Sentence sentence : reading.sentences()) {
            if (isTurn(article, sentence.block())) {
                break;
            }
            before.add(sentence);
        }
        // "An official answered our questions about Ilse Maren": it is not she who answers.
        boolean somebody = before.stream()
                .anyMatch(
                        s -> Speakers.UNNAMED.matcher(article.words(s.place())).find());
        if (somebody) {
            return null;
        }
        Set<String> names = Names.in(new Language.Reading(article, before, reading.unclosed()));
        return names.size() == 1 ? names.iterator().next() : null;
    }

    private static Matcher at(Article article, int block) {
        return TURN.matcher(article.words(article.blocks().get(block).place()));
    }
}
