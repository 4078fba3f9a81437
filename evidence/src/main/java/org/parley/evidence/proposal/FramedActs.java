package org.parley.evidence.proposal;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.parley.evidence.article.Block;
import org.parley.evidence.intake.Span;
import org.parley.evidence.proposal.ArticleAgainstCase.Dated;
import org.parley.evidence.proposal.ArticleAgainstCase.Found;
import org.parley.evidence.proposal.ProposedChange.ActBody;
import org.parley.evidence.proposal.ProposedChange.Op;
import org.parley.evidence.speech.TextKinds;
import org.parley.evidence.speech.Utterance;
import org.parley.model.Attribution.Kind;

/**
 * Acts that the article tells, found by the verb frames of {@link ActFrames}. Who did it is said only where the whole subject
 * is somebody of the case; whoever the reports of speech show to be unnamed stays so.
 */
final class FramedActs {

    /** Characters of a sentence; a longer one is a list or a trick. */
    private static final int LONGEST = 3000;

    private static final Pattern PRONOUN = Pattern.compile("(?i)he|she|it|they|we|i|you|who|that|which");

    private final ArticleAgainstCase ground;
    private final Tellers tellers;
    private final TextKinds kinds;

    FramedActs(ArticleAgainstCase ground, List<Utterance> said) {
        this.ground = ground;
        this.tellers = new Tellers(said);
        this.kinds = new TextKinds(ground.article.outlets());
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
            Sentences sentences = new Sentences(text);
            for (ActFrames.Frame frame : ActFrames.all()) {
                Matcher found = frame.words().matcher(text);
                while (found.find()) {
                    Span sentence = sentences.around(found.start());
                    boolean begins =
                            text.substring(sentence.begin(), found.start()).isBlank();
                    // The more telling frame of a place comes first; a later one adds nothing.
                    if (!begins && sentence.length() <= LONGEST && seen.add(begin + found.start())) {
                        out.add(act(frame, text, found, sentence, begin));
                    }
                }
            }
        }
        return out;
    }

    private ProposedChange act(ActFrames.Frame frame, String text, Matcher found, Span sentence, int begin) {
        String says = text.substring(sentence.begin(), sentence.end()).strip();
        Span place = new Span(begin + found.start(), begin + found.end());
        Doer doer = doer(text, found, sentence, begin);
        Dated dated = ground.dated(ClaimWords.time(says));
        ActBody body = new ActBody(
                frame.type(),
                frame.cameo(),
                doer.by,
                doer.by == null ? doer.words : null,
                doer.kind,
                says,
                ground.where(begin),
                dated.when(),
                dated.time());
        Kind teller = tellers.of(place).map(Utterance::kind).orElse(Kind.OWN_VOICE);
        Found by = new Found("a", place, "verb frame", doer.by == null ? 30 : 55);
        return ground.stated(by, Op.ADD_ACT, body, teller);
    }

    /**
     * Who did it.
     *
     * @param by id in the case; null where it is somebody unnamed, or nobody of the case
     * @param kind what the article tells of who it is
     */
    private record Doer(@Nullable String by, String words, Kind kind) {}

    private Doer doer(String text, Matcher found, Span sentence, int begin) {
        Span verb = new Span(begin + found.start(), begin + found.end());
        boolean passive = found.group().endsWith(" by");
        String words = passive ? after(text, found.end(), sentence) : before(text, found.start(), sentence);
        Utterance report = passive ? null : tellers.byCue(verb).orElse(null);
        Span source = report == null ? null : report.source();
        String shown = source == null ? words : ground.article.words(source);
        Optional<String> by = tellers.isVouchedFor(ground.article, verb)
                ? report != null ? ground.speaker(report) : subject(text, found, sentence, begin)
                : Optional.empty();
        return new Doer(by.orElse(null), shown, report != null ? report.kind() : kind(by.orElse(null), words));
    }

    private Kind kind(@Nullable String by, String words) {
        boolean person =
                by != null && ground.known != null && ground.known.person(by).isPresent();
        return by != null
                ? person ? Kind.NAMED_OFFICIAL : Kind.OFFICE
                : PRONOUN.matcher(words).matches() ? Kind.UNATTRIBUTED : kinds.kind(words, "");
    }

    /** Somebody of the case who is the whole subject of a verb, or whom "by" names after it. */
    private Optional<String> subject(String text, Matcher found, Span sentence, int begin) {
        boolean passive = found.group().endsWith(" by");
        String clause = passive
                ? text.substring(found.end(), Math.max(found.end(), sentence.end()))
                : text.substring(sentence.begin(), found.start());
        String subject = passive ? after(text, found.end(), sentence) : Subject.of(clause);
        int from = begin + (passive ? found.end() : sentence.begin()) + Math.max(0, clause.lastIndexOf(subject));
        boolean hidden = Tellers.isHearsay(text.substring(sentence.begin(), sentence.end()))
                || Tellers.withholdsName(clause)
                || tellers.isUnnamed(new Span(from, from + subject.length()));
        return hidden ? Optional.empty() : passive ? ground.named.atStart(subject) : ground.named.meant(subject);
    }

    private static String after(String text, int from, Span sentence) {
        String words = text.substring(from, Math.max(from, sentence.end()));
        return words.split("[,.;]", 2)[0].strip();
    }

    /** What stands before a verb, from the last comma on: shown to a person where nobody of the case did it. */
    private static String before(String text, int to, Span sentence) {
        String words = text.substring(sentence.begin(), to).strip();
        int comma = words.substring(0, Math.max(0, words.length() - 1)).lastIndexOf(", ");
        return comma < 0 ? words : words.substring(comma + 2).strip();
    }
}
