package org.parley.evidence.speech;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
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

    private final Article article;
    private final Language.Reading reading;
    private final @Nullable Matcher[] turns;
    private final boolean several;

    Transcript(Language.Reading reading) {
        this.article = reading.article();
        this.reading = reading;
        List<Block> blocks = article.blocks();
        this.turns = new Matcher[blocks.size()];
        for (int i = 0; i < turns.length; i++) {
            Matcher turn = blocks.get(i).isStory()
                    ? TURN.matcher(article.words(blocks.get(i).place()))
                    : null;
            turns[i] = turn != null && turn.find() && isSpeaker(turn.group(1)) ? turn : null;
        }
        this.several = Arrays.stream(turns).filter(Objects::nonNull).limit(2).count() == 2;
    }

    /** Whether a paragraph of the story is a turn. */
    boolean isTurn(int block) {
        Matcher turn = turns[block];
        return turn != null && (several || isLine(block, turn));
    }

    /** One turn alone: a name that the article knows, and nothing but a quotation after the colon. */
    private boolean isLine(int block, Matcher turn) {
        Span place = article.blocks().get(block).place();
        Span said = new Span(place.begin() + turn.end(), place.end());
        Quotes.Found quotes = Quotes.in(article.text(), said);
        boolean whole = quotes.spans().size() == 1 && quotes.spans().getFirst().equals(said);
        String name = turn.group(1);
        String last = name.substring(name.lastIndexOf(' ') + 1);
        boolean full = name.contains(" ") && NameRuns.isPerson(name);
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

    /** What is said in a turn; null unless the sentence begins one that says something. */
    @Nullable
    Draft turn(int index) {
        Sentence sentence = reading.sentences().get(index);
        Block block = article.blocks().get(sentence.block());
        if (sentence.place().begin() != block.place().begin() || !isTurn(sentence.block())) {
            return null;
        }
        Matcher turn = turns[sentence.block()];
        if (turn == null || NOBODY.contains(turn.group(1).toLowerCase(Locale.ROOT))) {
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
    @Nullable
    String interviewee() {
        List<Sentence> before = new ArrayList<>();
        for (Sentence sentence : reading.sentences()) {
            if (isTurn(sentence.block())) {
                break;
            }
            before.add(sentence);
        }
        // "An official answered our questions about Ilse Maren": it is not she who answers.
        boolean somebody = before.stream()
                .anyMatch(s ->
                        Bystanders.UNNAMED.matcher(article.words(s.place())).find());
        if (somebody) {
            return null;
        }
        return new Names(NameRuns.in(before)).only();
    }
}
