package org.parley.evidence.article;

import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.parley.evidence.article.Block.Part;
import org.parley.evidence.intake.Intake;

/**
 * The words of a story as one short mark: a copy of it on another page, between other furniture and under another title,
 * has the same. It is kept in the note of a source, as {@code text 0123456789abcdef}, so that a reprint is known again when
 * the first copy is no longer at hand.
 */
public final class Fingerprint {

    private static final int LENGTH = 16;

    private Fingerprint() {}

    /**
     * The first 16 hexadecimal digits of the sha256 of the story's words: letters and digits alone, in lower case, joined
     * by one blank each. Titles and headings count only where there is nothing else.
     */
    public static String of(Article article) {
        List<Block> prose =
                article.story().stream().filter(b -> b.part() == Part.PROSE).toList();
        String text = (prose.isEmpty() ? article.story() : prose)
                .stream().map(block -> article.words(block.place())).collect(Collectors.joining(" "));
        String words = Arrays.stream(Normalizer.normalize(text, Normalizer.Form.NFC)
                        .toLowerCase(Locale.ROOT)
                        .split("[^\\p{L}\\p{N}]+"))
                .filter(word -> !word.isEmpty())
                .collect(Collectors.joining(" "));
        return Intake.sha256(words.getBytes(StandardCharsets.UTF_8)).substring(0, LENGTH);
    }
}
