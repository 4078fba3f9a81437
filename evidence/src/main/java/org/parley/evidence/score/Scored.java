package org.parley.evidence.score;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.parley.evidence.article.Article;
import org.parley.evidence.article.ArticleReader;
import org.parley.evidence.intake.Intake;
import org.parley.evidence.intake.UnreadableException;
import org.parley.evidence.speech.Extractor;
import org.parley.evidence.speech.Utterance;

/** Scores an extractor on gold files that lie beside their documents. */
public final class Scored {

    private Scored() {}

    /** The score of one gold file, or of all in a folder. */
    public static Score of(Path gold, Extractor extractor) {
        if (!Files.isDirectory(gold)) {
            return one(gold, gold.resolveSibling(read(gold).document()), extractor);
        }
        Score sum = Score.NONE;
        for (Path file : golds(gold)) {
            sum = sum.plus(one(file, file.resolveSibling(read(file).document()), extractor));
        }
        if (sum.documents() == 0) {
            throw new UnreadableException(gold + ": this folder holds no file that ends in .gold.json.");
        }
        return sum;
    }

    /** The score of one document against a gold file that lies elsewhere. */
    public static Score one(Path goldFile, Path document, Extractor extractor) {
        Gold gold = read(goldFile);
        byte[] bytes = bytes(document);
        if (!Intake.sha256(bytes).equals(gold.sha256())) {
            throw new UnreadableException(document + ": this is not the document that " + goldFile
                    + " was made for (its checksum differs). Its spans would point elsewhere.");
        }
        Article article =
                ArticleReader.read(Intake.read(bytes, document.toString()).getFirst());
        List<Utterance> found = extractor.extract(article);
        return Score.of(gold, article, found, bytes);
    }

    private static Gold read(Path file) {
        return Gold.read(new String(bytes(file), StandardCharsets.UTF_8), file.toString());
    }

    private static byte[] bytes(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new UnreadableException(file + ": this cannot be read. Is it there, and may you read it?");
        }
    }

    private static List<Path> golds(Path folder) {
        try (Stream<Path> all = Files.list(folder)) {
            return all.filter(f -> f.toString().endsWith(".gold.json")).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
