package org.parley.evidence.article;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.parley.evidence.intake.Document;
import org.parley.evidence.intake.Span;

/**
 * A document whose story is told from its furniture.
 *
 * @param blocks in the order of the text, not overlapping
 * @param outlets the outlets that it passed through, the origin first
 */
public record Article(Document document, List<Block> blocks, List<String> outlets) {

    public Article {
        blocks = List.copyOf(blocks);
        outlets = List.copyOf(outlets);
    }

    /** All text, story and furniture. */
    public String text() {
        return document.text().text();
    }

    public String words(Span characters) {
        return text().substring(characters.begin(), characters.end());
    }

    public List<Block> story() {
        return blocks.stream().filter(Block::isStory).toList();
    }

    public List<Block> furniture() {
        return blocks.stream().filter(block -> !block.isStory()).toList();
    }

    /** The words of all furniture with a reason. */
    public List<String> furniture(Furniture reason) {
        return blocks.stream()
                .filter(block -> block.reason() == reason)
                .map(block -> words(block.place()))
                .distinct()
                .toList();
    }

    /**
     * The same article with passages of furniture brought back into the story.
     *
     * @param numbers places in {@link #furniture()}, counted from 1
     * @throws IllegalArgumentException where there is no such passage
     */
    public Article bringBack(Collection<Integer> numbers) {
        List<Block> dropped = furniture();
        List<Block> changed = new ArrayList<>(blocks);
        for (int number : numbers) {
            if (number < 1 || number > dropped.size()) {
                throw new IllegalArgumentException("no passage " + number + " was left out");
            }
            Block block = dropped.get(number - 1);
            changed.set(changed.indexOf(block), Block.story(block.place(), Block.Part.PROSE));
        }
        return new Article(document, changed, outlets);
    }
}
