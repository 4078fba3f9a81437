package org.parley.evidence.article;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.parley.evidence.article.Block.Part;
import org.parley.evidence.intake.Span;

/**
 * Words of the story that a page sets in a box a second time. They are told by standing in the story word for word, within
 * a longer paragraph; the line that names their speaker goes with them. Headings are left alone, and so is what stands
 * before the first paragraph.
 */
final class PullQuotes {

    private static final int FEWEST_WORDS = 5;
    private static final int MOST_WORDS = 60;

    /** "“...” – Ilse Maren, nurse": the name after the words. */
    private static final Pattern SIGNED = Pattern.compile("\\s?[–—-]{1,3}+\\s?\\p{Lu}[\\p{L} .,'’-]{2,80}$");

    /** A line of its own with the name: "– Ilse Maren, nurse", "Ilse Maren, nurse". */
    private static final Pattern SIGNATURE = Pattern.compile(
            "^(?:[–—-]{1,3}+ ?)?\\p{Lu}[\\p{L}.'’-]++(?: (?:(?:de|van|von|al|der) )?\\p{Lu}[\\p{L}.'’-]++){1,3}(?:, [^.!?“”]{2,60})?$");

    private static final Pattern ENDED = Pattern.compile("[.!?…][”\"’'»]?$");
    private static final Pattern GAP = Pattern.compile("…|\\.\\.\\.|\\[[^\\]]{0,200}+\\]");
    private static final Pattern APOSTROPHE = Pattern.compile("[’'](?=\\p{L})");
    private static final Pattern NO_WORD = Pattern.compile("[^\\p{L}\\d]+");

    private final String text;
    private final List<Block> blocks;
    private @Nullable Paragraphs paragraphs;

    private PullQuotes(String text, List<Block> blocks) {
        this.text = text;
        this.blocks = blocks;
    }

    /** The same blocks, with pull quotes as furniture. */
    static List<Block> leftOut(String text, List<Block> blocks) {
        return new PullQuotes(text, blocks).leftOut();
    }

    private List<Block> leftOut() {
        List<Block> out = new ArrayList<>();
        boolean begun = false;
        boolean pulled = false;
        for (int i = 0; i < blocks.size(); i++) {
            Block block = blocks.get(i);
            boolean box = block.reason() == Furniture.OTHER;
            boolean signs = pulled
                    && block.part() != Part.TITLE
                    && SIGNATURE.matcher(words(block.place())).find();
            pulled = begun && (block.isStory() && block.part() != Part.TITLE || box) && isRepeated(i);
            boolean drop = pulled || signs && (block.isStory() || box);
            out.add(drop ? Block.furniture(block.place(), Furniture.PULL_QUOTE) : block);
            begun |= block.part() == Part.PROSE;
        }
        return out;
    }

    /** Whether the words of a block stand again, piece by piece, in a longer paragraph of the story. */
    private boolean isRepeated(int index) {
        String own = words(blocks.get(index).place());
        if (!isQuotation(own)) {
            return false;
        }
        List<String> pieces = Arrays.stream(GAP.split(SIGNED.matcher(own).replaceFirst("")))
                .map(PullQuotes::plain)
                .filter(piece -> !piece.isBlank())
                .toList();
        long count = pieces.stream().mapToLong(PullQuotes::countWords).sum();
        if (count < FEWEST_WORDS || count > MOST_WORDS) {
            return false;
        }
        return paragraphs().with(pieces, index, count);
    }

    /** Made only when a block looks like a pull quote. */
    private Paragraphs paragraphs() {
        Paragraphs made = paragraphs;
        if (made == null) {
            made = new Paragraphs();
            for (int i = 0; i < blocks.size(); i++) {
                if (blocks.get(i).part() == Part.PROSE) {
                    made.add(i, plain(words(blocks.get(i).place())));
                }
            }
            paragraphs = made;
        }
        return made;
    }

    /** The paragraphs of prose by the words in them, so that a repeated one is looked for only where its words stand. */
    private static final class Paragraphs {

        private record Paragraph(int block, String plain, long words) {}

        private final Map<String, List<Paragraph>> byWord = new HashMap<>();

        void add(int block, String plain) {
            Paragraph paragraph = new Paragraph(block, " " + plain + " ", countWords(plain));
            for (String word : new HashSet<>(Arrays.asList(plain.split(" ")))) {
                byWord.computeIfAbsent(word, w -> new ArrayList<>()).add(paragraph);
            }
        }

        /** Whether some pieces of so many words all stand in a longer paragraph than that, other than their own. */
        boolean with(List<String> pieces, int own, long count) {
            List<Paragraph> fewest = pieces.stream()
                    .flatMap(piece -> Arrays.stream(piece.split(" ")))
                    .map(word -> byWord.getOrDefault(word, List.of()))
                    .min(Comparator.comparingInt(List::size))
                    .orElse(List.of());
            return fewest.stream()
                    .filter(other -> other.block != own && other.words > count)
                    .anyMatch(other -> pieces.stream().allMatch(piece -> other.plain.contains(" " + piece + " ")));
        }
    }

    /** In quotation marks, or a sentence to its end: a crosshead of a few words is neither. */
    private static boolean isQuotation(String words) {
        return !words.isEmpty() && "“\"‘'«„".indexOf(words.charAt(0)) >= 0
                || ENDED.matcher(words).find();
    }

    private String words(Span place) {
        return text.substring(place.begin(), place.end()).strip();
    }

    private static long countWords(String plain) {
        return Arrays.stream(plain.split(" ")).filter(w -> !w.isEmpty()).count();
    }

    /** Letters and digits in lower case, one blank between words. */
    private static String plain(String words) {
        String joined = APOSTROPHE.matcher(words.toLowerCase(Locale.ROOT)).replaceAll("");
        return NO_WORD.matcher(joined).replaceAll(" ").strip();
    }
}
