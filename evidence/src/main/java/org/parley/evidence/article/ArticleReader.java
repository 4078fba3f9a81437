package org.parley.evidence.article;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.parley.evidence.article.Block.Part;
import org.parley.evidence.intake.Document;
import org.parley.evidence.intake.Document.Format;
import org.parley.evidence.intake.Passage;
import org.parley.evidence.intake.Passage.Mark;
import org.parley.evidence.intake.Span;

/** Tells the story of a document from its furniture. */
public final class ArticleReader {

    private static final Pattern SENTENCE_END = Pattern.compile("[.!?…:;][”\"’')\\]]*$");
    private static final Pattern NOTES = Pattern.compile(
            "^(?:notes? (?:to|for) (?:the |our )?(?:editors?|desks?|newsrooms?|subscribers|clients|readers)|background notes?|media contacts?|press contacts?|contacts?|about the|about us)\\b.{0,40}$",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern ITEM = Pattern.compile("^(?:[-–•*·▪]|\\d{1,2}[.):]?) ");
    private static final int SHORT = 90;

    private final Document document;
    private final String text;
    private final List<Block> blocks = new ArrayList<>();
    private final Map<String, Integer> times = new HashMap<>();
    private final Set<Part> parts = EnumSet.noneOf(Part.class);
    /** The words of all furniture so far. */
    private final Set<String> left = new HashSet<>();

    private boolean ended;
    /** Whether a line like "Most read" has opened a list of links that goes on. */
    private boolean listing;

    private ArticleReader(Document document) {
        this.document = document;
        this.text = document.text().text();
    }

    public static Article read(Document document) {
        ArticleReader reader = new ArticleReader(document);
        reader.sort();
        List<Block> blocks = PullQuotes.leftOut(reader.text, reader.blocks);
        return new Article(document, blocks, Outlets.of(document, blocks));
    }

    private void sort() {
        List<Passage> passages = document.passages();
        passages.forEach(p -> times.merge(document.words(p), 1, Integer::sum));
        int first = first(passages);
        int last = last(passages);
        @Nullable Furniture before = null;
        for (int i = 0; i < passages.size(); i++) {
            Passage passage = passages.get(i);
            int from = blocks.size();
            if (document.format() == Format.HTML) {
                onPage(passage, i, first, last, before);
            } else {
                inText(passage, i, before);
            }
            before = blocks.size() > from ? blocks.getLast().reason() : before;
        }
    }

    /** The first passage of the main content. */
    private int first(List<Passage> passages) {
        for (int i = 0; i < passages.size(); i++) {
            if (passages.get(i).kept() && passages.get(i).mark() == null && isProse(document.words(passages.get(i)))) {
                return i;
            }
        }
        return 0;
    }

    private int last(List<Passage> passages) {
        for (int i = passages.size() - 1; i >= 0; i--) {
            if (passages.get(i).kept() && passages.get(i).mark() == null) {
                return i;
            }
        }
        return passages.size() - 1;
    }

    private void onPage(Passage passage, int index, int first, int last, @Nullable Furniture before) {
        Span place = new Span(passage.from(), passage.to());
        String words = document.words(passage);
        Mark mark = passage.mark();
        if (mark != null && mark != Mark.TITLE && mark != Mark.HEADING) {
            Furniture said = LineClassifier.reason(words).orElse(meant(mark));
            add(Block.furniture(place, mark == Mark.CREDIT || mark == Mark.CAPTION ? meant(mark) : said));
            return;
        }
        Optional<Furniture> reason = reason(words, passage.links() < 0.3 && isProse(words));
        if (mark == Mark.TITLE) {
            listing = false;
            boolean title = index <= last && !has(Part.TITLE);
            add(title ? Block.story(place, Part.TITLE) : Block.furniture(place, Furniture.NAVIGATION));
        } else if (reason.isPresent()) {
            add(Block.furniture(place, reason.get()));
            boolean end = reason.get() == Furniture.WIRE_TAIL || reason.get() == Furniture.COMMENT_RULES;
            ended |= end && has(Part.PROSE) && index > document.passages().size() / 3;
        } else if (isCaption(words, before, index)) {
            add(Block.furniture(place, Furniture.CAPTION));
        } else if (ended) {
            add(Block.furniture(place, before == Furniture.COMMENT_RULES ? Furniture.COMMENT_RULES : Furniture.OTHER));
        } else if (mark == Mark.HEADING) {
            boolean inside = index > first && index < last || passage.kept();
            add(inside ? Block.story(place, Part.HEADING) : Block.furniture(place, Furniture.NAVIGATION));
        } else if (passage.links() > 0.6 || !passage.kept() && !isRescued(passage, index, first, last)) {
            add(Block.furniture(
                    place, passage.links() > 0.3 || words.length() < SHORT ? Furniture.NAVIGATION : Furniture.OTHER));
        } else {
            prose(place, words);
        }
    }

    /** What a line is, where its words or a list of links that it stands in show it. */
    private Optional<Furniture> reason(String words, boolean prose) {
        Optional<Furniture> said = LineClassifier.reason(words);
        // Above the story a line that is no item may be its title.
        boolean begun = has(Part.PROSE);
        listing = LineClassifier.opensList(words) || listing && (said.isPresent() || isItem(words) || begun && !prose);
        return said.isPresent() || !listing ? said : Optional.of(Furniture.NAVIGATION);
    }

    private static boolean isItem(String words) {
        return words.length() < SHORT && ITEM.matcher(words).find();
    }

    /** What the extractor left out although it stands amid the story and reads as one. */
    private boolean isRescued(Passage passage, int index, int first, int last) {
        boolean title = has(Part.TITLE);
        boolean amid = index > first && index < last || title && index < first && first - index <= 3;
        return amid && passage.links() < 0.3 && isProse(document.words(passage));
    }

    private void inText(Passage passage, int index, @Nullable Furniture before) {
        Span place = new Span(passage.from(), passage.to());
        String words = document.words(passage);
        List<int[]> markup = LineClassifier.markup(words);
        if (!markup.isEmpty() && passage.mark() == null && document.format() == Format.PLAIN) {
            scraped(place, words, markup);
            return;
        }
        Optional<Furniture> reason = reason(words, isProse(words));
        if (NOTES.matcher(words).find() && index > document.passages().size() / 3) {
            reason = Optional.of(Furniture.OTHER);
        }
        if (reason.isPresent()) {
            add(Block.furniture(place, reason.get()));
            boolean tail =
                    reason.get() == Furniture.WIRE_TAIL || NOTES.matcher(words).find();
            ended |= tail && index > document.passages().size() / 3;
            // Under the count of comments come the comments.
            ended |= reason.get() == Furniture.COMMENT_RULES
                    && index * 2 > document.passages().size();
        } else if (isCaption(words, before, index)) {
            add(Block.furniture(place, Furniture.CAPTION));
        } else if (ended) {
            add(Block.furniture(place, Furniture.OTHER));
        } else if (isProse(words)) {
            prose(place, words);
        } else {
            add(Block.story(
                    place, !has(Part.TITLE) && !has(Part.HEADING) && !has(Part.PROSE) ? Part.TITLE : Part.HEADING));
        }
    }

    /** Words that stand twice, or were furniture before, beside a credit. */
    private boolean isCaption(String words, @Nullable Furniture before, int index) {
        if (times.getOrDefault(words, 1) <= 1 && !left.contains(words)) {
            return false;
        }
        return before == Furniture.CREDIT
                || before == Furniture.TAG
                || before == Furniture.CAPTION
                || isCredit(index + 1);
    }

    private boolean isCredit(int index) {
        List<Passage> passages = document.passages();
        return index < passages.size()
                && LineClassifier.reason(document.words(passages.get(index)))
                        .filter(reason -> reason == Furniture.CREDIT)
                        .isPresent();
    }

    private boolean has(Part part) {
        return parts.contains(part);
    }

    private void add(Block block) {
        blocks.add(block);
        parts.add(block.part());
        if (!block.isStory()) {
            left.add(text.substring(block.place().begin(), block.place().end()));
        }
    }

    /** A line with markup left in it: the tags apart, and between them a credit and a caption. */
    private void scraped(Span place, String words, List<int[]> markup) {
        int done = 0;
        for (int[] tag : markup) {
            piece(place.begin() + done, words.substring(done, tag[0]));
            add(Block.furniture(new Span(place.begin() + tag[0], place.begin() + tag[1]), Furniture.TAG));
            done = tag[1];
        }
        piece(place.begin() + done, words.substring(done));
    }

    private void piece(int from, String words) {
        String bare = words.strip();
        if (bare.isEmpty()) {
            return;
        }
        int begin = from + words.indexOf(bare);
        Furniture reason = LineClassifier.reason(bare).orElse(Furniture.CAPTION);
        add(Block.furniture(new Span(begin, begin + bare.length()), reason));
    }

    private void prose(Span place, String words) {
        int dateline = has(Part.PROSE) ? 0 : LineClassifier.dateline(words);
        if (dateline > 0) {
            int end = words.substring(0, dateline).stripTrailing().length();
            add(Block.furniture(new Span(place.begin(), place.begin() + end), Furniture.DATELINE));
        }
        if (place.begin() + dateline < place.end()) {
            add(Block.story(new Span(place.begin() + dateline, place.end()), Part.PROSE));
        }
    }

    private static boolean isProse(String words) {
        return words.length() >= SHORT
                || SENTENCE_END.matcher(words).find() && words.indexOf(' ') > 0 && !words.endsWith("?")
                || words.contains("“") && words.contains("”") && words.length() > SHORT / 2;
    }

    private static Furniture meant(Mark mark) {
        return switch (mark) {
            case CAPTION -> Furniture.CAPTION;
            case CREDIT -> Furniture.CREDIT;
            case BYLINE -> Furniture.BYLINE;
            case COMMENTS -> Furniture.COMMENT_RULES;
            case NAVIGATION -> Furniture.NAVIGATION;
            case ASIDE -> Furniture.OTHER;
            case FOOT -> Furniture.NAVIGATION;
            case TITLE, HEADING -> throw new IllegalArgumentException(mark + " is no furniture");
        };
    }
}
