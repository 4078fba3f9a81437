package org.parley.evidence.proposal;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.parley.evidence.article.Article;
import org.parley.evidence.article.Block;
import org.parley.evidence.intake.Span;
import org.parley.evidence.speech.Utterance;
import org.parley.model.Actor;
import org.parley.model.Attribution.Kind;
import org.parley.model.Case;

/** Finds words in which a party's position may stand. What the party asks for in them, a person says. */
final class Demands {

    private static final Pattern POSITION = Pattern.compile(
            "\\b(?:must|should|will not|won[’']t|would not|wants?|wanted|demands?|not going to|never|insists?|insisted|until|refuses?|"
                    + "resists?|resisting|reject(?:s|ed)?|ruled out|rules out)\\b",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern WOULD = Pattern.compile("\\b(?:would|is to|are to)\\b");

    private Demands() {}

    static boolean isPosition(String words) {
        return POSITION.matcher(words).find();
    }

    /** A sentence with "would" in the passage after a report of what a document says goes on with that document. */
    static boolean goesOn(Article article, String says, Span place, List<Utterance> said) {
        if (!WOULD.matcher(says).find()) {
            return false;
        }
        List<Block> story = article.story();
        for (int i = 1; i < story.size(); i++) {
            if (story.get(i).place().overlaps(place)) {
                Span before = story.get(i - 1).place();
                return said.stream()
                        .anyMatch(u -> u.kind() == Kind.DOCUMENT && u.place().overlaps(before));
            }
        }
        return false;
    }

    /** The party for which the speaker speaks, else the first party that the words name. */
    static Optional<String> party(@Nullable Case known, CaseWords words, @Nullable String speaker, String text) {
        if (known == null) {
            return Optional.empty();
        }
        if (speaker != null) {
            return known.actorBehind(speaker).map(Actor::id);
        }
        return words.actorIn(text);
    }
}
