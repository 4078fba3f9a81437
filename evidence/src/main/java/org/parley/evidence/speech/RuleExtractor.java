package org.parley.evidence.speech;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.parley.evidence.article.Article;
import org.parley.evidence.article.Block;
import org.parley.evidence.intake.Span;
import org.parley.evidence.speech.Utterance.Type;
import org.parley.model.Attribution.Kind;

/** Reported speech by rules. Not for two threads at a time: the language models keep a state. */
public final class RuleExtractor implements Extractor {

    private static final Pattern HEDGE = Pattern.compile(
            "\\b(?:appears?|appeared|seems?|seemed|could|may|might|possibly|perhaps|probably|likely|reportedly|allegedly|believes?|hopes?|expects?|suggests?)\\b",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern NO_SPEECH = Pattern.compile(
            "(?:so-called|called|known as|dubbed|titled|entitled|headed|named|heading|title|word|term|phrase|slogan of the|words|a|an|new|the)\\s*$",
            Pattern.CASE_INSENSITIVE);

    private final Language language = Language.english();

    @Override
    public String name() {
        return "rules of Parley, English";
    }

    @Override
    public List<Utterance> extract(Article article) {
        Language.Reading reading = language.read(article);
        TextKinds kinds = new TextKinds(article.outlets());
        Transcript transcript = new Transcript(reading);
        List<Draft> drafts = new ArrayList<>();
        Map<Draft, Integer> blocks = new IdentityHashMap<>();
        for (int s = 0; s < reading.sentences().size(); s++) {
            Sentence sentence = reading.sentences().get(s);
            Draft turn = transcript.turn(s);
            if (turn != null) {
                blocks.put(turn, sentence.block());
                drafts.add(turn);
            }
            if (turn != null || transcript.isTurn(sentence.block())) {
                continue;
            }
            List<Draft> outer = SentenceReader.read(article.text(), sentence.tokens(), s, kinds);
            List<Draft> here = new ArrayList<>(outer);
            for (List<Token> quote : sentence.quotes()) {
                here.addAll(inner(article.text(), quote, s, outer, kinds));
            }
            here.addAll(Nouns.in(article.text(), sentence, s, here));
            here.addAll(VerblessQuotations.in(article.text(), sentence, s, here));
            here.forEach(draft -> blocks.put(draft, sentence.block()));
            drafts.addAll(here);
        }
        Claimed claimed = new Claimed(drafts);
        new Continuations(reading, drafts, claimed).join();
        return finish(reading, drafts, transcript, kinds, blocks, claimed);
    }

    /** Reported speech inside a quotation. */
    private static List<Draft> inner(String text, List<Token> quote, int sentence, List<Draft> outer, TextKinds kinds) {
        List<Draft> out = new ArrayList<>();
        for (List<Token> words : Inside.sentences(Inside.collapse(text, quote))) {
            inSentence(text, words, sentence, outer, kinds, out);
        }
        return out;
    }

    private static void inSentence(
            String text, List<Token> words, int sentence, List<Draft> outer, TextKinds kinds, List<Draft> out) {
        for (Draft draft : SentenceReader.read(text, words, sentence, kinds)) {
            int cue = words.get(draft.cue.at()).from();
            Draft holder = outer.stream()
                    .filter(o -> o.content.stream().anyMatch(piece -> piece.contains(cue)))
                    .findFirst()
                    .orElse(null);
            boolean first = draft.source != null
                    && text.substring(draft.source.begin(), draft.source.end()).matches("(?i)i|we|you|it");
            boolean plain = draft.cue.entry().takesClause() || draft.cue.entry().takes('q');
            boolean shared = draft.rule.equals("joined verb");
            if ((draft.own || shared) && draft.source != null && !first && plain) {
                draft.within = draft.within == null ? holder : draft.within;
                draft.confidence = 60;
                draft.quoted = true;
                out.add(draft);
            }
        }
    }

    private List<Utterance> finish(
            Language.Reading reading,
            List<Draft> drafts,
            Transcript transcript,
            TextKinds kinds,
            Map<Draft, Integer> blocks,
            Claimed claimed) {
        Article article = reading.article();
        String text = article.text();
        drafts.sort(Comparator.comparingInt(d -> place(d)));
        Map<Draft, String> ids = new IdentityHashMap<>();
        Map<Draft, Speakers.Who> whos = new IdentityHashMap<>();
        Speakers speakers = new Speakers(reading, kinds);
        Map<Span, Speakers.Who> sources = new HashMap<>();
        boolean interview = drafts.stream().anyMatch(d -> d.answers);
        String interviewee = interview ? transcript.interviewee() : null;
        for (int i = 0; i < drafts.size(); i++) {
            Draft draft = drafts.get(i);
            ids.put(draft, "u" + (i + 1));
            Span source = draft.source;
            Span cue = draft.cuePlace;
            Span whole = source == null || cue == null ? null : Fragments.whole(text, source, cue);
            if (draft.answers) {
                whos.put(draft, speakers.interviewee(interviewee));
            } else if (whole != null) {
                draft.source = whole;
                whos.put(draft, speakers.somebody(whole, blocks.getOrDefault(draft, 0)));
            } else if (source != null) {
                String after = text.substring(source.end(), Math.min(text.length(), source.end() + 80));
                int block = blocks.getOrDefault(draft, 0);
                whos.put(
                        draft,
                        sources.computeIfAbsent(
                                source,
                                s -> draft.quoted ? speakers.aside(s, block, after) : speakers.who(s, block, after)));
            }
        }
        List<Utterance> out = new ArrayList<>();
        for (Draft draft : drafts) {
            out.add(utterance(article, draft, ids, whos, kinds));
        }
        out.addAll(orphans(reading, claimed, out.size()));
        out.sort(Comparator.comparingInt(u -> u.place().begin()));
        return List.copyOf(out);
    }

    private static int place(Draft draft) {
        Span source = draft.source;
        return source != null ? source.begin() : draft.content.getFirst().begin();
    }

    private Utterance utterance(
            Article article, Draft draft, Map<Draft, String> ids, Map<Draft, Speakers.Who> whos, TextKinds kinds) {
        String text = article.text();
        Speakers.Who who = whos.get(draft);
        Kind kind = who == null ? Kind.UNATTRIBUTED : who.kind();
        String relayed = relayedBy(text, draft, who, kinds);
        Draft within = draft.within;
        return new Utterance(
                ids.getOrDefault(draft, ""),
                type(text, draft.content),
                draft.source,
                cuePlace(draft),
                draft.content,
                who == null ? null : who.name(),
                kind,
                within == null ? null : ids.get(within),
                relayed,
                hedge(text, draft.content),
                draft.said,
                draft.rule,
                who == null || who.name() != null ? draft.confidence : Math.min(50, draft.confidence));
    }

    private static @Nullable Span cuePlace(Draft draft) {
        return draft.cuePlace;
    }

    /** The outlet to which it was told, or which cites the source; none where that is the document's own. */
    private static @Nullable String relayedBy(String text, Draft draft, Speakers.@Nullable Who who, TextKinds kinds) {
        Speaker speaker = who == null ? null : who.speaker();
        Draft within = draft.within;
        if (draft.cue.is(Cue.Form.CITING) && within != null && within.source != null) {
            String outlet = text.substring(within.source.begin(), within.source.end());
            String bare = outlet.split(",", 2)[0];
            return kinds.isOutlet(bare) && !kinds.isOwn(bare) ? bare : null;
        }
        Span addressee = draft.through != null ? draft.through : draft.addressee;
        if (addressee != null) {
            String told = text.substring(addressee.begin(), addressee.end());
            if (kinds.isOutlet(told) && !kinds.isOwn(told)) {
                if (speaker != null) {
                    speaker.relayedBy = told;
                }
                return told;
            }
            return null;
        }
        boolean pronoun = draft.source != null
                && text.substring(draft.source.begin(), draft.source.end()).matches("(?i)he|she|they");
        return speaker != null && pronoun ? speaker.relayedBy : null;
    }

    static Type type(String text, List<Span> content) {
        boolean all = true;
        boolean any = false;
        for (Span piece : content) {
            String words = text.substring(piece.begin(), piece.end());
            boolean whole = words.matches("(?s)^[“\"‘«»„‚`'].*[”\"’»«“‘'][.,]?$")
                            && Quotes.in(text, piece).spans().size() == 1
                    || words.matches("(?s)^[“\"‘«»„‚`'].*")
                            && Quotes.in(text, piece).open();
            all &= whole;
            any |= whole || !Quotes.in(text, piece).spans().isEmpty();
        }
        return all ? Type.DIRECT : any ? Type.MIXED : Type.INDIRECT;
    }

    private static @Nullable String hedge(String text, List<Span> content) {
        for (Span piece : content) {
            Matcher found = HEDGE.matcher(text.substring(piece.begin(), piece.end()));
            if (found.find()) {
                return found.group().toLowerCase(Locale.ROOT);
            }
        }
        return null;
    }

    /** Quotations that no cue has claimed: said by nobody, unless they are no speech at all. */
    private static List<Utterance> orphans(Language.Reading reading, Claimed claimed, int count) {
        String text = reading.article().text();
        List<Utterance> out = new ArrayList<>();
        int next = count;
        for (Block block : reading.article().blocks()) {
            if (!block.isStory()) {
                continue;
            }
            for (Span quote : Quotes.in(text, block.place()).spans()) {
                if (!claimed.any(quote) && isSpeech(text, quote, block)) {
                    boolean whole = text.substring(quote.begin(), quote.end())
                            .matches("(?s)[“\"‘'«»„‚`]+\\s?\\p{Lu}.*[.!?…,]\\s?[”\"’'»«“‘]+");
                    out.add(new Utterance(
                            "u" + ++next,
                            whole ? Type.DIRECT : Type.MIXED,
                            null,
                            null,
                            List.of(quote),
                            null,
                            Kind.UNATTRIBUTED,
                            null,
                            null,
                            null,
                            null,
                            "quotation without a speaker",
                            50));
                }
            }
        }
        return out;
    }

    /** Not a scare quote, not a title: a sentence, or three words that are not all capitals. */
    private static boolean isSpeech(String text, Span quote, Block block) {
        String words = text.substring(quote.begin(), quote.end())
                .replaceAll("^[“\"‘'«»„‚`]+|[”\"’'»«“‘]+$", "")
                .strip();
        int count = words.split("\\s+").length;
        boolean sentence = words.matches("(?s)\\p{Lu}.*[.!?…,]");
        String before = text.substring(Math.max(block.place().begin(), quote.begin() - 24), quote.begin());
        if (sentence && count >= 2) {
            return true;
        }
        boolean title = words.matches(
                "(?:\\p{Lu}[\\p{L}’'-]*(?: (?:(?:of|the|and|for|in|an?|to|on|at|by|with|from|or) )*|$))+");
        boolean term = NO_SPEECH.matcher(before).find() && count < 4
                || before.matches(
                        "(?is).*\\b(?:so-called|known as|the heading|the title|the word|the phrase|the term|entitled|titled|dubbed|named) $");
        return count >= 3 && !title && !term;
    }
}
