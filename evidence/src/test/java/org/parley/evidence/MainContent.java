package org.parley.evidence;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import net.dankito.readability4j.Readability4J;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.parley.evidence.article.Article;
import org.parley.evidence.article.ArticleReader;
import org.parley.evidence.intake.Intake;
import org.parley.evidence.intake.Span;
import org.parley.evidence.score.Gold;

/**
 * How much of a page's article is found, and how much else: by Parley, and by Readability4J alone.
 *
 * <p>The gold is what a browser shows of the page less what was annotated as furniture; the headline belongs to it. Words
 * are counted without their places: each word of the gold can be found as often as it stands there.
 */
record MainContent(String document, Share ours, Share theirs) {

    /** Of the words that were found, and of the words that were to be found, 0 to 1. */
    record Share(double precision, double recall) {

        double f1() {
            return precision + recall == 0 ? 0 : 2 * precision * recall / (precision + recall);
        }

        static Share of(List<String> gold, List<String> found) {
            Map<String, Integer> left = new HashMap<>();
            gold.forEach(word -> left.merge(word, 1, Integer::sum));
            long shared = found.stream()
                    .filter(word -> left.merge(word, -1, Integer::sum) >= 0)
                    .count();
            return new Share(shared / (double) Math.max(1, found.size()), shared / (double) Math.max(1, gold.size()));
        }

        static Share mean(List<Share> all) {
            return new Share(
                    all.stream().mapToDouble(Share::precision).average().orElse(0),
                    all.stream().mapToDouble(Share::recall).average().orElse(0));
        }
    }

    /** All HTML documents of a folder that have a gold file, by name. */
    static List<MainContent> of(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".html"))
                    .sorted()
                    .map(file -> of(file, gold(file)))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A text as the page in which each of its lines is a paragraph, since Readability4J reads pages only. */
    static MainContent ofText(String name, Path text, Gold gold) {
        String page = lines(blanked(read(text), List.of()));
        List<String> wanted = words(blanked(read(text), gold.furniture()));
        return new MainContent(name, Share.of(wanted, words(ours(page))), Share.of(wanted, words(theirs(page))));
    }

    private static String lines(String text) {
        return "<html><body>"
                + text.lines()
                        .filter(line -> !line.isBlank())
                        .map(line -> "<p>" + line + "</p>")
                        .collect(Collectors.joining("\n"))
                + "</body></html>";
    }

    private static MainContent of(Path file, Gold gold) {
        String page = blanked(read(file), List.of());
        List<String> wanted = words(shown(blanked(read(file), gold.furniture())));
        return new MainContent(
                file.getFileName().toString(),
                Share.of(wanted, words(ours(page))),
                Share.of(wanted, words(theirs(page))));
    }

    /** What a browser would show of a page. */
    static String shown(String html) {
        Document page = Jsoup.parse(html);
        page.select("script, style, noscript, template, button").remove();
        return page.body().text();
    }

    static String ours(String html) {
        Article article = ArticleReader.read(
                Intake.read(html.getBytes(StandardCharsets.UTF_8), "page.html").getFirst());
        return article.story().stream().map(b -> article.words(b.place())).collect(Collectors.joining("\n"));
    }

    /** Its text, under its title where the text does not begin with it: Readability4J gives the headline apart. */
    static String theirs(String html) {
        var article = new Readability4J("http://document.invalid/", html).parse();
        Element content = article.getArticleContent();
        String text = content == null ? "" : content.text();
        String title = article.getTitle() == null ? "" : article.getTitle().strip();
        return text.startsWith(title) ? text : title + "\n" + text;
    }

    static Gold gold(Path document) {
        Path file = Path.of(document.toString().replaceFirst("\\.[a-z]+$", ".gold.json"));
        return Gold.read(new String(read(file), StandardCharsets.UTF_8), file.toString());
    }

    /** A document with some of its bytes made blank. */
    private static String blanked(byte[] bytes, List<Span> away) {
        byte[] left = bytes.clone();
        away.forEach(span -> Arrays.fill(left, span.begin(), span.end(), (byte) ' '));
        return new String(left, StandardCharsets.UTF_8);
    }

    private static List<String> words(String text) {
        List<String> out = new ArrayList<>(List.of(text.toLowerCase(Locale.ROOT).split("[^\\p{L}\\p{N}]+")));
        out.removeIf(String::isEmpty);
        return out;
    }

    private static byte[] read(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
