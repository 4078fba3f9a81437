package org.parley.evidence.speech;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import opennlp.tools.postag.POSModel;
import opennlp.tools.postag.POSTagFormat;
import opennlp.tools.postag.POSTaggerME;
import opennlp.tools.sentdetect.SentenceDetectorME;
import opennlp.tools.sentdetect.SentenceModel;
import org.parley.evidence.article.Article;
import org.parley.evidence.article.Block;
import org.parley.evidence.intake.Span;

/**
 * Sentences and parts of speech, by OpenNLP's models of English. Loading takes a second; a {@code Language} is for one
 * thread at a time.
 */
final class Language {

    private static final String SENTENCES = "/opennlp-en-ud-ewt-sentence-1.3-2.5.4.bin";
    private static final String PARTS = "/opennlp-en-ud-ewt-pos-1.3-2.5.4.bin";
    private static final int PIECE = 250;
    private static final Pattern WORD = Pattern.compile(
            "(?:Mr|Mrs|Ms|Dr|St|Gen|Sen|Rep|Gov|Col|Lt|Sgt|Prof|Rev|Hon|Jr|Sr|Maj|Capt|No|vs)\\.|(?:\\p{L}\\.){2,}+"
                    + "|(?:(?:can|do|does|did|is|are|was|were|has|have|had|would|could|should|wo|must|need)(?=n[’']t\\b))|n[’']t\\b"
                    + "|[’'](?:s|re|ve|ll|d|m)\\b|\\p{L}[\\p{L}\\p{M}]*(?:-[\\p{L}\\d]++)*+|\\d++(?:[.,:]\\d++)*+(?:-\\p{L}++)*+(?:st|nd|rd|th|m|bn|pm|am)?|--|\\S",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern NO_END = Pattern.compile(
            "(?:^|[\\s(“\"])(?:Mr|Mrs|Ms|Dr|St|Gen|Sen|Rep|Gov|Col|Lt|Sgt|Prof|Rev|Hon|Jr|Sr|Maj|Capt|No|vs|e\\.g|i\\.e|\\p{Lu})\\.$");
    private static final Pattern END = Pattern.compile("[.!?…][”\"’')\\]]* +(?=[\\p{Lu}“\"‘'(\\d])");

    private final SentenceDetectorME sentences;
    private final POSTaggerME tagger;

    private Language(SentenceModel sentences, POSModel parts) {
        this.sentences = new SentenceDetectorME(sentences);
        this.tagger = new POSTaggerME(parts, POSTagFormat.UD);
    }

    static Language english() {
        return new Language(Models.SENTENCES_OF_ENGLISH, Models.PARTS_OF_ENGLISH);
    }

    /** Loaded once; models cannot be changed and may be shared between threads. */
    private static final class Models {
        private static final SentenceModel SENTENCES_OF_ENGLISH;
        private static final POSModel PARTS_OF_ENGLISH;

        static {
            try (InputStream one = open(SENTENCES);
                    InputStream other = open(PARTS)) {
                SENTENCES_OF_ENGLISH = new SentenceModel(one);
                PARTS_OF_ENGLISH = new POSModel(other);
            } catch (IOException e) {
                throw new UncheckedIOException("the models of English cannot be read", e);
            }
        }

        private static InputStream open(String name) throws IOException {
            InputStream in = Language.class.getResourceAsStream(name);
            if (in == null) {
                throw new IOException(name + " is not on the class path");
            }
            return in;
        }
    }

    /** The sentences of an article's story. */
    Reading read(Article article) {
        List<Sentence> out = new ArrayList<>();
        List<Boolean> unclosed = new ArrayList<>();
        for (int i = 0; i < article.blocks().size(); i++) {
            Block block = article.blocks().get(i);
            if (!block.isStory()) {
                unclosed.add(false);
                continue;
            }
            Quotes.Found quotes = Quotes.in(article.text(), block.place());
            unclosed.add(quotes.open());
            for (Span place : split(article.text(), block.place(), quotes.spans())) {
                out.add(sentence(article.text(), place, quotes.spans(), i, block.part() != Block.Part.PROSE));
            }
        }
        return new Reading(article, out, unclosed);
    }

    /**
     * An article's sentences.
     *
     * @param unclosed for every block whether its last quotation has no closing mark
     */
    record Reading(Article article, List<Sentence> sentences, List<Boolean> unclosed) {
        Reading {
            sentences = List.copyOf(sentences);
            unclosed = List.copyOf(unclosed);
        }

        /** Index of the first sentence that ends after a place; how many there are where none does. */
        int firstEndingAfter(int place) {
            int low = 0;
            int high = sentences.size();
            while (low < high) {
                int middle = (low + high) >>> 1;
                boolean before = sentences.get(middle).place().end() <= place;
                low = before ? middle + 1 : low;
                high = before ? high : middle;
            }
            return low;
        }
    }

    private List<Span> split(String text, Span block, List<Span> quotes) {
        String words = text.substring(block.begin(), block.end());
        java.util.TreeSet<Integer> cuts = new java.util.TreeSet<>();
        for (opennlp.tools.util.Span one : sentences.sentPosDetect(words)) {
            cuts.add(block.begin() + one.getStart());
        }
        Matcher end = END.matcher(words);
        while (end.find()) {
            cuts.add(block.begin() + end.end());
        }
        cuts.add(block.begin());
        cuts.removeIf(
                cut -> cut > block.begin() && (isInside(cut, quotes) || !endsBefore(text, block.begin(), cut, quotes)));
        List<Span> out = new ArrayList<>();
        List<Integer> begins = new ArrayList<>(cuts);
        for (int i = 0; i < begins.size(); i++) {
            int to = i + 1 < begins.size() ? begins.get(i + 1) : block.end();
            int last = to;
            while (last > begins.get(i) && Character.isWhitespace(text.charAt(last - 1))) {
                last--;
            }
            if (last > begins.get(i)) {
                out.add(new Span(begins.get(i), last));
            }
        }
        return out;
    }

    /** Index of the first quotation that ends after a place. */
    private static int firstEndingAfter(int place, List<Span> quotes) {
        int low = 0;
        int high = quotes.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            boolean before = quotes.get(middle).end() <= place;
            low = before ? middle + 1 : low;
            high = before ? high : middle;
        }
        return low;
    }

    private static boolean isInside(int cut, List<Span> quotes) {
        int first = firstEndingAfter(cut, quotes);
        return first < quotes.size() && quotes.get(first).begin() < cut;
    }

    /** Whether the words before a cut end as a sentence does; a quotation that asks or exclaims may go on after it. */
    private static boolean endsBefore(String text, int from, int cut, List<Span> quotes) {
        String before = text.substring(Math.max(from, cut - 12), cut).stripTrailing();
        if (NO_END.matcher(before).find() || !before.matches(".*[.!?…:][”\"’')\\]]*$")) {
            return false;
        }
        int end = cut;
        while (end > from && Character.isWhitespace(text.charAt(end - 1))) {
            end--;
        }
        int last = firstEndingAfter(end, quotes) - 1;
        boolean afterQuote = last >= 0 && quotes.get(last).end() == end;
        boolean asks = before.matches(".*[!?…][”\"’')]*$");
        boolean small = cut < text.length() && Character.isLowerCase(text.charAt(cut));
        return !(afterQuote && asks && (small || goesOnWithSpeaker(text, cut)));
    }

    private static boolean goesOnWithSpeaker(String text, int cut) {
        String after = text.substring(cut, Math.min(text.length(), cut + 120));
        return goesOnWithVerb(after)
                || after.matches(
                        "(?s)(?:\\p{Lu}[\\p{L}.’'-]*|[Tt]he|[Hh]e|[Ss]he|[Oo]ne|[Aa]n?)(?: [\\p{L}’'.-]+){0,9}? (?:said|asked|added|told|wrote|demanded|says|asks|shouted|cried|replied|answered|warned|argued|insisted|recalled|joked|exclaimed|explained|continued|tells|writes|noted|declared|stated)\\b(?! (?:down|it|both|them|nothing|the words|his name|her name)\\b).*");
    }

    /** "Tom Brandt grumbled.", "one of the nurses shot back from the door": a verb of speech that ends or turns to when and where. */
    private static boolean goesOnWithVerb(String after) {
        String[] words = after.split("\\s+");
        for (int i = 1; i < Math.min(words.length, 10); i++) {
            String word = words[i].toLowerCase(Locale.ROOT);
            String bare = word.replaceAll("[.,;:]+$", "");
            boolean speaks = Lexicon.PEOPLE.of(bare).stream()
                    .anyMatch(e -> e.takesClause()
                            && e.particle() == null
                            && !e.lemma().equals(bare));
            boolean ends = !bare.equals(word)
                    || i + 1 < words.length
                            && words[i + 1].matches(
                                    "(?:in|on|at|to|from|with|after|before|when|as|while|again|\\p{L}+ly|reporters|him|her|them)[.,;:]?");
            if (speaks) {
                return ends;
            }
            if (!bare.equals(word)) {
                return false;
            }
        }
        return false;
    }

    private Sentence sentence(String text, Span place, List<Span> quotes, int block, boolean heading) {
        List<Token> all = tokens(text, place);
        List<Token> outside = new ArrayList<>();
        List<List<Token>> inside = new ArrayList<>();
        int i = 0;
        for (int q = firstEndingAfter(place.begin(), quotes);
                q < quotes.size() && quotes.get(q).begin() < place.end();
                q++) {
            Span quote = quotes.get(q);
            while (i < all.size() && all.get(i).from() < quote.begin()) {
                outside.add(all.get(i++));
            }
            List<Token> inner = new ArrayList<>();
            while (i < all.size() && all.get(i).from() < quote.end()) {
                inner.add(all.get(i++));
            }
            outside.add(new Token(
                    quote.begin(), quote.end(), text.substring(quote.begin(), quote.end()), "\u201c", Token.QUOTE));
            inside.add(inner);
        }
        outside.addAll(all.subList(i, all.size()));
        return new Sentence(place, outside, inside, block, heading);
    }

    /** In pieces: the tagger's time grows with the square of a sentence's length. */
    private String[] tags(String[] words) {
        String[] out = new String[words.length];
        for (int from = 0; from < words.length; from += PIECE) {
            String[] piece = Arrays.copyOfRange(words, from, Math.min(words.length, from + PIECE));
            System.arraycopy(tagger.tag(piece), 0, out, from, piece.length);
        }
        return out;
    }

    private List<Token> tokens(String text, Span place) {
        List<int[]> places = new ArrayList<>();
        List<String> words = new ArrayList<>();
        Matcher word = WORD.matcher(text).region(place.begin(), place.end());
        while (word.find()) {
            if (!word.group().isBlank()) {
                places.add(new int[] {word.start(), word.end()});
                words.add(word.group());
            }
        }
        String[] plain = words.stream()
                .map(w -> w.replace('’', '\'')
                        .replace('‘', '\'')
                        .replace('“', '"')
                        .replace('”', '"'))
                .toArray(String[]::new);
        String[] tags = tags(plain);
        List<Token> out = new ArrayList<>();
        for (int i = 0; i < plain.length; i++) {
            String lower = plain[i].toLowerCase(Locale.ROOT);
            out.add(new Token(places.get(i)[0], places.get(i)[1], words.get(i), lower, Tags.mended(plain, tags, i)));
        }
        return out;
    }
}
