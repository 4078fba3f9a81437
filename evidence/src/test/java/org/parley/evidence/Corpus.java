package org.parley.evidence;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.parley.evidence.article.Article;
import org.parley.evidence.article.ArticleReader;
import org.parley.evidence.intake.Intake;
import org.parley.evidence.speech.Extractor;
import org.parley.evidence.speech.RuleExtractor;
import org.parley.evidence.speech.Utterance;

/** Documents for tests. */
final class Corpus {

    static final Path FOLDER = Path.of("evidence/src/test/resources/corpus");
    static final Path SEED_GOLD = FOLDER.resolve("seed.gold.json");
    static final Extractor RULES = new RuleExtractor();

    private Corpus() {}

    /** The seed article, where this machine has it. */
    static Optional<Path> seed() {
        Path folder = Path.of("../shared/seed");
        if (!Files.isDirectory(folder)) {
            return Optional.empty();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(f -> f.toString().endsWith(".txt")).findFirst();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Article article(String text) {
        return ArticleReader.read(
                Intake.read(text.getBytes(StandardCharsets.UTF_8), "text.txt").getFirst());
    }

    static List<Utterance> said(String text) {
        return RULES.extract(article(text));
    }
}
