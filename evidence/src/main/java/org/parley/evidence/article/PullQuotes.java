package org.parley.evidence.article;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
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
    private static final Pattern SIGNED = Pattern.compile("\\s*[–—-]+\\s*\\p{Lu}[\\p{L} .,'’-]{2,80}$");

    /** A line of its own with the name: "– Ilse Maren, nurse", "Ilse Maren, nurse". */
    private static final Pattern SIGNATURE = Pattern.compile(
            "^(?:[–—-]+ ?)?\\p{Lu}[\\p{L}.'’-]+(?: (?:(?:de|van|von|al|der) )?\\p{Lu}[\\p{L}.'’-]+){1,3}(?:, [^.!?“”]{2,60})?$");

    private final String text;
    private final List<Block> blocks;

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
        List<String> pieces = Arrays.stream(SIGNED.matcher(own).replaceFirst("").split("…|\\.\\.\\.|\\[[^\\]]*\\]"))
                .map(PullQuotes::plain)
                .filter(piece -> !piece.isBlank())
                .toList();
        long count = pieces.stream().mapToLong(PullQuotes::countWords).sum();
        if (count < FEWEST_WORDS || count > MOST_WORDS) {
            return false;
        }
        for (int i = 0; i < blocks.size(); i++) {
            Block other = blocks.get(i);
            String whole = i == index || other.part() != Part.PROSE ? "" : " " + plain(words(other.place())) + " ";
            if (countWords(whole) > count && pieces.stream().allMatch(piece -> whole.contains(" " + piece + " "))) {
                return true;
            }
        }
        return false;
    }

    /** In quotation marks, or a sentence to its end: a crosshead of a few words is neither. */
    private static boolean isQuotation(String words) {
        return words.matches("(?s)^[“\"‘'«„].*") || words.matches("(?s).*[.!?…][”\"’'»]?$");
    }

    private String words(Span place) {
        return text.substring(place.begin(), place.end()).strip();
    }

    private static long countWords(String plain) {
        return Arrays.stream(plain.split(" ")).filter(w -> !w.isEmpty()).count();
    }

    /** Letters and digits in lower case, one blank between words. */
    private static String plain(String words) {
        return words.toLowerCase(Locale.ROOT)
                .replaceAll("[’'](?=\\p{L})", "")
                .replaceAll("[^\\p{L}\\d]+", " ")
                .strip();
    }
}
