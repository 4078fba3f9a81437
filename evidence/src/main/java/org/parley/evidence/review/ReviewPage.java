package org.parley.evidence.review;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.parley.evidence.article.Article;
import org.parley.evidence.article.Block;
import org.parley.evidence.article.Furniture;
import org.parley.evidence.intake.Span;
import org.parley.evidence.speech.Utterance;

/** A page with the spans of each document beside its proposals; no script, nothing from elsewhere. */
public final class ReviewPage {

    private static final String STYLE = "body{font:16px/1.5 serif;max-width:76rem;margin:2rem auto;padding:0 1rem}"
            + ".document{display:grid;grid-template-columns:1fr 1fr;gap:0 2rem;margin-bottom:3rem}h1{grid-column:1/-1}"
            + "@media(max-width:60rem){.document{display:block}}h1,h2{font-size:1.2rem}mark{background:#fff3c4}mark.source{background:#d7e8f7}mark.cue{background:#e7e3f4}"
            + ".furniture{color:#666;font-size:.85rem}pre{white-space:pre-wrap;font:inherit;border-left:3px solid #888;padding-left:.7rem}";

    private ReviewPage() {}

    /** One section for each document, in their order. */
    public static String of(List<Reading> readings) {
        String first = readings.isEmpty() ? "" : name(readings.getFirst());
        String title = readings.size() == 1 ? first : readings.size() + " documents";
        StringBuilder out = new StringBuilder(
                "<!doctype html>\n<html lang=\"en\"><head><meta charset=\"utf-8\"><meta name=\"viewport\" content=\"width=device-width\">"
                        + "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\"><title>"
                        + title + "</title><style>" + STYLE + "</style></head><body><main>\n");
        for (int i = 0; i < readings.size(); i++) {
            section(out, readings.get(i), readings.size() == 1 ? "" : "d" + (i + 1) + "-");
        }
        return out.append("</main></body></html>\n").toString();
    }

    private static String name(Reading reading) {
        return escaped(reading.article().document().name());
    }

    /** @param prefix of the ids of its proposals, which are counted from the beginning of each document */
    private static void section(StringBuilder out, Reading reading, String prefix) {
        Article article = reading.article();
        out.append("<section class=\"document\"><h1>").append(name(reading)).append("</h1>\n");
        out.append("<div><h2>The article</h2>\n");
        @Nullable String[] marks = marks(article, reading.said());
        for (Block block : article.blocks()) {
            Furniture reason = block.reason();
            if (reason != null) {
                out.append("<p class=\"furniture\">[")
                        .append(escaped(reason.meaning()))
                        .append("] ")
                        .append(escaped(article.words(block.place())))
                        .append("</p>\n");
            } else {
                out.append("<p>");
                marked(out, article, block, marks);
                out.append("</p>\n");
            }
        }
        out.append("</div><div><h2>Proposals</h2>\n");
        reading.changes()
                .forEach(change -> out.append("<pre id=\"")
                        .append(prefix)
                        .append(change.id())
                        .append("\">")
                        .append(escaped(change.id() + "  " + ReviewText.words(change)))
                        .append("</pre>\n"));
        out.append("</div></section>\n");
    }

    /** What each character of the article is to a report of speech; null where it is nothing. */
    private static @Nullable String[] marks(Article article, List<Utterance> said) {
        @Nullable String[] of = new @Nullable String[article.text().length()];
        said.forEach(u -> u.content().forEach(c -> fill(of, c, "content")));
        said.stream().sorted(Comparator.comparing(Utterance::id)).forEach(u -> {
            fill(of, u.source(), "source");
            fill(of, u.cue(), "cue");
        });
        return of;
    }

    private static void fill(@Nullable String[] of, @Nullable Span place, String mark) {
        if (place != null) {
            Arrays.fill(of, place.begin(), place.end(), mark);
        }
    }

    private static void marked(StringBuilder out, Article article, Block block, @Nullable String[] of) {
        int i = block.place().begin();
        while (i < block.place().end()) {
            int k = i;
            while (k < block.place().end() && Objects.equals(of[k], of[i])) {
                k++;
            }
            String words = escaped(article.text().substring(i, k));
            out.append(of[i] == null ? words : "<mark class=\"" + of[i] + "\">" + words + "</mark>");
            i = k;
        }
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
