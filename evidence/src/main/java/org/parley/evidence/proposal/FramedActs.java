package org.parley.evidence.proposal;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import org.jspecify.annotations.Nullable;
import org.parley.evidence.article.Block;
import org.parley.evidence.intake.Span;
import org.parley.evidence.proposal.ArticleAgainstCase.Dated;
import org.parley.evidence.proposal.ArticleAgainstCase.Found;
import org.parley.evidence.proposal.ProposedChange.ActBody;
import org.parley.evidence.proposal.ProposedChange.Op;

/** Acts that the article tells, found by the verb frames of {@link ActFrames}. */
final class FramedActs {

    private final ArticleAgainstCase ground;

    FramedActs(ArticleAgainstCase ground) {
        this.ground = ground;
    }

    List<ProposedChange> all() {
        List<ProposedChange> out = new ArrayList<>();
        Set<Integer> seen = new HashSet<>();
        for (Block block : ground.article.story()) {
            if (block.part() != Block.Part.PROSE) {
                continue;
            }
            int begin = block.place().begin();
            String text = ground.article.words(block.place());
            for (ActFrames.Frame frame : ActFrames.all()) {
                Matcher found = frame.words().matcher(text);
                while (found.find()) {
                    String before = text.substring(sentenceStart(text, found.start()), found.start())
                            .strip();
                    // The more telling frame of a place comes first; a later one adds nothing.
                    if (!before.isEmpty() && seen.add(begin + found.start())) {
                        out.add(act(frame, text, found, before, begin));
                    }
                }
            }
        }
        return out;
    }

    private ProposedChange act(ActFrames.Frame frame, String text, Matcher found, String before, int begin) {
        String actor = actor(text, found, before);
        @Nullable
        String by = ground.words
                .actorIn(actor.isEmpty() ? before : actor)
                .or(() -> ground.words.actorIn(before))
                .orElse(null);
        int stop = text.indexOf(". ", found.end());
        int end = stop < 0 ? text.length() : stop;
        String says = text.substring(sentenceStart(text, found.start()), end).strip();
        Dated dated = ground.dated(ClaimWords.time(says));
        ActBody body = new ActBody(
                frame.type(),
                frame.cameo(),
                by,
                by == null ? actor : null,
                says,
                ground.where(begin),
                dated.when(),
                dated.time());
        Span place = new Span(begin + found.start(), begin + found.end());
        return ground.told(new Found("a", place, "verb frame", by == null ? 30 : 55), Op.ADD_ACT, body);
    }

    /** Whoever stands before the verb; after it where the verb is in the passive. */
    private static String actor(String text, Matcher found, String before) {
        return found.group().endsWith(" by")
                ? text.substring(found.end()).replaceAll("[,.;].*$", "").strip()
                : before.replaceAll("^.*,\\s*(?=\\S)", "");
    }

    private static int sentenceStart(String text, int at) {
        return Math.max(text.lastIndexOf(". ", at) + 1, Math.max(text.lastIndexOf("” ", at) + 1, 0));
    }
}
